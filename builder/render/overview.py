"""The overview: one row a year, January to December, empty years folded into one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.choices import Kind
from builder.model.timeline import Event
from builder.model.view import LegendItem, OverviewRow
from builder.render import address
from builder.render.overview_rows import TEAR, draw_counts, draw_marks, find_symbols, legend_of_counts
from builder.render.page import Sheet
from builder.render.period import Period, period_of, word_period
from builder.render.rail import make_sprite
from builder.render.shape import is_drawn, shape_of
from builder.render.strings import capitalize
from builder.render.strip_marks import days_of, make_legend

MOST_YEARS = 60
MOST_MARKS = 240  # of events, in all rows; of more the rows show how many there are in each month


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows, what explains their shapes, and what these are drawn from. No rows when there would be too many."""

    rows: tuple[OverviewRow, ...]
    legend: tuple[LegendItem, ...]
    sprite: Markup


def make_overview(sheet: Sheet) -> Overview:
    """One row for each year that has events or in which longer ones go on; none when there are over sixty of them.

    Some moment in the 1990s is no event of 1990, nor of each year after it: it has a row of its own, "1990s".
    """
    drawn = [event for event in sheet.edition.timeline.events if is_drawn(event)]
    lasting = {Period(year, year) for event in drawn for year in years_of(event)}
    periods = sorted({*sheet.edition.index.periods, *lasting}, key=lambda period: period.place)
    if not periods or len(periods) > MOST_YEARS:
        return Overview((), (), make_sprite((), has_gaps=False))
    going_on = events_by_period(drawn, periods)
    is_long = sum(map(len, going_on.values())) > MOST_MARKS
    pictures = draw_counts(going_on) if is_long else draw_marks(going_on)
    legend = legend_of_counts(sheet.strings) if is_long else make_legend(map(shape_of, drawn), sheet.strings)
    rows = tuple(list_rows(sheet, pictures))
    return Overview(rows, legend, make_sprite((), has_gaps=False, others=find_symbols(row.picture for row in rows)))


def list_rows(sheet: Sheet, pictures: Mapping[Period, Markup]) -> Iterator[OverviewRow]:
    """Give each row with its picture, and one for the years between that nothing is told of."""
    reached: int | None = None
    for period, picture in pictures.items():
        if reached is not None and period.first > reached + 1:
            words = sheet.strings.count("years_folded", period.first - reached - 1)
            yield OverviewRow(words, None, TEAR, 0, "")
        yield period_row(sheet, period, picture)
        reached = period.last if reached is None else max(reached, period.last)


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


def period_row(sheet: Sheet, period: Period, picture: Markup) -> OverviewRow:
    """One year, or a longer time; the count is of the events that begin in it."""
    count = len(sheet.edition.index.periods.get(period, ()))
    label = sheet.strings.count("events", count) if count else sheet.strings["goes_on"]
    href = sheet.stand.link(address.listed_path("events", period.name)) if count else None
    name = capitalize(word_period(period, sheet.strings))
    return OverviewRow(name, href, picture, count, label)
