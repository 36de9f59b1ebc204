"""The overview: one row a year, January to December, empty years folded into one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from markupsafe import Markup

from builder.model.choices import Kind
from builder.model.day import Day
from builder.model.timeline import Event
from builder.model.view import LegendItem, OverviewRow
from builder.render import address
from builder.render.page import Sheet
from builder.render.period import Period, period_of, word_period
from builder.render.shape import is_drawn, shape_of
from builder.render.strings import capitalize
from builder.render.strip_marks import days_of, draw_mark, make_legend, measure_mark, percent
from builder.render.strip_scale import WIDTH, Scale, make_scale

LANE = 14
NARROWEST = 300.0
MOST_LANES = 12
MOST_YEARS = 60
TEAR = " ".join(f"{place * 6},{9 if place % 2 == 0 else 3}" for place in range(160))


def make_overview(sheet: Sheet) -> tuple[OverviewRow, ...]:
    """One row for each year that has events or in which longer ones go on; none when there are over sixty of them.

    Some moment in the 1990s is no event of 1990, nor of each year after it: it has a row of its own, "1990s".
    """
    drawn = [event for event in sheet.edition.timeline.events if is_drawn(event)]
    lasting = {Period(year, year) for event in drawn for year in years_of(event)}
    periods = sorted({*sheet.edition.index.periods, *lasting}, key=lambda period: period.place)
    if not periods or len(periods) > MOST_YEARS:
        return ()
    going_on = events_by_period(drawn, periods)
    rows: list[OverviewRow] = []
    reached = periods[0].first
    for period in periods:
        if period.first > reached + 1:
            rows.append(folded_row(sheet, period.first - reached - 1))
        rows.append(period_row(sheet, period, going_on[period]))
        reached = max(reached, period.last)
    return tuple(rows)


def events_by_period(events: Sequence[Event], periods: Sequence[Period]) -> dict[Period, list[Event]]:
    """Sort events into the rows that show them: a long moment into its own, all others into the years they touch."""
    found: dict[Period, list[Event]] = {period: [] for period in periods}
    years = [period for period in periods if period.is_year]
    firsts = [period.first for period in years]
    for event in events:
        own = period_of(event)
        begin, end = days_of(event)
        touched = years[bisect_left(firsts, begin.year) : bisect_right(firsts, end.year)]
        for period in touched if own is None or own.is_year else [own]:
            found[period].append(event)
    return found


def years_of(event: Event) -> range:
    """Give the years in which an event goes on: a span or a state of which both ends are known and near each other."""
    first, last = event.date.earliest, event.date.latest
    if event.date.kind is Kind.POINT or first is None or last is None or last.year - first.year > MOST_YEARS:
        return range(0)
    return range(first.year, last.year + 1)


def folded_row(sheet: Sheet, years: int) -> OverviewRow:
    """Years in which nothing is told."""
    drawing = '<svg height="12" aria-hidden="true"><polyline class="tear" points="{}"/></svg>'
    picture = Markup(drawing).format(TEAR)  # noqa: S704 - our own picture
    return OverviewRow(sheet.strings.count("years_folded", years), None, picture, 0, "")


def period_row(sheet: Sheet, period: Period, events: Sequence[Event]) -> OverviewRow:
    """One year, or a longer time, with the marks of its events; those that begin earlier go on in it."""
    count = len(sheet.edition.index.periods.get(period, ()))
    label = sheet.strings.count("events", count) if count else sheet.strings["goes_on"]
    href = sheet.stand.link(address.listed_path("events", period.name)) if count else None
    name = capitalize(word_period(period, sheet.strings))
    return OverviewRow(name, href, draw_period(period, events), count, label)


def draw_period(period: Period, events: Sequence[Event]) -> Markup:
    """Draw events in lanes, packed for a phone; what finds no lane in twelve is left to the year's page."""
    scale = make_scale([period.frame], is_folding=False)
    marks: list[str] = []
    ends: list[float] = []
    for event in events:
        mark = measure_mark(event, scale)
        left = mark.left(NARROWEST)
        lane = next((lane for lane, taken in enumerate(ends) if taken + 3 <= left), len(ends))
        if lane == MOST_LANES:
            continue
        ends[lane : lane + 1] = [mark.right(NARROWEST)]
        marks.append(draw_mark(mark, 12 + lane * LANE))
    height = 24 + LANE * (max(len(ends), 1) - 1)
    months = "".join(
        f'<line class="grid" x1="{percent(x)}" x2="{percent(x)}" y1="0" y2="{height}"/>'
        for x in month_lines(scale, period)
    )
    return Markup(  # noqa: S704 - our own picture
        f'<svg class="year-svg" width="100%" height="{height}" aria-hidden="true">{months}{"".join(marks)}</svg>'
    )


def month_lines(scale: Scale, period: Period) -> list[float]:
    """Where the months of a year begin, and where it ends; a longer time has its two ends only."""
    if not period.is_year:
        return [0, WIDTH]
    return [*(scale.x(Day(period.first, month, 1).ordinal) for month in range(1, 13)), WIDTH]


def overview_legend(sheet: Sheet) -> tuple[LegendItem, ...]:
    """Give the shapes that the overview shows."""
    shapes = [shape_of(event) for event in sheet.edition.timeline.events if is_drawn(event)]
    return make_legend(shapes, sheet.strings, has_folds=False)
