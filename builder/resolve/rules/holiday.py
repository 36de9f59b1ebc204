"""A feast, fixed or movable, its week or weekend: Christmas Eve, last Thanksgiving, Easter week.

The latest, or the first ahead where the verb looks ahead; where no verb says which way, the nearer one. Feasts that
countries keep on different days are read as in the United States, and that is said.

>>> show("The church burned on Good Friday.")
on Good Friday = 2019-04-19
>>> show("The shops will close on Thanksgiving Day.")
on Thanksgiving Day = 2019-11-28
>>> show("He spoke on Christmas Eve 2015.")
on Christmas Eve 2015 = 2015-12-24
>>> show("The pilgrims walked all Easter week.")
all Easter week = 2019-04-15/2019-04-21 (span)
>>> show("A ship sank off Easter Island.")
no date
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from builder.model.dates import Reason
from builder.model.day import Day, month_length
from builder.model.edtf import Edtf, Precision
from builder.resolve.calendar import last_ended, next_begun, pick, timex_value, unit_of
from builder.resolve.direction import direction_at
from builder.resolve.reading import absolute, relative
from builder.resolve.rule import Context, Match, Reading, Rule

FIXED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "new year's day": (1, 1), "new year's eve": (12, 31), "epiphany": (1, 6), "groundhog day": (2, 2),
    "valentine's day": (2, 14), "international women's day": (3, 8), "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17), "april fools' day": (4, 1), "earth day": (4, 22), "anzac day": (4, 25),
    "may day": (5, 1), "cinco de mayo": (5, 5), "juneteenth": (6, 19), "canada day": (7, 1),
    "the fourth of july": (7, 4), "fourth of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "all saints' day": (11, 1), "veterans day": (11, 11), "armistice day": (11, 11), "remembrance day": (11, 11),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
})  # fmt: skip
FROM_EASTER: Mapping[str, int] = MappingProxyType({
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "easter sunday": 0, "easter day": 0, "easter": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49,
    "pentecost": 49, "whit monday": 50,
})  # fmt: skip
# month, weekday (Monday is 0), which one (-1 the last), days after it; as in the United States
COUNTED: Mapping[str, tuple[int, int, int, int]] = MappingProxyType({
    "martin luther king jr. day": (1, 0, 3, 0), "martin luther king day": (1, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0), "presidents day": (2, 0, 3, 0), "mother's day": (5, 6, 2, 0),
    "memorial day": (5, 0, -1, 0), "father's day": (6, 6, 3, 0), "labor day": (9, 0, 1, 0),
    "columbus day": (10, 0, 2, 0), "election day": (11, 0, 1, 1), "thanksgiving day": (11, 3, 4, 0),
    "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1),
})  # fmt: skip
NAMES = sorted((*FIXED, *FROM_EASTER, *COUNTED), key=len, reverse=True)


PRECISIONS = {"day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEKEND}
GENERAL = r"(?i)\b(?:for|every|each)\s$"
NEAR = 8
FAR = 24
FIRST_NAME = r"[a-z]\s[A-Z][a-z]{1,14}\s$"


def easter(year: int) -> Day:
    """Find Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return Day(year, month, day + 1)


def holiday(name: str, year: int) -> Day:
    """Give the day of a feast in a year."""
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year).plus(FROM_EASTER[name])
    month, weekday, place, after = COUNTED[name]
    if place < 0:
        last = Day(year, month, month_length(year, month))
        return last.plus(-((last.weekday - weekday) % 7))
    first = Day(year, month, 1)
    return first.plus((weekday - first.weekday) % 7 + 7 * (place - 1) + after)


def read(match: Match, context: Context) -> Reading | None:
    written = " ".join(match.groups["name"].split())
    name = written.lower()
    if not any(letter.isupper() for letter in written) or is_name(match, context):
        return None

    unit = match.word("long") or "day"

    def in_year(year: int) -> Edtf:
        return around(holiday(name, year), unit)

    if re.search(GENERAL, context.text[max(0, match.start - NEAR) : match.start]) and not match.word("which"):
        return None  # “his love for Halloween”, “every Christmas”
    precision = PRECISIONS[unit]
    if match.word("year"):
        edtf = in_year(int(match.word("year")))
        return absolute(edtf, timex_value(edtf, precision), precision=precision)
    chosen = choose(match, context, in_year)
    if chosen is None:
        return None
    reason = Reason("holiday_abroad" if name in COUNTED else "holiday", (("name", written),))
    reading = relative(context, chosen, timex_value(chosen, precision), reason=reason, precision=precision)
    return reading if unit == "day" else reading._replace(basis=(*reading.basis, Reason("week_of", (("unit", unit),))))


def around(day: Day, unit: str) -> Edtf:
    """Give the day itself, its week, or the weekend next to it: before a Monday or Tuesday, else after."""
    return unit_of(day.plus(-3) if unit == "weekend" and day.weekday <= 1 else day, unit)[0]


def is_name(match: Match, context: Context) -> bool:
    """Whether a word with a capital follows, or is part of a name: the Easter Rising, the painter Ann Christmas."""
    before = context.text[max(0, match.start - FAR) : match.start]
    if not match.word("which") and re.search(FIRST_NAME, before):
        return True
    return re.match(r"\s[A-Z][a-z]", context.text[match.end : match.end + 3]) is not None


def choose(match: Match, context: Context, in_year: Callable[[int], Edtf]) -> Edtf | None:
    """Choose the year: as last, this and next say, else as the verb looks."""
    match match.word("which"):
        case "last":
            return last_ended(in_year, context.day)
        case "next":
            return next_begun(in_year, context.day)
        case "this":
            return in_year(context.day.year)
        case _:
            return pick(in_year, context.day, direction_at(match, context))


def pattern(names: list[str]) -> str:
    """Make the pattern of all names."""
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in names)


RULE = Rule(
    name="holiday",
    parts=(
        (
            rf"(?:(?P<which>last|this|next) )?(?P<name>{pattern(NAMES)})(?: (?P<long>week|weekend))?"
            r"(?:,? (?:of |in )?<year>)?"
            r"(?!(?:\s|-)(?:island|tree|card|carol|egg|bunny|market|song|present|gift))"
        ),
    ),
    triggers=frozenset(re.split(r"\W", name)[0] for name in NAMES) | {"last", "this", "next"},
    read=read,
    keys=("written", "holiday", "holiday_abroad", "week_of"),
    documentation=__doc__,
)
