"""What the grammar does not read: dateparser, in any language, for words that an author names.

dateparser fills in what was not written from a base day. It is asked twice, from two days that share nothing: a part
that comes out alike was written, one that differs was not, and what lies as far from either base was relative. It never
sees today: a relative wording is asked a third time, from the reference date. Bare years are read here.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import BeyondCalendarError, Edtf, day_edtf, interval_edtf, month_edtf, year_edtf
from builder.resolve.calendar import make_day, pick, timex_value, unit_of
from builder.resolve.direction import direction_of
from builder.resolve.languages import LANGUAGES, UNKNOWN, Language, Limit
from builder.resolve.reading import absolute, bounded, relative, unreferenced
from builder.resolve.rule import Context, MissingReferenceError, Reading, Timex

YEAR = re.compile(r"(?:1[0-9]{3}|20[0-9]{2})")

# Two bases with no year, month, day or weekday in common.
BASES = (datetime.datetime(2001, 2, 3), datetime.datetime(2012, 11, 26))  # noqa: DTZ001 - a day has no zone
MOST_PREPOSITIONS = 2  # “en el”
LONGEST = 80  # characters: a date is shorter


@dataclass(frozen=True, slots=True)
class Parsed:
    """What dateparser said: the day it gave from a base, and how precise it says the words are."""

    day: Day
    period: str


def read_fallback(words: str, start: int, end: int, context: Context) -> Reading | None:
    """Read words that the grammar could not; None when dateparser cannot either, or makes parts up."""
    if len(words) > LONGEST:
        return None
    name = context.conventions.language.partition("-")[0].lower()
    direction = context.direction or (direction_of(context.text, start, end) if name == "en" else None)
    language = LANGUAGES.get(name, UNKNOWN)
    limit, bare = language.split_limit(" ".join(words.replace("’", "'").split()).strip(" .,;"))
    try:
        match limit:
            case Limit.SINCE:
                inner = read_bare(bare, language, context._replace(direction=Direction.PAST))
                return read_since(inner, context) if inner else None
            case Limit.UNTIL:
                inner = read_bare(bare, language, context._replace(direction=direction))
                return read_until(inner) if inner else None
            case None:
                return read_bare(bare, language, context._replace(direction=direction))
    except MissingReferenceError:
        return unreferenced(Timex("DATE", "XXXX"))
    except BeyondCalendarError:
        return None


def read_bare(words: str, language: Language, context: Context) -> Reading | None:
    """Read words without “since” or “until”."""
    reading = read_stripped(words, language, context)
    is_past, rest = language.split_past(words)
    if reading is not None or not is_past:
        return reading
    reading = read_stripped(rest, language, context._replace(direction=Direction.PAST))
    if reading is None or reading.edtf is None or reading.reference is None:
        return reading if reading and reading.needs_reference else None
    if reading.edtf.latest == context.day:  # “last Monday”, on a Monday
        before = context._replace(reference=context.day.plus(-1), direction=Direction.PAST)
        reading = read_stripped(rest, language, before)
    return reading


def read_stripped(words: str, language: Language, context: Context) -> Reading | None:
    """Drop articles and prepositions until dateparser can read the rest."""
    for bare in language.strip(words, MOST_PREPOSITIONS):
        if YEAR.fullmatch(bare):
            return absolute(year_edtf(int(bare)), bare)
        if bare.isdecimal():
            return None
        first, second = (parse_words(bare, context.conventions.language, base) for base in BASES)
        if first is not None and second is not None and first.period == second.period:
            return read_parts(bare, first, second, context)
    return None


def read_since(inner: Reading, context: Context) -> Reading | None:
    """“Desde 1944”: all the time up to the reference date."""
    if inner.edtf is None or inner.edtf.earliest is None or inner.edtf.earliest > context.day:
        return None
    edtf = interval_edtf(inner.edtf, day_edtf(context.day))
    reason = Reason("since", (("date", edtf.text.partition("/")[0]), context.shown))
    return bounded(inner, edtf, reason, kind=Kind.SPAN, reference=context.day)


def read_until(inner: Reading) -> Reading | None:
    """“Hasta 1990”: all the time up to its last day."""
    if inner.edtf is None or inner.edtf.latest is None:
        return None
    edtf = interval_edtf(None, inner.edtf)
    return bounded(inner, edtf, Reason("until", (("date", edtf.text[3:]),)), kind=Kind.SPAN)


def read_parts(words: str, first: Parsed, second: Parsed, context: Context) -> Reading | None:
    """Keep the parts that do not depend on the base day."""
    same_year, same_month = first.day.year == second.day.year, first.day.month == second.day.month
    same_day = first.day.day == second.day.day
    match first.period:
        case "year" if same_year:
            return said(absolute(year_edtf(first.day.year), f"{first.day.year:04d}"))
        case "month" if same_month:
            return read_month(first, context, has_year=same_year)
        case "day" | "time" if same_month and same_day:
            return read_day(first, context, has_year=same_year)
        case _ if first.period == "time" or context.conventions.language.partition("-")[0] == "en":
            return None  # a time of no day; and relative words in English are the grammar's
        case _:
            return read_relative(words, first, second, context)


def read_month(parsed: Parsed, context: Context, *, has_year: bool) -> Reading | None:
    """Read a month, with its year or without."""
    if has_year:
        edtf = month_edtf(parsed.day.year, parsed.day.month)
        return said(absolute(edtf, edtf.text))
    return read_yearly(pick(lambda year: month_edtf(year, parsed.day.month), context.day, context.direction), context)


def read_day(parsed: Parsed, context: Context, *, has_year: bool) -> Reading | None:
    """Read a day, with its year or without."""
    if has_year:
        return said(absolute(day_edtf(parsed.day), str(parsed.day)))

    def in_year(year: int) -> Edtf | None:
        day = make_day(year, parsed.day.month, parsed.day.day)
        return day_edtf(day) if day else None

    return read_yearly(pick(in_year, context.day, context.direction), context)


def read_yearly(edtf: Edtf | None, context: Context) -> Reading | None:
    """Read what comes once a year, in the year that was picked."""
    return relative(context, edtf, edtf.text, reason=Reason("dateparser_relative")) if edtf else None


def read_relative(words: str, first: Parsed, second: Parsed, context: Context) -> Reading | None:
    """“Ayer”, “hace dos años”, “domingo”: asked again from the reference date."""
    if re.search(r"[0-9]{3}", words):
        return None
    shifts = [parsed.day.ordinal - to_day(base).ordinal for parsed, base in zip((first, second), BASES, strict=True)]
    if first.day.weekday == second.day.weekday and shifts[0] != shifts[1] and all(abs(shift) <= 7 for shift in shifts):
        ahead = (first.day.weekday - context.day.weekday) % 7
        is_future = context.direction is Direction.FUTURE
        day, period = context.day.plus(ahead if is_future or ahead == 0 else ahead - 7), "day"
    elif all(shift <= 0 for shift in shifts) or all(shift >= 0 for shift in shifts):
        base = datetime.datetime(*context.day)  # noqa: DTZ001
        asked = parse_words(words, context.conventions.language, base)
        if asked is None:
            return None
        day, period = asked.day, asked.period
    else:
        return None
    edtf, precision = unit_of(day, period)
    value = timex_value(edtf, precision)
    return relative(context, edtf, value, reason=Reason("dateparser_relative"), precision=precision)


def said(reading: Reading) -> Reading:
    """Name dateparser as what read the words."""
    return reading._replace(basis=(Reason("dateparser"),))


def to_day(moment: datetime.datetime) -> Day:
    """Leave the time of day out."""
    return Day(moment.year, moment.month, moment.day)


@lru_cache(maxsize=4096)
def parse_words(words: str, language: str, base: datetime.datetime) -> Parsed | None:
    """Ask dateparser; the reference date is always given, so it never asks the clock."""
    import dateparser.date

    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DAY_OF_MONTH": "current",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RETURN_TIME_AS_PERIOD": True,
        "TIMEZONE": "UTC",
    }
    if language == "en":
        settings["DATE_ORDER"] = "MDY"
    try:
        parser = dateparser.date.DateDataParser(languages=[language.partition("-")[0].lower()], settings=settings)
        found = parser.get_date_data(words)
    except ValueError:
        return None  # a language it does not know, which it may say as late as here
    if found.date_obj is None:
        return None
    return Parsed(to_day(found.date_obj), str(found.period))
