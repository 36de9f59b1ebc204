"""A date in words, in the language of the page: never more exact than what it is made from."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from builder.model.choices import Kind
from builder.model.dates import EventDate, GivenBy
from builder.model.day import Day, month_length
from builder.model.edtf import DIVISIONS, Edtf, Form, Precision, Qualifier, parse_edtf, unmarked
from builder.render.strings import Strings

COUNTED = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
SEASON_NAMES = ("spring", "summer", "autumn", "winter")
THIRDS_OF_MONTH = {(1, 10): "early", (11, 20): "mid", (21, 0): "late"}
THIRDS_OF_YEAR = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}
THIRDS_OF_DECADE = {(0, 3): "early", (4, 6): "mid", (7, 9): "late"}


@lru_cache(maxsize=4096)
def word_event_date(date: EventDate, strings: Strings) -> str:
    """Say when an event happened, beginning with a small letter: "by the end of 2018".

    An event whose article gives no date, and which has not both bounds by other events, reads "no date given".
    """
    is_undated = has_no_date(date)
    if is_undated:
        return str(strings.section("dates")["none"])
    words = word_edtf(
        date.edtf, strings, kind=date.kind, reference=date.reference, qualifier=date.qualifier, precision=date.precision
    )
    if date.given_by is GivenBy.REPORTED and date.edtf.form is Form.ONE_OF and date.edtf.earliest is None:
        # "by the end of May" would be a wording of its own; what was reported on 31 May happened by that day.
        return pattern(strings, "by", date=word_end(one_end(date.edtf), strings))
    return words


def has_no_date(date: EventDate) -> bool:
    """Whether the article dates it not at all: neither in words nor by what happened before and after."""
    match date.given_by:
        case GivenBy.WORDS | GivenBy.AUTHOR | GivenBy.REPORTED:
            return False
        case GivenBy.PUBLISHED:
            return True
        case GivenBy.ORDER:
            return not date.edtf.is_bounded
        case _:
            assert_never(date.given_by)


def word_edtf(
    edtf: Edtf,
    strings: Strings,
    *,
    kind: Kind = Kind.POINT,
    reference: Day | None = None,
    qualifier: Qualifier | None = None,
    precision: Precision | None = None,
) -> str:
    """Say an EDTF date in words. `reference` is the day it was read from: a span that ends there is still going on."""
    said = edtf.qualifier or qualifier
    precision = precision or edtf.precision
    match edtf.form:
        case Form.SIMPLE:
            words = word_simple(edtf, strings)
            is_throughout = kind is Kind.SPAN and precision is not Precision.DAY
            return qualify(pattern(strings, "throughout", date=words) if is_throughout else words, said, strings)
        case Form.ALL_OF:
            return strings.join([word_item(item, strings) for item in items_of(edtf)])
        case Form.ONE_OF:
            return qualify(word_one_of(edtf, strings), said, strings, is_compound=True)
        case Form.INTERVAL:
            part = word_part(edtf, strings) if precision is Precision.PART else None
            if part:
                return qualify(part, said, strings)
            words = word_interval(edtf, strings, kind=kind, reference=reference, precision=precision)
            return qualify(words, said, strings, is_compound=True)
        case _:
            assert_never(edtf.form)


def qualify(words: str, qualifier: Qualifier | None, strings: Strings, *, is_compound: bool = False) -> str:
    """Add "about" or "perhaps"; after a date of several parts, ", roughly"."""
    if qualifier is None:
        return words
    return pattern(strings, f"{qualifier.value}_after" if is_compound else qualifier.value, date=words)


def pattern(strings: Strings, key: str, **dates: str) -> str:
    """Fill one of the language's patterns of dates."""
    found: str = strings.section("dates")[key]
    return found.format_map(dates)


def word_year(year: int, strings: Strings) -> str:
    """Name a year: "2019", "44 BC"."""
    return str(year) if year > 0 else pattern(strings, "bc", year=str(1 - year))


def word_month(month: int, strings: Strings) -> str:
    """Name a month, 1 to 12."""
    found: str = strings.section("months")[month - 1]
    return found


def word_day(day: Day, strings: Strings) -> str:
    """Write a day: "2 June 2019"."""
    return pattern(
        strings, "day", day=str(day.day), month=word_month(day.month, strings), year=word_year(day.year, strings)
    )


