"""The stage: what all articles tell, joined to one Timeline. Of an article it reads the head, never the prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Outcome, Related
from builder.link.bounds import date_entries, date_reports, grouped, join_dates, say_circle
from builder.link.entries import Entries, Entry, Ties, gather_entries, gather_ties
from builder.link.names import Names, gather_names
from builder.link.order import find_circle, order_events, sort_key
from builder.link.origins import count_origins
from builder.link.sources import Sources, gather_sources
from builder.model import codes
from builder.model.article import Article, Page, Telling
from builder.model.choices import Status
from builder.model.dates import EventDate
from builder.model.day import Day
from builder.model.shorthand import nearest
from builder.model.timeline import Account, ArticlePart, Cited, Event, KnownSource, Site, Timeline
from builder.model.written import Text


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


def link_timeline(
    site: Site,
    tellings: Sequence[Telling],
    pages: Sequence[Page],
    *,
    with_drafts: bool,
    maybe: frozenset[str] = frozenset(),
) -> Outcome[Timeline]:
    """Join what all articles tell. Drafts are checked always, and kept only `with_drafts`.

    `maybe` are names that a file with errors may declare, and slugs of such files: nothing is said against them.
    May say WH208, WH313, WH501 to WH507, WH601, WH602 and WH701 to WH706.
    """
    tellings = sorted(tellings, key=lambda telling: telling.sidecar)
    names = gather_names(tellings, maybe)
    sources = gather_sources(names, tellings)
    entries = gather_entries(tellings, maybe)
    ties = gather_ties(entries)
    citations = {entry.id: sources.cite(entry.written, entry.article) for entry in entries.by_id.values()}
    reported = date_reports(entries, citations, sources.known)
    dates, order_faults = date_entries(entries, ties, reported)
    linked = Linked(entries, ties, names, sources, citations, reported, dates)
    accounts = {entry.id: make_account(linked, entry) for entry in entries.by_id.values()}
    events, conflicts = make_events(linked, accounts, with_drafts=with_drafts)
    shown = [telling for telling in tellings if telling.article and (with_drafts or not is_draft(telling.article))]
    told = events_by_article(events)
    parts = tuple(
        make_part(linked, telling, telling.article, told.get(telling.article.slug, ()))
        for telling in shown
        if telling.article
    )
    kept_pages = tuple(page for page in pages if with_drafts or not (page.matter.draft and page.matter.draft.value))
    if any(fault.code == codes.EVENT_CIRCLE.name for fault in order_faults):  # said already, of the entries
        conflicts = [fault for fault in conflicts if fault.code != codes.EVENT_CIRCLE.name]
    faults = [*check_corrections(tellings, entries), *order_faults, *conflicts]
    timeline = Timeline(
        site=site,
        parts=tuple(sorted(parts, key=lambda part: (negated(part.article.published), part.slug))),
        pages=kept_pages,
        events=events,
        agents=names.agents,
        places=names.places,
        topics=names.topics,
        sources=sources.known if with_drafts else published_sources(sources, tellings, events),
        redirects=tuple(find_redirects(shown, kept_pages)),
    )
    return Outcome(timeline, (*names.faults, *entries.faults, *faults))


def published_sources(sources: Sources, tellings: Sequence[Telling], events: Sequence[Event]) -> dict[str, KnownSource]:
    """Leave out the sources that only drafts cite or declare."""
    declared = [
        source.id.value
        for telling in tellings
        if telling.article is None or not is_draft(telling.article)
        for source in telling.annotations.sources
    ]
    cited = [citation.source for event in events for account in event.accounts for citation in account.sources]
    queue = [*declared, *cited]
    kept: set[str] = set()
    while queue:
        key = queue.pop()
        if key in sources.known and key not in kept:
            kept.add(key)
            queue.extend(sources.known[key].cites)
    return {key: source for key, source in sources.known.items() if key in kept}


def is_draft(article: Article) -> bool:
    """Whether the whole article is one."""
    return bool(article.matter.draft and article.matter.draft.value)


def negated(day: Day | None) -> int:
    """Turn a day into a number by which the latest sorts first; the article without one counts as year 0."""
    return -day.ordinal if day else 0


def make_account(linked: Linked, entry: Entry) -> Account:
    """Make one entry's telling, with all names followed."""
    written, names = entry.written, linked.names
    slug = entry.article.slug
    chains = (tuple(key for agent in chain if (key := names.agent(agent, slug))) for chain in written.according_to)
    places = (key for place in written.places if (key := names.place(place)))
    return Account(
        article=slug,
        entry=entry.name,
        title=written.title.value,
        span=written.title.span,
        date=linked.dates[entry.id],
        reported=linked.reported[entry.id],
        passages=entry.anchored.passages,
        sources=linked.citations[entry.id],
        attribution=tuple(chain for chain in chains if chain),
        status=entry.status,
        text=written.text.value if written.text else None,
        translation=written.translation.value if written.translation else None,
        places=tuple(dict.fromkeys(places)),
        topics=tuple(dict.fromkeys(names.topic(topic) for topic in written.topics)),
        is_draft=entry.is_draft,
    )


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
    circle = find_circle((first, second) for first, second in precedes if first != second)
    faults = [say_circle(linked.entries, circle)] if circle else []
    faults += say_own_names(linked, head)
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
        event.lead.span, message, hint="the lead's date is shown, and all others", related=related
    )


