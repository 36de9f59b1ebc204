"""Events by year: an index of the years, and the pages of each, of the whole site or of one slice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from builder.model.output import Leaf
from builder.model.timeline import Event
from builder.model.view import EventsView, LinkView, StripView, YearPageView
from builder.render import address
from builder.render.division import Links, ListPage, Shelf, divide, pages_of, to_links
from builder.render.event import Company
from builder.render.filters import make_filters
from builder.render.format import Edition, plan
from builder.render.lines import render_lines
from builder.render.listing import strip_items
from builder.render.overview import make_overview
from builder.render.page import Sheet, link_parts, open_sheet
from builder.render.period import Period, month_of, word_period
from builder.render.rail import make_sprite
from builder.render.strings import Strings, capitalize
from builder.render.strip import make_strip
from builder.render.strip_scale import Range

NEAR = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Events that are listed year by year: all of the site, or those of one slice.

    `folder` is that of its pages, `top` the page that leads to all years, and `name` what that page is called.
    """

    folder: str
    top: str
    name: str


def make_events(edition: Edition) -> Iterator[Leaf]:
    """Plan the index, and the pages of each year; none for a site without events."""
    if not edition.timeline.events:
        return
    run = Run("events", address.EVENTS, edition.site_strings["events_title"])
    shelves = divide(edition.index.periods, month_of)
    links = to_links(shelves)
    key = partial(edition.prints.of, edition.prints.dates, len(edition.timeline.parts), links)
    yield plan(address.EVENTS, partial(print_index, edition, run, links), key)
    yield from make_years(edition, run, shelves)


def print_index(edition: Edition, run: Run, years: Links) -> str:
    """Every year that has events."""
    sheet = open_sheet(edition, "events", run.top, title=run.name, data="events.json")
    strings = sheet.strings
    overview = make_overview(sheet)
    view = EventsView(
        summary=summarize(strings, len(edition.timeline.events), len(edition.timeline.parts)),
        years=shelf_links(sheet, run, years),
        months=tuple(strings.section("months_short")),
        overview=overview.rows,
        legend=overview.legend,
        sprite=overview.sprite,
    )
    return sheet.render("events.html", events=view)


def summarize(strings: Strings, events: int, articles: int) -> str:
    """Say how many events of how many articles stand on a page."""
    return strings.fill(
        "home_summary", events=strings.count("events", events), articles=strings.count("articles", articles)
    )


def make_years(edition: Edition, run: Run, shelves: Sequence[Shelf[Event]]) -> Iterator[Leaf]:
    """Plan the pages of a run: one for each year, its months where it is too long, and parts where these are."""
    links = to_links(shelves)
    for place, shelf in enumerate(shelves):
        pages = [*pages_of(shelf, links[max(place - NEAR, 0) : place + NEAR + 1])]
        for month in shelf.months:
            pages += pages_of(month, to_links(shelf.months), above=shelf.period)
        for page in pages:
            key = partial(edition.prints.of, run, page)
            yield plan(address.listed_path(run.folder, page.name), partial(print_year, edition, run, page), key)


def print_year(edition: Edition, run: Run, page: ListPage[Event]) -> str:
    """Make one page of a run."""
    strings = edition.site_strings
    period = capitalize(word_period(page.period, strings))
    words = period if page.number == 1 else strings.fill("part", name=period, number=page.number)
    title = strings.fill("year_title", name=run.name, year=words)
    sheet = open_sheet(edition, "year", address.listed_path(run.folder, page.name), title=title)
    parts = link_parts(
        sheet, page.name, page.pages, lambda other: address.listed_path(run.folder, other), is_counted=True
    )
    above = (
        LinkView(word_period(page.above, strings), sheet.stand.link(shelf_path(run, page.above)))
        if page.above
        else LinkView(run.name, sheet.stand.link(run.top))
    )
    articles = {account.article for event in page.items for account in event.accounts}
    strip, sprite = draw_events(sheet, page.items, page.period.frame)
    view = YearPageView(
        name=words,
        summary=summarize(strings, page.count, len(articles)) if page.is_whole else strings.count("events", page.count),
        above=above,
        near=(*shelf_links(sheet, run, page.near, page.period), *(parts if len(parts) > 1 else ())),
        months=shelf_links(sheet, run, page.months),
        strip=strip,
        sprite=sprite,
        filters=make_filters(sheet, page.items),
        timeline=render_lines(sheet, page.items),
    )
    return sheet.render("year.html", year=view)


def draw_events(sheet: Sheet, events: Sequence[Event], frame: Range | None = None) -> tuple[StripView | None, Markup]:
    """Draw the strip of a page of the site, its events numbered as they stand there, and the symbols of its rail."""
    anchors = sheet.edition.index.anchors
    company = Company({event.id: str(place) for place, event in enumerate(events, 1)}, anchors)
    strip = make_strip(strip_items(sheet, events, company), sheet.strings, frame=frame)
    return strip, make_sprite(events, has_gaps=False)


def shelf_path(run: Run, period: Period) -> str:
    """Name the page of a year or month."""
    return address.listed_path(run.folder, period.name)


def shelf_links(sheet: Sheet, run: Run, shelves: Links, current: Period | None = None) -> tuple[LinkView, ...]:
    """Links to years or months, each with the number of its events."""
    return tuple(
        LinkView(
            capitalize(word_period(period, sheet.strings)),
            sheet.stand.link(shelf_path(run, period)),
            count,
            is_current=period == current,
        )
        for period, count in shelves
    )
