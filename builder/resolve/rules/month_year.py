"""A month and its year.

>>> show("Talks began in March 2019.")
in March 2019 = 2019-03
>>> show("Talks began in March of 2019.")
in March of 2019 = 2019-03
"""

from __future__ import annotations

from builder.model.edtf import month_edtf
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import MONTH_WORDS, month_number, year_number


def read(match: Match, _context: Context) -> Reading | None:
    if match.groups["month"].islower():
        return None
    edtf = month_edtf(year_number(match.word("any_year")), month_number(match.word("month")))
    return absolute(edtf, edtf.text)


RULE = Rule(
    name="month_year",
    parts=(r"<month>(?:,? (?:of |in )?|-|/)<any_year>",),
    triggers=MONTH_WORDS,
    read=read,
    keys=("written",),
    documentation=__doc__,
)
