"""Dates in digits, the year first: 2019-06-03, also with a time of day, which changes nothing.

>>> show("It was filed on 2019-06-03.")
on 2019-06-03 = 2019-06-03
>>> show("It was filed at 2019-06-03T14:30:00Z.")
at 2019-06-03T14:30:00Z = 2019-06-03
>>> show("Version 2019-06-33 was released.")
no date
"""

from __future__ import annotations

from builder.model.edtf import day_edtf
from builder.resolve.calendar import make_day
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import YEAR_NUMBER

TIME = r"(?P<time>[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"


def read(match: Match, _context: Context) -> Reading | None:
    day = make_day(int(match.word("year")), int(match.word("month")), int(match.word("day")))
    if day is None:
        return None
    time = match.groups.get("time", "").strip("T ")
    return absolute(day_edtf(day), f"{day}T{time}" if time else str(day))


RULE = Rule(
    name="iso_date",
    parts=(r"<year>-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])" + TIME,),
    triggers=YEAR_NUMBER,
    read=read,
    keys=("written",),
    language=None,
    documentation=__doc__,
)
