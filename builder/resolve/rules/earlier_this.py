"""Earlier and later this month or year: from its first day to the reference date, or from there to its last.

>>> show("Prices fell earlier this month.")
earlier this month = 2019-06-01/2019-06-03
>>> show("They will vote later this year.")
later this year = 2019-06-03/2019-12-31
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import days_edtf
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    whole = match.period
    if whole.edtf is None or whole.edtf.earliest is None or whole.edtf.latest is None:
        return None
    first, last = whole.edtf.earliest, whole.edtf.latest
    if match.word("which") in {"earlier", "previously"}:
        last, key = min(last, context.day), "earlier_in"
    else:
        first, key = max(first, context.day), "later_in"
    if first > last:
        return whole._replace(is_weak=False)
    edtf = days_edtf(first, last)
    return whole._replace(edtf=edtf, basis=(*whole.basis, Reason(key, (context.shown,))), is_weak=False)


RULE = Rule(
    name="earlier_this",
    parts=(r"(?P<which>earlier|later) (?:on )?(?:in )?(?=(?:this|the|today|yesterday|that|<day_name>)\b)", PERIOD),
    triggers=frozenset({"earlier", "later"}),
    read=read,
    keys=("earlier_in", "later_in"),
    documentation=__doc__,
)
