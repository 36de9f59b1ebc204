"""The week of a day: Monday to Sunday around it.

>>> show("It began in the week of June 3, 2019.")
in the week of June 3, 2019 = 2019-06-03/2019-06-09
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision
from builder.resolve.calendar import timex_value, unit_of
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Shape, Timex


def read(match: Match, _context: Context) -> Reading | None:
    inner = match.period
    if inner.precision is not Precision.DAY or inner.edtf is None or inner.edtf.earliest is None:
        return None
    edtf, precision = unit_of(inner.edtf.earliest, match.word("unit"))
    timex = Timex("DATE", timex_value(edtf, precision))
    basis = (*inner.basis, Reason("week_of", (("unit", match.word("unit")),)))
    return inner._replace(edtf=edtf, precision=precision, timex=timex, basis=basis)


RULE = Rule(
    name="week_of",
    parts=(r"(?:the )?(?P<unit>week|weekend) (?:of|beginning|starting|ending) (?:on )?", PERIOD),
    triggers=frozenset({"the", "week", "weekend"}),
    read=read,
    keys=("week_of",),
    documentation=__doc__,
)
WEEKEND_DAYS = Rule(
    name="weekend_days",
    parts=(r"(?:the )?weekend of ", Shape.BOUNDED),
    triggers=frozenset({"the", "weekend"}),
    read=lambda match, _context: match.period,
    documentation=None,
)
