"""A half of a year: the first half of 2018, H2 2018, the second half of this year. A half of anything else is none.

>>> show("Profit rose in the first half of 2018.")
in the first half of 2018 = 2018-40
>>> show("Profit rose in the second half of last year.")
in the second half of last year = 2018-41
>>> show("In the second half, they scored twice.")
no date
"""

from __future__ import annotations

from builder.model.edtf import Precision, days_edtf, division_edtf, interval_edtf, year_edtf
from builder.resolve.calendar import timex_value
from builder.resolve.reading import absolute
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex

HALVES = {"first": 1, "second": 2, "latter": 2, "last": 2}


def read_of_period(match: Match, _context: Context) -> Reading | None:
    whole, half = match.period, HALVES[match.word("half")]
    if whole.edtf is None or whole.edtf.earliest is None:
        return None
    year = whole.edtf.earliest.year
    if whole.precision is Precision.YEAR:
        edtf = division_edtf(year, 39 + half)
        timex = Timex("DATE", timex_value(edtf, Precision.HALF))
        return whole._replace(edtf=edtf, precision=Precision.HALF, timex=timex, is_weak=False)
    if whole.precision in {Precision.DECADE, Precision.CENTURY}:
        length = 5 if whole.precision is Precision.DECADE else 50
        first = year + length * (half - 1)
        edtf = interval_edtf(year_edtf(first), year_edtf(first + length - 1))
    elif whole.precision is Precision.MONTH:
        begin, end = whole.edtf.earliest, whole.edtf.latest or whole.edtf.earliest
        edtf = days_edtf(begin, begin.plus(14)) if half == 1 else days_edtf(begin.plus(15), end)
    else:
        return None
    return whole._replace(edtf=edtf, precision=Precision.PART, is_weak=False)


def read_of_year(match: Match, _context: Context) -> Reading | None:
    edtf = division_edtf(int(match.word("year")), 39 + int(match.word("number")))
    return absolute(edtf, timex_value(edtf, Precision.HALF))


OF_PERIOD = Rule(
    name="half",
    parts=(r"(?:the )?(?P<half>first|second|latter|last) half of ", PERIOD),
    triggers=frozenset({"the", "first", "second", "latter", "last"}),
    read=read_of_period,
    documentation=__doc__,
)
SHORT = Rule(
    name="half_short",
    parts=(r"h(?P<number>[12])(?: of|,)? <year>",),
    triggers=frozenset({"h"}),
    read=read_of_year,
    keys=("written",),
    documentation=None,
)
