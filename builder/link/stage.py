"""The stage: what all articles tell, joined to one Timeline. Of an article it reads the head, never the prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.diagnostics import Diagnostic, Outcome, Related
from builder.link.bounds import date_entries, date_reports
from builder.link.entries import Entries, Entry, gather_entries, gather_ties
from builder.link.events import Linked, events_by_article, make_events, unique
from builder.link.names import gather_names
from builder.link.sources import Sources, gather_sources
from builder.model import codes
from builder.model.article import Article, Page, Telling
from builder.model.day import Day
from builder.model.shorthand import nearest
from builder.model.timeline import Account, ArticlePart, Event, KnownSource, Site, Timeline
from builder.model.written import Text


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
    # Shared files first: a sidecar that says something else of a name is told so, and not the file all others follow.
    tellings = sorted(tellings, key=lambda telling: (telling.article is not None, telling.sidecar))
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
    shown = [one for one in tellings if one.article and (with_drafts or not one.article.matter.is_draft)]
    told = events_by_article(events)
    parts = tuple(
        make_part(linked, telling, telling.article, told.get(telling.article.slug, ()))
        for telling in shown
        if telling.article
    )
    kept_pages = tuple(page for page in pages if with_drafts or not page.matter.is_draft)
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
        if telling.article is None or not telling.article.matter.is_draft
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
            if event and found and found.is_draft and not found.article.matter.is_draft:
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
