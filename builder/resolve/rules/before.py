"""Before a date: some moment up to the day, month or year that ends right before it.

Before an event that is named by its date, “before Friday's vote”, up to the date itself.

>>> show("They had left before March.")
before March = [..2019-02]
>>> show("They had left before noon on Friday.")
before noon on Friday = [..2019-05-31]
>>> show("They had left prior to May 10, 2019.")
prior to May 10, 2019 = [..2019-05-09]
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import not_after_edtf
from builder.resolve.calendar import just_before
from builder.resolve.lean import read_limit
from builder.resolve.reading import bounded, names_an_event, with_mod
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    inner = read_limit(match, context) if match.word("ahead") else match.period
    if inner.edtf and names_an_event(match, context):
        edtf = not_after_edtf(inner.edtf)
        return bounded(inner, edtf, Reason("by", (("date", edtf.text[3:-1]),)))
    if inner.edtf and inner.timex.type == "TIME":
        return bounded(inner, not_after_edtf(inner.edtf), Reason("before_time", (("date", inner.edtf.text),)))
    last = just_before(inner.edtf, inner.precision) if inner.edtf else None
    if inner.edtf is None or last is None:
        return None
    return bounded(inner, not_after_edtf(last), Reason("before", (("date", inner.edtf.text),)))


def read_prefix(match: Match, context: Context) -> Reading | None:
    reading = read(match, context)
    return with_mod(reading, "BEFORE") if reading else None


RULE = Rule(
    name="before",
    parts=(r"(?:before|prior to|(?P<ahead>ahead of)|earlier than) ", PERIOD),
    triggers=frozenset({"before", "prior", "ahead", "earlier"}),
    read=read,
    keys=("before", "before_time", "by"),
    is_prepositional=True,
    documentation=__doc__,
)
PREFIX = Rule(
    name="pre",
    parts=(r"pre-", PERIOD),
    triggers=frozenset({"pre"}),
    read=read_prefix,
    keys=("before",),
    documentation=None,
)
