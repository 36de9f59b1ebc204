"""Prints: what things are for a reader, in a few letters each. Two alike are shown alike, so what is made from them is.

A print holds all that a page may show of a thing, and so the prints of what it leads to; where it stands in an author's
file, and which number it has among the site's events, no page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from operator import attrgetter
from typing import Any

import msgspec

from builder.model.article import Article, Page
from builder.model.ledger import Digests, digest
from builder.model.shorthand import Written
from builder.model.timeline import Account, ArticlePart, Event, KnownSource, Timeline
from builder.model.url import resolve_target
from builder.render.division import ListPage
from builder.render.index import Corrected, Index
from builder.render.period import Period
from builder.render.slices import SliceKind

# All that they hold, but for where it is written and which number it has.
shown_of_event = attrgetter(*(one.name for one in fields(Event) if one.name not in {"number", "accounts"}))
shown_of_account = attrgetter(*(one.name for one in fields(Account) if one.name not in {"span", "passages"}))
shown_of_source = attrgetter(*(one.name for one in fields(KnownSource) if one.name != "span"))
LINK = "]("  # in an event's text; what it leads to depends on all files there are


def to_plain(value: object) -> object:
    """Give what msgspec does not know by itself. Where a value was written, no reader sees."""
    if isinstance(value, Written):
        return value.value
    if isinstance(value, Enum | str):
        return str(value)
    raise TypeError(type(value).__name__)


encode = msgspec.msgpack.Encoder(enc_hook=to_plain, order="deterministic").encode


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one timeline. `surroundings` name the program, the templates and the words of its pages."""

    timeline: Timeline
    index: Index
    surroundings: str
    digests: Digests  # of the authors' files, by path
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, *things: object) -> str:
        """Name what a file is made from."""
        return digest("\n".join((self.surroundings, *self.lines(things))).encode())

    def lines(self, things: Iterable[object]) -> Iterable[str]:
        """Print things one by one, and what lists and tables hold."""
        for thing in things:
            match thing:
                case Event():
                    yield self.event(thing)
                case ArticlePart():
                    yield self.head(thing.slug)
                case KnownSource():
                    yield self.source(thing.key)
                case Page():
                    yield self.page(thing)
                case Corrected() | ListPage():
                    yield from self.lines(getattr(thing, one.name) for one in fields(thing))
                case str() | int() | Enum() | None:
                    yield repr(thing)
                case Mapping():
                    yield from self.lines(thing.items())
                case ((Period(), int()), *_):
                    yield encoded(thing)
                case tuple() | list():
                    yield from ("[", *self.lines(thing), "]")
                case _ if callable(thing):
                    yield thing()
                case _:
                    yield encoded(thing)

    def event(self, event: Event) -> str:
        """Print an event with all that is known of those who tell it, of its sources and of the events it names."""
        key = ("event", event.id)
        if key not in self.found:
            self.found[key] = digest("\n".join(self.event_lines(event)).encode())
        return self.found[key]

    def event_lines(self, event: Event) -> Iterable[str]:
        """Give what makes up an event's print."""
        yield encoded((shown_of_event(event), [shown(account) for account in event.accounts]))
        yield repr((self.index.anchors.get(event.id), self.index.known_pages.get(event.id)))
        yield encoded(self.index.reports.get(event.id))
        for account in event.accounts:
            part = self.index.parts[account.article]
            yield self.head(part.slug)
            yield from (self.source(cited.source) for cited in account.sources)
            yield from (self.name(SliceKind.TOPIC, key) for key in account.topics)
            yield from (self.name(SliceKind.PLACE, key) for key in account.places)
            yield from (self.name(SliceKind.AGENT, key) for chain in account.attribution for key in chain)
            if account.text and LINK in account.text:
                yield self.paths()
        for other in (*event.disputes, *event.disputed_by, *event.after, *event.before):
            found = self.index.events.get(other)
            if found:
                yield repr((other, self.index.anchors.get(other)))
                yield from (repr((one.article, one.entry, one.title)) for one in found.accounts)

    def data(self, event: Event) -> str:
        """Print an event for machines, which are told where it is written and its number too."""
        key = ("data", event.id)
        if key not in self.found:
            self.found[key] = digest(f"{self.event(event)}\n{encoded(event)}".encode())
        return self.found[key]

    def datas(self, lead: str, events: Sequence[Event], *, with_texts: bool) -> str:
        """Name a part of a file for machines, which tells the articles' texts too where it is `with_texts`."""
        slugs = {account.article for event in events for account in event.accounts} if with_texts else ()
        texts = [self.body(self.index.parts[slug].article) for slug in sorted(slugs)]
        return digest("\n".join((self.surroundings, repr(lead), *map(self.data, events), *texts)).encode())

    def head(self, slug: str) -> str:
        """Print an article as other pages show it, and as a list of its events and sources."""
        key = ("head", slug)
        if key not in self.found:
            part = self.index.parts[slug]
            lines = [encoded((part.article.path, part.article.matter, part.publisher, part.publisher_key, part.topics))]
            lines += [encoded((part.events, part.sources, part.corrections))]
            lines += [self.name(SliceKind.TOPIC, topic) for topic in part.topics]
            lines += [self.name(SliceKind.AGENT, part.publisher_key)] if part.publisher_key else []
            self.found[key] = digest("\n".join(lines).encode())
        return self.found[key]

    def article(self, part: ArticlePart) -> str:
        """Print an article as its own page shows it: with its text, its events and its sources."""
        key = ("article", part.slug)
        if key not in self.found:
            events = [self.index.events[id_] for id_ in part.events]
            lines = [self.surroundings, self.head(part.slug), self.body(part.article), *map(self.event, events)]
            lines += [self.source(key) for key in part.sources]
            passages = (one for event in events for account in event.accounts for one in account.passages)
            lines += [repr([(passage.start, passage.end) for passage in passages])]
            self.found[key] = digest("\n".join(lines).encode())
        return self.found[key]

    def page(self, page: Page) -> str:
        """Print a plain page."""
        return digest(f"{encoded((page.path, page.matter))}\n{self.body(page)}".encode())

    def body(self, body: Article | Page) -> str:
        """Print a text, and where its links lead."""
        folder = body.path.rpartition("/")[0]
        paths = self.index.paths
        links = (resolve_target(link.value, folder)[0] for link in body.outline.links)
        found = [paths.get(path) or paths.get(f"content/{path}") for path in links]
        return f"{self.digests.get(body.path)}{found}"

    def source(self, key: str) -> str:
        """Print a source, with those it rests on by name."""
        found = ("source", key)
        if found not in self.found:
            sources = self.timeline.sources
            cited = (sources[other] for other in sources[key].cites if other in sources)
            lines = [self.shallow(sources[key]), *map(self.shallow, cited)]
            self.found[found] = digest("\n".join(lines).encode())
        return self.found[found]

    def shallow(self, source: KnownSource) -> str:
        """Print a source alone."""
        place = self.index.slices[SliceKind.SOURCE].get(source.key)
        return encoded((shown_of_source(source), place.path if place else None))

    def name(self, kind: SliceKind, key: str) -> str:
        """Print somebody, a place or a topic: what is known of it, and its page."""
        found = (kind.value, key)
        if found not in self.found:
            tables: dict[SliceKind, Mapping[str, object]] = {
                SliceKind.TOPIC: self.timeline.topics,
                SliceKind.PLACE: self.timeline.places,
                SliceKind.AGENT: self.timeline.agents,
            }
            place = self.index.slices[kind].get(key)
            self.found[found] = encoded((tables.get(kind, {}).get(key), place.path if place else None))
        return self.found[found]

    def paths(self) -> str:
        """Print which pages there are."""
        key = ("paths", "")
        if key not in self.found:
            self.found[key] = encoded(sorted(self.index.paths.items()))
        return self.found[key]

    def dates(self) -> str:
        """Print when everything happened and how it stands: what pictures of the whole site show."""
        key = ("dates", "")
        if key not in self.found:
            events = self.timeline.events
            self.found[key] = encoded(
                [(one.date, one.status, bool(one.disputed_by), one.has_conflict) for one in events]
            )
        return self.found[key]


def encoded(value: Any) -> str:
    """Print a value by its content."""
    return digest(encode(value))


def shown(account: Account) -> tuple[object, ...]:
    """Give all of an account but where it is written."""
    return (*shown_of_account(account), [passage.text for passage in account.passages])
