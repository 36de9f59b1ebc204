"""The same day, that month, the following year: read from the date told last before them in the text.

Where no such date was told, or none that lies within one such day, month or year, they are left alone.

>>> show("The bridge fell on 4 March 2018. It was closed the same day and rebuilt the following year.")
on 4 March 2018 = 2018-03-04
the same day = 2018-03-04
the following year = 2019
>>> show("The bridge fell on Sunday. It was closed the next morning.")
on Sunday = 2019-06-02
the next morning = 2019-06-03
>>> show("It was closed the next day.")
no date
"""

from __future__ import annotations

import re

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, Precision, day_edtf, month_edtf
from builder.resolve.calendar import add_units, first_of, last_ended, next_begun, season_edtf, timex_value, whole_unit
from builder.resolve.direction import direction_at
from builder.resolve.reading import is_running, told_last, waiting
from builder.resolve.rule import Context, Match, Reading, Rule, Timex
from builder.resolve.words import DAY_PARTS, SEASONS, month_number, weekday_number

STEPS = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}
KEYS = {-1: "told_previous", 0: "told_same", 1: "told_next"}


def read(match: Match, context: Context) -> Reading | None:
    part = match.word("day_part")
    unit = "day" if part else match.word("long")
    if match.word("which") == "next" and unit != "day" and not is_next_then(match, context):
        return None
    told = told_last(context, unit, direction_at(match, context))
    if told is None:
        return waiting()
    mention, day = told
    step = STEPS.get(match.word("which"), 0)
    edtf, precision = whole_unit(add_units(first_of(day, unit), step, unit), unit)
    timex = Timex("DATE", timex_value(edtf, precision))
    if part:
        timex = Timex("TIME", f"{edtf.text}T{DAY_PARTS[part]}")
    reason = Reason(KEYS[step], (("unit", unit), ("told", shown(mention, day))))
    return Reading(timex, edtf, precision, basis=(reason,), reference=mention.reference, is_anaphoric=True)


def is_next_then(match: Match, context: Context) -> bool:
    """Whether “the next month” tells of the past, and is no length of time: “over the next month”."""
    before = context.text[max(0, match.start - FAR) : match.start]
    return direction_at(match, context) is Direction.PAST and re.search(LENGTH, before) is None


def shown(mention: Reading, day: Day) -> str:
    """Give the date told before as EDTF."""
    edtf: Edtf | None = mention.edtf
    return edtf.text if edtf else str(day)


def read_month(match: Match, context: Context) -> Reading | None:
    told = told_last(context, "year")
    if match.groups["month"].islower():
        return None
    if told is None:
        return waiting()
    mention, day = told
    edtf = month_edtf(day.year, month_number(match.word("month")))
    reason = Reason("told_same", (("unit", "year"), ("told", shown(mention, day))))
    return Reading(
        Timex("DATE", edtf.text),
        edtf,
        Precision.MONTH,
        basis=(reason,),
        reference=mention.reference,
        is_anaphoric=True,
    )


def read_yearly(match: Match, context: Context) -> Reading | None:
    if not context.mentions:
        return waiting()
    if match.word("day_name"):
        return read_weekday(match, context)
    mention = context.mentions[0]
    word = match.groups.get("month") or match.groups["season"]
    if match.word("month") and word.islower():
        return None

    def in_year(year: int) -> Edtf:
        if match.word("month"):
            return month_edtf(year, month_number(word))
        return season_edtf(year, SEASONS[word.lower()], context.conventions.hemisphere)

    last = mention.edtf.latest if mention.edtf else None
    first = mention.edtf.earliest if mention.edtf else None
    is_back = match.word("which") in {"previous", "preceding"}
    edtf = (last_ended(in_year, first) if is_back else next_begun(in_year, last)) if first and last else None
    if edtf is None:
        return None
    precision = Precision.MONTH if match.word("month") else Precision.SEASON
    reason = Reason("told_before" if is_back else "told_after", (("told", mention.edtf.text if mention.edtf else ""),))
    timex = Timex("DATE", timex_value(edtf, precision))
    return Reading(timex, edtf, precision, basis=(reason,), reference=mention.reference, is_anaphoric=True)


def read_weekday(match: Match, context: Context) -> Reading | None:
    told = told_last(context, "day")
    if told is None or match.groups["day_name"].islower():
        return waiting()
    mention, day = told
    number, is_back = weekday_number(match.word("day_name")), match.word("which") != "following"
    step = -((day.weekday - number) % 7 or 7) if is_back else (number - day.weekday) % 7 or 7
    edtf = day_edtf(day.plus(step))
    reason = Reason("told_before" if is_back else "told_after", (("told", shown(mention, day)),))
    return Reading(Timex("DATE", edtf.text), edtf, basis=(reason,), reference=mention.reference, is_anaphoric=True)


LENGTH = r"(?i)\b(?:over|in|for|within|during|throughout|of|to|until)\s$"
FAR = 16
SINCE = r"(?i)\bsince\s$"
NEAR = 8


def read_then(match: Match, context: Context) -> Reading | None:
    if not context.mentions:
        return waiting()
    mention = context.mentions[0]
    if is_running(mention, context) and re.search(SINCE, context.text[max(0, match.start - NEAR) : match.start]):
        return None
    reason = Reason("told", (("told", mention.edtf.text if mention.edtf else ""),))
    return mention._replace(basis=(reason,), is_anaphoric=True, is_weak=True, ends=())


LONG = r"(?P<long>day|week|weekend|month|quarter|year|decade|century)"

RULE = Rule(
    name="told",
    parts=(
        (
            rf"(?:that(?: same| very)?|the(?: very)? same) (?:{LONG}|<day_part>)"
            r"|the (?:very )?(?P<which>following|previous|preceding)"
            rf" (?:{LONG.replace('<long>', '<long_>')}|<day_part:day_part_>)"
            r"|the (?:very )?(?P<which_>next) (?:(?P<long__>day|week|month|year)|<day_part:day_part__>)"
            r"|the (?P<long___>day|week|month|year) (?P<which__>before|after)(?=[.,;:!?)\"]|$)"
        ),
    ),
    triggers=frozenset({"that", "the"}),
    read=read,
    keys=tuple(KEYS.values()),
    documentation=__doc__,
)
MONTH = Rule(
    name="told_month",
    parts=(r"that(?: same)? <month>",),
    triggers=frozenset({"that"}),
    read=read_month,
    keys=("told_same",),
    documentation=None,
)
THEN = Rule(
    name="then",
    parts=(r"then(?!-)",),
    triggers=frozenset({"then"}),
    read=read_then,
    keys=("told",),
    documentation=None,
)
YEARLY = Rule(
    name="told_yearly",
    parts=(r"the (?P<which>following|previous|preceding) (?:<month>|<season>|<day_name>)",),
    triggers=frozenset({"the"}),
    read=read_yearly,
    keys=("told_before", "told_after"),
    documentation=None,
)
