"""Last, this and next March.

Last: the latest that had ended before the month of publication. This: of the publication's own year. Next: the first to
begin after its month.

“Last March” less than four months back may also be the year before: the other reading is named.

>>> show("It closed last December.")
last December = 2018-12
>>> show("It closed last March.")
last March = 2019-03, or 2018-03
>>> show("It closed this March.")
this March = 2019-03
>>> show("It will close next March.")
next March = 2020-03
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.day import Day, month_length
from builder.model.edtf import Edtf, day_edtf, month_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.calendar import last_ended, make_day, next_begun
from builder.resolve.reading import relative, with_other
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import dated_number, month_number

FEWEST_MONTHS_BACK = 4
MOST_MONTHS_OFF = 6  # a month of the own year further off than this has a nearer one in the year beside it


def read(match: Match, context: Context) -> Reading | None:
    if match.groups["month"].islower():
        return None
    month, day = month_number(match.word("month")), context.day

    def in_year(year: int) -> Edtf | None:
        if not match.word("dated"):
            return month_edtf(year, month)
        day = make_day(year, month, dated_number(match.word("dated")))
        return day_edtf(day) if day else None

    def reading(edtf: Edtf | None) -> Reading | None:
        reason = Reason(f"{which}_month_named", (("month", str(month)),))
        return relative(context, edtf, edtf.text, reason=reason) if edtf else None

    which = {"past": "last", "coming": "next"}.get(match.word("which"), match.word("which"))
    if which == "last":
        found = reading(last_ended(in_year, day if match.word("dated") else Day(day.year, day.month, 1)))
        if match.word("dated"):
            return found
        back = (day.month - month) % 12
        other = reading(in_year(day.year - 1)) if 0 < back < FEWEST_MONTHS_BACK and month < day.month else None
        return found and with_other(found, other, Ambiguity.LAST_MONTH)
    if which == "next":
        return reading(next_begun(in_year, Day(day.year, day.month, month_length(day.year, day.month))))
    found = reading(in_year(day.year))
    off = month - day.month
    other = reading(in_year(day.year + (1 if off < 0 else -1))) if abs(off) >= MOST_MONTHS_OFF else None
    return found and with_other(found, other, Ambiguity.THIS_MONTH)


RULE = Rule(
    name="relative_month",
    parts=(r"(?:this )?(?P<which>last|next|this|past|coming) <month>(?: <dated>)?",),
    triggers=frozenset({"last", "next", "this", "past", "coming"}),
    read=read,
    keys=(
        "last_month_named",
        "this_month_named",
        "next_month_named",
        Ambiguity.LAST_MONTH.key,
        Ambiguity.THIS_MONTH.key,
    ),
    documentation=__doc__,
)
