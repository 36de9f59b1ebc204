"""A fiscal year: named by the year it ends in, written as an interval from `fiscal_year_start`.

Without `fiscal_year_start` it is read as the calendar year, and that is said.

>>> show("Profit rose in fiscal 2018.")
in fiscal 2018 = 2018
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Precision, days_edtf, year_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule, Timex
from builder.resolve.words import YEAR_NUMBER


def read(match: Match, context: Context) -> Reading | None:
    return read_year(int(match.word("year")), context)


def read_relative(match: Match, context: Context) -> Reading | None:
    """Read the fiscal year that holds the reference date, or the one before or after it."""
    day, start = context.day, context.conventions.fiscal_year_start or (1, 1)
    year = day.year + (start != (1, 1) and (day.month, day.day) >= start)
    step = {"last": -1, "latest": -1, "next": 1}.get(match.word("which"), 0)
    reading = read_year(year + step, context)
    return reading._replace(reference=day) if reading else None


def read_year(year: int, context: Context) -> Reading | None:
    """Read a fiscal year by its number."""
    start = context.conventions.fiscal_year_start
    timex = Timex("DATE", f"{year:04d}")
    if start is None:
        reading = absolute(year_edtf(year), f"{year:04d}")
        return reading._replace(
            timex=timex, basis=(Reason(Ambiguity.FISCAL_YEAR.key),), ambiguity=Ambiguity.FISCAL_YEAR
        )
    month, day = start
    if (month, day) == (1, 1):
        return absolute(year_edtf(year), f"{year:04d}")._replace(timex=timex)
    edtf = days_edtf(Day(year - 1, month, day), Day(year, month, day).plus(-1))
    reason = Reason("fiscal_year", (("year", str(year)),))
    return Reading(timex, edtf, Precision.YEAR, basis=(reason,))


RULE = Rule(
    name="fiscal_year",
    parts=(
        (
            r"(?:the )?(?:fiscal|financial)(?: year)? <year>"
            r"|(?:the )?(?P<year_>(?:19|20)[0-9]{2}) (?:fiscal|financial) year|fy ?(?P<year__>20[0-9]{2})"
        ),
    ),
    triggers=YEAR_NUMBER | {"the", "fiscal", "financial", "fy"},
    read=read,
    keys=("written", "fiscal_year", Ambiguity.FISCAL_YEAR.key),
    documentation=__doc__,
)
RELATIVE = Rule(
    name="fiscal_year_relative",
    parts=(r"(?:the (?P<which>current|latest)|(?P<which_>last|this|next)) (?:fiscal|financial) year",),
    triggers=frozenset({"the", "last", "this", "next"}),
    read=read_relative,
    keys=("fiscal_year", Ambiguity.FISCAL_YEAR.key),
    documentation=None,
)