def word_simple(edtf: Edtf, strings: Strings) -> str:
    """Say a lone date: day, month, year, season, quarter, half, decade or century."""
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        raise ValueError(f"a lone date with an open end: {edtf.text}")
    year = word_year(first.year, strings)
    match edtf.precision:
        case Precision.DAY:
            return word_day(first, strings)
        case Precision.MONTH:
            return pattern(strings, "month", month=word_month(first.month, strings), year=year)
        case Precision.SEASON | Precision.QUARTER | Precision.PART | Precision.HALF:
            return word_division(edtf, first, last, strings)
        case Precision.DECADE:
            return pattern(strings, "decade", year=year) if first.year > 0 else word_years(first, last, strings)
        case Precision.CENTURY:
            return word_years(first, last, strings)
        case _:
            return year


def word_years(first: Day, last: Day, strings: Strings) -> str:
    """Say from which year to which, of a decade or century: its hundred years begin with 1900, not 1901."""
    return pattern(strings, "years", first=word_year(first.year, strings), last=word_year(last.year, strings))


def word_division(edtf: Edtf, first: Day, last: Day, strings: Strings) -> str:
    """Say a season, quarter, third or half of a year."""
    code = int(unmarked(edtf.text)[-2:])
    year = word_year(first.year, strings)
    if DIVISIONS[code][2] is Precision.SEASON:
        season = strings.section("seasons")[SEASON_NAMES[(code - 21) % 4]]
        if last.year != first.year:
            after = f"{last.year % 100:02d}" if first.year > 0 and last.year % 100 else word_year(last.year, strings)
            return pattern(strings, "season_across", season=season, year=year, after=after)
        return pattern(strings, "season", season=season, year=year)
    name, start = ("quarter", 33) if code < 37 else ("third", 37) if code < 40 else ("half", 40)
    return pattern(strings, name, ordinal=strings.section("ordinals")[code - start], year=year)


