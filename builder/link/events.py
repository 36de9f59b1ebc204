"""Accounts to events: which tell the same one, when it was, in what order they stand, what disputes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Related
from builder.link.bounds import grouped, join_dates, say_circle
from builder.link.entries import Entries, Entry, Ties
from builder.link.names import Names
from builder.link.order import find_circles, order_events, sort_key
from builder.link.origins import count_origins
from builder.link.sources import Sources
from builder.model import codes
from builder.model.choices import Status
from builder.model.dates import EventDate
from builder.model.timeline import Account, Cited, Event


@dataclass(frozen=True, slots=True)
class Linked:
    """All that is known of the entries once they are linked."""

    entries: Entries
    ties: Ties
    names: Names
    sources: Sources
    citations: Mapping[str, tuple[Cited, ...]]
    reported: Mapping[str, EventDate]
    dates: Mapping[str, EventDate]


def make_events(
    linked: Linked, accounts: Mapping[str, Account], *, with_drafts: bool
) -> tuple[tuple[Event, ...], list[Diagnostic]]:
    """Join accounts of one event, date and order the events. May say WH703, WH705 and WH706."""
    kept = {name: account for name, account in accounts.items() if with_drafts or not account.is_draft}
    groups = group_entries(linked, list(kept))
    head = {member: group[0] for group in groups for member in group}
    dated = {group[0]: join_dates([kept[member].date for member in group]) for group in groups}
    ties = {
        name: grouped([(head[a], head[b]) for a, b in pairs if a in head and b in head])
        for name, pairs in (
            ("after", linked.ties.after),
            ("before", linked.ties.before),
            ("disputes", linked.ties.disputes),
        )
    }
    precedes = [(b, a) for a, others in ties["after"].items() for b in others]
    precedes += [(a, b) for a, others in ties["before"].items() for b in others]
    circles = find_circles((first, second) for first, second in precedes if first != second)
    faults = [*(say_circle(linked.entries, circle) for circle in circles), *say_own_names(linked, head)]
    keys = {group[0]: (sort_key(dated[group[0]][0]), entry_key(linked.entries.by_id[group[0]])) for group in groups}
    ordered = order_events([group[0] for group in groups], keys, precedes)
    members = {group[0]: group for group in groups}
    disputed: dict[str, list[str]] = {}
    for disputing, others in ties["disputes"].items():
        if kept[disputing].status is not Status.RETRACTED:
            for other in others:
                disputed.setdefault(other, []).append(disputing)
    events = []
    for number, name in enumerate(ordered, start=1):
        told = tuple(kept[member] for member in members[name])
        date, has_conflict = dated[name]
        events.append(
            Event(
                id=name,
                accounts=told,
                date=date,
                status=told[0].status,
                number=number,
                disputes=unique(ties["disputes"].get(name, ())),
                disputed_by=unique(disputed.get(name, ())),
                after=unique(ties["after"].get(name, ())),
                before=unique(ties["before"].get(name, ())),
                origins=count_origins(told, linked.sources.known),
                has_conflict=has_conflict,
            )
        )
    broken = {name for name, entry in linked.entries.by_id.items() if not entry.is_whole}
    conflicts = [event for event in events if event.has_conflict and broken.isdisjoint(members[event.id])]
    return tuple(events), [*faults, *map(say_conflict, conflicts)]


def say_own_names(linked: Linked, head: Mapping[str, str]) -> Iterable[Diagnostic]:
    """Say WH705 for entries that name another account of their own event."""
    for pairs in (linked.ties.after, linked.ties.before, linked.ties.disputes):
        for first, second in pairs:
            if head.get(first, first) == head.get(second):
                entry, other = linked.entries.by_id[first], linked.entries.by_id[second]
                message = f"“{entry.name}” names “{other.name}”, which is the same event"
                hint = "look at `same_event`, and at `after`, `before` and `disputes`"
                yield codes.NAMES_ITSELF.at(entry.written.title.span, message, hint=hint)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of each, in order."""
    return tuple(dict.fromkeys(names))


def entry_key(entry: Entry) -> tuple[int, str, int]:
    """Order events of one date: by the article's date, its slug, and the place of the passage, else in the sidecar."""
    passages = entry.anchored.passages
    published = entry.article.published
    return (published.ordinal if published else 0, entry.article.slug, passages[0].start if passages else entry.place)


def group_entries(linked: Linked, names: Sequence[str]) -> list[list[str]]:
    """Join entries that are one event, each group led by the earliest article's."""
    head = {name: name for name in names}

    def follow(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    for first, second in linked.ties.same:
        if first in head and second in head:
            head[follow(first)] = follow(second)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(follow(name), []).append(name)
    by_id = linked.entries.by_id
    key = {name: (*entry_key(by_id[name])[:2], by_id[name].place) for name in names}
    return [sorted(group, key=lambda name: key[name]) for group in groups.values()]


def say_conflict(event: Event) -> Diagnostic:
    """Say WH706, with every account's date."""
    shown = ", ".join(f"{account.date.edtf} ({account.article})" for account in event.accounts)
    related = tuple(Related(account.span, str(account.date.edtf)) for account in event.accounts[1:])
    message = f"the accounts of “{event.title}” cannot all be true: {shown}"
    return codes.ACCOUNTS_CONFLICT.at(
        event.lead.span,
        message,
        hint="look at the dates; if the articles do differ, `allow` it here: this date leads, and all are shown",
        related=related,
    )


def events_by_article(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Find the events that each article tells, by its slug."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for slug in unique(account.article for account in event.accounts):
            found.setdefault(slug, []).append(event)
    return found
