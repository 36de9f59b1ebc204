"""Last, this and next Friday.

Last: the latest before the publication day. Next: the first after it, or a week later, which is named. This: as the
verb looks; without a verb the one of the publication's own week, and the other is named.

>>> show("They landed last Monday.")
last Monday = 2019-05-27
>>> show("They will land next Friday.")
next Friday = 2019-06-07, or 2019-06-14
>>> show("They will land this Friday.")
this Friday = 2019-06-07
>>> show("They landed this past Sunday.")
this past Sunday = 2019-06-02
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import day_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.direction import direction_at
from builder.resolve.reading import relative, with_other
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import weekday_number


def read(match: Match, context: Context) -> Reading | None:
    number = weekday_number(match.word("day_name"))
    today = context.day
    back = (today.weekday - number) % 7
    ahead = -back % 7

    def reading(day: Day, key: str) -> Reading:
        return relative(context, day_edtf(day), str(day), reason=Reason(key, (("weekday", str(number + 1)),)))

    match match.word("which"):
        case "last" | "past":
            return reading(today.plus(-(back or 7)), "weekday_last")
        case "next" | "coming" | "upcoming" as which:
            found = reading(today.plus(ahead or 7), "weekday_next")
            later = reading(today.plus((ahead or 7) + 7), "weekday_next_week")
            return with_other(found, later, Ambiguity.NEXT_WEEKDAY) if which == "next" else found
        case _:
            return read_this(
                match, context, reading(today.plus(-back), "weekday_past"), reading(today.plus(ahead), "weekday_future")
            )


def read_this(match: Match, context: Context, past: Reading, future: Reading) -> Reading:
    """Give the one that the verb means; without a verb that of the own week, Monday to Sunday."""
    direction = direction_at(match, context)
    if direction is not None:
        return past if direction is Direction.PAST else future
    is_ahead = weekday_number(match.word("day_name")) >= context.day.weekday
    own, other = (future, past) if is_ahead else (past, future)
    return with_other(own, other, Ambiguity.THIS_WEEKDAY)


RULE = Rule(
    name="relative_weekday",
    parts=(r"(?:(?:this|the) )?(?P<which>last|next|this|past|coming|upcoming) <day_name>",),
    triggers=frozenset({"last", "next", "this", "past", "coming", "upcoming", "the"}),
    read=read,
    keys=(
        "weekday_last",
        "weekday_next",
        "weekday_next_week",
        "weekday_past",
        "weekday_future",
        Ambiguity.NEXT_WEEKDAY.key,
        Ambiguity.THIS_WEEKDAY.key,
    ),
    documentation=__doc__,
)
