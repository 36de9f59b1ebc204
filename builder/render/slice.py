"""The page of a slice: what the events share, the events themselves, and what else belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from builder.model.output import Leaf
from builder.model.timeline import Event, KnownAgent
from builder.model.view import FactView, LinkView, SliceView, YearLines
from builder.render import address
from builder.render.citation import name_source, source_facts, view_byline
from builder.render.division import MOST, Links, divide, group_by, to_links
from builder.render.event import link_article
from builder.render.events import Run, draw_events, make_years, shelf_links, summarize
from builder.render.format import Edition, plan
from builder.render.lines import render_lines
from builder.render.page import Sheet, open_sheet
from builder.render.period import month_of, period_of, word_period
from builder.render.slices import Slice, SliceKind
from builder.render.strings import Strings, capitalize

MOST_LISTED = 60  # articles or sources on a slice's page; a topic may have thousands


def make_slices(edition: Edition) -> Iterator[Leaf]:
    """Plan the pages of every slice."""
    for slices in edition.index.slices.values():
        for one in slices.values():
            yield from make_slice(edition, one)


@dataclass(frozen=True, slots=True)
class SlicePage:
    """The first page of a slice. `events` stand on it, or `years` lead to them; `tellers` articles tell them."""

    slice: Slice
    run: Run
    events: Sequence[Event]
    years: Links
    tellers: int


def make_slice(edition: Edition, one: Slice) -> Iterator[Leaf]:
    """Plan the page of a slice; over 500 events stand on pages of their own, by year."""
    is_long = len(one.events) > MOST
    shelves = divide(group_by(one.events, period_of), month_of) if is_long else ()
    run = Run(one.base, one.path, name_slice(edition, one))
    tellers = len({account.article for event in one.events for account in event.accounts})
    page = SlicePage(one, run, () if is_long else one.events, to_links(shelves), tellers)
    yield plan(one.path, partial(print_slice, edition, page), partial(print_of, edition, page))
    yield from make_years(edition, run, shelves)


def print_of(edition: Edition, page: SlicePage) -> str:
    """Name all that the page of a slice is made from."""
    one, prints, known = page.slice, edition.prints, edition.timeline.sources
    articles = [edition.index.parts[slug] for slug in one.articles[:MOST_LISTED]]
    sources = [known[key] for key in one.sources[:MOST_LISTED] if key in known]
    own: list[object] = [known[one.key]] if one.kind is SliceKind.SOURCE else [prints.name(one.kind, one.key)]
    if one.kind is SliceKind.AGENT and (part := edition.index.parts.get(one.key.rpartition("--")[0])):
        own.append(part)
    counts = (len(one.events), page.tellers, len(one.articles), len(one.sources))
    return prints.of(page.run, page.events, page.years, counts, articles, sources, own)


def print_slice(edition: Edition, page: SlicePage) -> str:
    """Make the page of a slice."""
    sheet = open_sheet(edition, "slice", page.slice.path, title=page.run.name)
    return sheet.render("slice.html", slice=view_slice(sheet, page))


def view_slice(sheet: Sheet, page: SlicePage) -> SliceView:
    """Everything that a slice's page shows."""
    strings, one, run = sheet.strings, page.slice, page.run
    strip, sprite = draw_events(sheet, page.events)
    kind = one.kind.value
    known = sheet.edition.timeline.sources
    parts = sheet.edition.index.parts
    return SliceView(
        above=LinkView(strings[f"{kind}_title"], sheet.stand.link(address.index_path(kind))),
        name=run.name,
        standfirst=stand_first(sheet, one),
        summary=summarize(strings, len(one.events), page.tellers) if one.events else strings["no_events"],
        facts=tuple(view_facts(sheet, one)),
        years=shelf_links(sheet, run, page.years),
        strip=strip,
        sprite=sprite,
        timeline=tuple(by_year(sheet, page.events)),
        articles_title=strings[f"{kind}_articles"] if one.articles else "",
        articles=tuple(link_article(sheet, parts[slug]) for slug in one.articles[:MOST_LISTED]),
        sources_title=strings[f"{kind}_sources"] if one.sources else "",
        sources=tuple(name_titled(sheet, key) for key in one.sources[:MOST_LISTED] if key in known),
        more_articles=count_more(strings, len(one.articles)),
        more_sources=count_more(strings, len(one.sources)),
    )


