"""How to mend a date that is not EDTF, for the author who wrote it."""

from __future__ import annotations

import re

from builder.model.day import month_length
from builder.model.day_hint import hint_for_day, month_number
from builder.model.edtf import parse_edtf

HINTS = (
    (
        re.compile(r"\.\.(?P<date>[0-9-]+)"),
        "write [..{date}] for some moment up to then, ../{date} for all the time up to then",
    ),
    (
        re.compile(r"(?P<date>[0-9-]+)\.\."),
        "write [{date}..] for some moment from then on, {date}/.. for all the time since",
    ),
    (re.compile(r"(?P<a>[0-9-]+?) ?(?:\.\.|[–—]| to | - ) ?(?P<b>[0-9-]+)"), "write {a}/{b}"),
    (re.compile(r"(?P<year>[0-9]{3})0s"), "write {year}X"),
    (
        re.compile(r"(?P<year>[0-9]{4})[- ]?Q(?P<quarter>[1-4])|Q(?P<quarter2>[1-4]) (?P<year2>[0-9]{4})"),
        "write {division}",
    ),
    (re.compile(r"(?:c\.?|ca\.?|circa|about|around|~) ?(?P<date>[0-9]{4}(?:-[0-9]{2}){0,2})"), "write {date}~"),
    (re.compile(r"(?:by|until|before|up to) (?P<date>[0-9-]+)"), "write [..{date}] for no later than that"),
    (re.compile(r"(?:since|from|after) (?P<date>[0-9-]+)"), "write [{date}..] for no earlier than that"),
    (re.compile(r"(?P<date>[0-9]{4}-[0-9]{2})[~?%]"), "a season takes no qualifier: write {date}"),
)
SLIPPED = re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})(?:[-./](?P<day>[0-9]{1,2}))?")
MONTH_AND_YEAR = re.compile(
    r"(?P<name>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})|(?P<month>[0-9]{1,2})[/.](?P<year2>[0-9]{4})"
)
SEASONS = {"spring": 25, "summer": 26, "autumn": 27, "fall": 27, "winter": 28}
USUAL = "write it as 2019-06-03, 2019-06, 2019, 2019-06-03/2019-06-10, or [..2019-06-03] for no later than that day"


def hint_for(text: str) -> str:
    """Say how to mend a date that is not EDTF: its own mended form where it can be guessed, else the usual forms."""
    begin, slash, end = text.partition("/")
    if slash and parse_edtf(begin) and parse_edtf(end):
        is_backwards = parse_edtf(f"{end}/{begin}") is not None
        return (
            f"the end lies before the beginning: write {end}/{begin}"
            if is_backwards
            else ("a season cannot begin or end an interval: write its months, as in 2019-03/2019-05")
        )
    if slipped := SLIPPED.fullmatch(text):
        return hint_for_slip(slipped)
    for pattern, hint in HINTS:
        if found := pattern.fullmatch(text):
            parts = {name: value for name, value in found.groupdict().items() if value}
            if "{division}" in hint:
                year, quarter = parts.get("year") or parts["year2"], parts.get("quarter") or parts["quarter2"]
                parts["division"] = f"{year}-{32 + int(quarter)}"
            return hint.format(**parts)
    if found := MONTH_AND_YEAR.fullmatch(text):
        return hint_for_month(found)
    day = hint_for_day(text)
    return day if day and "missing" not in day else USUAL


def hint_for_month(found: re.Match[str]) -> str:
    """Mend `March 2019`, `03/2019` and `spring 2019`, whose numbers are those of the northern half."""
    year = found["year"] or found["year2"]
    season = SEASONS.get((found["name"] or "").lower())
    if season:
        return f"write {year}-{season}, or {year}-{season + 4} in the southern half of the world"
    month = int(found["month"]) if found["month"] else month_number(found["name"])
    return f"write {year}-{month:02d}" if month and 1 <= month <= 12 else USUAL


def hint_for_slip(slipped: re.Match[str]) -> str:
    """Mend a date whose parts stand in the right order: a digit is missing, or there is no such day."""
    year, month = int(slipped["year"]), int(slipped["month"])
    mended = f"{year:04d}-{month:02d}" + (f"-{int(slipped['day']):02d}" if slipped["day"] else "")
    if parse_edtf(mended):
        return f"write {mended}"
    if slipped["day"] and 1 <= month <= 12:
        return f"{year:04d}-{month:02d} has {month_length(year, month)} days"
    return f"a month is 01 to 12, a season 25 to 32, a quarter 33 to 36, not {slipped['month']}"
