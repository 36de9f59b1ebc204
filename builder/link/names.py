"""One namespace for the agents, places and sources of the whole site, wherever they are declared."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from builder.diagnostics import Diagnostic, Related, Span
from builder.model import codes
from builder.model.article import Telling
from builder.model.shorthand import Written, nearest
from builder.model.slug import to_slug
from builder.model.timeline import KnownAgent, KnownPlace, Topic
from builder.model.url import hint_for_address, is_web_address
from builder.model.written import Agent, Place, Source, Text

ID = re.compile(r"[a-z][a-z0-9-]*")
N = TypeVar("N", Agent, Place, Source)


@dataclass(slots=True)
class Names:
    """The site's names while they are gathered. `maybe` are ids that a file we could not read may declare."""

    maybe: frozenset[str] = frozenset()
    agents: dict[str, KnownAgent] = field(default_factory=dict)
    places: dict[str, KnownPlace] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    declared: dict[str, tuple[Span, object]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)  # an agent's name to its key
    place_labels: dict[str, str] = field(default_factory=dict)  # a place's name to its key
    faults: list[Diagnostic] = field(default_factory=list)

    def agent(self, written: Text, slug: str) -> str | None:
        """Find the key of an agent that a sidecar of the article `slug` names; None when nothing declares it."""
        local = f"{slug}--{written.value}"
        if local in self.agents:
            return local
        if is_name(written.value):
            key = self.labels.get(written.value) or free_key(written.value, self.agents)
            self.agents.setdefault(key, KnownAgent(key, written.value, is_named=True))
            return key
        if ID.fullmatch(written.value) and written.value in self.agents:
            return written.value
        self.unknown(written, "agent", self.agents)
        return None

    def place(self, written: Text) -> str | None:
        """Find the key of a place; None when nothing declares it."""
        if is_name(written.value):
            key = self.place_labels.get(written.value) or free_key(written.value, self.places)
            self.places.setdefault(key, KnownPlace(key, written.value))
            return key
        if ID.fullmatch(written.value) and written.value in self.places:
            return written.value
        self.unknown(written, "place", self.places)
        return None

    def topic(self, written: Text) -> str:
        """Find the key of a topic. Topics are not declared: any word is one."""
        key = to_slug(written.value)
        self.topics.setdefault(key, Topic(key, written.value))
        return key

    def unknown(self, written: Text, what: str, known: dict[str, Any]) -> None:
        """Say WH601, with the nearest id."""
        if written.value in self.maybe:
            return
        near = nearest(written.value, [key for key in known if ID.fullmatch(key)])
        hint = f"declare it under `{what}s:`, or write a name with a capital letter"
        if any(key.endswith(f"--{written.value}") for key in known):
            hint = "an unnamed agent belongs to its own sidecar alone: declare it in this one too"
        elif near:
            hint = f"did you mean {near}?"
        kinds: Mapping[str, Mapping[str, object]]
        kinds = {"an agent": self.agents, "a place": self.places, "a source": self.sources}
        other = next((kind for kind, named in kinds.items() if written.value in named), None)
        if other:
            hint = f"“{written.value}” is {other}: give the id or the name of the {what} that is meant"
        self.faults.append(codes.UNKNOWN_NAME.at(written.span, f"there is no {what} “{written.value}”", hint=hint))


def is_name(text: str) -> bool:
    """Whether it is a name and not an id: it has a capital letter, a space, or letters of another script."""
    return not text.isascii() or text != text.lower() or " " in text


def free_key(name: str, known: Mapping[str, KnownAgent | KnownPlace]) -> str:
    """Make the key of a name: its slug, unless that is the id of somebody else."""
    key = to_slug(name)
    other = known.get(key)
    return key if key and (other is None or to_slug(other.label) == key) else name


def gather_names(tellings: Sequence[Telling], maybe: frozenset[str]) -> Names:
    """Gather every declaration of the site. May say WH208, WH504 and WH602."""
    names = Names(maybe)
    for telling in tellings:
        for agent in telling.annotations.agents:
            declare_agent(names, agent, telling)
        for place in telling.annotations.places:
            check_link(names, place.same_as)
            if declare(names, place):
                names.places[place.id.value] = to_place(place)
                names.place_labels[place.name.value] = place.id.value
        for source in telling.annotations.sources:
            if declare(names, source):
                names.sources[source.id.value] = source
    return names


def declare_agent(names: Names, agent: Agent, telling: Telling) -> None:
    """Take in an agent: a named one for the whole site, an unnamed one for its own sidecar."""
    check_link(names, agent.same_as)
    if (agent.name is None) == (agent.unnamed is None):
        wanted = (
            "a name, or with `unnamed` a description" if agent.name is None else "either `name` or `unnamed`, not both"
        )
        names.faults.append(codes.NAMELESS_AGENT.at(agent.id.span, f"“{agent.id.value}” has {wanted}"))
        names.agents.setdefault(agent.id.value, KnownAgent(agent.id.value, agent.id.value, is_named=True))
        return
    kind = agent.type.value if agent.type else None
    role = agent.role.value if agent.role else None
    same_as = agent.same_as.value if agent.same_as else None
    if agent.unnamed:
        slug = telling.article.slug if telling.article else telling.sidecar
        key = f"{slug}--{agent.id.value}"
        names.agents[key] = KnownAgent(key, agent.unnamed.value, is_named=False, type=kind, role=role, same_as=same_as)
    elif agent.name and declare(names, agent):
        key = agent.id.value
        names.agents[key] = KnownAgent(key, agent.name.value, is_named=True, type=kind, role=role, same_as=same_as)
        names.labels[agent.name.value] = key


def declare(names: Names, noun: N) -> bool:
    """Take an id; False, with WH208, when it is taken with other fields."""
    plain = to_plain_fields(noun)
    first = names.declared.get(noun.id.value)
    if first is None:
        names.declared[noun.id.value] = (noun.id.span, plain)
        return True
    if first[1] != plain:
        message = f"“{noun.id.value}” is declared twice, with different fields"
        hint = f"the other is in {first[0]}: rename one, or make them equal"
        names.faults.append(
            codes.DECLARED_TWICE.at(noun.id.span, message, hint=hint, related=(Related(first[0], "the other"),))
        )
    return False


def to_plain_fields(value: Any) -> object:
    """Drop a noun's spans, to compare it by."""
    if isinstance(value, Written):
        return value.value
    if isinstance(value, tuple):
        return tuple(to_plain_fields(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = tuple(to_plain_fields(getattr(value, item.name)) for item in dataclasses.fields(value))
        return (type(value).__name__, *fields)
    return value


def to_place(place: Place) -> KnownPlace:
    """Make a declared place one of the site's."""
    kind = place.type.value if place.type else None
    return KnownPlace(place.id.value, place.name.value, kind, place.same_as.value if place.same_as else None)


def check_link(names: Names, written: Text | None) -> None:
    """Say WH504 for an address that we would not link to."""
    if written and not is_web_address(written.value):
        hint = hint_for_address(written.value)
        names.faults.append(
            codes.BAD_URL.at(written.span, f"“{written.value}” is not an address we link to", hint=hint)
        )
