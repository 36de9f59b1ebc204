"""EDTF, the Extended Date/Time Format of ISO 8601-2: the subset of levels 0 to 2 in which Whence writes its dates.

Read: day, month, year (`-0043` is 44 BC, `Y12345`), `199X`, `19XX`, `2019-XX`, the divisions 21-41 of a year, the
qualifiers `~ ? %`, intervals with open ends, one-of-a-set `[..2018]` and all-of-a-set `{2018,2020}`.
Earliest and latest day follow from the text and nothing else; a qualifier does not widen them.
Source: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from builder.model.day import Day, format_year, month_length


class Precision(StrEnum):
    """How finely a date is told, from the finest to the coarsest."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART = "part"  # a third of a month, year or decade
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"  # between two dates of different precision

    @property
    def coarseness(self) -> int:
        """A number to compare by: 0 for a day, more for what is coarser."""
        return COARSENESS[self]


COARSENESS = {precision: place for place, precision in enumerate(Precision)}


class Qualifier(StrEnum):
    """What the words take back of a date."""

    APPROXIMATE = "approximate"  # ~
    UNCERTAIN = "uncertain"  # ?
    BOTH = "both"  # %


class BeyondCalendarError(ValueError):
    """A day or month after the year 9999 or before -9999, which EDTF cannot write."""


