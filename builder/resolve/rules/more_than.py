"""More or less than so long ago: a bound on one side.

>>> show("He left more than five years ago.")
more than five years ago = [..2014]
>>> show("He left less than two years ago.")
less than two years ago = [2017..2019-06-03]
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import day_edtf, not_after_edtf, one_of_edtf
from builder.resolve.reading import bounded, with_mod
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Shape


def read(match: Match, context: Context) -> Reading | None:
    inner = match.period
    if match.nodes[0].match.rule.name != "ago" or inner.edtf is None:
        return None
    if match.word("which") in {"less", "fewer", "under", "not"}:
        edtf, key, mod = one_of_edtf(inner.edtf, day_edtf(context.day)), "less_than", "AFTER"
    else:
        edtf, key, mod = not_after_edtf(inner.edtf), "more_than", "BEFORE"
    return with_mod(bounded(inner, edtf, Reason(key)), mod)._replace(shape=Shape.PERIOD)


RULE = Rule(
    name="more_than",
    parts=(
        r"(?:just |well |little |slightly )?(?P<which>more|less|fewer|over|at least|under|not more)(?: than)? ",
        PERIOD,
    ),
    triggers=frozenset({"just", "well", "little", "slightly", "more", "less", "fewer", "over", "at", "under", "not"}),
    read=read,
    keys=("more_than", "less_than"),
    documentation=__doc__,
)
