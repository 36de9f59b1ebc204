"""What an author wrote, as written: every value with its place.

The classes are the shape of the files (DESIGN.md §2). `parse` fills them through pydantic, which reads the hooks below;
nothing else in the house needs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from builder.model.choices import Access, AgentType, Direction, Export, Hemisphere, Kind, Show, Status
from builder.model.day import Day, parse_day
from builder.model.day_hint import hint_for_day
from builder.model.edtf import Edtf
from builder.model.shorthand import Chains, Free, Keyed, Several, Short, UnreadableValue, Written
from builder.model.slug import to_slug

Text = Written[str]

STRICT: dict[str, Any] = {"extra": "forbid"}

MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-][01]\d:?[0-5]\d)?))?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time of day when the author gave one (`14:30:00+02:00`), which never changes the day."""

    day: Day
    time: str | None = None

    @classmethod
    def from_written(cls, text: str) -> Moment:
        """Read `2019-06-03` or `2019-06-03T14:30:00+02:00`."""
        found = MOMENT.fullmatch(text)
        day = parse_day(found["day"]) if found else None
        if not found or day is None:
            message = f"“{text}” is not a day or a date-time"
            hint = hint_for_day(text) or "write it as 2019-06-03, or as 2019-06-03T14:30:00+02:00"
            raise UnreadableValue(message, hint, is_date=True)
        return cls(day, found["time"])


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any year, as the start of a fiscal year is."""

    month: int
    day: int

    @classmethod
    def from_written(cls, text: str) -> MonthDay:
        """Read `10-01`."""
        day = parse_day(f"2001-{text}")
        if day is None:
            message = f"“{text}” is not a month and a day of every year"
            raise UnreadableValue(message, "write it as 10-01")
        return cls(day.month, day.day)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A diagnostic the author accepts, and why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: Text
    reason: Text


Allowances = Annotated[tuple[Allowance, ...], Keyed("code", value="reason")]


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or organisation that says something. Either named, or known by a description only."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Text
    name: Text | None = None
    unnamed: Text | None = None
    type: Written[AgentType] | None = None
    role: Text | None = None
    same_as: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where things happen."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Text
    name: Text
    type: Text | None = None
    same_as: Text | None = None


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A kept copy of a source, and the day it was made."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    url: Text
    date: Written[Day] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that can be cited."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Text
    title: Text | None = None
    url: Text | None = None
    type: Text | None = None
    publisher: Text | None = None
    author: Annotated[tuple[Text, ...], Several()] = ()
    published: Written[Edtf] | None = None
    accessed: Written[Day] | None = None
    access: Written[Access] | None = None
    read: Written[bool] | None = None
    archived: Annotated[tuple[Annotated[ArchivedCopy, Short("url")], ...], Several()] = ()
    cites: Annotated[tuple[Text, ...], Several()] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of an event: an id, a bare URL, or `article`; with the words in the source, and where they stand."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    source: Text
    quote: Text | None = None
    at: Text | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A W3C TextQuoteSelector: the exact words, and words right before and after them where these are not enough."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    exact: Text
    prefix: Text | None = None
    suffix: Text | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One entry of a sidecar's `events`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: Text
    id: Text | None = None
    text: Text | None = None
    quote: Annotated[tuple[Annotated[Quote, Short("exact")], ...], Several()] = ()
    when: Text | None = None
    date: Written[Edtf] | None = None
    basis: Text | None = None
    kind: Written[Kind] | None = None
    reported: Text | None = None
    reference: Text | None = None
    direction: Written[Direction] | None = None
    after: Annotated[tuple[Text, ...], Several()] = ()
    before: Annotated[tuple[Text, ...], Several()] = ()
    sources: Annotated[tuple[Annotated[Citation, Short("source")], ...] | None, Several()] = None
    according_to: Annotated[tuple[tuple[Text, ...], ...], Chains()] = ()
    status: Written[Status] | None = None
    disputes: Annotated[tuple[Text, ...], Several()] = ()
    same_event: Text | None = None
    places: Annotated[tuple[Text, ...], Several()] = ()
    topics: Annotated[tuple[Text, ...], Several()] = ()
    translation: Text | None = None
    draft: Written[bool] | None = None
    allow: Allowances = ()

    @property
    def is_draft(self) -> bool:
        """Whether it says so itself."""
        return bool(self.draft and self.draft.value)


def name_entry(entry: Annotation, place: int) -> str:
    """Give an entry's id, else its title's slug; a title without letters goes by its `place` in the sidecar, from 0."""
    return entry.id.value if entry.id else to_slug(entry.title.value) or f"event-{place + 1}"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, what it says now, and since when."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    date: Written[Day]
    text: Text
    event: Text | None = None
    was: Text | None = None
    now: Text | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """A sidecar: what it declares, and its events in the order they are written."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    agents: Annotated[tuple[Agent, ...], Keyed("id")] = ()
    places: Annotated[tuple[Place, ...], Keyed("id", value="name")] = ()
    sources: Annotated[tuple[Source, ...], Keyed("id", value="url")] = ()
    events: tuple[Annotation, ...] = ()
    corrections: Annotated[tuple[Correction, ...], Several()] = ()
    allow: Allowances = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an article says about itself."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: Text
    published: Written[Moment] | None = None
    published_basis: Text | None = None
    updated: Written[Moment] | None = None
    author: Annotated[tuple[Text, ...], Several()] = ()
    publisher: Text | None = None
    url: Text | None = None
    language: Text | None = None
    summary: Text | None = None
    topics: Annotated[tuple[Text, ...], Several()] = ()
    license: Text | None = None
    aliases: Annotated[tuple[Text, ...], Several()] = ()
    draft: Written[bool] | None = None
    show: Written[Show] | None = None
    timezone: Text | None = None
    hemisphere: Written[Hemisphere] | None = None
    fiscal_year_start: Written[MonthDay] | None = None
    allow: Allowances = ()

    @property
    def is_draft(self) -> bool:
        """Whether it says so itself."""
        return bool(self.draft and self.draft.value)


@dataclass(frozen=True, slots=True)
class PageMatter:
    """What a plain page says about itself: it has no date and no sidecar."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    page: Written[bool]
    title: Text
    language: Text | None = None
    summary: Text | None = None
    aliases: Annotated[tuple[Text, ...], Several()] = ()
    draft: Written[bool] | None = None
    allow: Allowances = ()

    @property
    def is_draft(self) -> bool:
        """Whether it says so itself."""
        return bool(self.draft and self.draft.value)


@dataclass(frozen=True, slots=True)
class NavItem:
    """One link of the site's head: to a page of the site, or elsewhere."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: Text
    page: Text | None = None
    url: Text | None = None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """`site.yaml`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: Text | None = None
    url: Text | None = None
    description: Text | None = None
    language: Text | None = None
    timezone: Text | None = None
    hemisphere: Written[Hemisphere] | None = None
    fiscal_year_start: Written[MonthDay] | None = None
    nav: Annotated[tuple[NavItem, ...], Several()] = ()
    params: Annotated[dict[str, Any] | None, Free()] = None
    outputs: Annotated[tuple[Written[Export], ...] | None, Several()] = None
    allow: Allowances = ()
