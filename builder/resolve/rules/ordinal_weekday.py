"""A weekday counted within a month or year: the first Sunday in May.

>>> show("They met on the first Sunday in May 2018.")
on the first Sunday in May 2018 = 2018-05-06
>>> show("They met on the last Friday of March 2019.")
on the last Friday of March 2019 = 2019-03-29
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import ORDINAL_WORDS, ordinal_number, weekday_number

LONG = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.YEAR})


def read(match: Match, _context: Context) -> Reading | None:
    period = match.period
    if period.precision not in LONG or period.edtf is None:
        return None
    first, last = period.edtf.earliest, period.edtf.latest
    if first is None or last is None:
        return None
    number = weekday_number(match.word("day_name"))
    if match.word("ordinal"):
        place = ordinal_number(match.word("ordinal"))
        day = first.plus((number - first.weekday) % 7 + 7 * (place - 1))
    else:
        place = -1
        day = last.plus(-((last.weekday - number) % 7))
    if not first <= day <= last:
        return None
    values = (("weekday", str(number + 1)),)
    reason = (
        Reason("ordinal_weekday", (("place", str(place)), *values)) if place > 0 else Reason("final_weekday", values)
    )
    basis = (*period.basis, reason)
    return period._replace(
        edtf=day_edtf(day), precision=Precision.DAY, timex=Timex("DATE", str(day)), basis=basis, is_weak=False
    )


RULE = Rule(
    name="ordinal_weekday",
    parts=(r"(?:the )?(?:<ordinal>|last|final) <day_name> (?:of|in) ", PERIOD),
    triggers=ORDINAL_WORDS | {"the", "last", "final"},
    read=read,
    keys=("ordinal_weekday", "final_weekday"),
    documentation=__doc__,
)
