"""The beginning, middle and end of a period.

Its first day, its middle third, its last day; of a decade or century the first and the last year.

>>> show("It fell at the end of last year.")
at the end of last year = 2018-12-31
>>> show("It fell at the start of the year and in the middle of March.")
at the start of the year = 2019-01-01
in the middle of March = 2019-03-11/2019-03-20
>>> show("It was the end of the road.")
no date
"""

from __future__ import annotations

from dataclasses import replace

from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf, year_edtf
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.rules.part import third_of


def read(match: Match, _context: Context) -> Reading | None:
    whole, which = match.period, match.word("which")
    if which in {"middle", "mid"}:
        return third_of(whole, 1)
    if whole.edtf is None or match.nodes[0].match.rule.name in {"end_of", "ago"}:
        return None
    is_end = which in {"end", "close", "turn"} and which != "turn"
    bound = whole.edtf.latest if is_end else whole.edtf.earliest
    if bound is None:
        return None
    is_long = whole.precision in {Precision.DECADE, Precision.CENTURY}
    edtf, precision = (year_edtf(bound.year), Precision.YEAR) if is_long else (day_edtf(bound), Precision.DAY)
    timex = Timex(whole.timex.type, whole.timex.value, "END" if is_end else "START")
    reason = Reason("end_of" if is_end else "start_of")
    return replace(whole, edtf=edtf, precision=precision, timex=timex, basis=(*whole.basis, reason), is_weak=False)


RULE = Rule(
    name="end_of",
    parts=(r"(?:the )?(?:very )?(?P<which>end|close|beginning|start|outset|turn|middle) of ", PERIOD),
    triggers=frozenset({"the", "very", "end", "close", "beginning", "start", "outset", "turn", "middle"}),
    read=read,
    keys=("end_of", "start_of", "mid"),
    documentation=__doc__,
)
SHORT = Rule(
    name="end_of_period",
    parts=(r"(?P<which>end|beginning|start)(?: |-)(?=[a-z0-9])", PERIOD),
    triggers=frozenset({"end", "beginning", "start"}),
    read=read,
    keys=("end_of", "start_of", "mid"),
    documentation=None,
)
