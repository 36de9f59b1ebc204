"""What the grammar does not read: dateparser, in any language, for words that an author names.

dateparser fills in what was not written from a base day. It is asked twice, from two days that share nothing: a part
that comes out alike was written, one that differs was not, and what lies as far from either base was relative. It never
sees today: a relative wording is asked a third time, from the reference date. Bare years are read here.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, day_edtf, month_edtf, year_edtf
from builder.resolve.calendar import make_day, pick, timex_value, unit_of
from builder.resolve.direction import direction_of
from builder.resolve.reading import absolute, relative, unreferenced
from builder.resolve.rule import Context, MissingReferenceError, Reading, Timex

# Articles and prepositions that stand before a date, and what may stand after it.
BEFORE = {
    "es": "el día|el dia|el pasado|en el|en|el|la|los|del|de|desde|hasta|a",
    "fr": "le|la|les|l'|en|au|à|du|de|dès|depuis|jusqu'au|jusqu'en|jusqu'à",
    "de": "am|im|vom|zum|den|dem|der|in|an|ab|seit|bis|um",
    "pt": "no dia|em|no|na|o|a|de|do|da|desde|até",
    "it": "il giorno|il|lo|la|l'|nel|nello|nella|nell'|in|del|dal|a|da|di",
    "ru": "во|в|на|с|к|по|до",
    "uk": "у|в|на|з|до|по",
    "en": "on|in|the",
}
AFTER = {"ru": "года|году|год|г\\.", "uk": "року|році|рік|р\\."}
# “In May” in the case that dateparser does not know, to the one it does.
CASES = {
    "ru": dict(
        zip(
            [
                "январе",
                "феврале",
                "марте",
                "апреле",
                "мае",
                "июне",
                "июле",
                "августе",
                "сентябре",
                "октябре",
                "ноябре",
                "декабре",
            ],
            [
                "января",
                "февраля",
                "марта",
                "апреля",
                "мая",
                "июня",
                "июля",
                "августа",
                "сентября",
                "октября",
                "ноября",
                "декабря",
            ],
            strict=True,
        )
    ),
    "uk": dict(
        zip(
            [
                "січні",
                "лютому",
                "березні",
                "квітні",
                "травні",
                "червні",
                "липні",
                "серпні",
                "вересні",
                "жовтні",
                "листопаді",
                "грудні",
            ],
            [
                "січня",
                "лютого",
                "березня",
                "квітня",
                "травня",
                "червня",
                "липня",
                "серпня",
                "вересня",
                "жовтня",
                "листопада",
                "грудня",
            ],
            strict=True,
        )
    ),
}
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
    language = context.conventions.language.partition("-")[0].lower()
    for bare in strip_words(words, language):
        if YEAR.fullmatch(bare):
            return absolute(year_edtf(int(bare)), bare)
        first, second = (parse_words(bare, context.conventions.language, base) for base in BASES)
        if first is not None and second is not None and first.period == second.period:
            break
    else:
        return None
    direction = context.direction or (direction_of(context.text, start, end) if language == "en" else None)
    try:
        return read_parts(bare, first, second, replace(context, direction=direction))
    except MissingReferenceError:
        return unreferenced(Timex("DATE", "XXXX"))


def strip_words(words: str, language: str) -> list[str]:
    """Drop the word for a year after a date; then the articles and prepositions before it, one by one."""
    bare = words.strip(" .,;").replace("’", "'")
    cases = CASES.get(language, {})
    bare = " ".join(cases.get(word.lower(), word) for word in bare.split())
    stripped = [re.sub(rf"\s+(?:{AFTER.get(language, 'a^')})$", "", bare, flags=re.IGNORECASE)]
    for _ in range(MOST_PREPOSITIONS):
        shorter = re.sub(rf"^(?:{BEFORE.get(language, 'a^')})(?:\s+|(?<='))", "", stripped[-1], flags=re.IGNORECASE)
        if shorter != stripped[-1]:
            stripped.append(shorter)
    return stripped


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
        case _ if context.conventions.language.partition("-")[0] == "en":
            return None  # relative words in English are the grammar's
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
    return replace(reading, basis=(Reason("dateparser"),))


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
