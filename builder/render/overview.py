"""The overview: one row a year, January to December, empty years folded into one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from markupsafe import Markup

from builder.model.day import Day
from builder.model.timeline import Event
from builder.model.view import LegendItem, OverviewRow
from builder.render import address
from builder.render.page import Sheet
from builder.render.shape import is_drawn, shape_of
from builder.render.strip_marks import days_of, draw_mark, make_legend, percent
from builder.render.strip_scale import WIDTH, Scale, make_scale
from builder.render.wording import word_year

LANE = 14
NARROWEST = 300.0
MOST_LANES = 12
MOST_YEARS = 60
TEAR = " ".join(f"{place * 6},{9 if place % 2 == 0 else 3}" for place in range(160))


def make_overview(sheet: Sheet) -> tuple[OverviewRow, ...]:
    """One row for each year that has events or in which longer ones go on; none when there are over sixty of them."""
    index = sheet.edition.index
    drawn = [event for event in sheet.edition.timeline.events if is_drawn(event)]
    years = sorted({year for event in drawn for year in years_of(event)} | {int(name) for name in index.years})
    if not years or len(years) > MOST_YEARS:
        return ()
    going_on = events_by_year(drawn, years)
    rows: list[OverviewRow] = []
    for place, year in enumerate(years):
        skipped = year - years[place - 1] - 1 if place else 0
        if skipped:
            rows.append(folded_row(sheet, skipped))
        rows.append(year_row(sheet, year, going_on[year]))
    return tuple(rows)


def events_by_year(events: Sequence[Event], years: Sequence[int]) -> dict[int, list[Event]]:
    """Sort events into all of the sorted `years` that they touch."""
    found: dict[int, list[Event]] = {year: [] for year in years}
    for event in events:
        begin, end = days_of(event)
        for year in years[bisect_left(years, begin.year) : bisect_right(years, end.year)]:
            found[year].append(event)
    return found


def years_of(event: Event) -> range:
    """Give the years that an event takes, where both ends are known and near each other."""
    first, last = event.date.earliest, event.date.latest
    if first is None or last is None or last.year - first.year > MOST_YEARS:
        return range(0)
    return range(first.year, last.year + 1)


def folded_row(sheet: Sheet, years: int) -> OverviewRow:
    """Years in which nothing is told."""
    drawing = '<svg height="12" aria-hidden="true" focusable="false"><polyline class="tear" points="{}"/></svg>'
    picture = Markup(drawing).format(TEAR)  # noqa: S704 - our own picture
    return OverviewRow(sheet.strings.count("years_folded", years), None, picture, 0, "")


def year_row(sheet: Sheet, year: int, events: Sequence[Event]) -> OverviewRow:
    """One year with the marks of its events; those that begin earlier go on in it."""
    name = next((name for name in sheet.edition.index.years if int(name) == year), None)
    count = len(sheet.edition.index.years[name]) if name else 0
    label = sheet.strings.count("events", count) if count else sheet.strings["goes_on"]
    href = sheet.stand.link(address.year_path(name)) if name else None
    return OverviewRow(word_year(year, sheet.strings), href, draw_year(year, events), count, label)


def draw_year(year: int, events: Sequence[Event]) -> Markup:
    """Draw a year's events in lanes, packed for a phone; what finds no lane in twelve is left to the year's page."""
    first, end = Day(year, 1, 1).ordinal, Day(year + 1, 1, 1).ordinal
    scale = make_scale([(first, end)], is_folding=False)
    marks: list[str] = []
    ends: list[float] = []
    for event in events:
        mark = draw_mark(event, scale, 0)
        left = mark.left(NARROWEST)
        lane = next((lane for lane, taken in enumerate(ends) if taken + 3 <= left), len(ends))
        if lane == MOST_LANES:
            continue
        ends[lane : lane + 1] = [mark.right(NARROWEST)]
        marks.append(draw_mark(event, scale, 12 + lane * LANE).picture)
    height = 24 + LANE * (max(len(ends), 1) - 1)
    months = "".join(
        f'<line class="grid" x1="{percent(x)}" x2="{percent(x)}" y1="0" y2="{height}"/>'
        for x in month_lines(scale, year)
    )
    return Markup(  # noqa: S704 - our own picture
        f'<svg class="year-svg" width="100%" height="{height}" aria-hidden="true" focusable="false">'
        f"{months}{''.join(marks)}</svg>"
    )


def month_lines(scale: Scale, year: int) -> list[float]:
    """Where the months begin, and where the year ends."""
    return [*(scale.x(Day(year, month, 1).ordinal) for month in range(1, 13)), WIDTH]


def overview_legend(sheet: Sheet) -> tuple[LegendItem, ...]:
    """Give the shapes that the overview shows."""
    shapes = [shape_of(event) for event in sheet.edition.timeline.events if is_drawn(event)]
    return make_legend(shapes, sheet.strings, has_folds=False)
