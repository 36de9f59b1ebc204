"""Days of one month: May 10–14, 10 to 14 May 2018, May 10 and 11.

>>> show("It ran May 10–14.")
May 10–14 = 2019-05-10/2019-05-14 (span)
>>> show("It ran from 10 to 14 May 2018.")
from 10 to 14 May 2018 = 2018-05-10/2018-05-14 (span)
>>> show("They may 10-12 times rise.")
no date
"""

from __future__ import annotations

from collections.abc import Callable

from builder.model.choices import Kind
from builder.model.dates import Reason
from builder.model.edtf import Edtf, Precision, day_edtf, days_edtf
from builder.resolve.calendar import make_day, pick
from builder.resolve.direction import direction_at
from builder.resolve.reading import absolute, relative
from builder.resolve.rule import Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import DAY_NUMBER, MONTH_WORDS, dated_number, month_number


def read(match: Match, context: Context) -> Reading | None:
    month = month_number(match.word("month"))
    numbers = dated_number(match.word("dated")), dated_number(match.word("last"))
    if numbers[0] >= numbers[1] or match.groups["month"].islower():
        return None

    def in_year(year: int) -> Edtf | None:
        first, last = (make_day(year, month, number) for number in numbers)
        return days_edtf(first, last) if first and last else None

    def whole(reading: Reading | None) -> Reading | None:
        """Say that all of the days are meant, and what each of the two ends is to TimeML."""
        first, last = (reading.edtf.earliest, reading.edtf.latest) if reading and reading.edtf else (None, None)
        if reading is None or first is None or last is None:
            return None
        ends = tuple(
            reading._replace(edtf=day_edtf(day), timex=Timex("DATE", str(day)), precision=Precision.DAY)
            for day in (first, last)
        )
        return reading._replace(kind=Kind.SPAN, shape=Shape.BOUNDED, ends=ends)

    if match.word("which"):
        year = context.day.year + {"last": -1, "this": 0, "next": 1}[match.word("which")]
        edtf = in_year(year)
        reading = (
            relative(context, edtf, edtf.text, reason=Reason("days_of_year", (("year", str(year)),))) if edtf else None
        )
        return whole(reading)
    reading = written(match, in_year) if match.word("year") else without_year(match, context, in_year)
    return whole(reading)


def written(match: Match, in_year: Callable[[int], Edtf | None]) -> Reading | None:
    """With its year."""
    edtf = in_year(int(match.word("year")))
    return absolute(edtf, edtf.text) if edtf else None


def without_year(match: Match, context: Context, in_year: Callable[[int], Edtf | None]) -> Reading | None:
    """Without a year: as a lone day is read."""
    edtf = pick(in_year, context.day, direction_at(match, context))
    if edtf is None or edtf.earliest is None:
        return None
    key = "days_future" if edtf.earliest > context.day else "days_past"
    return relative(context, edtf, edtf.text, reason=Reason(key))


AND = r"(?: ?[-–—] ?| to | and | through | until )(?P<last>(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?)"
KEYS = ("written", "days_past", "days_future", "days_of_year")

MONTH_FIRST = Rule(
    name="day_range",
    parts=(
        r"(?:from |between )?<month> <dated>" + AND + r"(?:,? <year>|,? (?:of )?(?P<which>last|this|next) year)?(?!-)",
    ),
    triggers=MONTH_WORDS | {"from", "between"},
    read=read,
    keys=KEYS,
    documentation=__doc__,
)
DAY_FIRST = Rule(
    name="day_range_day_first",
    parts=(
        r"(?:(?:from|between) )?(?:the )?<dated>"
        + AND
        + r" (?:of )?<month>(?:,? <year>|,? (?:of )?(?P<which>last|this|next) year)?",
    ),
    triggers=DAY_NUMBER | {"from", "between", "the"},
    read=read,
    keys=KEYS,
    documentation=None,
)
