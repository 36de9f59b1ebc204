"""By a date: some moment up to its last day.

>>> show("They will leave by the end of last year, or by Friday.")
by the end of last year = [..2018-12-31]
by Friday = [..2019-06-07]
>>> show("It must be paid in June at the latest.")
in June at the latest = [..2019-06]
>>> show("By the end of the talks, all was said by the minister.")
no date
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import not_after_edtf
from builder.resolve.lean import read_limit
from builder.resolve.reading import bounded
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    if match.word("by") == "by" and context.text.startswith("'s", match.end):
        return None  # “annulled by Tuesday's ruling” says who or what, not until when
    inner = read_limit(match, context)
    if inner.edtf is None or inner.edtf.latest is None:
        return None
    edtf = not_after_edtf(inner.edtf)
    return bounded(inner, edtf, Reason("by", (("date", edtf.text[3:-1]),)))


RULE = Rule(
    name="by",
    parts=(r"(?:(?P<by>by)|no later than|not later than|as of|on or before|at the latest by) (?:in )?", PERIOD),
    triggers=frozenset({"by", "no", "not", "on", "at"}),
    read=read,
    keys=("by",),
    is_prepositional=True,
    documentation=__doc__,
)
AT_MOST = Rule(
    name="or_earlier",
    parts=(PERIOD, r",? (?:or (?:earlier|before)|at the latest)"),
    triggers=frozenset({"or", "at"}),
    read=read,
    keys=("by",),
    documentation=None,
)
