"""So long before or after a date that is named.

>>> show("He left two days after March 4, 2019.")
two days after March 4, 2019 = 2019-03-06
>>> show("He left three years before 2014.")
three years before 2014 = 2011
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf
from builder.resolve.amount import shown_amount
from builder.resolve.calendar import add_units, timex_value, unit_of
from builder.resolve.reading import reread
from builder.resolve.rule import DURATION, PERIOD, Context, Match, Reading, Rule, Timex


def read(match: Match, context: Context) -> Reading | None:
    amount, anchor = match.nodes[0].reading.amount, match.nodes[1].reading
    is_ahead = match.word("way") == "from" and anchor.reference is not None
    if is_ahead:  # “a week from Friday” is a day, and ahead
        anchor = reread(match.nodes[1], context._replace(direction=Direction.FUTURE))
    if amount is None or amount.count is None or anchor.edtf is None:
        return None
    is_back = match.word("way") in {"before", "prior to"}
    day = anchor.edtf.earliest if is_back else anchor.edtf.latest
    if day is None:
        return None
    unit = "day" if is_ahead and anchor.precision is Precision.DAY and amount.unit == "week" else amount.unit
    edtf, precision = unit_of(add_units(day, -amount.count if is_back else amount.count, amount.unit), unit)
    if anchor.precision.coarseness > precision.coarseness and anchor.precision is not Precision.DAY:
        return None  # “two days after March” is no day
    reason = Reason("before_that" if is_back else "after_that", shown_amount(amount.count, amount.unit))
    timex = Timex("DATE", timex_value(edtf, precision))
    return anchor._replace(edtf=edtf, precision=precision, basis=(*anchor.basis, reason), timex=timex, is_weak=False)


def read_day(match: Match, _context: Context) -> Reading | None:
    anchor = match.period
    if anchor.edtf is None or anchor.precision is not Precision.DAY:
        return None
    is_back = match.word("way") != "after"
    bound = anchor.edtf.earliest if is_back else anchor.edtf.latest
    if bound is None:
        return None
    edtf = day_edtf(bound.plus(-1 if is_back else 1))
    reason = Reason("before_that" if is_back else "after_that", shown_amount(1, "day"))
    return anchor._replace(edtf=edtf, basis=(*anchor.basis, reason), timex=Timex("DATE", edtf.text), is_weak=False)


RULE = Rule(
    name="offset",
    parts=(DURATION, r" (?P<way>before|after|prior to|from|following) ", PERIOD),
    triggers=frozenset({"before", "after", "prior", "from", "following"}),
    read=read,
    keys=("before_that", "after_that"),
    documentation=__doc__,
)
DAY = Rule(
    name="day_beside",
    parts=(r"(?:the )?(?:day (?P<way>before|after)|(?P<eve>eve) of) ", PERIOD),
    triggers=frozenset({"the", "day", "eve"}),
    read=read_day,
    keys=("before_that", "after_that"),
    documentation=None,
)
