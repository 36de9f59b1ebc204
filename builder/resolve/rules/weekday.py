"""A bare weekday: the latest, the publication day included, or the first ahead where the verb looks ahead.

>>> show("The journal reported it on Sunday.")
on Sunday = 2019-06-02
>>> show("He spoke on Monday.")
on Monday = 2019-06-03
>>> show("He will speak on Tuesday.")
on Tuesday = 2019-06-04
>>> show("The sun rose, he sat down, and they wed.")
no date
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import day_edtf
from builder.resolve.direction import direction_at
from builder.resolve.reading import relative
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import WEEKDAY_WORDS, weekday_number


def read(match: Match, context: Context) -> Reading | None:
    if match.groups["day_name"].islower():
        return None
    number = weekday_number(match.word("day_name"))
    if direction_at(match, context) is Direction.FUTURE:
        day, key = context.day.plus((number - context.day.weekday) % 7), "weekday_future"
    else:
        day, key = context.day.plus(-((context.day.weekday - number) % 7)), "weekday_past"
    if day == context.day:
        key = "weekday_same"
    return relative(context, day_edtf(day), str(day), reason=Reason(key, (("weekday", str(number + 1)),)))


RULE = Rule(
    name="weekday",
    parts=(r"<day_name>",),
    triggers=frozenset(word for word in WEEKDAY_WORDS if word.endswith("day")),
    read=read,
    keys=("weekday_past", "weekday_future", "weekday_same"),
    documentation=__doc__,
)
