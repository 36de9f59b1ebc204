"""The years under which events stand: one, or those of a longer time in which some moment lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.choices import Kind
from builder.model.day import Day, format_year
from builder.model.timeline import Event
from builder.render.strings import Strings
from builder.render.wording import pattern, word_year

LONGEST_YEAR = 366


@dataclass(frozen=True, slots=True)
class Period:
    """From one year to another, both included."""

    first: int
    last: int

    @property
    def is_year(self) -> bool:
        """Whether it is one year."""
        return self.first == self.last

    @property
    def is_decade(self) -> bool:
        """Whether it is ten years that bear one name: the 1990s."""
        return self.first > 0 and self.first % 10 == 0 and self.last == self.first + 9

    @property
    def name(self) -> str:
        """What its page is called: `1990`, `1990s`, `2016-2019`."""
        first = format_year(self.first)
        return first if self.is_year else f"{first}s" if self.is_decade else f"{first}-{format_year(self.last)}"

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among others: by its first year, the longest first."""
        return self.first, -self.last

    @property
    def frame(self) -> tuple[int, int]:
        """Its days as ordinals, the end excluded."""
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
    is_moment = event.date.kind is Kind.POINT
    if is_moment and first and last and last.ordinal - first.ordinal >= LONGEST_YEAR:
        return Period(first.year, last.year)
    return Period(day.year, day.year)


def word_period(period: Period, strings: Strings) -> str:
    """Name it: "1990", "1990s", "2016 to 2019"."""
    first = word_year(period.first, strings)
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
