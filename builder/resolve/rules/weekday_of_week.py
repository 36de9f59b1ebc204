"""A weekday of a week that is named: Thursday of last week.

>>> show("They met on Thursday of last week.")
on Thursday of last week = 2019-05-30
>>> show("They will meet Thursday next week.")
Thursday next week = 2019-06-13
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import WEEKDAY_WORDS, weekday_number


def read(match: Match, _context: Context) -> Reading | None:
    week = match.period
    if week.precision is not Precision.WEEK or week.edtf is None or week.edtf.earliest is None:
        return None
    number = weekday_number(match.word("day_name"))
    day = week.edtf.earliest.plus(number)
    reason = Reason("weekday_of_week", (("weekday", str(number + 1)),))
    basis = (*week.basis, reason)
    return week._replace(edtf=day_edtf(day), precision=Precision.DAY, timex=Timex("DATE", str(day)), basis=basis)


RULE = Rule(
    name="weekday_of_week",
    parts=(r"<day_name> (?:of |in )?", PERIOD),
    triggers=frozenset(word for word in WEEKDAY_WORDS if word.endswith("day")),
    read=read,
    keys=("weekday_of_week",),
    documentation=__doc__,
)