def count_more(strings: Strings, count: int) -> str | None:
    """Say how many are not listed."""
    return strings.count("more", count - MOST_LISTED) if count > MOST_LISTED else None


def by_year(sheet: Sheet, events: Sequence[Event]) -> Iterator[YearLines]:
    """Give the events under their years; without a heading where there is only one."""
    groups = group_by(events, period_of)
    for period, listed in groups.items():
        name = capitalize(word_period(period, sheet.strings)) if len(groups) > 1 else ""
        yield YearLines(name, render_lines(sheet, listed))


def name_slice(edition: Edition, one: Slice) -> str:
    """Name what the events share."""
    timeline = edition.timeline
    match one.kind:
        case SliceKind.TOPIC:
            return timeline.topics[one.key].label
        case SliceKind.AGENT:
            return capitalize(timeline.agents[one.key].label)
        case SliceKind.PLACE:
            return timeline.places[one.key].label
        case SliceKind.SOURCE:
            source = timeline.sources[one.key]
            return source.title or source.label
        case SliceKind.STATUS:
            return edition.site_strings[f"status_{one.key}"]


def stand_first(sheet: Sheet, one: Slice) -> str | None:
    """Say what it is, under its name."""
    timeline, strings = sheet.edition.timeline, sheet.strings
    match one.kind:
        case SliceKind.AGENT:
            agent = timeline.agents[one.key]
            return capitalize(agent.role) if agent.role else None
        case SliceKind.SOURCE:
            return view_byline(sheet, timeline.sources[one.key])
        case SliceKind.STATUS:
            return strings[f"status_{one.key}_means"]
        case _:
            return None


def view_facts(sheet: Sheet, one: Slice) -> Iterator[FactView]:
    """Say what is known of it."""
    timeline, strings = sheet.edition.timeline, sheet.strings
    match one.kind:
        case SliceKind.AGENT:
            yield from agent_facts(sheet, timeline.agents[one.key])
        case SliceKind.PLACE:
            place = timeline.places[one.key]
            if place.type:
                yield FactView(strings["fact_type"], escape(place.type))
            yield from same_as(strings, place.same_as)
        case SliceKind.SOURCE:
            yield from source_facts(sheet, timeline.sources[one.key])
        case _:
            return


def agent_facts(sheet: Sheet, agent: KnownAgent) -> Iterator[FactView]:
    """Say what somebody is: a person, an organisation, or nobody whose name is told."""
    strings = sheet.strings
    if not agent.is_named:
        yield FactView(strings["fact_type"], escape(strings["unnamed_agent"]))
        slug = agent.key.rpartition("--")[0]
        part = sheet.edition.index.parts.get(slug)
        if part:
            link = link_article(sheet, part)
            linked = Markup('<a href="{}"{}>{}</a>').format(link.href, link.lang, link.text)
            yield FactView(strings["fact_only_in"], linked)
    elif agent.type:
        yield FactView(strings["fact_type"], escape(strings[f"agent_{agent.type.value.lower()}"]))
    yield from same_as(strings, agent.same_as)


def same_as(strings: Strings, url: str | None) -> Iterator[FactView]:
    """Link to what identifies it elsewhere."""
    safe = address.safe_url(url)
    if safe:
        yield FactView(strings["fact_same_as"], Markup('<a class="address" href="{}">{}</a>').format(safe, safe))


def name_titled(sheet: Sheet, key: str) -> Markup:
    """Name a source by its title, linked to its page, with its byline."""
    source = sheet.edition.timeline.sources[key]
    name = name_source(sheet, source, title=source.title)
    return Markup('{} <span class="note">{}</span>').format(name, view_byline(sheet, source))
