"""A month or a day of a year that is named by words: March last year, in March of this year.

>>> show("It closed in March of last year.")
in March of last year = 2018-03
>>> show("It closed on March 5 last year.")
on March 5 last year = 2018-03-05
>>> show("Last year, on March 5, it closed.")
Last year, on March 5 = 2018-03-05
>>> show("It will close in October this year.")
in October this year = 2019-10
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf, month_edtf
from builder.resolve.calendar import make_day
from builder.resolve.reading import relative
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import MONTH_WORDS, dated_number, month_number


def read(match: Match, _context: Context) -> Reading | None:
    year = match.period
    if year.precision is not Precision.YEAR or year.edtf is None or year.edtf.earliest is None:
        return None
    number, month = year.edtf.earliest.year, month_number(match.word("month"))
    edtf = month_edtf(number, month)
    if match.word("dated"):
        day = make_day(number, month, dated_number(match.word("dated")))
        if day is None:
            return None
        edtf = day_edtf(day)
    return year._replace(edtf=edtf, precision=edtf.precision, timex=Timex("DATE", edtf.text), is_weak=False)


def read_first(match: Match, context: Context) -> Reading | None:
    step = {"last": -1, "this": 0, "next": 1}[match.word("which")]
    month, number = month_number(match.word("month")), context.day.year + step
    day = make_day(number, month, dated_number(match.word("dated"))) if match.word("dated") else None
    if match.groups["month"].islower() or (match.word("dated") and day is None):
        return None
    edtf = day_edtf(day) if day else month_edtf(number, month)
    reason = Reason(("last_unit", "this_unit", "next_unit")[step + 1], (("unit", "year"),))
    return relative(context, edtf, edtf.text, reason=reason)


YEAR_FIRST = Rule(
    name="of_year_first",
    parts=(r"(?P<which>last|this|next) year,? (?:on |in )?<month>(?: <dated>)?",),
    triggers=frozenset({"last", "this", "next"}),
    read=read_first,
    keys=("last_unit", "this_unit", "next_unit"),
    documentation=None,
)
RULE = Rule(
    name="of_year",
    parts=(
        r"<month>(?: <dated>)?,? (?:of |in )?(?=(?:last|this|next|the (?:same|previous|following|current)) )",
        PERIOD,
    ),
    triggers=MONTH_WORDS,
    read=read,
    documentation=__doc__,
)
