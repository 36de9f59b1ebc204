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

import re

from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Precision, day_edtf, year_edtf
from builder.resolve.reading import names_an_event, relative
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.rules.part import third_of

NEAR = 8
EVENT = r"\s(?!(?:and|or|but|in|on|at|by|to|for|from|with|when|as|is|was|of|it|he|she|the|they|we)\b)[A-Za-z]"
NOUN = r"(?i)\b(?:by|at|from|until|till|since|before|after|around|about|the)\s$"


def read(match: Match, context: Context) -> Reading | None:
    whole, which = match.period, match.word("which")
    if names_an_event(match, context) and re.match(EVENT, context.text[match.end : match.end + NEAR]):
        return None  # “the start of the 2018 season”
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
    return whole._replace(edtf=edtf, precision=precision, timex=timex, basis=(*whole.basis, reason), is_weak=False)


def read_short(match: Match, context: Context) -> Reading | None:
    if context.text[match.start : match.nodes[0].start].endswith(" ") and not re.search(
        NOUN, context.text[max(0, match.start - NEAR) : match.start]
    ):
        return None  # “the talks will end late next month”
    return read(match, context)


def end_of_year(context: Context) -> Reading:
    """Read `year-end`: the last day of the publication's own year."""
    year = year_edtf(context.day.year)
    whole = relative(context, year, year.text, reason=Reason("this_unit", (("unit", "year"),)))
    timex = Timex("DATE", year.text, "END")
    edtf = day_edtf(Day(context.day.year, 12, 31))
    return whole._replace(edtf=edtf, precision=Precision.DAY, timex=timex, basis=(*whole.basis, Reason("end_of")))


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
    read=read_short,
    keys=("end_of", "start_of", "mid"),
    documentation=None,
)
YEAR = Rule(
    name="year_end",
    parts=(r"year(?:-| |'s )end",),
    triggers=frozenset({"year"}),
    read=lambda _match, context: end_of_year(context),
    keys=("this_unit", "end_of"),
    documentation=None,
)
