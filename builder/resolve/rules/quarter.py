"""A quarter of the calendar year: Q3 2018, the third quarter of last year, or bare.

A bare quarter is the latest that had begun by the publication day and, unless the verb looks ahead, had ended.

>>> show("Profit rose in Q3 2018.")
in Q3 2018 = 2018-35
>>> show("Profit fell in the third quarter of last year.")
in the third quarter of last year = 2018-35
>>> show("Profit fell in the first quarter.")
in the first quarter = 2019-33
>>> show("A quarter of the staff left.")
no date
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Precision, division_edtf
from builder.resolve.calendar import pick, timex_value
from builder.resolve.direction import direction_at
from builder.resolve.reading import absolute, relative
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import YEAR_NUMBER, ordinal_number

WORDS = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
NAME = rf"(?:(?:the )?(?:fiscal(?: |-))?(?P<ordinal>{'|'.join(WORDS)})(?:-| )quarter|q(?P<number>[1-4]))"
TRIGGERS = frozenset({"the", "fiscal", "q", *WORDS[:4], "#1"})


def quarter_number(match: Match) -> int:
    """1 to 4."""
    return int(match.word("number") or 0) or ordinal_number(match.word("ordinal"))


def read_of_year(match: Match, _context: Context) -> Reading | None:
    edtf = division_edtf(int(match.word("year")), 32 + quarter_number(match))
    return absolute(edtf, timex_value(edtf, Precision.QUARTER))


def read_of_period(match: Match, _context: Context) -> Reading | None:
    year = match.period
    if year.precision is not Precision.YEAR or year.edtf is None or year.edtf.earliest is None:
        return None
    edtf = division_edtf(year.edtf.earliest.year, 32 + quarter_number(match))
    timex = Timex("DATE", timex_value(edtf, Precision.QUARTER))
    return year._replace(edtf=edtf, precision=Precision.QUARTER, timex=timex, is_weak=False)


def read_last(match: Match, _context: Context) -> Reading | None:
    year = match.period
    if year.precision is not Precision.YEAR or year.edtf is None or year.edtf.earliest is None:
        return None
    edtf = division_edtf(year.edtf.earliest.year, 36)
    timex = Timex("DATE", timex_value(edtf, Precision.QUARTER))
    return year._replace(edtf=edtf, precision=Precision.QUARTER, timex=timex, is_weak=False)


def read_bare(match: Match, context: Context) -> Reading | None:
    number = quarter_number(match)
    direction = direction_at(match, context) or Direction.PAST
    nearest = None if direction is Direction.FUTURE else direction  # one that is over is still to be reported on
    edtf = pick(lambda year: division_edtf(year, 32 + number), context.day, nearest)
    if edtf is None or edtf.latest is None:
        return None
    key = "quarter_future" if direction is Direction.FUTURE and edtf.latest >= context.day else "quarter_past"
    reason = Reason(key, (("number", str(number)),))
    return relative(context, edtf, timex_value(edtf, Precision.QUARTER), reason=reason)


OF_YEAR = Rule(
    name="quarter_year",
    parts=(NAME + r"(?: of|,)?(?: |-)<year>",),
    triggers=TRIGGERS,
    read=read_of_year,
    keys=("written",),
    documentation=__doc__,
)
YEAR_FIRST = Rule(
    name="year_quarter",
    parts=(r"<year>(?:,? |-)" + NAME,),
    triggers=YEAR_NUMBER,
    read=read_of_year,
    keys=("written",),
    documentation=None,
)
OF_PERIOD = Rule(
    name="quarter_of_year",
    parts=(NAME + r" (?:of |in )?", PERIOD),
    triggers=TRIGGERS,
    read=read_of_period,
    documentation=None,
)


def read_relative(match: Match, context: Context) -> Reading | None:
    step = {"last": -1, "this": 0, "next": 1}[match.word("which")]
    edtf = division_edtf(context.day.year + step, 32 + quarter_number(match))
    reason = Reason(f"{match.word('which')}_unit", (("unit", "year"),))
    return relative(context, edtf, timex_value(edtf, Precision.QUARTER), reason=reason)


OF_THIS_YEAR = Rule(
    name="quarter_of_this_year",
    parts=(r"(?P<which>last|this|next) year's " + NAME,),
    triggers=frozenset({"last", "this", "next"}),
    read=read_relative,
    keys=("last_unit", "this_unit", "next_unit"),
    documentation=None,
)
LAST = Rule(
    name="last_quarter_of_year",
    parts=(r"(?:the )?(?:last|final) quarter of ", PERIOD),
    triggers=frozenset({"the", "last", "final"}),
    read=read_last,
    documentation=None,
)
BARE = Rule(
    name="quarter",
    parts=(NAME,),
    triggers=TRIGGERS,
    read=read_bare,
    keys=("quarter_past", "quarter_future"),
    documentation=None,
)
