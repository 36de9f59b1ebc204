"""A weekday of a week that is named: Thursday of last week.

>>> show("They met on Thursday of last week.")
on Thursday of last week = 2019-05-30
>>> show("They will meet Thursday next week.")
Thursday next week = 2019-06-13
>>> show("Earlier this week, on Monday, they met.")
Earlier this week, on Monday = 2019-06-03
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf
from builder.resolve.calendar import week_of, week_value
from builder.resolve.reading import relative
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


KEYS = {-1: "last_unit", 0: "this_unit", 1: "next_unit"}


def read_first(match: Match, context: Context) -> Reading | None:
    step, number = {"last": -1, "this": 0, "next": 1}[match.word("which")], weekday_number(match.word("day_name"))
    if match.groups["day_name"].islower():
        return None
    day = context.day.plus(7 * step - context.day.weekday + number)
    reason = Reason("weekday_of_week", (("weekday", str(number + 1)),))
    week = relative(context, week_of(day), week_value(day), reason=Reason(KEYS[step], (("unit", "week"),)))
    basis = (*week.basis, reason)
    return week._replace(edtf=day_edtf(day), precision=Precision.DAY, timex=Timex("DATE", str(day)), basis=basis)


WEEK_FIRST = Rule(
    name="weekday_of_week_first",
    parts=(r"(?:(?:earlier|later) )?(?P<which>last|this|next) week,? on <day_name>",),
    triggers=frozenset({"earlier", "later", "last", "this", "next"}),
    read=read_first,
    keys=("weekday_of_week", *KEYS.values()),
    documentation=None,
)
RULE = Rule(
    name="weekday_of_week",
    parts=(r"<day_name> (?:of |in )?", PERIOD),
    triggers=frozenset(word for word in WEEKDAY_WORDS if word.endswith("day")),
    read=read,
    keys=("weekday_of_week",),
    documentation=__doc__,
)
