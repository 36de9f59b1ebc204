"""A time of day beside a day: it changes nothing, and TimeML keeps it. Alone it is no date.

>>> show("He left at 10 p.m. on Sunday, or on 9 May 2018 at 17:30 UTC.")
at 10 p.m. on Sunday = 2019-06-02
on 9 May 2018 at 17:30 UTC = 2018-05-09
>>> show("It starts at 6 p.m.")
no date
"""

from __future__ import annotations

from builder.model.edtf import Precision
from builder.resolve.reading import told_last
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import DAY_NUMBER

HALF_DAY = 12
ZONE = r"(?: (?:[ecmpa][sd]?t|gmt|utc|cest|cet|bst|local time))?"
TWELVE = r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<half>[ap])\.?m\.?"
DAY = r"(?P<hour_>[01]?[0-9]|2[0-3]):(?P<minute_>[0-5][0-9])(?: hours)?"
NAMED = r"(?P<named>noon|midday|midnight)"
CLOCK = rf"(?:(?:about|around|shortly after|shortly before) )?(?:{TWELVE}|{DAY}|{NAMED}){ZONE}"
TRIGGERS = DAY_NUMBER | {"about", "around", "shortly", "noon", "midday", "midnight"}


def clock_value(match: Match) -> str:
    """Write the time as TimeML does: `T22:00`."""
    if match.word("named"):
        return "T24:00" if match.word("named") == "midnight" else "T12:00"
    hour = int(match.word("hour"))
    if match.word("half"):
        hour = hour % HALF_DAY + (HALF_DAY if match.word("half") == "p" else 0)
    return f"T{hour:02d}:{match.word('minute') or '00'}"


def read(match: Match, _context: Context) -> Reading | None:
    day = match.period
    if day.precision is not Precision.DAY or day.edtf is None or day.timex.type != "DATE":
        return None
    if day.edtf.earliest is None or day.edtf.earliest != day.edtf.latest:
        return None
    return day._replace(timex=Timex("TIME", f"{day.edtf.earliest}{clock_value(match)}"), is_weak=False)


def read_alone(match: Match, context: Context) -> Reading | None:
    told = told_last(context, "day")
    day = told[1] if told else context.reference
    value = f"{day}{clock_value(match)}" if day else clock_value(match)
    return Reading(Timex("TIME", value), shape=Shape.VAGUE, is_anaphoric=True)


BEFORE = Rule(
    name="clock",
    parts=(CLOCK + r",? (?:on |of )?(?:the )?", PERIOD),
    triggers=TRIGGERS,
    read=read,
    documentation=__doc__,
)
AFTER = Rule(
    name="clock_after",
    parts=(PERIOD, r",? (?:at )" + CLOCK),
    triggers=frozenset({"at"}),
    read=read,
    documentation=None,
)
ALONE = Rule(
    name="clock_alone",
    parts=(rf"(?:(?:about|around) )?(?:{TWELVE}){{ZONE}}".replace("{ZONE}", ZONE),),
    triggers=DAY_NUMBER | {"about", "around"},
    read=read_alone,
    documentation=None,
)
