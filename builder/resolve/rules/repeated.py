"""What happens again and again has no date: every Sunday, each year, daily.

>>> show("It is published every Sunday and checked daily.")
no date
"""

from __future__ import annotations

from builder.resolve.rule import Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import WEEKDAY_WORDS, weekday_number

SETS = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "yearly": "P1Y",
    "nightly": "P1D",
}
LETTERS = {
    "day": "P1D",
    "night": "P1D",
    "week": "P1W",
    "weekend": "P1W",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "decade": "P10Y",
}


def read(match: Match, _context: Context) -> Reading | None:
    if match.word("often"):
        if match.groups["often"] == "Daily":
            return None  # a newspaper
        value = SETS[match.word("often")]
    elif match.word("day_name"):
        value = f"XXXX-WXX-{weekday_number(match.word('day_name')) + 1}"
    else:
        value = LETTERS.get(match.word("every").removesuffix("s"), "P1Y")
    return Reading(Timex("SET", value), shape=Shape.SET)


RULE = Rule(
    name="repeated",
    parts=(
        (
            r"(?:every|each)(?: (?:other|second|single))? (?:<day_name>|(?P<every>day|night|week|weekend|month|quarter"
            r"|year|decade))|(?P<often>daily|weekly|monthly|quarterly|annually|yearly|nightly)"
            r"|(?:on )?(?P<day_name_>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s"
        ),
    ),
    triggers=frozenset(SETS) | {"every", "each"} | {f"{word}s" for word in WEEKDAY_WORDS if word.endswith("day")},
    read=read,
    documentation=__doc__,
)
