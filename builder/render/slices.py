"""Slices: the events that share a topic, agent, place, source or status, gathered once for all pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from builder.model.slug import to_slug
from builder.model.timeline import ArticlePart, Event, Timeline
from builder.render import address

ID = re.compile(r"[a-z][a-z0-9-]*")
DISPUTED = "disputed"
LONGEST = 180  # bytes of a file's name


class SliceKind(StrEnum):
    """What the events of a slice share; its value is the folder of their pages."""

    TOPIC = "topics"
    AGENT = "agents"
    PLACE = "places"
    STATUS = "status"
    SOURCE = "sources"


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice. `articles` are slugs: about the topic, published by the agent, or listing the source.

    `sources` are keys: published by the agent, or resting on the source.
    """

    kind: SliceKind
    key: str
    stem: str
    events: tuple[Event, ...]
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """What the paths of its pages begin with."""
        return f"{self.kind.value}/{self.stem}"

    @property
    def path(self) -> str:
        """Its page."""
        return address.page_path(self.base)


Slices = Mapping[SliceKind, Mapping[str, Slice]]


def gather_slices(timeline: Timeline) -> dict[SliceKind, dict[str, Slice]]:
    """Gather every slice of the site. A source has one when it has an id, all else when anything belongs to it."""
    parts = {part.slug: part for part in timeline.parts}
    events: dict[SliceKind, dict[str, list[Event]]] = {kind: {} for kind in SliceKind}
    for event in timeline.events:
        for kind, key in dict.fromkeys(shared_by(event, timeline, parts)):
            events[kind].setdefault(key, []).append(event)
    articles = gather_articles(timeline)
    sources = gather_sources(timeline)
    found: dict[SliceKind, dict[str, Slice]] = {}
    for kind in SliceKind:
        keys = [*events[kind], *articles[kind], *sources[kind]]
        if kind is SliceKind.SOURCE:
            keys = list(timeline.sources)
            keys = [key for key in keys if timeline.sources[key].has_id]
        stems = name_stems(dict.fromkeys(keys), spare=kind.value)
        found[kind] = {
            key: Slice(
                kind,
                key,
                stems[key],
                tuple(events[kind].get(key, ())),
                tuple(articles[kind].get(key, ())),
                tuple(sources[kind].get(key, ())),
            )
            for key in stems
        }
    return found


def shared_by(event: Event, timeline: Timeline, parts: Mapping[str, ArticlePart]) -> Iterator[tuple[SliceKind, str]]:
    """Name the slices that an event belongs to. What an article is about, each of its events is about."""
    yield SliceKind.STATUS, event.status.value
    if event.disputed_by:
        yield SliceKind.STATUS, DISPUTED
    for account in event.accounts:
        part = parts[account.article]
        for key in (*account.topics, *part.topics):
            yield SliceKind.TOPIC, key
        for key in account.places:
            yield SliceKind.PLACE, key
        for cited in account.sources:
            yield SliceKind.SOURCE, cited.source
        if part.publisher_key and part.publisher != timeline.site.title:
            yield SliceKind.AGENT, part.publisher_key
        for chain in account.attribution:
            for key in chain:
                yield SliceKind.AGENT, key


def gather_articles(timeline: Timeline) -> dict[SliceKind, dict[str, list[str]]]:
    """Find the articles about each topic, published by each agent, and listing each source, the latest first."""
    found: dict[SliceKind, dict[str, list[str]]] = {kind: {} for kind in SliceKind}
    for part in timeline.parts:
        for key in part.topics:
            found[SliceKind.TOPIC].setdefault(key, []).append(part.slug)
        if part.publisher_key and part.publisher != timeline.site.title:
            found[SliceKind.AGENT].setdefault(part.publisher_key, []).append(part.slug)
        for key in part.sources:
            found[SliceKind.SOURCE].setdefault(key, []).append(part.slug)
    return found


def gather_sources(timeline: Timeline) -> dict[SliceKind, dict[str, list[str]]]:
    """Find the sources that each agent published, and those that rest on each source."""
    found: dict[SliceKind, dict[str, list[str]]] = {kind: {} for kind in SliceKind}
    agents = {agent.label: key for key, agent in timeline.agents.items() if agent.is_named}
    for source in timeline.sources.values():
        publisher = agents.get(source.publisher or "")
        if publisher and source.has_id:
            found[SliceKind.AGENT].setdefault(publisher, []).append(source.key)
        for key in source.cites:
            found[SliceKind.SOURCE].setdefault(key, []).append(source.key)
    return found


def name_stems(keys: Iterable[str], *, spare: str = "x") -> dict[str, str]:
    """Name the file of each: its id, or the slug of its name; two that come out alike are told apart."""
    found: dict[str, str] = {}
    taken = {"index"}
    for key in keys:
        slug = key if ID.fullmatch(key) else to_slug(key)
        wanted = stem = slug.encode()[:LONGEST].decode(errors="ignore").strip("-") or spare
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{wanted}.{number}"
        taken.add(stem.casefold())
        found[key] = stem
    return found
