"""What a date says of days, months and years, for formats that know nothing else: never more than its words."""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.dates import EventDate
from builder.model.day import Day, format_year
from builder.model.edtf import MARKS, Edtf, Form, Precision, Qualifier, is_division
from builder.render.wording import ends_of, has_no_date, is_still_so, items_of, to_datetime

Parts = tuple[int, ...]  # year; year and month; year, month and day

FIRST_YEAR, LAST_YEAR = 1, 9998  # the day after the last one still has four digits

MULTIPLES = frozenset({Precision.DECADE, Precision.CENTURY})


def qualifier_of(date: EventDate) -> Qualifier | None:
    """Give what is taken back of a date, in its words or its EDTF."""
    return date.qualifier or date.edtf.qualifier


def shared_parts(first: Day, last: Day) -> Parts | None:
    """Give the year, month and day in which two days agree; None where not even the year is the same."""
    if first.year != last.year:
        return None
    if first.month != last.month:
        return (first.year,)
    return (first.year, first.month) if first.day != last.day else tuple(first)


def parts_of(edtf: Edtf) -> Parts | None:
    """Give a lone date's parts: those that all its days share."""
    return shared_parts(edtf.earliest, edtf.latest) if edtf.earliest and edtf.latest else None


def days_of(date: EventDate) -> tuple[Day, Day] | None:
    """Give the days of an event on one day, or of a span from one day to another, both included; else None.

    None too for what is only about right, for a span that went on when it was told, as its end is not known, and for
    years that calendars do not have.
    """
    edtf = date.edtf
    if qualifier_of(date) or has_no_date(date) or edtf.earliest is None or edtf.latest is None:
        return None
    if edtf.earliest.year < FIRST_YEAR or edtf.latest.year > LAST_YEAR:
        return None
    if edtf.form is Form.SIMPLE:
        is_day = edtf.precision is Precision.DAY and date.kind is not Kind.STATE
        return (edtf.earliest, edtf.latest) if is_day else None
    if edtf.form is not Form.INTERVAL or date.kind is not Kind.SPAN or is_still_so(date):
        return None
    are_days = all(end and end.precision is Precision.DAY for end in ends_of(edtf))
    return (edtf.earliest, edtf.latest) if are_days else None


def coverage_of(date: EventDate) -> str | None:
    """Give the time an event lies in as ISO 8601: `2019-03`, `2019-03/2019-05`, `../2018-12-31`, `2014~`.

    A mark of ISO 8601-2 stays where the words take something back. None where no date is told.
    Source: https://schema.org/temporalCoverage
    """
    edtf = date.edtf
    if has_no_date(date):
        return None
    qualifier = qualifier_of(date)
    mark = MARKS[qualifier] if qualifier and not edtf.qualifier else ""
    match edtf.form:
        case Form.SIMPLE if is_division(edtf) or edtf.precision in MULTIPLES:
            return "/".join(f"{end}{mark}" for end in bounds_of(edtf))
        case Form.SIMPLE | Form.INTERVAL:
            return edtf.text
        case _:
            items = items_of(edtf)
            first = items[0].partition("..")[0] if ".." in items[0] else items[0]
            last = items[-1].rpartition("..")[2]
            return "/".join(f"{end}{mark}" if end else ".." for end in (first, last))


def bounds_of(edtf: Edtf) -> tuple[str, str]:
    """Give the first and last month of a season or the like, or the first and last year of a decade or century."""
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        raise ValueError(f"a lone date with an open end: {edtf.text}")
    if edtf.precision in MULTIPLES:
        return format_year(first.year), format_year(last.year)
    return f"{format_year(first.year)}-{first.month:02d}", f"{format_year(last.year)}-{last.month:02d}"


def begin_and_end(date: EventDate) -> tuple[str | None, str | None]:
    """Give when an event began and ended, where that is told as a day, month or year; None where it is not.

    Some moment in a month began in that month; a span has its two ends, the last one unless it was still so.
    """
    edtf = date.edtf
    if has_no_date(date) or qualifier_of(date) or date.kind is Kind.STATE:
        return None, None
    if edtf.form is Form.SIMPLE:
        whole = to_datetime(edtf)
        return whole, whole if date.kind is Kind.SPAN else None
    if edtf.form is not Form.INTERVAL or date.kind is not Kind.SPAN or date.precision is Precision.PART:
        return None, None
    first, last = (to_datetime(end) if end else None for end in ends_of(edtf))
    return first, None if is_still_so(date) else last


def span_parts(date: EventDate) -> tuple[Parts, Parts | None]:
    """Give the begin of a date, and for a span its end, for formats that must have a year to begin with.

    Of a moment inside its bounds only what both bounds share is known; where one is open, the year of the other.
    """
    edtf = date.edtf
    if date.kind is Kind.SPAN and edtf.earliest:
        begin, end = ends_of(edtf) if edtf.form is Form.INTERVAL else (edtf, edtf)
        return known_parts(begin, edtf.earliest), known_parts(end, edtf.latest) if edtf.latest else None
    bound = edtf.earliest or edtf.latest
    if bound is None:
        raise ValueError(f"a date without bounds: {edtf.text}")
    return known_parts(edtf, bound), None


def known_parts(edtf: Edtf | None, bound: Day) -> Parts:
    """Give the parts that all days of a date share, at least the year of `bound`."""
    return (edtf and parts_of(edtf)) or (bound.year,)