def events_by_article(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Find the events that each article tells, by its slug."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for slug in unique(account.article for account in event.accounts):
            found.setdefault(slug, []).append(event)
    return found


def make_part(linked: Linked, telling: Telling, article: Article, events: Sequence[Event]) -> ArticlePart:
    """Make one article's place in the timeline: its events in the site's order, its sources by number."""
    cited = [citation.source for event in events for account in event.accounts for citation in account.sources]
    declared = [linked.sources.same.get(source.id.value, source.id.value) for source in telling.annotations.sources]
    matter = article.matter
    key = linked.names.agent(matter.publisher, article.slug) if matter.publisher else None
    return ArticlePart(
        article=article,
        publisher=linked.names.agents[key].label if key else None,
        publisher_key=key,
        topics=tuple(dict.fromkeys(linked.names.topic(topic) for topic in matter.topics)),
        events=tuple(event.id for event in events),
        sources=unique([*cited, *(source for source in declared if source in linked.sources.known)]),
        corrections=telling.annotations.corrections,
    )


def check_corrections(tellings: Sequence[Telling], entries: Entries) -> Iterable[Diagnostic]:
    """Say WH702 for a correction of an event that is not there, WH704 for one of a draft."""
    for telling in tellings:
        for correction in telling.annotations.corrections:
            event: Text | None = correction.event
            slug = telling.article.slug if telling.article else ""
            found = entries.by_id.get(f"{slug}#{event.value}") if event else None
            if event and found and found.is_draft and not is_draft(found.article):
                message = f"“{event.value}” is a draft, and its article is not"
                related = (Related(found.written.title.span, "the draft"),)
                yield codes.NAMES_DRAFT.at(event.span, message, hint="publish both, or neither", related=related)
            if event and found is None:
                near = nearest(
                    event.value, [name.partition("#")[2] for name in entries.by_id if name.startswith(f"{slug}#")]
                )
                hint = f"did you mean {near}?" if near else None
                yield codes.UNKNOWN_EVENT.at(
                    event.span, f"there is no event “{event.value}” in this sidecar", hint=hint
                )


def find_redirects(tellings: Sequence[Telling], pages: Sequence[Page]) -> Iterable[tuple[str, str]]:
    """Find the old addresses that lead to an article or page."""
    for telling in tellings:
        if telling.article:
            for alias in telling.article.matter.aliases:
                yield alias.value, telling.article.slug
    for page in pages:
        for alias in page.matter.aliases:
            yield alias.value, page.slug
