"""The past three months, the next two years: a span counted to the day, so approximate; open where no number is told.

>>> show("Prices fell over the past three months.")
over the past three months = 2019-03-03/2019-06-03 (span)
>>> show("Prices fell during the past year.")
during the past year = 2018-06-03/2019-06-03 (span)
>>> show("Prices fell in recent weeks, for the past several months.")
in recent weeks = ../2019-06-03 (span)
for the past several months = ../2019-06-03 (span)
>>> show("Prices will fall in the coming months.")
in the coming months = 2019-06-03/.. (span)
"""

from __future__ import annotations

import re

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.edtf import Qualifier, day_edtf, interval_edtf
from builder.resolve.amount import FEWEST, shown_amount
from builder.resolve.calendar import add_units, unit_of
from builder.resolve.direction import direction_at
from builder.resolve.reading import relative
from builder.resolve.rule import DURATION, Amount, Context, Match, Reading, Rule, Timex
from builder.resolve.rules.duration import SHORTER
from builder.resolve.words import UNITS

NEAR = 16
OF_ITS_OWN = r"\sof (?:my|your|his|her|its|our|their|life)\b"
PAST = frozenset({"past", "last", "previous", "preceding", "recent"})


def read(match: Match, context: Context) -> Reading | None:
    if match.nodes:
        amount = match.period.amount
    else:
        unit = match.word("unit")
        amount = Amount(None if unit.endswith("s") else 1, UNITS[unit], is_approximate=True)
        if match.word("half"):
            amount = one_and_a_half(amount.unit)
    if amount is None or (amount.count == 1 and UNITS.get(amount.unit) in {"weekend", "quarter"}):
        return None
    if amount.unit in {"minute", "second"}:
        return None  # “they led in the last ten minutes”: of what was told
    is_past = match.word("which") in PAST
    if not is_past and match.nodes and direction_at(match, context) is Direction.PAST:
        return None  # “he spent the next five years in prison”
    if (
        not is_past
        and not match.nodes
        and match.word("which") != "coming"
        and (amount.unit == "day" or direction_at(match, context) is not Direction.FUTURE)
    ):
        return None  # “he left the next day”: next to what was told before
    if not match.nodes and context.text[match.end : match.end + 4] == " of ":
        return None  # “the last weekend of July”
    if not match.nodes and context.text[max(0, match.start - 3) : match.start].lower() == "on ":
        return None  # “on the last day” of what was told
    if match.nodes and re.match(OF_ITS_OWN, context.text[match.end : match.end + NEAR]):
        return None  # “the last five months of her life”
    today = day_edtf(context.day)
    far = None
    if amount.count is not None:
        far = day_edtf(add_units(context.day, -amount.count if is_past else amount.count, amount.unit))
    edtf = interval_edtf(far, today) if is_past else interval_edtf(today, far)
    key = ("past" if is_past else "coming") + ("_several" if amount.count is None else "_count")
    values = shown_amount(amount.count or FEWEST, amount.unit)
    reading = relative(context, edtf, "", reason=Reason(key, values), precision=unit_of(context.day, amount.unit)[1])
    return reading._replace(timex=timex_of(match, amount), kind=Kind.SPAN, qualifier=Qualifier.APPROXIMATE)


def one_and_a_half(unit: str) -> Amount | None:
    """Count “the past year and a half” in months; None for what has no shorter unit."""
    smaller, half = SHORTER.get(unit, (unit, 0))
    return Amount(3 * half, smaller, is_approximate=True) if half else None


def timex_of(match: Match, amount: Amount) -> Timex:
    """TimeML takes it for a duration."""
    if match.nodes:
        return match.period.timex
    letter = {
        "day": "D",
        "week": "W",
        "month": "M",
        "year": "Y",
        "quarter": "Q",
        "decade": "0Y",
        "century": "00Y",
        "hour": "H",
    }.get(amount.unit, "Y")
    count = "X" if amount.count is None else str(amount.count)
    return Timex("DURATION", f"PT{count}{letter}" if letter == "H" else f"P{count}{letter}")


KEYS = ("past_count", "past_several", "coming_count", "coming_several")

RULE = Rule(
    name="past_units",
    parts=(r"(?:the |these )?(?P<which>past|last|previous|preceding|next|coming|following) ", DURATION),
    triggers=frozenset({"the", "these", "past", "last", "previous", "next", "coming"}),
    read=read,
    keys=KEYS,
    documentation=__doc__,
)
ONE = Rule(
    name="past_unit",
    parts=(
        (
            r"(?:the|this) (?P<which>past|last|coming|next) <unit>(?P<half> and a half)?"
            r"|(?P<which__>coming) (?P<unit__>days|weeks|months|quarters|years|decades)"
            r"|(?P<which_>recent) (?P<unit_>days|weeks|months|years|decades|hours)"
        ),
    ),
    triggers=frozenset({"the", "this", "recent", "coming"}),
    read=read,
    keys=KEYS,
    documentation=None,
)
