"""So long ago, to the granularity of the unit: years give a year, weeks a week, days a day.

“Several” and “a few” are at least two; “a couple” is about two.

>>> show("He left five years ago.")
five years ago = 2014
>>> show("He left three weeks ago.")
three weeks ago = 2019-05-13/2019-05-19
>>> show("He left several years ago.")
several years ago = [..2017]
>>> show("He left a couple of years ago.")
a couple of years ago = 2017~
"""

from __future__ import annotations

import re

from builder.model.dates import Reason
from builder.model.edtf import Qualifier, not_after_edtf
from builder.resolve.amount import FEWEST, shown_amount
from builder.resolve.calendar import add_units, timex_value, unit_of
from builder.resolve.reading import approximated, compared_to, relative
from builder.resolve.rule import DURATION, Amount, Context, Match, Reading, Rule, Timex
from builder.resolve.words import UNITS

MANY = r"\]\s$|\b(?:hundreds|thousands|millions|billions|hundred|thousand|million|billion)(?: of)?\s$"
NEAR = 16


def read(match: Match, context: Context) -> Reading | None:
    amount = match.period.amount
    if amount is None:
        return None
    reading = read_back(amount, context)
    if match.word("so"):
        return approximated(reading, Reason("approximate"))
    if amount.unit != "year" or amount.count != 1:
        return reading
    told = compared_to(context, -1)  # “from a loss a year ago”: TimeML names the quarter that is compared
    if told is None:
        return reading._replace(is_anaphoric=True)
    return reading._replace(timex=told.timex, basis=(*reading.basis, *told.basis), is_anaphoric=True)


def read_back(amount: Amount, context: Context) -> Reading:
    """Give the period that lies so long before the reference date."""
    count = FEWEST if amount.count is None else amount.count
    edtf, precision = unit_of(add_units(context.day, -count, amount.unit), amount.unit)
    values = shown_amount(count, amount.unit)
    if amount.count is None:
        reading = relative(
            context, not_after_edtf(edtf), "PAST_REF", reason=Reason("several_ago", values), precision=precision
        )
        return reading._replace(qualifier=Qualifier.APPROXIMATE)
    reading = relative(context, edtf, timex_value(edtf, precision), reason=Reason("ago", values), precision=precision)
    if amount.is_approximate:
        reading = approximated(reading, Reason("approximate"))
    if amount.unit in {"hour", "minute", "second"}:
        return reading._replace(timex=Timex("TIME", reading.timex.value))
    return reading


RULE = Rule(
    name="ago",
    parts=(DURATION, r"(?P<so> or so| or more)? (?:ago|back)"),
    triggers=frozenset({"ago", "back", "or"}),
    read=read,
    keys=("ago", "several_ago", "approximate", "compared"),
    documentation=__doc__,
)


def read_bare(match: Match, context: Context) -> Reading | None:
    if re.search(MANY, context.text[max(0, match.start - NEAR) : match.start], re.IGNORECASE):
        return None  # “thousands of years ago” is no date that EDTF's years can tell
    return read_back(Amount(None, UNITS[match.word("unit")]), context)


BARE = Rule(
    name="units_ago",
    parts=(r"(?P<unit>days|weeks|months|years|decades|centuries) ago",),
    triggers=frozenset({"days", "weeks", "months", "years", "decades", "centuries"}),
    read=read_bare,
    keys=("several_ago",),
    documentation=None,
)
