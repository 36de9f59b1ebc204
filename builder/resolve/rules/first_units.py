"""The first or last units of a longer period: the first three months of 2018.

>>> show("Prices fell in the first three months of 2018.")
in the first three months of 2018 = 2018-01/2018-03
>>> show("Prices fell in the last two weeks of May.")
in the last two weeks of May = 2019-05-18/2019-05-31
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, days_edtf, division_edtf, interval_edtf, month_edtf, year_edtf
from builder.resolve.calendar import add_units, timex_value
from builder.resolve.rule import DURATION, PERIOD, Context, Match, Reading, Rule, Timex

QUARTERS = 2  # of a half


def read(match: Match, _context: Context) -> Reading | None:
    amount, whole = match.nodes[0].reading.amount, match.nodes[1].reading
    if amount is None or amount.count is None or whole.edtf is None:
        return None
    first, last = whole.edtf.earliest, whole.edtf.latest
    if first is None or last is None:
        return None
    if match.word("which") == "first":
        last = min(last, add_units(first, amount.count, amount.unit).plus(-1))
    else:
        first = max(first, add_units(last.plus(1), -amount.count, amount.unit))
    if amount.unit == "quarter" and whole.precision is Precision.YEAR and amount.count == QUARTERS:
        return half_of(match, whole)
    edtf = days_edtf(first, last)
    if amount.unit in {"month", "quarter"}:
        edtf = interval_edtf(month_edtf(first.year, first.month), month_edtf(last.year, last.month))
    if amount.unit == "year":
        edtf = interval_edtf(year_edtf(first.year), year_edtf(last.year))
    reason = Reason("first_units" if match.word("which") == "first" else "last_units")
    ends = (match.nodes[0].reading, whole)  # TimeML sees a duration and a date
    return whole._replace(edtf=edtf, precision=edtf.precision, basis=(*whole.basis, reason), is_weak=False, ends=ends)


def half_of(match: Match, whole: Reading) -> Reading | None:
    """Two quarters of a year are its half."""
    if whole.edtf is None or whole.edtf.earliest is None:
        return None
    edtf = division_edtf(whole.edtf.earliest.year, 40 if match.word("which") == "first" else 41)
    reason = Reason("first_units" if match.word("which") == "first" else "last_units")
    return whole._replace(
        edtf=edtf,
        precision=Precision.HALF,
        timex=Timex("DATE", timex_value(edtf, Precision.HALF)),
        basis=(*whole.basis, reason),
        is_weak=False,
    )


RULE = Rule(
    name="first_units",
    parts=(r"(?:the )?(?P<which>first|last|final) ", DURATION, r" (?:of|in) ", PERIOD),
    triggers=frozenset({"the", "first", "last", "final"}),
    read=read,
    keys=("first_units", "last_units"),
    documentation=__doc__,
)
