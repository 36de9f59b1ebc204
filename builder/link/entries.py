"""Entries of the whole site by their ids, and what they say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Related
from builder.model import codes
from builder.model.article import Anchored, Article, Telling
from builder.model.choices import Direction, Status
from builder.model.dates import Resolved
from builder.model.shorthand import nearest
from builder.model.written import Annotation, Text, name_entry


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry and where it belongs. `id` is `2019/planes#landing`; `place` is its index in the sidecar."""

    id: str
    name: str
    place: int
    article: Article
    written: Annotation
    anchored: Anchored
    resolved: Resolved

    @property
    def is_draft(self) -> bool:
        """Whether it or its article is one."""
        return self.written.is_draft or self.article.matter.is_draft

    @property
    def is_whole(self) -> bool:
        """Whether its own words and fields were all read; when not, its date is a stand-in, and an error is said."""
        return self.anchored.is_whole and self.resolved.is_whole and self.article.published is not None

    @property
    def status(self) -> Status:
        """The status as written; reported when none is."""
        return self.written.status.value if self.written.status else Status.REPORTED

    @property
    def is_ahead(self) -> bool:
        """Whether it is expected rather than past (DESIGN.md §2 “No date”)."""
        direction = self.written.direction
        return self.status is Status.EXPECTED or bool(direction and direction.value is Direction.FUTURE)


@dataclass(frozen=True, slots=True)
class Ties:
    """What entries say of each other, all by id; the first of each pair says it of the second."""

    after: tuple[tuple[str, str], ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    disputes: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Entries:
    """The site's entries by id. `maybe` are ids that a file we could not read may hold."""

    by_id: dict[str, Entry] = field(default_factory=dict)
    maybe: frozenset[str] = frozenset()
    faults: list[Diagnostic] = field(default_factory=list)

    def find(self, written: Text, entry: Entry) -> str | None:
        """Find the id that an entry names; None with WH702 or WH705. Of a draft it says WH704."""
        slug, hash_mark, name = written.value.rpartition("#")
        wanted = f"{slug}#{name}" if hash_mark else f"{entry.article.slug}#{written.value}"
        if wanted == entry.id:
            self.faults.append(codes.NAMES_ITSELF.at(written.span, f"“{written.value}” is this event itself"))
            return None
        found = self.by_id.get(wanted)
        if found is None:
            if wanted.partition("#")[0] not in self.maybe:
                self.faults.append(self.say_unknown(written, wanted, entry))
            return None
        if found.is_draft and not entry.is_draft:
            message = f"“{written.value}” is a draft, and this event is not"
            related = (Related(found.written.title.span, "the draft"),)
            self.faults.append(
                codes.NAMES_DRAFT.at(written.span, message, hint="publish both, or neither", related=related)
            )
        return wanted

    def say_unknown(self, written: Text, wanted: str, entry: Entry) -> Diagnostic:
        """Say WH702, with the nearest id as the entry would write it."""
        slug = wanted.partition("#")[0]
        near = self.find_near(wanted)
        hint = "an event of another article is named 2019/planes#landing"
        if near:
            hint = f"did you mean {near.removeprefix(f'{entry.article.slug}#')}?"
        elif "#" in written.value and not any(known.article.slug == slug for known in self.by_id.values()):
            hint = f"no event of “{slug}” is told: look for content/{slug}.yaml and its events"
        return codes.UNKNOWN_EVENT.at(written.span, f"there is no event “{written.value}”", hint=hint)

    def find_near(self, wanted: str) -> str | None:
        """Find the id that is most likely meant: of the same name in another article, else like it in the same one."""
        slug, _, name = wanted.partition("#")
        twins = [id_ for id_ in self.by_id if id_.endswith(f"#{name}")]
        if twins:
            return nearest(wanted, twins) or twins[0]
        names = [known.name for known in self.by_id.values() if known.article.slug == slug]
        near = nearest(name, names)
        return f"{slug}#{near}" if near else None if names else nearest(wanted, self.by_id)


def gather_entries(tellings: Sequence[Telling], maybe: frozenset[str]) -> Entries:
    """Give every entry its id. May say WH701."""
    entries = Entries(maybe=maybe)
    for telling in tellings:
        if telling.article is None:
            continue
        for place, written in enumerate(telling.annotations.events):
            name = name_entry(written, place)
            entry = Entry(
                id=f"{telling.article.slug}#{name}",
                name=name,
                place=place,
                article=telling.article,
                written=written,
                anchored=telling.anchored[place],
                resolved=telling.resolved[place],
            )
            first = entries.by_id.setdefault(entry.id, entry)
            if first is not entry:
                span = written.id.span if written.id else written.title.span
                line = first.written.title.span
                message = f"“{name}” is the id of two events"
                hint = f"the other is in line {line.line}; give one of them an `id` of its own"
                entries.faults.append(codes.SAME_ID.at(span, message, hint=hint, related=(Related(line, "the other"),)))
    return entries


def gather_ties(entries: Entries) -> Ties:
    """Follow every name that an entry uses for another. May say WH702, WH704, WH705."""

    def follow(field_name: str) -> tuple[tuple[str, str], ...]:
        return tuple((entry.id, found) for entry, found in named(entries, field_name))

    return Ties(follow("after"), follow("before"), follow("disputes"), follow("same_event"))


def named(entries: Entries, field_name: str) -> Iterator[tuple[Entry, str]]:
    """Pair every entry with each entry that one of its fields names."""
    for entry in entries.by_id.values():
        written = getattr(entry.written, field_name)
        for text in written if isinstance(written, tuple) else [written] if written else []:
            found = entries.find(text, entry)
            if found:
                yield entry, found
