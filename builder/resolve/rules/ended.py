"""A stretch of time with its end: the three months to March, the year ended June 30.

It ends with the last day named; months and years are counted back whole where the end is that of a month.

>>> show("Sales fell in the three months to March.")
in the three months to March = 2019-01/2019-03 (span)
>>> show("Profit rose in the year ended June 30, 2018.")
in the year ended June 30, 2018 = 2017-07/2018-06 (span)
>>> show("It rained for the two weeks to 14 May.")
for the two weeks to 14 May = 2019-05-01/2019-05-14 (span)
>>> show("It took three months to rebuild.")
no date
"""

from __future__ import annotations

import re

from builder.model.choices import Kind
from builder.model.dates import Reason
from builder.model.day import Day, month_length
from builder.model.edtf import Edtf, Precision, days_edtf, interval_edtf, month_edtf
from builder.resolve.calendar import add_units
from builder.resolve.rule import DURATION, PERIOD, Context, Match, Reading, Rule, Shape, Timex

NEAR = 8
INTRODUCED = r"(?i)\b(?:the|in|for|over|first|last)\s"
LONG = frozenset({"month", "quarter", "year"})


def read(match: Match, context: Context) -> Reading | None:
    amount, last = match.nodes[0].reading.amount, match.nodes[1].reading
    end = last.edtf.latest if last.edtf else None
    is_open = last.edtf is None or not last.edtf.is_bounded or last.precision is Precision.PART
    if amount is None or amount.count is None or end is None or is_open:
        return None
    if amount.unit not in LONG | {"week", "day"}:
        return None
    if match.word("how") == "to" and not re.search(
        INTRODUCED, context.text[max(0, match.start - NEAR) : match.start + 4]
    ):
        return None  # “it took two days to Friday”
    edtf = stretch(add_units(end.plus(1), -amount.count, amount.unit), end, amount.unit)
    return Reading(
        Timex("DURATION", match.nodes[0].reading.timex.value),
        edtf,
        edtf.precision,
        Kind.SPAN,
        last.qualifier,
        (*last.basis, Reason("ended", (("last", str(end)),))),
        Shape.BOUNDED,
        last.reference,
        is_anaphoric=last.is_anaphoric,
        ends=(match.nodes[0].reading, last),  # TimeML sees a duration and a date
    )


def stretch(first: Day, end: Day, unit: str) -> Edtf:
    """Give the days from one to the other; as months where they are whole."""
    if unit in LONG and first.day == 1 and end.day == month_length(end.year, end.month):
        return interval_edtf(month_edtf(first.year, first.month), month_edtf(end.year, end.month))
    return days_edtf(first, end)


RULE = Rule(
    name="ended",
    parts=(DURATION, r",? (?P<how>to|ended|ending|through)(?: in| on)? (?:the end of |end-)?", PERIOD),
    triggers=frozenset({"to", "ended", "ending", "through"}),
    read=read,
    keys=("ended",),
    documentation=__doc__,
)
