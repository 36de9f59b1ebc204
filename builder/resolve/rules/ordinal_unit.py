"""A day, week or weekend counted within a longer period: the first week of April, the last weekend of July.

Weeks are counted from its first day, or its last: the first week of April is the 1st to the 7th. A weekend lies wholly
within the period.

>>> show("They met in the first week of April.")
in the first week of April = 2019-04-01/2019-04-07
>>> show("They met on the last weekend of July 2018.")
on the last weekend of July 2018 = 2018-07-28/2018-07-29
>>> show("They left on the last day of 2018.")
on the last day of 2018 = 2018-12-31
>>> show("It was the first day of the trial.")
no date
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Precision, days_edtf
from builder.resolve.calendar import add_units, timex_value, whole_unit
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import ORDINAL_WORDS, ordinal_number

WEEK = 7
SATURDAY, SUNDAY = 5, 6


def read(match: Match, _context: Context) -> Reading | None:
    whole, unit = match.period, match.word("counted")
    if whole.edtf is None or whole.edtf.earliest is None or whole.edtf.latest is None:
        return None
    place = ordinal_number(match.word("ordinal")) if match.word("ordinal") else -1
    days = nth(whole.edtf.earliest, whole.edtf.latest, unit, place)
    if days is None or not whole.edtf.earliest <= days[0] <= days[1] <= whole.edtf.latest:
        return None
    if days == (whole.edtf.earliest, whole.edtf.latest):
        return None
    edtf, precision = days_edtf(*days), Precision.DAY if unit == "day" else Precision.PART
    timex = Timex("DATE", whole.timex.value, "START" if place == 1 else "END" if place < 0 else None)
    if unit in {"month", "year"}:
        edtf, precision = whole_unit(days[0], unit)
    if unit != "week":
        precision = Precision.WEEKEND if unit == "weekend" else precision
        timex = Timex("DATE", timex_value(edtf, precision))
    reason = Reason("first_units" if place > 0 else "last_units")
    return whole._replace(edtf=edtf, precision=precision, timex=timex, basis=(*whole.basis, reason), is_weak=False)


def nth(first: Day, last: Day, unit: str, place: int) -> tuple[Day, Day] | None:
    """Give the first and last day of the unit at a place, counted from the beginning, or -1 for the last one."""
    if unit == "weekend":
        saturday = first.plus((SATURDAY - first.weekday) % WEEK + WEEK * (place - 1))
        if place < 0:
            saturday = last.plus(-((last.weekday - SUNDAY) % WEEK) - 1)
        return saturday, saturday.plus(1)
    if place < 0:
        return add_units(last.plus(1), -1, unit), last
    begin = add_units(first, place - 1, unit)
    return begin, add_units(begin, 1, unit).plus(-1)


RULE = Rule(
    name="ordinal_unit",
    parts=(r"(?:the )?(?:<ordinal>|last|final) (?P<counted>day|week|weekend|month|year) (?:of|in) ", PERIOD),
    triggers=ORDINAL_WORDS | {"the", "last", "final"},
    read=read,
    keys=("first_units", "last_units"),
    documentation=__doc__,
)
