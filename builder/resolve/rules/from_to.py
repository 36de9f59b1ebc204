"""From one date to another: all of the time, both included. Where one end lacks its year it takes it from the other.

>>> show("It ran from November to March.")
from November to March = 2018-11/2019-03 (span)
>>> show("It ran from 1990 to 1995, and March–May 2018.")
from 1990 to 1995 = 1990/1995 (span)
March–May 2018 = 2018-03/2018-05 (span)
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.resolve.range import read_range
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    return read_range(match, context, "from_to", kind=Kind.SPAN)


def read_bare(match: Match, context: Context) -> Reading | None:
    if (
        match.nodes[0].reading.precision is not match.nodes[1].reading.precision
        and match.nodes[0].match.rule.name != "today"
    ):
        return None  # “a change on Friday to December's figures”
    return read(match, context)


RULE = Rule(
    name="from_to",
    parts=(
        r"(?:from|starting|beginning) (?:in )?",
        PERIOD,
        r"(?:,? (?:to|into|through to|through|until|till|up to) |[-–—])",
        PERIOD,
    ),
    triggers=frozenset({"from", "starting", "beginning"}),
    read=read,
    keys=("from_to",),
    is_prepositional=True,
    documentation=__doc__,
)
BARE = Rule(
    name="to",
    parts=(PERIOD, r"(?: (?:to|through|until|till) | ?[-–] ?)", PERIOD),
    triggers=frozenset({"to", "through", "until", "till", "-", "–"}),
    read=read_bare,
    keys=("from_to",),
    documentation=None,
)
