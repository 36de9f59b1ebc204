"""A part of a day that is named: the date is the day; the night from one day to the next is both.

>>> show("They landed on Sunday night.")
on Sunday night = 2019-06-02
>>> show("They landed on the night of June 1, 2019.")
on the night of June 1, 2019 = 2019-06-01
>>> show("They landed in the night of Saturday to Sunday.")
in the night of Saturday to Sunday = 2019-06-01/2019-06-02
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.edtf import Precision
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import DAY_PARTS


def read(match: Match, _context: Context) -> Reading | None:
    day = match.period
    if day.precision is not Precision.DAY or day.edtf is None or day.edtf.earliest is None or day.timex.type != "DATE":
        return None
    part = DAY_PARTS[match.word("day_part")]
    return day._replace(timex=Timex("TIME", f"{day.edtf.earliest}T{part}", day.timex.mod), is_weak=False)


def read_night(match: Match, _context: Context) -> Reading | None:
    days = match.period
    if days.edtf is None or days.precision is not Precision.DAY or not days.edtf.is_span_form:
        return None
    return days._replace(kind=Kind.POINT, timex=Timex("TIME", f"{days.edtf.earliest}TNI"), shape=Shape.PERIOD)


AFTER = Rule(
    name="part_of_day",
    parts=(PERIOD, r" <day_part>"),
    triggers=frozenset(DAY_PARTS),
    read=read,
    documentation=__doc__,
)
BEFORE = Rule(
    name="part_of_day_first",
    parts=(r"(?:the )?(?:early |late )?<day_part> (?:of|on) ", PERIOD),
    triggers=frozenset(DAY_PARTS) | {"the", "early", "late"},
    read=read,
    documentation=None,
)
NIGHT = Rule(
    name="night_between",
    parts=(r"(?:the )?night (?:of |from |between )", Shape.BOUNDED),
    triggers=frozenset({"the", "night"}),
    read=read_night,
    documentation=None,
)
