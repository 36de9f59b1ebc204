"""Events by year: an index of the years, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from builder.model.output import Output
from builder.model.timeline import Event
from builder.model.view import EventsView, LinkView, YearPageView
from builder.render import address
from builder.render.event import Company, view_listed
from builder.render.filters import make_filters
from builder.render.format import Edition
from builder.render.listing import strip_items
from builder.render.overview import make_overview, overview_legend
from builder.render.page import Sheet, open_sheet
from builder.render.period import Period, word_period
from builder.render.rail import make_sprite
from builder.render.strings import capitalize
from builder.render.strip import make_strip

NEAR = 5


def make_events(edition: Edition) -> Iterator[Output]:
    """Make the index, and a page for each year; none for a site without events."""
    if not edition.timeline.events:
        return
    yield make_index(edition)
    for period in edition.index.periods:
        yield make_year(edition, period)


def year_links(sheet: Sheet, periods: Sequence[Period], current: Period | None = None) -> tuple[LinkView, ...]:
    """Links to years, each with the number of its events."""
    return tuple(
        LinkView(
            capitalize(word_period(period, sheet.strings)),
            sheet.stand.link(address.year_path(period.name)),
            len(sheet.edition.index.periods[period]),
            is_current=period == current,
        )
        for period in periods
    )


def make_index(edition: Edition) -> Output:
    """Every year that has events."""
    sheet = open_sheet(
        edition, "events", address.EVENTS, title=lambda strings: strings["events_title"], data="events.json"
    )
    strings = sheet.strings
    overview = make_overview(sheet)
    view = EventsView(
        summary=strings.fill(
            "home_summary",
            events=strings.count("events", len(edition.timeline.events)),
            articles=strings.count("articles", len(edition.timeline.parts)),
        ),
        years=year_links(sheet, tuple(edition.index.periods)),
        months=tuple(strings.section("months_short")),
        overview=overview,
        legend=overview_legend(sheet) if overview else (),
        sprite=make_sprite((), has_gaps=False),
    )
    return sheet.print("events.html", events=view)


def make_year(edition: Edition, period: Period) -> Output:
    """Make the events of one year, or those of some moment in a longer time."""
    events = edition.index.periods[period]
    sheet = open_sheet(
        edition,
        "year",
        address.year_path(period.name),
        title=lambda strings: strings.fill("year_title", year=word_period(period, strings)),
    )
    strings = sheet.strings
    filters = make_filters(sheet, events)
    company = Company(
        keys={event.id: str(place) for place, event in enumerate(events, 1)},
        anchors={event.id: edition.index.anchors[event.id] for event in events},
        tags=filters.tags,
    )
    periods = tuple(edition.index.periods)
    place = periods.index(period)
    articles = {account.article for event in events for account in event.accounts}
    view = YearPageView(
        name=capitalize(word_period(period, strings)),
        summary=strings.fill(
            "home_summary",
            events=strings.count("events", len(events)),
            articles=strings.count("articles", len(articles)),
        ),
        all=LinkView(strings["all_years"], sheet.stand.link(address.EVENTS)),
        near=year_links(sheet, periods[max(place - NEAR, 0) : place + NEAR + 1], period),
        strip=make_strip(strip_items(sheet, events, company), strings, frame=period.frame),
        sprite=make_sprite(events, has_gaps=False),
        filters=filters.views,
        timeline=tuple(render_line(sheet, event, company) for event in events),
    )
    return sheet.print("year.html", year=view)


def render_line(sheet: Sheet, event: Event, company: Company) -> Markup:
    """Render an event as a line of the list."""
    return sheet.render("event-line.html", event=view_listed(sheet, event, company))
