"""A decade: in full, with an apostrophe, or in words.

Without a century it is the latest that had begun; the 1800s and before are centuries.

>>> show("It flourished in the 1990s, and again in the '60s.")
in the 1990s = 199X
in the '60s = 196X
>>> show("It flourished in the eighties.")
in the eighties = 198X
>>> show("He is in his eighties.")
no date
"""

from __future__ import annotations

import re

from builder.model.dates import Reason
from builder.model.edtf import century_edtf, decade_edtf
from builder.resolve.reading import absolute, relative
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import DAY_NUMBER, DECADES, YEAR_NUMBER

FIRST_DECADE_OF_HUNDRED = 1900  # “the 1800s” are a hundred years


MEASURE = r"(?i)\b(?:temperatures?|degrees?|highs|lows|heat|weather|scor(?:e|ed|es|ing)|shot|percent|miles|mph|km/h)\b"
FAR = 36


def read(match: Match, _context: Context) -> Reading | None:
    year = int(match.word("decade"))
    if year % 100 == 0 and year < FIRST_DECADE_OF_HUNDRED:
        edtf = century_edtf(year)
        return absolute(edtf, edtf.text[:-2])
    edtf = decade_edtf(year)
    return absolute(edtf, edtf.text[:-1])


def read_short(match: Match, context: Context) -> Reading | None:
    written = match.word("short")
    if match.word("bare") and re.search(MEASURE, context.text[max(0, match.start - FAR) : match.end + FAR]):
        return None  # “temperatures in the 90s”
    number = DECADES[written] if written in DECADES else int(written)
    day = context.day
    year = day.year - day.year % 100 + number
    edtf = decade_edtf(year if year <= day.year else year - 100)
    return relative(context, edtf, edtf.text[:-1], reason=Reason("decade_short"))


RULE = Rule(
    name="decade",
    parts=(r"(?:the )?(?P<decade>(?:1[0-9]|20)[0-9]0)s|the (?P<decade_>(?:1[0-9]|20)[0-9]0)'s",),
    triggers=YEAR_NUMBER | {"the"},
    read=read,
    keys=("written",),
    documentation=__doc__,
)
SHORT = Rule(
    name="decade_short",
    parts=(
        (
            rf"(?:the )?(?:'(?P<short>[0-9]0)'?s)|the (?P<short_>{'|'.join(DECADES)})"
            r"|the (?P<bare>(?P<short__>[2-9]0)s)"
        ),
    ),
    triggers=DAY_NUMBER | {"the", "'"},
    read=read_short,
    keys=("decade_short",),
    documentation=None,
)