def word_part(edtf: Edtf, strings: Strings) -> str | None:
    """Say an early, middle or late third of a month, year or decade; None when it is none."""
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        return None
    year = word_year(first.year, strings)
    if (first.year, first.month) == (last.year, last.month):
        end = 0 if last.day == month_length(last.year, last.month) and first.day == 21 else last.day
        part = THIRDS_OF_MONTH.get((first.day, end))
        return part and pattern(strings, f"{part}_month", month=word_month(first.month, strings), year=year)
    if first.day != 1 or last.day != month_length(last.year, last.month):
        return None
    if first.year == last.year:
        part = THIRDS_OF_YEAR.get((first.month, last.month))
        return part and pattern(strings, f"{part}_year", year=year)
    if (first.month, last.month, first.year // 10) != (1, 12, last.year // 10) or first.year < 1:
        return None
    part = THIRDS_OF_DECADE.get((first.year % 10, last.year % 10))
    return part and pattern(strings, f"{part}_decade", year=word_year(first.year // 10 * 10, strings))


def ends_of(edtf: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """Split `A/B` or `[A..B]` into its ends; None is open."""
    text = edtf.text if edtf.form is Form.INTERVAL else edtf.text[1:-1]
    first, _, last = text.partition("/" if edtf.form is Form.INTERVAL else "..")
    begin, end = (None if part in {"", ".."} else parse_edtf(part.strip()) for part in (first, last))
    return begin, end


def one_end(edtf: Edtf) -> Edtf:
    """Give the end that is not open."""
    found = next((end for end in ends_of(edtf) if end), None)
    if found is None:
        raise ValueError(f"both ends are open: {edtf.text}")
    return found


def items_of(edtf: Edtf) -> list[str]:
    """List what a set holds."""
    return [item.strip() for item in edtf.text[1:-1].split(",")]


def word_item(text: str, strings: Strings) -> str:
    """Say one member of a set, which may be a range."""
    if ".." in text:
        return word_one_of(parse_known(f"[{text}]"), strings)
    return word_end(parse_known(text), strings)


def parse_known(text: str) -> Edtf:
    """Read a part of an EDTF text that has been read as a whole."""
    found = parse_edtf(text)
    if found is None:
        raise ValueError(f"not EDTF: {text}")
    return found


def word_one_of(edtf: Edtf, strings: Strings) -> str:
    """Say `[..A]`, `[A..]`, `[A..B]` or `[A,B]`: one moment among them."""
    items = items_of(edtf)
    if len(items) > 1:
        return strings.join([word_item(item, strings) for item in items], last="or")
    if ".." not in items[0]:
        return word_end(parse_known(items[0]), strings)
    first, last = ends_of(edtf)
    if first and last:
        return word_two("either" if are_neighbours(first, last) else "between", first, last, strings)
    if first:
        return pattern(strings, "or_later", date=word_simple(first, strings))
    return word_not_after(one_end(edtf), strings)


def word_not_after(end: Edtf, strings: Strings) -> str:
    """Say that it was then or before: by a day, by the end of what the day ends, or a month or year "or earlier"."""
    if end.precision is not Precision.DAY or end.latest is None:
        return pattern(strings, "or_earlier", date=word_simple(end, strings))
    year, month, day = end.latest
    if (month, day) == (12, 31):
        return pattern(strings, "by_end", date=word_year(year, strings))
    if day == month_length(year, month):
        whole = pattern(strings, "month", month=word_month(month, strings), year=word_year(year, strings))
        return pattern(strings, "by_end", date=whole)
    return pattern(strings, "by", date=word_end(end, strings))


def are_neighbours(first: Edtf, last: Edtf) -> bool:
    """Whether these are two days, months or years of which one follows the other."""
    if first.precision is not last.precision or first.precision not in COUNTED:
        return False
    return bool(first.latest and last.earliest and last.earliest.ordinal - first.latest.ordinal == 1)


def word_interval(edtf: Edtf, strings: Strings, *, kind: Kind, reference: Day | None, precision: Precision) -> str:
    """Say `A/B`: all of it for a span, some moment in it for a point or a state."""
    first, last = ends_of(edtf)
    if first is None:
        return pattern(strings, "up_to", date=word_end(one_end(edtf), strings))
    if last is None:
        return pattern(strings, "onwards", date=word_end(first, strings))
    if kind is Kind.SPAN:
        if ends_at(last, reference):
            return pattern(strings, "since", first=word_end(first, strings), last=word_end(last, strings))
        return word_two("together" if are_neighbours(first, last) else "from_to", first, last, strings)
    if precision is Precision.WEEK:
        return word_two("from_to", first, last, strings)
    return word_two("either" if are_neighbours(first, last) else "between", first, last, strings)


def ends_at(last: Edtf, reference: Day | None) -> bool:
    """Whether a span's end is no more than the day it was told on."""
    return reference is not None and last.precision is Precision.DAY and last.latest == reference


def is_still_so(date: EventDate) -> bool:
    """Whether a span was still going on when it was told, so that its end is not known."""
    last = ends_of(date.edtf)[1] if date.edtf.form is Form.INTERVAL and date.kind is Kind.SPAN else None
    return last is not None and ends_at(last, date.reference)


def word_two(key: str, first: Edtf, last: Edtf, strings: Strings) -> str:
    """Fill a pattern of two dates; what they share is said once: "27 May to 2 June 2019"."""
    return pattern(
        strings, key, first=with_article(shorten(first, last, strings), first, strings), last=word_end(last, strings)
    )


def shorten(first: Edtf, last: Edtf, strings: Strings) -> str:
    """Say the first of two dates without the year, and without the month, that the second one repeats."""
    begin, end = first.earliest, last.latest
    is_alike = first.precision is last.precision and first.qualifier is last.qualifier is None
    if begin is None or end is None or not is_alike or begin.year != end.year:
        return qualify(word_simple(first, strings), first.qualifier, strings)
    if first.precision is Precision.MONTH:
        return word_month(begin.month, strings)
    if first.precision is Precision.DAY:
        if begin.month == end.month:
            return str(begin.day)
        return pattern(strings, "day_of_year", day=str(begin.day), month=word_month(begin.month, strings))
    return word_simple(first, strings)


def word_end(edtf: Edtf, strings: Strings) -> str:
    """Say a date inside a longer wording, with the article its language puts there."""
    return with_article(word_simple(edtf, strings), edtf, strings)


def with_article(words: str, edtf: Edtf, strings: Strings) -> str:
    """Put the article before a date, where the language has one: "el 2 de junio"."""
    articles = strings.section("dates").get("article") or {}
    found: str | None = articles.get(edtf.precision.value)
    return found.format_map({"date": words}) if found else words


def to_datetime(edtf: Edtf) -> str | None:
    """Give the value for `<time datetime>`, where HTML has one: a plain day, month or year from 1 to 9999.

    Source: https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
    """
    day = edtf.earliest
    if edtf.form is not Form.SIMPLE or edtf.qualifier or day is None or not 1 <= day.year <= 9999:
        return None
    match edtf.precision:
        case Precision.DAY:
            return str(day)
        case Precision.MONTH:
            return f"{day.year:04d}-{day.month:02d}"
        case Precision.YEAR:
            return f"{day.year:04d}"
        case _:
            return None
