"""A bare weekday: the latest, the publication day included, or the first ahead where the verb looks ahead.

What was to come on it, or would, has come if it was yesterday or the day before. One of many, “a Sunday in May”, and
the weekday of a name, “Sunday school”, are no dates.

>>> show("The journal reported it on Sunday.")
on Sunday = 2019-06-02
>>> show("He spoke on Monday.")
on Monday = 2019-06-03
>>> show("He will speak on Tuesday.")
on Tuesday = 2019-06-04
>>> show("The bridge was to open on Saturday.")
on Saturday = 2019-06-01
>>> show("Today, a Monday, is no Super Tuesday.")
Today = 2019-06-03
>>> show("The sun rose, he sat down, and they wed.")
no date
"""

from __future__ import annotations

import re

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import day_edtf
from builder.resolve.direction import direction_at
from builder.resolve.lean import was_to_come
from builder.resolve.reading import relative
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import WEEKDAY_WORDS, weekday_number

NEAR = 12
NAME = r"\b(?:Super|Bloody|Giving|Cyber|Fat|Casual|Mail on)\s$"
NAMED = (
    r"\s(?:School|school|best|roast|Times|Mirror|Express|Herald|Telegraph|Mail|Star|World|Post|Tribune|Night Live"
    r"|Night Football|Night Lights|Evening Post|(?:Morning|Evening|Night) [A-Z][a-z]+)\b"
)
FAR = 24
JUST_GONE = 2  # days
ANY = r"(?i)\b(?:a|any)\s$"
NO_NOUN = r"(?:\s(?:morning|afternoon|evening|night))?(?:[.,;:!?)]|$|\s(?:in|of)\s)"


def read(match: Match, context: Context) -> Reading | None:
    if match.groups["day_name"].islower():
        return None
    if is_any_or_name(match, context):
        return None
    number = weekday_number(match.word("day_name"))
    back = (context.day.weekday - number) % 7
    has_come = 0 < back <= JUST_GONE and context.direction is None and was_to_come(context.text, match.start)
    if direction_at(match, context) is Direction.FUTURE and not has_come:
        day, key = context.day.plus((number - context.day.weekday) % 7), "weekday_future"
    else:
        day, key = context.day.plus(-back), "weekday_past"
    if day == context.day:
        key = "weekday_same"
    return relative(context, day_edtf(day), str(day), reason=Reason(key, (("weekday", str(number + 1)),)))


def is_any_or_name(match: Match, context: Context) -> bool:
    """Whether it is one of many, “a Sunday in May”, or a name: Super Tuesday, Sunday school, the Mail on Sunday."""
    before = context.text[max(0, match.start - NEAR) : match.start]
    after = context.text[match.end : match.end + FAR]
    if re.search(NAME, before) or re.match(NAMED, after):
        return True
    return re.search(ANY, before) is not None and re.match(NO_NOUN, after) is not None


RULE = Rule(
    name="weekday",
    parts=(r"<day_name>",),
    triggers=frozenset(word for word in WEEKDAY_WORDS if word.endswith("day")),
    read=read,
    keys=("weekday_past", "weekday_future", "weekday_same"),
    looks_at=was_to_come,
    documentation=__doc__,
)
