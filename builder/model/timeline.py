"""The site's events, linked: who, what, when, whence; the one value that rendering reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.diagnostics import Span
from builder.model.article import Article, Page, Passage, Prose
from builder.model.choices import USUAL, WITH_URL, Access, AgentType, Export, Hemisphere, Status
from builder.model.dates import EventDate
from builder.model.day import Day
from builder.model.edtf import Edtf
from builder.model.written import ArchivedCopy, Correction


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the site's head. `target` is a page's slug, or an address elsewhere when `is_external`."""

    title: str
    target: str
    is_external: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Site:
    """What holds for the whole site, defaults filled in. `url` ends without a slash."""

    title: str
    url: str | None = None
    description: str | None = None
    language: str = "en"
    timezone: str = "UTC"
    hemisphere: Hemisphere = Hemisphere.NORTHERN
    fiscal_year_start: tuple[int, int] | None = None
    nav: tuple[NavLink, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    outputs: frozenset[Export] = USUAL

    def gives(self, export: Export) -> bool:
        """Whether it is wanted and can be made: some formats need the site's whole address."""
        return export in self.outputs and (self.url is not None or export not in WITH_URL)


@dataclass(frozen=True, slots=True)
class KnownAgent:
    """An agent of the site. `key` is its id, or the name's slug; an unnamed one's is `SLUG--ID`, of its sidecar alone.

    `label` is what a reader sees: the name, or “an unnamed source close to …” as the author described it.
    """

    key: str
    label: str
    is_named: bool
    type: AgentType | None = None
    role: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the site. `key` is its id, or the name's slug; `label` is what a reader sees."""

    key: str
    label: str
    type: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of events and articles. `key` is the slug of `label`, which is the word as first written."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A document of the site. `key` is its id, its URL when it has no id, or `article:SLUG` for an annotated article.

    `label` is the name by which an event links to it: the publisher, else the title, else the host of its URL.
    """

    key: str
    label: str
    has_id: bool
    span: Span
    title: str | None = None
    url: str | None = None
    type: str = "webpage"
    publisher: str | None = None
    author: tuple[str, ...] = ()
    published: Edtf | None = None
    accessed: Day | None = None
    access: Access = Access.OPEN
    is_read: bool = True
    archived: tuple[ArchivedCopy, ...] = ()
    cites: tuple[str, ...] = ()  # keys
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as an event cites it: the source's key, and the words and the place in it."""

    source: str
    quote: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One entry's telling of an event.

    `attribution` holds chains of agents' keys, the nearest to the reader first; the article's publisher, which is
    always the first of each and never written, is not in them. `span` is the place of the entry's title.
    """

    article: str  # slug
    entry: str  # id within the sidecar
    title: str
    span: Span
    date: EventDate
    reported: EventDate
    passages: tuple[Passage, ...]
    sources: tuple[Cited, ...]
    attribution: tuple[tuple[str, ...], ...]
    status: Status
    text: str | None = None
    translation: str | None = None
    places: tuple[str, ...] = ()  # keys
    topics: tuple[str, ...] = ()  # keys
    is_draft: bool = False

    @property
    def id(self) -> str:
        """The name by which the whole site calls it, `2019/planes#landing`."""
        return f"{self.article}#{self.entry}"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is expected. `id` is its lead account's, `2019/planes#landing`.

    `number` is its place on the site's timeline, from 1; `origins` the most independent origins its sources can have.
    """

    id: str
    accounts: tuple[Account, ...]
    date: EventDate
    status: Status
    number: int
    disputes: tuple[str, ...] = ()  # ids of events
    disputed_by: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    origins: int = 0
    has_conflict: bool = False  # the accounts' dates cannot all be true

    @property
    def lead(self) -> Account:
        """The account that gives the event its id, title and status: that of the earliest article."""
        return self.accounts[0]

    @property
    def title(self) -> str:
        """The lead account's title."""
        return self.lead.title


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One article and its place in the timeline.

    `events` are the ids of the events it tells, in the site's order, which gives their keys A, B … AA (an event may be
    led by another article). `sources` are keys in the order of their numbers from 1: as cited by the events, then those
    declared but cited for none.
    """

    article: Article
    publisher: str | None  # label
    publisher_key: str | None
    topics: tuple[str, ...]
    events: tuple[str, ...]
    sources: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def slug(self) -> str:
        """The article's slug, `2019/planes`."""
        return self.article.slug


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole site. Events in the site's order; articles by publication, the latest first.

    `texts` are the bodies of articles and pages by their files' paths, which may be fetched only when asked for.
    """

    site: Site
    parts: tuple[ArticlePart, ...]
    pages: tuple[Page, ...]
    events: tuple[Event, ...]
    agents: Mapping[str, KnownAgent]
    places: Mapping[str, KnownPlace]
    topics: Mapping[str, Topic]
    sources: Mapping[str, KnownSource]
    redirects: tuple[tuple[str, str], ...] = ()  # alias path, slug of the article or page
    texts: Mapping[str, Prose] = field(default_factory=dict)
