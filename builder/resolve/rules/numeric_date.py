"""Dates in digits, the year last: with points the day comes first; with strokes the order is a question.

Where a number over 12 settles it, nothing is in doubt. Else the month comes first in English, the day elsewhere and in
English of other countries (`en-GB`), and the other order is named.

>>> show("The letter is of 03.06.2019.")
03.06.2019 = 2019-06-03
>>> show("It is dated 13/06/2019.")
13/06/2019 = 2019-06-13
>>> show("It is dated 3/4/2019.")
3/4/2019 = 2019-03-04, or 2019-04-03
>>> show("They won 19/12.")
no date
"""

from __future__ import annotations

from builder.model.edtf import day_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.calendar import make_day
from builder.resolve.reading import absolute, with_other
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import DAY_NUMBER, is_numbered


def read(match: Match, context: Context) -> Reading | None:
    if is_numbered(context.text, match.start):
        return None
    first, second, year = (int(match.word(name)) for name in ("first", "second", "year"))
    month_first, day_first = make_day(year, first, second), make_day(year, second, first)
    orders = [day_first] if match.word("mark") == "." else [month_first, day_first]
    if context.conventions.language not in {"en", "en-US"}:
        orders.reverse()
    readings = [absolute(day_edtf(day), str(day)) for day in orders if day]
    if not readings:
        return None
    return with_other(readings[0], readings[1] if readings[1:] else None, Ambiguity.NUMERIC_ORDER)


RULE = Rule(
    name="numeric_date",
    parts=(r"(?P<first>[0-3]?[0-9])(?P<mark>[./-])(?P<second>[0-3]?[0-9])(?P=mark)<year>",),
    triggers=DAY_NUMBER,
    read=read,
    keys=("written", Ambiguity.NUMERIC_ORDER.key),
    language=None,
    documentation=__doc__,
)
