"""The timeline, indexed once for every page: where an event is told, in what order, and under which key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.timeline import Account, ArticlePart, Event, Timeline
from builder.render import address
from builder.render.period import Period, period_of, sort_day

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Group:
    """Events that stand as one item of an article's list: one, or a disputed one and those that dispute it."""

    events: tuple[Event, ...]

    @property
    def lead(self) -> Event:
        """The one whose place they stand at."""
        return self.events[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's list: its items in order, each dated as the article tells it, and the keys in that order."""

    groups: tuple[Group, ...]
    keys: Mapping[str, str]  # event id -> letter

    @property
    def events(self) -> tuple[Event, ...]:
        """All of them, in order."""
        return tuple(event for group in self.groups for event in group.events)


@dataclass(frozen=True, slots=True)
class Index:
    """Tables over the whole site. `anchors` are those of the site's pages, by event id."""

    events: Mapping[str, Event]
    told: Mapping[str, Event]  # by the id of each account
    parts: Mapping[str, ArticlePart]
    readings: Mapping[str, Reading]  # by slug
    periods: Mapping[Period, tuple[Event, ...]]  # in order of time
    anchors: Mapping[str, str]
    paths: Mapping[str, str]  # content/a.md -> a.html


def account_in(event: Event, slug: str) -> Account:
    """Give the account that an article gives of an event: its first one, else the lead's."""
    return next((account for account in event.accounts if account.article == slug), event.lead)


def index_timeline(timeline: Timeline) -> Index:
    """Make the tables."""
    events = {event.id: event for event in timeline.events}
    anchors = address.site_anchors((event.lead.article, event.lead.entry) for event in timeline.events)
    return Index(
        events=events,
        told={account.id: event for event in timeline.events for account in event.accounts},
        parts={part.slug: part for part in timeline.parts},
        readings={
            part.slug: read_in_order(as_told([events[id_] for id_ in part.events], part.slug))
            for part in timeline.parts
        },
        periods=group_periods(timeline.events),
        anchors={event.id: anchors[event.lead.article, event.lead.entry] for event in timeline.events},
        paths={part.article.path: address.page_path(part.slug) for part in timeline.parts}
        | {page.path: address.page_path(page.slug) for page in timeline.pages},
    )


def as_told(events: Sequence[Event], slug: str) -> list[Event]:
    """Let an article's own accounts lead its events and date them, and put each at that date."""
    told = [lead_by(event, slug) for event in events]
    moved = {one.id: one for one, event in zip(told, events, strict=True) if sort_day(one) != sort_day(event)}
    found = [one for one in told if one.id not in moved]
    for one in moved.values():
        day = sort_day(one)
        later = (place for place, other in enumerate(found) if day and (sort_day(other) or day) > day)
        found.insert(next(later, len(found)), one)
    return found


def lead_by(event: Event, slug: str) -> Event:
    """Put the accounts of one article first, and take the date of its first one."""
    accounts = sorted(event.accounts, key=lambda account: account.article != slug)
    return replace(event, accounts=tuple(accounts), date=accounts[0].date)


def letter_key(place: int) -> str:
    """Name the event at `place`, from 0: A to Z, then AA, AB and on."""
    key = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(LETTERS))
        key = LETTERS[rest] + key
    return key


def read_in_order(events: Sequence[Event]) -> Reading:
    """Put what disputes an event beside it, at the place of the disputed one; all else keeps its order.

    An event that disputes several stands beside the first.
    """
    present = {event.id: event for event in events}
    claimed: dict[str, str] = {}
    leaders: set[str] = set()
    for event in events:
        if event.id in claimed:
            continue
        for other in event.disputed_by:
            if other in present and other != event.id and other not in claimed and other not in leaders:
                claimed[other] = event.id
                leaders.add(event.id)
    groups = tuple(
        Group((event, *(other for other in events if claimed.get(other.id) == event.id)))
        for event in events
        if event.id not in claimed
    )
    ordered = [event for group in groups for event in group.events]
    return Reading(groups, {event.id: letter_key(place) for place, event in enumerate(ordered)})


def group_periods(events: Sequence[Event]) -> dict[Period, tuple[Event, ...]]:
    """Put events under the years in which they stand, the earliest first."""
    found: dict[Period, list[Event]] = {}
    for event in events:
        period = period_of(event)
        if period:
            found.setdefault(period, []).append(event)
    return {period: tuple(found[period]) for period in sorted(found, key=lambda period: period.place)}
