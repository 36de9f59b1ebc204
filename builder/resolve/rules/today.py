"""Today, yesterday, tomorrow and their parts of the day, which stay in the words: the date is the day.

>>> show("He left yesterday, spoke this morning and will return tomorrow.")
yesterday = 2019-06-02
this morning = 2019-06-03
tomorrow = 2019-06-04
>>> show("They landed last night, or the day before yesterday.")
last night = 2019-06-02
the day before yesterday = 2019-06-01
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.model.dates import Reason
from builder.model.edtf import day_edtf
from builder.resolve.reading import relative
from builder.resolve.rule import Context, Match, Reading, Rule, Timex
from builder.resolve.words import DAY_PARTS

OFFSETS = {
    "today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2, "overnight": 0,
}  # fmt: skip
KEYS = {-2: "two_days_before", -1: "day_before", 0: "same_day", 1: "day_after", 2: "two_days_after"}


NAME = r"[A-Z][A-Za-z]{1,20}\s$"
NEAR = 24


def read(match: Match, context: Context) -> Reading | None:
    words = " ".join(match.word("day").split())
    offset, part = OFFSETS[words], match.word("day_part")
    if match.groups["day"] == "Today" and re.search(NAME, context.text[max(0, match.start - NEAR) : match.start]):
        return None  # a newspaper
    if words == "last" and part not in {"night", "evening"}:
        return None
    day = context.day.plus(offset)
    reading = relative(context, day_edtf(day), str(day), reason=Reason(KEYS[offset]))
    code = "NI" if words == "tonight" else DAY_PARTS.get(part)
    return replace(reading, timex=Timex("TIME", f"{day}T{code}")) if code else reading


RULE = Rule(
    name="today",
    parts=(
        r"(?P<day>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight)(?: <day_part>)?",
    ),
    triggers=frozenset({"the", "today", "yesterday", "tomorrow", "tonight"}),
    read=read,
    keys=tuple(KEYS.values()),
    documentation=__doc__,
)
PART = Rule(
    name="part_of_today",
    parts=(r"(?P<day>this|last) <day_part>",),
    triggers=frozenset({"this", "last"}),
    read=read,
    keys=tuple(KEYS.values()),
    documentation=None,
)
