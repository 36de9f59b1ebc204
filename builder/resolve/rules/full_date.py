"""A day with its month and year, in the usual orders, with or without its weekday.

A day that the calendar does not have is no date, and an error where an author names it.

>>> show("The planes landed on 3 June 2019.")
on 3 June 2019 = 2019-06-03
>>> show("The planes landed on Monday, June 3, 2019.")
on Monday, June 3, 2019 = 2019-06-03
>>> show("It was signed on the 3rd of June, 2019.")
on the 3rd of June, 2019 = 2019-06-03
>>> show("It was signed on 31 June 2018.")
no date
"""

from __future__ import annotations

from builder.model.edtf import day_edtf
from builder.resolve.calendar import make_day
from builder.resolve.reading import absolute, impossible
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import DAY_NUMBER, MONTH_WORDS, WEEKDAY_WORDS, dated_number, month_number, year_number


def read(match: Match, _context: Context) -> Reading | None:
    day = make_day(
        year_number(match.word("any_year")), month_number(match.word("month")), dated_number(match.word("dated"))
    )
    return absolute(day_edtf(day), str(day)) if day else impossible()


WEEKDAY = r"(?:(?:the )?<weekday>,? )?"

DAY_FIRST = Rule(
    name="full_date",
    parts=(WEEKDAY + r"(?:the )?<dated>(?: |-)(?:day )?(?:of )?<month>,?(?: |-)(?:of )?<any_year>",),
    triggers=DAY_NUMBER | WEEKDAY_WORDS | {"the"},
    read=read,
    keys=("written",),
    documentation=__doc__,
)
MONTH_FIRST = Rule(
    name="full_date_month_first",
    parts=(WEEKDAY + r"<month> (?:the )?<dated>(?:, ?| )(?:in )?<any_year>",),
    triggers=MONTH_WORDS | WEEKDAY_WORDS | {"the"},
    read=read,
    keys=("written",),
    documentation=None,
)
