"""A stretch of time without a place: three years, several months, a three-day. No date by itself, a part of others.

>>> show("They stayed for two hours, a three-day trip.")
no date
"""

from __future__ import annotations

import re

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


PLURAL = "hours|days|weeks|months|years|decades|centuries"


OLD = r"(?:\s|-)(?:old|older|of age)\b"
PART = r"^-|quarters\sof\b"
ORDERED = r"(?i)\b(?:first|last|final)\s$"
RATE = r"(?:[0-9%]|[a-z]s|once|twice|million|billion|thousand)\s$"
NEAR = 12


def read(match: Match, context: Context) -> Reading | None:
    unit = UNITS[match.word("unit")]
    before = context.text[max(0, match.start - NEAR) : match.start]
    is_part = (
        unit == "quarter"
        and not re.search(ORDERED, before)
        and re.search(PART, context.text[match.end - 9 : match.end + 4])
    )
    if is_part or re.match(OLD, context.text[match.end : match.end + NEAR]):
        return None  # an age; three-quarters of it
    reading = read_amount(match, unit)
    is_rate = match.word("count") in {"a", "an"} and re.search(RATE, before)
    return reading._replace(is_weak=True) if reading and is_rate else reading  # “four flights a week”


def read_amount(match: Match, unit: str) -> Reading | None:
    """Read the number and the unit."""
    if match.word("several"):
        is_couple = "couple" in match.word("several")
        return duration(Amount(2 if is_couple else None, unit, is_approximate=True))
    if unit == "quarter" and match.word("count") in {"a", "an", "one"}:
        return None  # of the money, of a million
    count = count_number(match.word("count") or "1")
    if match.word("the") and count < 2:
        return None
    if unit == "second" and count == 1 and not match.word("half"):
        return None  # “a second fire”
    if match.word("quarters"):
        return fractional(count, unit)
    if count == 0 or not (match.word("count") or match.word("half")):
        return None
    if match.word("half") or match.word("and_half"):
        if unit not in SHORTER:
            return None
        smaller, half = SHORTER[unit]
        return duration(Amount(half + (2 * half * count if match.word("and_half") else 0), smaller))
    return duration(Amount(count, unit))


def read_bare(match: Match, context: Context) -> Reading | None:
    if context.text[max(0, match.start - NEAR) : match.start].rstrip()[-4:].lower() not in {" for", "for"}:
        return None
    return duration(Amount(None, UNITS[match.word("unit")], is_approximate=True))


def fractional(count: int, unit: str) -> Reading | None:
    """Read `2 1/2 years`: TimeML names both units."""
    if unit not in SHORTER:
        return None
    smaller, half = SHORTER[unit]
    amount = Amount(half + 2 * half * count, smaller)
    value = f"PT{count}H{half}M" if unit == "hour" else f"P{count}{LETTERS[unit]}{half}{LETTERS[smaller]}"
    return duration(amount)._replace(timex=Timex("DURATION", value))


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
            r"(?:(?P<half>half) |(?P<the>the )(?!(?:a|an|one)\b)(?:first |latest )?)?"
            r"(?:<several>|<count>)(?P<quarters> 1/2)?(?P<and_half_>(?: |-)and(?: |-)a(?: |-)half)?"
            r"(?:(?: (?:full |more |whole |long |other |straight |consecutive )?|-)?<unit>)"
            r"(?P<and_half>(?: |-)and(?: |-)a(?: |-)half)?"
        ),
    ),
    triggers=COUNT_WORDS | SEVERAL_WORDS | {"half", "the"},
    read=read,
    documentation=__doc__,
)
BARE = Rule(
    name="duration_bare",
    parts=(rf"(?P<plural>(?={PLURAL})<unit>)",),
    triggers=frozenset(PLURAL.split("|")),
    read=read_bare,
    documentation=None,
)
RANGE = Rule(
    name="duration_range",
    parts=(r"<count> (?:to|or) <count:most> <unit>",),
    triggers=COUNT_WORDS,
    read=read,
    documentation=None,
)
YEAR_ENDED = Rule(
    name="year_ended",
    parts=(r"the (?:fiscal |financial )?year(?= (?:ended|ending|to (?:end-)?<month>)\b)",),
    triggers=frozenset({"the"}),
    read=lambda _match, _context: duration(Amount(1, "year")),
    documentation=None,
)
