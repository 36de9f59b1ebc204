"""The timeline, indexed once for every page: where an event is told, in what order, and under which key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.dates import EventDate
from builder.model.timeline import Account, ArticlePart, Event, Timeline
from builder.model.written import Correction
from builder.render import address
from builder.render.division import group_by, in_parts
from builder.render.period import Period, period_of, report_period, sort_day
from builder.render.slices import Slices, gather_slices

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


class Readings(Mapping[str, Reading]):
    """The lists of all articles by slug, each made when it is asked for."""

    def __init__(self, parts: Mapping[str, ArticlePart], events: Mapping[str, Event]) -> None:
        self.parts = parts
        self.events = events
        self.made: dict[str, Reading] = {}

    def __getitem__(self, slug: str) -> Reading:
        if slug not in self.made:
            self.made.clear()  # an article's files are made one after the other
            told = [self.events[id_] for id_ in self.parts[slug].events]
            self.made[slug] = read_in_order(as_told(told, slug))
        return self.made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)


@dataclass(frozen=True, slots=True)
class Index:
    """Tables over the whole site. `anchors` are those of the site's pages, by event id."""

    events: Mapping[str, Event]
    told: Mapping[str, Event]  # by the id of each account
    parts: Mapping[str, ArticlePart]
    readings: Mapping[str, Reading]  # by slug
    numbers: Mapping[str, Mapping[str, int]]  # by slug: of each article's sources, by key
    periods: Mapping[Period, tuple[Event, ...]]  # in order of time
    anchors: Mapping[str, str]
    slices: Slices
    reports: Mapping[str, EventDate]  # by event id: when it was first said
    known: Mapping[Period, tuple[Event, ...]]  # by when they were first said
    known_pages: Mapping[str, str]  # the page of `known` on which an event stands, by its id
    corrections: tuple[Corrected, ...]  # of the whole site, the latest first
    paths: Mapping[str, str]  # content/a.md -> a.html


def account_in(event: Event, slug: str) -> Account:
    """Give the account that an article gives of an event: its first one, else the lead's."""
    return next((account for account in event.accounts if account.article == slug), event.lead)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with the article that makes it, and the event it is about."""

    part: ArticlePart
    correction: Correction
    event: Event | None


def gather_corrections(timeline: Timeline, told: Mapping[str, Event]) -> tuple[Corrected, ...]:
    """Gather every correction of the site, the latest first; those of one day by article, as they are written."""
    found = [
        Corrected(part, one, find_corrected(one, part.slug, told))
        for part in timeline.parts
        for one in part.corrections
    ]
    return tuple(sorted(found, key=lambda one: (-one.correction.date.value.ordinal, one.part.slug)))


def find_corrected(correction: Correction, slug: str, told: Mapping[str, Event]) -> Event | None:
    """Find the event that an article's correction names, also where it is joined to another's."""
    if correction.event is None:
        return None
    name = correction.event.value
    return told.get(name if "#" in name else f"{slug}#{name}")


def first_report(event: Event) -> EventDate:
    """Give the earliest of its accounts' reported dates."""
    return min((account.reported for account in event.accounts), key=report_order)


def report_order(date: EventDate) -> tuple[int, int]:
    """Order by the earliest day, or by the latest where the beginning is open; then by the latest."""
    first, last = date.earliest or date.latest, date.latest or date.earliest
    return first.ordinal if first else 0, last.ordinal if last else 0


def group_reports(events: Sequence[Event], reports: Mapping[str, EventDate]) -> dict[Period, tuple[Event, ...]]:
    """Put events under the months in which they were first said, in the order in which that was."""
    ordered = sorted(events, key=lambda event: report_order(reports[event.id]))
    return group_by(ordered, lambda event: report_period(reports[event.id]))


def place_known(known: Mapping[Period, Sequence[Event]]) -> Iterator[tuple[str, str]]:
    """Name the page on which each event stands among those first said in its month."""
    for period, events in known.items():
        for name, listed in in_parts(period.name, events):
            for event in listed:
                yield event.id, address.listed_path("known", name)


def index_timeline(timeline: Timeline) -> Index:
    """Make the tables."""
    events = {event.id: event for event in timeline.events}
    anchors = address.site_anchors((event.lead.article, event.lead.entry) for event in timeline.events)
    told = {account.id: event for event in timeline.events for account in event.accounts}
    reports = {event.id: first_report(event) for event in timeline.events}
    known = group_reports(timeline.events, reports)
    return Index(
        events=events,
        told=told,
        parts={part.slug: part for part in timeline.parts},
        readings=Readings({part.slug: part for part in timeline.parts}, events),
        numbers={part.slug: {key: number for number, key in enumerate(part.sources, 1)} for part in timeline.parts},
        periods=group_by(timeline.events, period_of),
        anchors={event.id: anchors[event.lead.article, event.lead.entry] for event in timeline.events},
        slices=gather_slices(timeline),
        reports=reports,
        known=known,
        known_pages=dict(place_known(known)),
        corrections=gather_corrections(timeline, told),
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
    """Put the accounts of one article first, and take the date and the status of its first one."""
    if len(event.accounts) == 1:
        return event
    accounts = sorted(event.accounts, key=lambda account: account.article != slug)
    return replace(event, accounts=tuple(accounts), date=accounts[0].date, status=accounts[0].status)


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
