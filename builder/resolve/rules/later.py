"""So long from now, later or earlier, counted from the reference date, to the granularity of the unit.

A “later” that tells of the past needs the `reference` it is counted from. “In two days” looks ahead only where
the verb does: else it may tell how long something took.

>>> show("He will leave three weeks from now.")
three weeks from now = 2019-06-24/2019-06-30
>>> show("He will leave two days later.", published="2019-03-04")
two days later = 2019-03-06
>>> show("He left a year earlier.")
a year earlier = 2018
>>> show("He will leave in two days.")
in two days = 2019-06-05
>>> show("It was done in two days.")
no date
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Qualifier, day_edtf, not_after_edtf, not_before_edtf, one_of_edtf
from builder.resolve.amount import FEWEST, shown_amount
from builder.resolve.calendar import add_units, timex_value, unit_of
from builder.resolve.direction import direction_at
from builder.resolve.reading import approximated, compared_to, lies_ahead, relative, told_last, waiting
from builder.resolve.rule import DURATION, Amount, Context, Match, Reading, ReferenceKind, Rule

FROM_NOW = frozenset({"from now", "from today", "hence"})


def read(match: Match, context: Context) -> Reading | None:
    amount = match.period.amount
    if amount is None:
        return None
    is_back = match.word("way") in {"earlier", "before"}
    if match.word("way") in FROM_NOW or context.reference_kind is not ReferenceKind.PUBLISHED:
        return read_on(amount, context, back=is_back)
    return read_told(match, amount, context, back=is_back)


def read_told(match: Match, amount: Amount, context: Context, *, back: bool) -> Reading | None:
    """Count from the date told last, else from publication where that can be meant."""
    told = told_last(context, amount.unit, direction_at(match, context))
    if told is not None:
        mention, day = told
        reading = (
            amount.unit == "year" and amount.count and compared_to(context, -amount.count if back else amount.count)
        )
        if reading:
            return reading
        reading = read_on(amount, context._replace(reference=day), back=back)
        if lies_ahead(reading, context) and direction_at(match, context) is Direction.PAST:
            return waiting()  # what is told as past was not after publication
        count = FEWEST if amount.count is None else amount.count
        values = (*shown_amount(count, amount.unit), ("told", mention.edtf.text if mention.edtf else ""))
        reason = Reason("told_earlier" if back else "told_later", values)
        return reading._replace(basis=(reason, *reading.basis[1:]), reference=mention.reference, is_anaphoric=True)
    if match.word("way") in {"before", "after"} or is_told(match, context):
        return waiting()
    return read_on(amount, context, back=back)._replace(is_anaphoric=True)


def is_told(match: Match, context: Context) -> bool:
    """Whether “later” tells of something past: then it is later than what was told before, not than publication."""
    return match.word("way") == "later" and direction_at(match, context) is not Direction.FUTURE


SHORT = frozenset({"hour", "minute", "second"})
NEAR = 11  # “within the ”
PAST_ONLY = frozenset({"recent", "some", "many"})  # “in recent weeks”


def read_ahead(match: Match, context: Context) -> Reading | None:
    amount = match.period.amount
    if (
        amount is None
        or "in the " in context.text[match.start : match.start + NEAR]  # “in the 24 hours” of what was told
        or direction_at(match, context) is not Direction.FUTURE
        or match.nodes[0].match.word("several") in PAST_ONLY
    ):
        return None
    if match.word("within"):
        return read_within(match, amount, context)
    return read_on(amount, context, back=False)


def read_within(match: Match, amount: Amount, context: Context) -> Reading | None:
    """Give the time from the reference date to then, some moment of it; TimeML names the duration."""
    if amount.count is None or amount.unit in SHORT:
        return None
    edtf, precision = unit_of(add_units(context.day, amount.count, amount.unit), amount.unit)
    bound = one_of_edtf(day_edtf(context.day), edtf)
    reason = Reason("within_count", shown_amount(amount.count, amount.unit))
    return relative(context, bound, "", reason=reason, precision=precision)._replace(timex=match.period.timex)


def read_on(amount: Amount, context: Context, *, back: bool) -> Reading:
    """Give the period that lies so long after the reference date, or before it."""
    count = FEWEST if amount.count is None else amount.count
    edtf, precision = unit_of(add_units(context.day, -count if back else count, amount.unit), amount.unit)
    way = "earlier" if back else "later"
    values = shown_amount(count, amount.unit)
    if amount.count is None:
        bound = not_after_edtf(edtf) if back else not_before_edtf(edtf)
        vague = "PAST_REF" if back else "FUTURE_REF"
        reading = relative(context, bound, vague, reason=Reason(f"several_{way}", values), precision=precision)
        return reading._replace(qualifier=Qualifier.APPROXIMATE)
    reading = relative(context, edtf, timex_value(edtf, precision), reason=Reason(way, values), precision=precision)
    return approximated(reading, Reason("approximate")) if amount.is_approximate else reading


KEYS = (
    "later",
    "earlier",
    "several_later",
    "several_earlier",
    "within_count",
    "approximate",
    "told_later",
    "told_earlier",
    "compared",
)

RULE = Rule(
    name="later",
    parts=(DURATION, r" (?P<way>from now|from today|later|earlier|hence|(?:before|after)(?=[.,;]|$))"),
    triggers=frozenset({"from", "later", "earlier", "hence", "before", "after"}),
    read=read,
    keys=KEYS,
    documentation=__doc__,
)
AHEAD = Rule(
    name="in_time",
    parts=(r"(?P<within>with)?in ", DURATION),
    triggers=frozenset({"in", "within"}),
    read=read_ahead,
    keys=KEYS,
    is_prepositional=True,
    documentation=None,
)
