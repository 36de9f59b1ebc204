"""A day and its month without a year.

The latest that is not after publication, or the first ahead where the verb looks ahead. A weekday beside it settles the
year, and so does a year that begins the sentence. A day a few weeks ahead is not that of the year before, nor one a few
weeks back that of the year to come, where no “on” ties it to the verb.

>>> show("He resigned on May 10.")
on May 10 = 2019-05-10
>>> show("The fleet will sail on 4 August.")
on 4 August = 2019-08-04
>>> show("The fleet sailed on the 4th of August.")
on the 4th of August = 2018-08-04
>>> show("A dividend was announced, payable Dec. 1.", published="2019-10-27")
Dec. 1 = 2019-12-01
>>> show("In 2016, a war began on August 4.")
In 2016 = 2016
on August 4 = 2016-08-04
>>> show("Prices may 10 times rise.")
no date
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Edtf, day_edtf
from builder.resolve.calendar import make_day, pick
from builder.resolve.lean import of_sentence, way_of, year_of_sentence
from builder.resolve.reading import impossible, relative
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import DAY_NUMBER, MONTH_WORDS, WEEKDAY_WORDS, dated_number, month_number, weekday_number


def read(match: Match, context: Context) -> Reading | None:
    month, number = month_number(match.word("month")), dated_number(match.word("dated"))
    if match.groups["month"].islower():
        return None
    if make_day(2000, month, number) is None:
        counts = re.match(COUNTED, context.text[match.end : match.end + NEAR])
        return None if counts else impossible()

    def in_year(year: int) -> Edtf | None:
        day = make_day(year, month, number)
        return day_edtf(day) if day else None

    told = of_sentence(in_year, match, context)
    if told and not match.word("weekday"):
        return told
    edtf = of_weekday(in_year, match, context) or pick(in_year, context.day, way_of(in_year, match, context))
    if edtf is None:
        return None
    ahead = edtf.earliest is not None and edtf.earliest > context.day
    reason = Reason("day_future" if ahead else "day_past")
    return relative(context, edtf, edtf.text, reason=reason)


def of_weekday(in_year: Callable[[int], Edtf | None], match: Match, context: Context) -> Edtf | None:
    """Where the weekday is told, it says which of the two nearest years is meant."""
    if not match.word("weekday") or context.direction:
        return None
    near = [pick(in_year, context.day, direction) for direction in Direction]
    number = weekday_number(match.word("weekday"))
    fitting = [date for date in near if date and date.earliest and date.earliest.weekday == number]
    return fitting[0] if len(fitting) == 1 else None


NEAR = 24
COUNTED = r"\s(?!(?:was|is|has|as|its|his|this)\b)(?:[a-z]{2,20}s|people|men|women|children|percent|others)\b"
WEEKDAY = r"(?:(?:(?:last|next|this(?: past| coming)?|the (?:preceding|previous|following)) )?<weekday>,? )?"
KEYS = ("day_past", "day_future", "year_of_sentence")

DAY_FIRST = Rule(
    name="month_day",
    parts=(WEEKDAY + r"(?:the )?<dated> (?:day )?(?:of )?<month>",),
    triggers=DAY_NUMBER | WEEKDAY_WORDS | {"the", "last", "next", "this"},
    read=read,
    keys=KEYS,
    looks_at=year_of_sentence,
    documentation=__doc__,
)
MONTH_FIRST = Rule(
    name="month_day_month_first",
    parts=(WEEKDAY + r"<month> (?:the )?<dated>",),
    triggers=MONTH_WORDS | WEEKDAY_WORDS | {"last", "next", "this", "the"},
    read=read,
    keys=KEYS,
    looks_at=year_of_sentence,
    documentation=None,
)
