"""Between two dates: some moment from the first day of one to the last day of the other.

>>> show("It closed between March and May.")
between March and May = 2019-03/2019-05
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.resolve.range import read_range
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    return read_range(match, context, "between", kind=Kind.POINT)


RULE = Rule(
    name="between",
    parts=(r"(?:sometime |some time )?between ", PERIOD, r" and ", PERIOD),
    triggers=frozenset({"sometime", "some", "between"}),
    read=read,
    keys=("between",),
    is_prepositional=True,
    documentation=__doc__,
)
