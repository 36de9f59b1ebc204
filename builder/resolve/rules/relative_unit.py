"""This, last and next week, month, year and their like; “the month” and “the year” inside a longer wording.

“This weekend” said in the past tense before it began is the one just gone. “The month”, inside a longer wording and in
the past tense, is the one that the text told last: “In May they led; by the end of the month they did not”.

>>> show("It met last week and will meet next week.")
last week = 2019-05-27/2019-06-02
next week = 2019-06-10/2019-06-16
>>> show("They met this weekend.")
this weekend = 2019-06-01/2019-06-02
>>> show("Prices fell last quarter.")
last quarter = 2019-33
>>> show("Prices fell last month and last year.")
last month = 2019-05
last year = 2018
"""

from __future__ import annotations

import re

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Precision, day_edtf
from builder.resolve.calendar import add_units, first_of, timex_value, whole_unit
from builder.resolve.direction import direction_at
from builder.resolve.reading import relative
from builder.resolve.rule import Context, Match, Reading, Rule, Timex

STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
KEYS = {-1: "last_unit", 0: "this_unit", 1: "next_unit"}
SUNDAY = 6
OWN = r"(?i)\b(?:my|your|his|her|its|our|their)\s$"
NEAR = 8


def read(match: Match, context: Context) -> Reading | None:
    if re.search(OWN, context.text[max(0, match.start - NEAR) : match.start]):
        return None  # “his last week of work”
    if match.groups.get("which", "").istitle() and match.groups["long"].istitle():
        return None  # the title of a programme
    unit, step = match.word("long"), STEPS[match.word("which") or "this"]
    if unit == "weekend" and match.word("which") == "past" and context.day.weekday == SUNDAY:
        step = 0
    if unit == "weekend" and step == 0 and direction_at(match, context) is Direction.PAST and context.day.weekday < 5:
        step = -1
    return read_unit(context, unit, step)


def read_unit(context: Context, unit: str, step: int) -> Reading:
    """Give the unit that holds the reference date, or the one before or after it."""
    day = add_units(first_of(context.day, unit), step, unit)
    edtf, precision = whole_unit(day, unit)
    reason = Reason(KEYS[step], (("unit", unit),))
    return relative(context, edtf, timex_value(edtf, precision), reason=reason, precision=precision)


def read_article(match: Match, context: Context) -> Reading | None:
    unit = match.word("long")
    own = read_unit(context, unit, 0)._replace(is_weak=True)
    if unit != "month" or direction_at(match, context) is not Direction.PAST:
        return own
    told = next((one for one in context.mentions if one.precision in {Precision.MONTH, Precision.DAY}), None)
    if told is None or told.precision is Precision.DAY or told.edtf is None or told.edtf.earliest is None:
        return own._replace(is_anaphoric=True)
    reason = Reason("told_same", (("unit", unit), ("told", told.edtf.text)))
    edtf, precision = whole_unit(told.edtf.earliest, unit)
    timex = Timex("DATE", edtf.text)
    return Reading(timex, edtf, precision, basis=(reason,), reference=told.reference, is_weak=True, is_anaphoric=True)


def read_weekend(match: Match, context: Context) -> Reading | None:
    ahead = direction_at(match, context) is Direction.FUTURE or context.day.weekday >= 5
    return read_unit(context, "weekend", 0 if ahead else -1)


def read_beyond(match: Match, context: Context) -> Reading | None:
    unit, step = match.word("long"), -2 if match.word("which") == "before last" else 2
    if unit == "night":
        day = context.day.plus(step)
        reading = relative(
            context, day_edtf(day), str(day), reason=Reason("two_days_before" if step < 0 else "two_days_after")
        )
        return reading._replace(timex=Timex("TIME", f"{day}TNI"))
    day = add_units(first_of(context.day, unit), step, unit)
    edtf, precision = whole_unit(day, unit)
    reason = Reason("unit_before_last" if step < 0 else "unit_after_next", (("unit", unit),))
    return relative(context, edtf, timex_value(edtf, precision), reason=reason, precision=precision)


LONG = r"(?P<long>week|weekend|month|quarter|year|decade|century)"

RULE = Rule(
    name="relative_unit",
    parts=(
        r"(?:(?P<which>last|this|next)|the (?P<which_>previous|current)|this (?P<which__>coming|past)) "
        + LONG
        + "|the full (?P<long_>year)",
    ),
    triggers=frozenset({"last", "this", "next", "the"}),
    read=read,
    keys=tuple(KEYS.values()),
    documentation=__doc__,
)
ARTICLE = Rule(
    name="the_unit",
    parts=(r"the " + LONG,),
    triggers=frozenset({"the"}),
    read=read_article,
    keys=("this_unit", "told_same"),
    documentation=None,
)
WEEKEND = Rule(
    name="the_weekend",
    parts=(r"the weekend",),
    triggers=frozenset({"the"}),
    read=read_weekend,
    keys=tuple(KEYS.values()),
    documentation=None,
)
BEYOND = Rule(
    name="unit_beyond",
    parts=(r"the (?P<long>week|weekend|month|quarter|year|night) (?P<which>before last|after next)",),
    triggers=frozenset({"the"}),
    read=read_beyond,
    keys=("unit_before_last", "unit_after_next", "two_days_before", "two_days_after"),
    documentation=None,
)
