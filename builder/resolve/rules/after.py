"""After a date: some moment from the day, month or year that begins right after it.

After an event that is named by its date, “after last week's vote”, from the date itself. What will be so “from Friday”
is so from then on.

>>> show("It grew after March 2018.")
after March 2018 = [2018-04..]
>>> show("The post-2014 sanctions hurt.")
post-2014 = [2015..]
>>> show("The shops will close from Friday.")
from Friday = 2019-06-07/.. (span)
>>> show("It was built in 1900 or later.")
in 1900 or later = [1900..]
>>> show("It will be built in two years at the earliest.")
in two years at the earliest = [2021..]
"""

from __future__ import annotations

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.edtf import interval_edtf, not_before_edtf
from builder.resolve.calendar import just_after
from builder.resolve.direction import direction_at
from builder.resolve.reading import bounded, lies_ahead, names_an_event, with_mod
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    inner = match.period
    if names_an_event(match, context) or inner.timex.type == "TIME":
        return read_from(match, context)
    first = just_after(inner.edtf, inner.precision) if inner.edtf else None
    if inner.edtf is None or first is None:
        return None
    return bounded(inner, not_before_edtf(first), Reason("after", (("date", inner.edtf.text),)))


def read_from(match: Match, _context: Context) -> Reading | None:
    inner = match.period
    if inner.edtf is None or inner.edtf.earliest is None:
        return None
    if match.word("how") == "on":
        return bounded(
            inner, interval_edtf(inner.edtf, None), Reason("from", (("date", inner.edtf.text),)), kind=Kind.SPAN
        )
    return bounded(inner, not_before_edtf(inner.edtf), Reason("from", (("date", inner.edtf.text),)))


def read_prefix(match: Match, context: Context) -> Reading | None:
    reading = read(match, context)
    return with_mod(reading, "AFTER") if reading else None


RULE = Rule(
    name="after",
    parts=(r"(?:after|later than) ", PERIOD),
    triggers=frozenset({"after", "later"}),
    read=read,
    keys=("after", "from"),
    is_prepositional=True,
    documentation=__doc__,
)
PREFIX = Rule(
    name="post",
    parts=(r"post-", PERIOD),
    triggers=frozenset({"post"}),
    read=read_prefix,
    keys=("after",),
    documentation=None,
)
AT_LEAST = Rule(
    name="or_later",
    parts=(PERIOD, r",? (?:or (?:later|after)|at the earliest)"),
    triggers=frozenset({"or", "at"}),
    read=read_from,
    keys=("from",),
    documentation=None,
)
FROM_ON = Rule(
    name="from_on",
    parts=(r"(?:from|starting|beginning) (?:in |on )?", PERIOD, r" (?P<how>on)(?:ward|wards)?"),
    triggers=frozenset({"from", "starting", "beginning"}),
    read=read_from,
    keys=("from",),
    is_prepositional=True,
    documentation=None,
)


def read_start(match: Match, context: Context) -> Reading | None:
    inner = match.period
    if inner.edtf is None or direction_at(match, context) is not Direction.FUTURE or not lies_ahead(inner, context):
        return None
    edtf = interval_edtf(inner.edtf, None)
    return bounded(inner, edtf, Reason("from", (("date", inner.edtf.text),)), kind=Kind.SPAN)


START = Rule(
    name="from_then",
    parts=(r"(?:from|starting|beginning|effective) (?:in |on )?", PERIOD),
    triggers=frozenset({"from", "starting", "beginning", "effective"}),
    read=read_start,
    keys=("from",),
    is_prepositional=True,
    documentation=None,
)
NO_EARLIER = Rule(
    name="no_earlier",
    parts=(r"(?:no|not) (?:earlier|sooner) than (?:in |on )?", PERIOD),
    triggers=frozenset({"no", "not"}),
    read=read_from,
    keys=("from",),
    is_prepositional=True,
    documentation=None,
)
