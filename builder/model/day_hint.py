"""How to mend a day that is not written as `2019-06-03`, for the author who wrote it."""

from __future__ import annotations

import re

from builder.model.day import MONTH_NAMES, Day, month_length, parse_day

MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-./ ]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?:[T ](?P<time>.*))?"
)
YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-./ ])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})")
DAY_AND_NAME = re.compile(
    rf"(?:[A-Za-z]+,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?{MONTH},? (?P<year>\d{{4}})"
)
NAME_AND_DAY = re.compile(rf"(?:[A-Za-z]+,? )?{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})")
MONTH_ONLY = re.compile(rf"\d{{4}}(?:[-/]\d{{1,2}})?|{MONTH},? \d{{4}}")
FROM_TODAY = re.compile(r"now|today|yesterday|tomorrow|.* ago|(?:last|this|next) .*", re.IGNORECASE)


def hint_for_day(text: str) -> str | None:
    """Say how to mend a day: its own mended form where it can be guessed; None when nothing can be said of it."""
    if FROM_TODAY.fullmatch(text):
        return "write the day itself, as 2019-06-03: nothing is ever dated from today"
    if found := YEAR_FIRST.fullmatch(text):
        return hint_for_parts(int(found["year"]), int(found["month"]), int(found["day"]), time=found["time"])
    if found := YEAR_LAST.fullmatch(text):
        return hint_for_order(int(found["year"]), int(found["first"]), int(found["second"]))
    found = DAY_AND_NAME.fullmatch(text) or NAME_AND_DAY.fullmatch(text)
    if found and (month := month_number(found["name"])):
        return hint_for_parts(int(found["year"]), month, int(found["day"]))
    return "the day is missing: write it as 2019-06-03" if MONTH_ONLY.fullmatch(text) else None


def hint_for_parts(year: int, month: int, day: int, *, time: str | None = None) -> str:
    """Mend a day whose year, month and day are known: its form, or the calendar, was broken."""
    if not 1 <= month <= len(MONTH_NAMES):
        return f"there is no month {month}: the year stands first, then the month, then the day"
    if not 1 <= day <= month_length(year, month):
        return f"{year:04d}-{month:02d} has {month_length(year, month)} days"
    if time is not None:
        return f"write the time of day as in {Day(year, month, day)}T14:30:00+02:00, or leave it out"
    return f"write {Day(year, month, day)}"


def hint_for_order(year: int, first: int, second: int) -> str:
    """Mend `06/03/2019`, which says one day to an American and another to most others."""
    readings = [f"{year:04d}-{month:02d}-{day:02d}" for month, day in ((first, second), (second, first))]
    possible = [reading for reading in dict.fromkeys(readings) if parse_day(reading)]
    if len(possible) > 1:
        return f"is it {possible[0]} or {possible[1]}? the year stands first, then the month, then the day"
    return f"write {possible[0]}" if possible else "write it as 2019-06-03"


def month_number(name: str) -> int | None:
    """Find the number of a month by its English name or the first letters of it, from 1."""
    meant = (number for number, month in enumerate(MONTH_NAMES, start=1) if month.startswith(name.lower()[:3]))
    number = next(meant, None)
    is_name = number is not None and (MONTH_NAMES[number - 1].startswith(name.lower()) or name.lower() == "sept")
    return number if is_name else None
