"""Prepositions that change nothing (in, on, at), or say that all of the period is meant (throughout, over).

>>> show("It was built in 1944, banned throughout 2018.")
in 1944 = 1944
throughout 2018 = 2018 (span)
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.edtf import Precision
from builder.resolve.lean import innermost
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Shape

SPANS = frozenset({"throughout", "over", "all through", "all"})
STAND_ALONE = frozenset(
    {"relative_unit", "today", "part_of_today", "relative_month", "relative_weekday"}
)  # “sworn in last week”


def read(match: Match, context: Context) -> Reading | None:
    inner = match.period
    if match.nodes[0].match.rule.name == "within":
        return None  # “sworn in on Sunday”
    if inner.edtf is None or (inner.timex.type == "SET"):
        return None
    if (
        inner.is_weak
        and match.nodes[0].match.rule.name == "the_unit"
        and match.word("how") not in {"during", "throughout"}
        and not (match.word("how") == "for" and inner.precision is Precision.YEAR)
    ):
        return None
    if match.word("how") in {"in", "on", "at"} and match.nodes[0].match.rule.name in STAND_ALONE:
        return None
    is_followed = context.text[match.end : match.end + 1] == " "
    if match.word("how") == "over" and is_followed and innermost(match.nodes[0]) == "year":
        return None  # “from over 1000 services”
    kind = Kind.SPAN if match.word("how") in SPANS else inner.kind
    return inner._replace(kind=kind, shape=Shape.BOUNDED, is_weak=False)


IN = (
    r"(?P<how>in|on|at|during|throughout|over|within|for|all through|all|(?:well |deep |far )?into) (?:the course of )?"
)

RULE = Rule(
    name="within",
    parts=(IN, PERIOD),
    triggers=frozenset(
        {"in", "on", "at", "during", "throughout", "over", "within", "for", "all", "into", "well", "deep", "far"}
    ),
    read=read,
    is_prepositional=True,
    documentation=__doc__,
)
RANGE = Rule(
    name="within_range",
    parts=(r"(?P<how>in|on|at|during|throughout|over|for) ", Shape.BOUNDED),
    triggers=frozenset({"in", "on", "at", "during", "throughout", "over", "for"}),
    read=read,
    is_prepositional=True,
    documentation=None,
)
