"""Calendar arithmetic: periods around a day, by the conventions of DESIGN.md §3 “Conventions”. All bounds included."""

from __future__ import annotations

from collections.abc import Callable

from builder.model.choices import Direction, Hemisphere
from builder.model.day import Day, month_length
from builder.model.edtf import (
    Edtf,
    Precision,
    century_edtf,
    day_edtf,
    days_edtf,
    decade_edtf,
    division_edtf,
    month_edtf,
    year_edtf,
)

SEASON_VALUES = ("SP", "SU", "FA", "WI")
YEARS_AROUND = 9  # the years beside it are enough, but for 29 February: it skips seven years around 1900


def make_day(year: int, month: int, day: int) -> Day | None:
    """Make a day, if the calendar has it."""
    return Day(year, month, day) if 1 <= month <= 12 and 1 <= day <= month_length(year, month) else None


def add_months(day: Day, months: int) -> Day:
    """Give the same day of another month; the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Day(year, month + 1, min(day.day, month_length(year, month + 1)))


def add_units(day: Day, count: int, unit: str) -> Day:
    """Count `count` units on from a day, to the day; negative goes back."""
    match unit:
        case "week" | "weekend":
            return day.plus(7 * count)
        case "fortnight":
            return day.plus(14 * count)
        case "month":
            return add_months(day, count)
        case "quarter":
            return add_months(day, 3 * count)
        case "year":
            return add_months(day, 12 * count)
        case "decade":
            return add_months(day, 120 * count)
        case "century":
            return add_months(day, 1200 * count)
        case "hour" | "minute" | "second":
            return day.plus(int(count / {"hour": 24, "minute": 1440, "second": 86400}[unit]))
        case _:
            return day.plus(count)


def week_of(day: Day) -> Edtf:
    """Give the ISO week, Monday to Sunday."""
    monday = day.plus(-day.weekday)
    return days_edtf(monday, monday.plus(6))


def weekend_of(day: Day) -> Edtf:
    """Saturday and Sunday of the ISO week."""
    monday = day.plus(-day.weekday)
    return days_edtf(monday.plus(5), monday.plus(6))


def quarter_of(day: Day) -> Edtf:
    """Give the calendar quarter."""
    return division_edtf(day.year, 33 + (day.month - 1) // 3)


def unit_of(day: Day, unit: str) -> tuple[Edtf, Precision]:
    """Give the period of a unit that holds a day, at the granularity of “N units ago”: a decade ago is a year."""
    match unit:
        case "week" | "fortnight":
            return week_of(day), Precision.WEEK
        case "weekend":
            return weekend_of(day), Precision.WEEKEND
        case "month":
            return month_edtf(day.year, day.month), Precision.MONTH
        case "quarter":
            return quarter_of(day), Precision.QUARTER
        case "year" | "decade" | "century":
            return year_edtf(day.year), Precision.YEAR
        case _:
            return day_edtf(day), Precision.DAY


def first_of(day: Day, unit: str) -> Day:
    """Find a day from which a step of one unit leads into the next one, however long the months are."""
    return day if unit in {"day", "week", "weekend", "fortnight"} else Day(day.year, day.month, 1)


def whole_unit(day: Day, unit: str) -> tuple[Edtf, Precision]:
    """Give the unit that holds a day; a decade and a century are whole here."""
    if unit == "decade":
        return decade_edtf(day.year), Precision.DECADE
    if unit == "century":
        return century_edtf(day.year), Precision.CENTURY
    return unit_of(day, unit)


def season_edtf(year: int, season: int, hemisphere: Hemisphere) -> Edtf:
    """Give the season (0 spring to 3 winter) that begins in a year."""
    return division_edtf(year, (25 if hemisphere is Hemisphere.NORTHERN else 29) + season)


def pick(make: Callable[[int], Edtf | None], day: Day, direction: Direction | None) -> Edtf | None:
    """Choose the year of what comes once a year.

    Past: the latest whose first day is not after `day`. Future: the first whose last day is not before it. None: the
    nearer one, the past one when both are equally near.
    """
    past = future = None
    if direction is not Direction.FUTURE:
        years = range(day.year, day.year - YEARS_AROUND, -1)
        past = next((date for year in years if (date := make(year)) and date.earliest and date.earliest <= day), None)
    if direction is not Direction.PAST:
        years = range(day.year - 1, day.year + YEARS_AROUND)
        future = next((date for year in years if (date := make(year)) and date.latest and date.latest >= day), None)
    if past is None or future is None:
        return past or future
    return min((past, future), key=lambda date: distance(date, day))


def distance(date: Edtf, day: Day) -> int:
    """How many days lie between a day and a bounded date: 0 inside it."""
    if date.earliest is None or date.latest is None:
        return 0
    return max(date.earliest.ordinal - day.ordinal, day.ordinal - date.latest.ordinal, 0)


def last_ended(make: Callable[[int], Edtf | None], start: Day) -> Edtf | None:
    """Give the latest that had ended before `start`, of what comes once a year."""
    dates = [date for year in range(start.year - 2, start.year + 1) if (date := make(year))]
    return next((date for date in reversed(dates) if date.latest and date.latest < start), None)


def next_begun(make: Callable[[int], Edtf | None], end: Day) -> Edtf | None:
    """Give the first that begins after `end`, of what comes once a year."""
    dates = [date for year in range(end.year, end.year + 2) if (date := make(year))]
    return next((date for date in dates if date.earliest and date.earliest > end), None)


def just_before(edtf: Edtf, precision: Precision) -> Edtf | None:
    """Find what ends right before a date begins, at the date's own precision where EDTF has it, else as a day."""
    return neighbour(edtf.earliest, precision, -1)


def just_after(edtf: Edtf, precision: Precision) -> Edtf | None:
    """Find what begins right after a date ends."""
    return neighbour(edtf.latest, precision, 1)


def neighbour(bound: Day | None, precision: Precision, step: int) -> Edtf | None:
    """Give the period next to a bound."""
    if bound is None:
        return None
    day = bound.plus(step)
    match precision:
        case Precision.MONTH | Precision.SEASON | Precision.QUARTER | Precision.HALF:
            return month_edtf(day.year, day.month)
        case Precision.YEAR | Precision.DECADE | Precision.CENTURY:
            return year_edtf(day.year)
        case _:
            return day_edtf(day)


def week_value(day: Day) -> str:
    """TimeML's value of a week, `2019-W23`."""
    thursday = day.plus(3 - day.weekday)
    number = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
    return f"{thursday.year:04d}-W{number:02d}"


def timex_value(edtf: Edtf, precision: Precision) -> str:
    """TimeML's value of a period: a season is `2019-SP`, a quarter `2018-Q3`, a decade `199`."""
    first = edtf.earliest
    if first is None:
        return "XXXX"
    text = edtf.text.rstrip("~?%")
    match precision:
        case Precision.WEEK:
            return week_value(first)
        case Precision.WEEKEND:
            return f"{week_value(first)}-WE"
        case Precision.SEASON:
            return f"{text[:-2]}{SEASON_VALUES[(int(text[-2:]) - 21) % 4]}"
        case Precision.QUARTER:
            return f"{text[:-2]}Q{int(text[-2:]) - 32}"
        case Precision.HALF:
            return f"{text[:-2]}H{int(text[-2:]) - 39}"
        case Precision.DECADE | Precision.CENTURY:
            return text.rstrip("X")
        case _:
            return text
