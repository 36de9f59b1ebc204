"""Years joined by a dash: 2014–2016, 2018-19.

>>> show("It ran in 2018-19.")
in 2018-19 = 2018/2019 (span)
>>> show("They won 2018-12 points.")
no date
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.edtf import interval_edtf, year_edtf
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule, Shape
from builder.resolve.words import YEAR_NUMBER


def read(match: Match, _context: Context) -> Reading | None:
    first, written = int(match.word("year")), match.word("last")
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if not first < last <= first + (200 if len(written) == 4 else 99):
        return None
    edtf = interval_edtf(year_edtf(first), year_edtf(last))
    return absolute(edtf, edtf.text)._replace(kind=Kind.SPAN, shape=Shape.BOUNDED)


RULE = Rule(
    name="year_range",
    parts=(r"<year> ?[-–—/] ?(?P<last>(?:1[0-9]|20)[0-9]{2}|[0-9]{2})(?!-)",),
    triggers=YEAR_NUMBER,
    read=read,
    keys=("written",),
    language=None,
    documentation=__doc__,
)
