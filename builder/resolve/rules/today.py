"""Today, yesterday, tomorrow and their parts of the day, which stay in the words: the date is the day.

In a quotation they are read from the day it was said: the one its sentence tells, else the one told before it, if that
is not two weeks past; then publication is named as the other day. In reported speech it is the other way round.
What “is today a town” is so nowadays, and has no date.

>>> show("He left yesterday, spoke this morning and will return tomorrow.")
yesterday = 2019-06-02
this morning = 2019-06-03
tomorrow = 2019-06-04
>>> show("“It opened today,” she said on Friday.")
today = 2019-05-31
on Friday = 2019-05-31
>>> show("The hall burned on Friday. “We saved much tonight,” she said.")
on Friday = 2019-05-31
tonight = 2019-05-31, or 2019-06-03
>>> show("They landed last night, or the day before yesterday.")
last night = 2019-06-02
the day before yesterday = 2019-06-01
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import day_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.reading import relative, told_last, with_other
from builder.resolve.rule import Context, Match, Reading, ReferenceKind, Rule, Timex
from builder.resolve.speech import is_quoted, said_on, speech_around
from builder.resolve.words import DAY_PARTS

OFFSETS = {
    "today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2, "overnight": 0,
}  # fmt: skip
KEYS = {-2: "two_days_before", -1: "day_before", 0: "same_day", 1: "day_after", 2: "two_days_after"}

RECENT = 14  # days: what is quoted is news
NAME = r"[A-Z][A-Za-z]{1,20}\s$"
NEAR = 24
# What stands before “today”, and after it, where it is no day.
NOWADAYS = (
    (r"(?i)\b(?:is|are)\s$", r"\s(?:an?|one of|among|home to|known as|considered)\s"),
    (r"(?i)\bas\s\w+\s$", r"\sas\b"),
    (r"(?i)\bstill\s\w+\s$", r"[.,;!?]|\s[-–—]|$"),
    (r"(?i)\b(?:it|they|we)\s(?:is|are)\s$", r"[.?!]|$"),
)


def is_nowadays(match: Match, context: Context) -> bool:
    """Whether today is these days: “it is today a town”, “as strong today as it was”, “which she still owns today”."""
    before, after = context.text[max(0, match.start - NEAR) : match.start], context.text[match.end : match.end + NEAR]
    return any(re.search(said, before) and re.match(following, after) for said, following in NOWADAYS)


def read(match: Match, context: Context) -> Reading | None:
    words = " ".join(match.word("day").split())
    offset, part = OFFSETS[words], match.word("day_part")
    if match.groups["day"] == "Today" and re.search(NAME, context.text[max(0, match.start - NEAR) : match.start]):
        return None  # a newspaper
    if words == "today" and is_nowadays(match, context):
        return None
    if words == "last" and part not in {"night", "evening"}:
        return None
    code = "NI" if words == "tonight" else DAY_PARTS.get(part)

    def read_from(context: Context) -> Reading:
        day = context.day.plus(offset)
        reading = relative(context, day_edtf(day), str(day), reason=Reason(KEYS[offset]))
        return reading._replace(timex=Timex("TIME", f"{day}T{code}")) if code else reading

    if context.reference_kind is not ReferenceKind.PUBLISHED:
        return read_from(context)
    return read_said(match, context, read_from)


def read_said(match: Match, context: Context, read_from: Callable[[Context], Reading]) -> Reading:
    """Read what somebody said from the day it was said; in reported speech from publication, the other day named.

    Where nothing says on which day a quotation was said, it is taken for that of the date told before it.
    """
    written, is_in_quotes = read_from(context), is_quoted(context.text, match.start)
    day = said_on(context.text, match.start, match.end, context.day)
    if day:
        said = read_from(context._replace(reference=day, reference_kind=ReferenceKind.SAID))
        return said if is_in_quotes else with_other(written, said, Ambiguity.QUOTED)
    told = told_last(context, "day", Direction.PAST) if is_in_quotes and context.mentions else None
    if told and context.day.plus(-RECENT) <= told[1] < context.day:
        said = read_from(context._replace(reference=told[1], reference_kind=ReferenceKind.MENTIONED))
        written = with_other(said, written, Ambiguity.QUOTED)
    return written._replace(is_anaphoric=is_in_quotes)


RULE = Rule(
    name="today",
    parts=(
        r"(?P<day>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight)(?: <day_part>)?",
    ),
    triggers=frozenset({"the", "today", "yesterday", "tomorrow", "tonight"}),
    read=read,
    keys=(*KEYS.values(), "from_said", "from_mentioned", Ambiguity.QUOTED.key),
    looks_at=speech_around,
    documentation=__doc__,
)
PART = Rule(
    name="part_of_today",
    parts=(r"(?P<day>this|last) <day_part>",),
    triggers=frozenset({"this", "last"}),
    read=read,
    keys=(*KEYS.values(), "from_said", "from_mentioned", Ambiguity.QUOTED.key),
    looks_at=speech_around,
    documentation=None,
)
