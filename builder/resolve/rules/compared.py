"""The quarter of a comparison: the latest quarter, the year-earlier period.

“The quarter” is the one told last in the text. The latest is that one, else the last to end before publication; the
year-earlier one is the same quarter of the year before.

>>> show("Profit rose in the third quarter of 2018. It was twice that of the year-earlier quarter.")
in the third quarter of 2018 = 2018-35
the year-earlier quarter = 2017-35
>>> show("Profit rose in the latest quarter.")
in the latest quarter = 2019-33
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.edtf import Precision, division_edtf, year_edtf
from builder.resolve.calendar import add_units, quarter_of, timex_value
from builder.resolve.reading import compared_to, relative, waiting
from builder.resolve.rule import Context, Match, Reading, Rule, Timex
from builder.resolve.words import ordinal_number


def read_latest(match: Match, context: Context) -> Reading | None:
    told = compared_to(context, 0, is_named=True)
    if told and told.edtf and told.edtf.latest and told.edtf.latest < context.day:
        return told
    if match.word("what") == "period" and told is None:
        return waiting()
    edtf = quarter_of(add_units(context.day, -1, "quarter"))
    reason = Reason("last_unit", (("unit", "quarter"),))
    reading = relative(context, edtf, timex_value(edtf, Precision.QUARTER), reason=reason)
    return reading._replace(is_anaphoric=True)


def read_article(_match: Match, context: Context) -> Reading | None:
    return compared_to(context, 0, is_named=True) or waiting()


def read_year_earlier(match: Match, context: Context) -> Reading | None:
    told = compared_to(context, -1, is_named=bool(match.word("what")))
    if match.word("ordinal"):
        number = ordinal_number(match.word("ordinal"))
        if not 1 <= number <= 4:
            return None
        edtf = division_edtf(context.day.year - 1, 32 + number)
        return relative(
            context, edtf, timex_value(edtf, Precision.QUARTER), reason=Reason("last_unit", (("unit", "year"),))
        )
    if told is not None:
        return told
    if match.word("what"):
        return waiting()
    edtf = year_edtf(context.day.year - 1)
    reading = relative(context, edtf, edtf.text, reason=Reason("last_unit", (("unit", "year"),)))
    return reading._replace(is_anaphoric=True)


def read_of_year(match: Match, context: Context) -> Reading | None:
    told = compared_to(context, 0, is_named=True)
    if told is None or told.edtf is None:
        return waiting()
    edtf = division_edtf(int(match.word("year")), int(told.edtf.text[-2:]))
    timex = Timex("DATE", timex_value(edtf, told.precision))
    return told._replace(edtf=edtf, timex=timex)


KEYS = ("compared", "last_unit")
SAME = r"(?:comparable |corresponding |same |like )?"

LATEST = Rule(
    name="latest_quarter",
    parts=(r"the latest (?:fiscal )?(?P<what>quarter|period)",),
    triggers=frozenset({"the"}),
    read=read_latest,
    keys=KEYS,
    documentation=__doc__,
)
ARTICLE = Rule(
    name="the_quarter",
    parts=(r"(?:the|that) quarter",),
    triggers=frozenset({"the", "that"}),
    read=read_article,
    keys=KEYS,
    documentation=None,
)
YEAR_EARLIER = Rule(
    name="year_earlier",
    parts=(
        (
            rf"(?:the )?{SAME}year-(?:earlier|ago) (?:<ordinal> quarter|(?P<what>quarter|period))"
            rf"|the {SAME}(?P<what_>quarter|period) (?:(?:of )?last year|a year (?:ago|earlier))"
            r"|the (?P<what__>quarter) a year (?:ago|earlier)"
            r"|year-(?:earlier|ago)"
        ),
    ),
    triggers=frozenset({"the", "comparable", "corresponding", "same", "like", "year"}),
    read=read_year_earlier,
    keys=KEYS,
    documentation=None,
)
OF_YEAR = Rule(
    name="quarter_of_that_year",
    parts=(r"the <year> (?:quarter|period)",),
    triggers=frozenset({"the"}),
    read=read_of_year,
    keys=KEYS,
    documentation=None,
)
