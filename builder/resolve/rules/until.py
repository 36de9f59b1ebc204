"""Until a date: all the time up to its last day.

The nearest one, for a limit is never far, but what somebody was until then is over.

>>> show("It was banned until 1990.")
until 1990 = ../1990 (span)
>>> show("He was the envoy until August.")
until August = ../2018-08 (span)
>>> show("It will be banned through 2022.")
through 2022 = ../2022 (span)
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.dates import Reason
from builder.model.edtf import interval_edtf
from builder.resolve.lean import is_former, read_limit
from builder.resolve.reading import bounded
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    inner = read_limit(match, context)
    if inner.edtf is None or inner.edtf.latest is None:
        return None
    edtf = interval_edtf(None, inner.edtf)
    return bounded(inner, edtf, Reason("until", (("date", edtf.text[3:]),)), kind=Kind.SPAN)


RULE = Rule(
    name="until",
    parts=(r"(?:until|till|'til|up to|up until|through|thru) (?:at least |about |around )?", PERIOD),
    triggers=frozenset({"until", "till", "til", "up", "through", "thru"}),
    read=read,
    keys=("until",),
    looks_at=is_former,
    is_prepositional=True,
    documentation=__doc__,
)
