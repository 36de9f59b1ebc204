"""A stretch of time without a place: three years, several months, a three-day. No date by itself, a part of others.

>>> show("They stayed for two hours, a three-day trip.")
no date
"""

from __future__ import annotations

from builder.resolve.rule import Amount, Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import COUNT_WORDS, SEVERAL_WORDS, UNITS, count_number

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "fortnight": "W",
}  # fmt: skip
SHORTER = {
    "year": ("month", 6),
    "decade": ("year", 5),
    "century": ("year", 50),
    "month": ("week", 2),
    "hour": ("minute", 30),
}


def read(match: Match, _context: Context) -> Reading | None:
    unit = UNITS[match.word("unit")]
    if match.word("several"):
        is_couple = "couple" in match.word("several")
        return duration(Amount(2 if is_couple else None, unit, is_approximate=True))
    if unit == "quarter" and match.word("count") in {"a", "an", "one"}:
        return None  # of the money, of a million
    count = count_number(match.word("count") or "1")
    if count == 0 or not (match.word("count") or match.word("half")):
        return None
    if match.word("half") or match.word("and_half"):
        if unit not in SHORTER:
            return None
        smaller, half = SHORTER[unit]
        return duration(Amount(half + (2 * half * count if match.word("and_half") else 0), smaller))
    return duration(Amount(count, unit))


def duration(amount: Amount) -> Reading:
    """Write a duration as TimeML writes it; X stands for a number that was not told."""
    letter = LETTERS[amount.unit]
    count = "X" if amount.count is None else str(amount.count)
    value = f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"
    if letter == "E" and amount.count:
        value = f"P{amount.count}0Y"
    return Reading(Timex("DURATION", value), shape=Shape.DURATION, amount=amount)


RULE = Rule(
    name="duration",
    parts=(
        (
            r"(?:(?P<half>half) )?(?:<several>|<count>)"
            r"(?:(?: (?:full |more |whole |long |other |straight |consecutive )?|-)?<unit>)(?P<and_half> and a half)?"
        ),
    ),
    triggers=COUNT_WORDS | SEVERAL_WORDS | {"half"},
    read=read,
    documentation=__doc__,
)
