"""Since a date: all the time from its first day to the reference date.

It ends there because nothing later is known. It always looks back.

>>> show("It has grown since 2014.")
since 2014 = 2014/2019-06-03 (span)
>>> show("It will have grown since March.")
since March = 2019-03/2019-06-03 (span)
"""

from __future__ import annotations

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.edtf import day_edtf, interval_edtf
from builder.resolve.reading import bounded, reread
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    inner = match.period if match.period.other else reread(match.nodes[0], context._replace(direction=Direction.PAST))
    if inner.edtf is None or inner.edtf.earliest is None:
        return None
    if inner.edtf.earliest > context.day:
        return None
    edtf = interval_edtf(inner.edtf, day_edtf(context.day))
    reason = Reason("since", (("date", edtf.text.partition("/")[0]), context.shown))
    return bounded(inner, edtf, reason, kind=Kind.SPAN, reference=context.day)


RULE = Rule(
    name="since",
    parts=(r"(?:ever )?since (?:about |around |at least )?", PERIOD),
    triggers=frozenset({"since", "ever"}),
    read=read,
    keys=("since",),
    is_prepositional=True,
    documentation=__doc__,
)
