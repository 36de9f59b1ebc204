"""A day of the proleptic Gregorian calendar, also before the year 1 and after 9999 (`datetime.date` has neither)."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_OF_400_YEARS = 146_097
# As English writes them, in lower case.
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
REMEMBERED = 4096  # days: articles name the same ones again and again


class Day(NamedTuple):
    """A calendar day. Years are astronomical, as in ISO 8601: year 0 is 1 BC."""

    year: int
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """Days since 1 January of year 1, which is 1 (as `datetime.date.toordinal`); negative before."""
        return count_days(self)

    @property
    def weekday(self) -> int:
        """Monday is 0, Sunday is 6."""
        return (self.ordinal + 6) % 7

    def plus(self, days: int) -> Day:
        """Go `days` forward in the calendar; negative goes back."""
        return day_from_ordinal(self.ordinal + days)

    def __str__(self) -> str:
        return write_day(self)


@lru_cache(maxsize=REMEMBERED)
def count_days(day: Day) -> int:
    """Give the ordinal of a day."""
    era, year = divmod(day.year, 400)
    shifted = datetime.date(year + 400, day.month, day.day)
    return shifted.toordinal() + (era - 1) * DAYS_OF_400_YEARS


@lru_cache(maxsize=REMEMBERED)
def write_day(day: Day) -> str:
    """Write `YYYY-MM-DD`, the inverse of `parse_day`."""
    return f"{format_year(day.year)}-{day.month:02d}-{day.day:02d}"


@lru_cache(maxsize=REMEMBERED)
def day_from_ordinal(ordinal: int) -> Day:
    """Find the day of an ordinal, the inverse of `Day.ordinal`."""
    eras, rest = divmod(ordinal - 1, DAYS_OF_400_YEARS)
    found = datetime.date.fromordinal(rest + 1)
    return Day(found.year + eras * 400, found.month, found.day)


def is_leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Count the days of a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def format_year(year: int) -> str:
    """Write a year as ISO 8601 does, with four digits or more; `-0043` is 44 BC."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def parse_day(text: str) -> Day | None:
    """Read `YYYY-MM-DD`; None when it is not a day of the calendar."""
    head, _, day = text.rpartition("-")
    year, _, month = head.rpartition("-")
    digits = year.removeprefix("-")
    if not (len(digits) == 4 and len(month) == len(day) == 2):
        return None
    if not (f"{digits}{month}{day}".isascii() and f"{digits}{month}{day}".isdigit()):
        return None
    value = Day(int(year), int(month), int(day))
    if not 1 <= value.month <= len(MONTH_LENGTHS) or not 1 <= value.day <= month_length(value.year, value.month):
        return None
    return value
