"""A year without its century, after an apostrophe: in '98, the summer of '68, May '98.

It is the latest such year that had begun.

>>> show("She left in '98 and wrote of the summer of '68.")
in '98 = 1998
the summer of '68 = 1968-26
>>> show("The law of May '17 was dropped.")
May '17 = 2017-05
>>> show("The '98 on his shirt was torn.")
no date
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Edtf, Precision, month_edtf, year_edtf
from builder.resolve.calendar import season_edtf, timex_value
from builder.resolve.reading import relative
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import MONTH_WORDS, SEASON_WORDS, SEASONS, month_number

HUNDRED = 100


def read(match: Match, context: Context) -> Reading | None:
    if match.word("month") and match.groups["month"].islower():
        return None
    today = context.day.year
    year = today - today % HUNDRED + int(match.word("short"))
    edtf, precision = period_of(match, year if year <= today else year - HUNDRED, context)
    reading = relative(context, edtf, timex_value(edtf, precision), reason=Reason("year_short"), precision=precision)
    return reading._replace(is_weak=precision is Precision.YEAR)


def period_of(match: Match, year: int, context: Context) -> tuple[Edtf, Precision]:
    """Give the year, or the month or season of it that is named."""
    if match.word("month"):
        return month_edtf(year, month_number(match.word("month"))), Precision.MONTH
    if match.word("season"):
        season = SEASONS[match.word("season")]
        return season_edtf(year, season, context.conventions.hemisphere), Precision.SEASON
    return year_edtf(year), Precision.YEAR


RULE = Rule(
    name="short_year",
    parts=(r"(?:<month> (?:of )?|(?:the )?<season> (?:of )?)?'(?P<short>[0-9]{2})(?!['0-9])",),
    triggers=MONTH_WORDS | SEASON_WORDS | {"the", "'"},
    read=read,
    keys=("year_short",),
    documentation=__doc__,
)