class Form(StrEnum):
    """How an EDTF text is built."""

    SIMPLE = "simple"  # 2019-03
    INTERVAL = "interval"  # 2019-03/2019-05, ../2019-03, 2019-03/..
    ONE_OF = "one-of"  # [..2018-12-31]
    ALL_OF = "all-of"  # {2018,2020}


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in EDTF. `earliest` and `latest` are both included; None is open or unknown."""

    text: str
    earliest: Day | None
    latest: Day | None
    precision: Precision
    qualifier: Qualifier | None = None
    form: Form = Form.SIMPLE

    @property
    def is_span_form(self) -> bool:
        """Whether it is written `A/B`, `../A` or `A/..`: with one bound only, that makes it a span (DESIGN.md §3)."""
        return self.form is Form.INTERVAL

    @property
    def is_bounded(self) -> bool:
        """Whether it has a first and a last day."""
        return self.earliest is not None and self.latest is not None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def from_written(cls, text: str) -> Edtf:
        """Read what an author wrote; raises UnreadableValue with a hint that can be followed."""
        found = parse_edtf(text.strip())
        if found is None:
            from builder.model.edtf_hint import hint_for
            from builder.model.shorthand import UnreadableValue

            raise UnreadableValue(f"“{text}” is not a date in EDTF", hint_for(text.strip()), is_date=True)
        return found


KNOWN = 4096  # dates remembered: articles name the same ones again and again

QUALIFIERS = {"~": Qualifier.APPROXIMATE, "?": Qualifier.UNCERTAIN, "%": Qualifier.BOTH}
MARKS = {qualifier: mark for mark, qualifier in QUALIFIERS.items()}

SIMPLE = re.compile(
    r"(?:Y(?P<long>-?[1-9][0-9]{4,8})"
    r"|(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)"
    r"(?P<mark>[~?%])?"
)

# The divisions of a year: first month and length in months. 21-24 say no hemisphere and are read as the northern ones;
# a season that crosses the end of the year belongs to the year in which it begins.
DIVISIONS: dict[int, tuple[int, int, Precision]] = {
    **{
        first + place: (month, 3, Precision.SEASON)
        for first, months in ((21, (3, 6, 9, 12)), (25, (3, 6, 9, 12)), (29, (9, 12, 3, 6)))
        for place, month in enumerate(months)
    },
    **{33 + place: (1 + 3 * place, 3, Precision.QUARTER) for place in range(4)},
    **{37 + place: (1 + 4 * place, 4, Precision.PART) for place in range(3)},
    **{40 + place: (1 + 6 * place, 6, Precision.HALF) for place in range(2)},
}


@lru_cache(maxsize=KNOWN)
def parse_edtf(text: str) -> Edtf | None:
    """Read an EDTF text; None when it is none, or beyond the subset."""
    if text[:1] in {"[", "{"}:
        return parse_set(text)
    if "/" in text:
        return parse_interval(text)
    return parse_simple(text)


def parse_simple(text: str) -> Edtf | None:
    """Read a lone date: `2019-06-03`, `2019-03~`, `199X`, `2019-25`."""
    found = SIMPLE.fullmatch(text)
    if not found:
        return None
    qualifier = QUALIFIERS.get(found["mark"] or "")
    if found["long"]:
        year = int(found["long"])
        return Edtf(text, Day(year, 1, 1), Day(year, 12, 31), Precision.YEAR, qualifier)
    if found["year"] == "-0000":
        return None
    if "X" in found["year"]:
        return None if found["month"] else years_of(text, found["year"], qualifier)
    year = int(found["year"])
    if found["month"] is None or found["month"] == "XX":
        is_known = found["day"] in {None, "XX"}
        return Edtf(text, Day(year, 1, 1), Day(year, 12, 31), Precision.YEAR, qualifier) if is_known else None
    month = int(found["month"])
    if month in DIVISIONS:
        return None if found["day"] or qualifier else division_of(text, year, month)
    if not 1 <= month <= 12:
        return None
    last = month_length(year, month)
    if found["day"] is None or found["day"] == "XX":
        return Edtf(text, Day(year, month, 1), Day(year, month, last), Precision.MONTH, qualifier)
    day = Day(year, month, int(found["day"]))
    return Edtf(text, day, day, Precision.DAY, qualifier) if 1 <= day.day <= last else None


def years_of(text: str, written: str, qualifier: Qualifier | None) -> Edtf:
    """Take the years that the unknown digits of a decade or century can stand for."""
    years = sorted((int(written.replace("X", "0")), int(written.replace("X", "9"))))
    precision = Precision.CENTURY if written.endswith("XX") else Precision.DECADE
    return Edtf(text, Day(years[0], 1, 1), Day(years[1], 12, 31), precision, qualifier)


def division_of(text: str, year: int, code: int) -> Edtf:
    """Bound a season, quarter, third or half of a year."""
    month, length, precision = DIVISIONS[code]
    carry, last = divmod(month + length - 2, 12)
    latest = Day(year + carry, last + 1, month_length(year + carry, last + 1))
    return Edtf(text, Day(year, month, 1), latest, precision)


def parse_interval(text: str) -> Edtf | None:
    """Read `A/B`, `../B`, `A/..`; an empty end is unknown, which is open too."""
    first, _, last = text.partition("/")
    ends = [None if end in {"", ".."} else parse_simple(end) for end in (first, last)]
    begin, end = ends
    if begin is None and end is None:
        return None
    for written, read in ((first, begin), (last, end)):
        if written not in {"", ".."} and (read is None or is_division(read)):
            return None
    earliest, latest = begin.earliest if begin else None, end.latest if end else None
    if earliest and latest and earliest > latest:
        return None
    known = [date for date in ends if date]
    return Edtf(text, earliest, latest, shared_precision(known), shared_qualifier(known), Form.INTERVAL)


def is_division(date: Edtf) -> bool:
    """Whether it is a season, quarter, third or half, which EDTF keeps out of intervals and sets."""
    return date.precision in {Precision.SEASON, Precision.QUARTER, Precision.PART, Precision.HALF}


def parse_set(text: str) -> Edtf | None:
    """Read `[..A]`, `[A..]`, `[A..B]`, `[A,B]` (one of them) and the same in braces (all of them)."""
    form = Form.ONE_OF if text.startswith("[") else Form.ALL_OF
    if not text.endswith("]" if form is Form.ONE_OF else "}"):
        return None
    earliest: list[Day | None] = []
    latest: list[Day | None] = []
    known: list[Edtf] = []
    for item in text[1:-1].split(","):
        first, dots, last = item.strip().partition("..")
        ends = [parse_simple(end) if end else None for end in ((first, last) if dots else (first, first))]
        read = [end for end in ends if end]
        if len(read) != bool(first) + bool(last if dots else first) or not read:
            return None
        if any(is_division(end) or end.qualifier for end in read):
            return None
        earliest.append(ends[0].earliest if ends[0] else None)
        latest.append(ends[1].latest if ends[1] else None)
        known.extend(read)
    begin = None if None in earliest else min(day for day in earliest if day)
    end = None if None in latest else max(day for day in latest if day)
    if any(a and b and a > b for a, b in zip(earliest, latest, strict=True)):
        return None
    return Edtf(text, begin, end, shared_precision(known), None, form)


def shared_precision(dates: list[Edtf]) -> Precision:
    """Find the precision of all of them; `interval` where they differ."""
    found = {date.precision for date in dates}
    return found.pop() if len(found) == 1 else Precision.INTERVAL


def shared_qualifier(dates: list[Edtf]) -> Qualifier | None:
    """Find what is said against any of them."""
    found = {date.qualifier for date in dates if date.qualifier}
    return found.pop() if len(found) == 1 else Qualifier.BOTH if found else None


def known(text: str) -> Edtf:
    """Read a text that a writer below has made."""
    found = parse_edtf(text)
    if found is None:
        raise BeyondCalendarError(f"not EDTF: {text}")
    return found


@lru_cache(maxsize=KNOWN)
def year_edtf(year: int) -> Edtf:
    """`2019`, `-0043`, `Y12345`."""
    return known(format_year(year) if abs(year) <= 9999 else f"Y{year}")


@lru_cache(maxsize=KNOWN)
def month_edtf(year: int, month: int) -> Edtf:
    """`2019-03`."""
    return known(f"{format_year(year)}-{month:02d}")


@lru_cache(maxsize=KNOWN)
def day_edtf(day: Day) -> Edtf:
    """`2019-06-03`."""
    return known(str(day))


@lru_cache(maxsize=KNOWN)
def division_edtf(year: int, code: int) -> Edtf:
    """`2019-25`: a season (21-32), quarter (33-36), third (37-39) or half (40, 41) of a year."""
    return known(f"{format_year(year)}-{code}")


def decade_edtf(year: int) -> Edtf:
    """`199X`, the decade that holds a year."""
    return known(f"{format_year(year)[:-1]}X")


def century_edtf(year: int) -> Edtf:
    """`19XX`, the hundred years from 1900 that hold a year."""
    return known(f"{format_year(year)[:-2]}XX")


def interval_edtf(first: Edtf | None, last: Edtf | None) -> Edtf:
    """`A/B`: from the beginning of one date to the end of another; None is open."""
    return known(f"{first_text(first)}/{last_text(last)}")


@lru_cache(maxsize=KNOWN)
def days_edtf(first: Day, last: Day) -> Edtf:
    """From one day to another, both included; a lone day when they are the same."""
    return day_edtf(first) if first == last else known(f"{first}/{last}")


def not_after_edtf(date: Edtf) -> Edtf:
    """Write `[..A]`: some moment up to the end of a date."""
    return known(f"[..{unmarked(last_text(date))}]")


def not_before_edtf(date: Edtf) -> Edtf:
    """Write `[A..]`: some moment from the beginning of a date."""
    return known(f"[{unmarked(first_text(date))}..]")


def one_of_edtf(first: Edtf, last: Edtf) -> Edtf:
    """`[A..B]`: some moment from the beginning of one date to the end of another."""
    return known(f"[{unmarked(first_text(first))}..{unmarked(last_text(last))}]")


def to_span_form(date: Edtf) -> Edtf:
    """Write `../A`, `A/..` or `A/B` for `[..A]`, `[A..]`, `[A..B]`: all of the time, not some moment in it."""
    if date.form is not Form.ONE_OF or "," in date.text:
        return date
    first, _, last = date.text.strip("[]").partition("..")
    return known(f"{first or '..'}/{last or '..'}")


def to_point_form(date: Edtf) -> Edtf:
    """Write `[..A]` or `[A..]` for `../A` and `A/..`: some moment, not all of the time."""
    if date.form is not Form.INTERVAL or date.is_bounded:
        return date
    first, _, last = date.text.partition("/")
    return known(f"[{unmarked(first.strip('.'))}..{unmarked(last.strip('.'))}]")


def qualified_edtf(date: Edtf, qualifier: Qualifier) -> Edtf:
    """Put `~`, `?` or `%` on a lone date or the ends of an interval; a season or a set, where EDTF has none, stays."""
    if date.form is Form.INTERVAL:
        ends = [end if end in {"", ".."} else unmarked(end) + MARKS[qualifier] for end in date.text.split("/")]
        return known("/".join(ends))
    if date.form is not Form.SIMPLE or is_division(date):
        return date
    return known(unmarked(date.text) + MARKS[qualifier])


def unmarked(text: str) -> str:
    """Take the qualifier off a lone date."""
    return text.rstrip("~?%")


def first_text(date: Edtf | None) -> str:
    """Write what begins an interval that begins with `date`: a season's first month, a decade's first year."""
    return ".." if date is None or date.earliest is None else end_text(date, date.earliest, place=0)


def last_text(date: Edtf | None) -> str:
    """Write what ends an interval that ends with `date`."""
    return ".." if date is None or date.latest is None else end_text(date, date.latest, place=-1)


def end_text(date: Edtf, bound: Day, *, place: int) -> str:
    """One end of a date, in a form that EDTF takes as the end of an interval."""
    if date.form is Form.INTERVAL:
        return date.text.split("/")[place]
    if date.form is not Form.SIMPLE:
        return str(bound)
    if is_division(date):
        return f"{format_year(bound.year)}-{bound.month:02d}"
    mark = MARKS[date.qualifier] if date.qualifier else ""
    if date.precision in {Precision.DECADE, Precision.CENTURY}:
        return year_edtf(bound.year).text + mark
    return date.text
