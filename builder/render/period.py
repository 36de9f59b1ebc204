"""The years and months under which events stand, or the longer time in which some moment lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.model.choices import Kind
from builder.model.dates import EventDate
from builder.model.day import Day, format_year, month_length
from builder.model.timeline import Event
from builder.render.strings import Strings
from builder.render.wording import pattern, word_month, word_year

LONGEST_YEAR = 366


class Period(NamedTuple):
    """From one year to another, both included; or one month of a year."""

    first: int
    last: int
    month: int | None = None

    @property
    def is_year(self) -> bool:
        """Whether it is one year."""
        return self.first == self.last and self.month is None

    @property
    def is_decade(self) -> bool:
        """Whether it is ten years that bear one name: the 1990s."""
        return self.first > 0 and self.first % 10 == 0 and self.last == self.first + 9

    @property
    def name(self) -> str:
        """What its page is called: `1990`, `1990s`, `2016-2019`, `2019-06`."""
        first = format_year(self.first)
        if self.month is not None:
            return f"{first}-{self.month:02d}"
        return first if self.is_year else f"{first}s" if self.is_decade else f"{first}-{format_year(self.last)}"

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands among others: by its first year, the longest first."""
        return self.first, -self.last, self.month or 0

    @property
    def frame(self) -> tuple[int, int]:
        """Its days as ordinals, the end excluded."""
        if self.month is not None:
            begin = Day(self.first, self.month, 1).ordinal
            return begin, begin + month_length(self.first, self.month)
        return Day(self.first, 1, 1).ordinal, Day(self.last + 1, 1, 1).ordinal


def sort_day(event: Event) -> Day | None:
    """Give the day by which it is ordered: the earliest, or the latest where the beginning is open."""
    return event.date.earliest or event.date.latest


def period_of(event: Event) -> Period | None:
    """Give the year of the day by which an event is ordered.

    Some moment within more than a year ("in the 1990s") is of all those years: nobody said that it was the first.
    """
    day = sort_day(event)
    if day is None:
        return None
    first, last = event.date.earliest, event.date.latest
    if is_moment(event) and first and last and last.ordinal - first.ordinal >= LONGEST_YEAR:
        return Period(first.year, last.year)
    return Period(day.year, day.year)


def is_moment(event: Event) -> bool:
    """Whether it is some moment inside its date, not all of it."""
    return event.date.kind is Kind.POINT


def month_of(event: Event) -> Period | None:
    """Give the month of the day by which an event is ordered; None for some moment that may lie in another one."""
    day = sort_day(event)
    if day is None or not (is_within_month(event.date) or not is_moment(event)):
        return None
    return Period(day.year, day.year, day.month)


def is_within_month(date: EventDate) -> bool:
    """Whether both ends lie in one month; an open end lies in that of the other."""
    first, last = date.earliest or date.latest, date.latest or date.earliest
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def report_period(date: EventDate) -> Period | None:
    """Give the month in which something was reported; the years, where the month is not told."""
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None:
        return None
    return Period(first.year, last.year, first.month if is_within_month(date) else None)


def word_period(period: Period, strings: Strings) -> str:
    """Name it: "1990", "1990s", "2016 to 2019", "June 2019"."""
    first = word_year(period.first, strings)
    if period.month is not None:
        return pattern(strings, "month", month=word_month(period.month, strings), year=first)
    if period.is_year:
        return first
    if period.is_decade:
        return pattern(strings, "decade", year=first)
    return pattern(strings, "years", first=first, last=word_year(period.last, strings))


def word_periods(periods: Sequence[Period], strings: Strings) -> str:
    """Say from which to which they reach: "2019", "1990s to 2021"."""
    begin, end = min(periods, key=lambda period: period.place), max(periods, key=lambda period: period.last)
    first = word_period(begin, strings) if begin.is_decade else word_year(begin.first, strings)
    last = word_period(end, strings) if end.is_decade else word_year(end.last, strings)
    return first if first == last else pattern(strings, "years", first=first, last=last)
