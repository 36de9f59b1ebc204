"""Events by year: an index of the years, and the pages of each, of the whole site or of one slice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.output import Output
from builder.model.timeline import Event
from builder.model.view import EventsView, LinkView, StripView, YearPageView
from builder.render import address
from builder.render.division import Shelf, divide
from builder.render.event import Company
from builder.render.filters import make_filters
from builder.render.format import Edition
from builder.render.lines import render_lines
from builder.render.listing import strip_items
from builder.render.overview import make_overview
from builder.render.page import Sheet, link_parts, open_sheet
from builder.render.period import month_of, word_period
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
    shelves: tuple[Shelf[Event], ...]


def make_events(edition: Edition) -> Iterator[Output]:
    """Make the index, and the pages of each year; none for a site without events."""
    if not edition.timeline.events:
        return
    name = edition.site_strings["events_title"]
    run = Run("events", address.EVENTS, name, divide(edition.index.periods, month_of))
    yield make_index(edition, run)
    yield from make_years(edition, run)


def make_index(edition: Edition, run: Run) -> Output:
    """Every year that has events."""
    sheet = open_sheet(edition, "events", run.top, title=run.name, data="events.json")
    strings = sheet.strings
    overview = make_overview(sheet)
    view = EventsView(
        summary=summarize(strings, len(edition.timeline.events), len(edition.timeline.parts)),
        years=shelf_links(sheet, run, run.shelves),
        months=tuple(strings.section("months_short")),
        overview=overview.rows,
        legend=overview.legend,
        sprite=overview.sprite,
    )
    return sheet.print("events.html", events=view)


def summarize(strings: Strings, events: int, articles: int) -> str:
    """Say how many events of how many articles stand on a page."""
    return strings.fill(
        "home_summary", events=strings.count("events", events), articles=strings.count("articles", articles)
    )


def make_years(edition: Edition, run: Run) -> Iterator[Output]:
    """Make the pages of a run: one for each year, its months where it is too long, and parts where these are."""
    for place, shelf in enumerate(run.shelves):
        near = run.shelves[max(place - NEAR, 0) : place + NEAR + 1]
        yield from make_shelf(edition, run, shelf, near)
        for month in shelf.months:
            yield from make_shelf(edition, run, month, shelf.months, year=shelf)


def make_shelf(
    edition: Edition,
    run: Run,
    shelf: Shelf[Event],
    near: Sequence[Shelf[Event]],
    *,
    year: Shelf[Event] | None = None,
) -> Iterator[Output]:
    """Make the page of one year or month, or its parts. `year` is the one of a month."""
    pages = shelf.pages
    strings = edition.site_strings
    period = capitalize(word_period(shelf.period, strings))
    for number, (name, events) in enumerate(pages, 1):
        words = period if number == 1 else strings.fill("part", name=period, number=number)
        title = strings.fill("year_title", name=run.name, year=words)
        sheet = open_sheet(edition, "year", address.listed_path(run.folder, name), title=title)
        parts = link_parts(sheet, name, pages, lambda other: address.listed_path(run.folder, other), is_counted=True)
        above = (
            LinkView(word_period(year.period, strings), sheet.stand.link(shelf_path(run, year)))
            if year
            else LinkView(run.name, sheet.stand.link(run.top))
        )
        articles = {account.article for event in events for account in event.accounts}
        strip, sprite = draw_events(sheet, events, shelf.period.frame)
        view = YearPageView(
            name=words,
            summary=summarize(strings, shelf.count, len(articles))
            if len(pages) == 1 and not shelf.months
            else strings.count("events", shelf.count),
            above=above,
            near=(*shelf_links(sheet, run, near, shelf), *(parts if len(pages) > 1 else ())),
            months=shelf_links(sheet, run, shelf.months) if number == 1 else (),
            strip=strip,
            sprite=sprite,
            filters=make_filters(sheet, events),
            timeline=render_lines(sheet, events),
        )
        yield sheet.print("year.html", year=view)


def draw_events(sheet: Sheet, events: Sequence[Event], frame: Range | None = None) -> tuple[StripView | None, Markup]:
    """Draw the strip of a page of the site, its events numbered as they stand there, and the symbols of its rail."""
    anchors = sheet.edition.index.anchors
    company = Company({event.id: str(place) for place, event in enumerate(events, 1)}, anchors)
    strip = make_strip(strip_items(sheet, events, company), sheet.strings, frame=frame)
    return strip, make_sprite(events, has_gaps=False)


def shelf_path(run: Run, shelf: Shelf[Event]) -> str:
    """Name the page of a year or month."""
    return address.listed_path(run.folder, shelf.period.name)


def shelf_links(
    sheet: Sheet, run: Run, shelves: Sequence[Shelf[Event]], current: Shelf[Event] | None = None
) -> tuple[LinkView, ...]:
    """Links to years or months, each with the number of its events."""
    return tuple(
        LinkView(
            capitalize(word_period(shelf.period, sheet.strings)),
            sheet.stand.link(shelf_path(run, shelf)),
            shelf.count,
            is_current=shelf is current,
        )
        for shelf in shelves
    )
