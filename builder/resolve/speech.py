"""Words that somebody else said: “today” in a quotation is the day it was said, which the article may name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.model.day import Day
from builder.resolve.direction import sentence_at
from builder.resolve.words import weekday_number

MARKS = (("“", "”"), ("«", "»"), ("``", "''"))
FAR = 4000  # characters: how far back a quotation may begin
STEP = 400  # characters: how far on and back its sentence is looked at
VERB = (
    r"\b(?:said|told|wrote|tweeted|announced|added|stated|posted|declared|claimed|warned|insisted|promised|statement|speech"
    r"|interview|address)\b"
)
NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday"
SAID_ON = rf"{VERB}[^\"“”.;]{{0,60}}?\b(?P<after>{NAME})\b|\b[Oo]n (?P<before>{NAME}),? [^\"“”.;]{{0,60}}?{VERB}"
END = r"[.!?](?:[\"”']|'')?\s{1,4}(?=[A-Z“\"`])|\n"


def is_quoted(text: str, start: int) -> bool:
    """Whether a place lies between quotation marks of its paragraph."""
    begin = max(text.rfind("\n", 0, start) + 1, start - FAR)
    if any(text.rfind(opening, begin, start) > text.rfind(closing, begin, start) for opening, closing in MARKS):
        return True
    return text.count('"', begin, start) % 2 == 1


def said_on(text: str, start: int, end: int, reference: Day) -> Day | None:
    """Give the day that the sentence says something was said on, if it is before the reference date.

    “‘It opened today,’ she said on Friday”; “he told parliament on Friday that talks would begin tomorrow”.
    """
    first = max(sentence_at(text, start), start - start % STEP - STEP)
    stop = compiled(END).search(text, end, end + STEP)
    last = stop.start() if stop else end - end % STEP + 2 * STEP
    for place, name in find_said(text, first, last):
        if not start <= place < end:
            back = 1 if name == "yesterday" else (reference.weekday - weekday_number(name)) % 7
            return reference.plus(-back) if back else None
    return None


def speech_around(text: str, start: int) -> tuple[object, ...]:
    """Give what is seen from a place: whether it is quoted, and where its sentence says who said it when."""
    first, last = max(sentence_at(text, start), start - start % STEP - STEP), start - start % STEP + 2 * STEP
    said = tuple((place - start, name) for place, name in find_said(text, first, last))
    return is_quoted(text, start), said


@lru_cache(maxsize=64)
def find_said(text: str, first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Find the days on which a sentence says that something was said, and their places."""
    groups = ((found, found.lastgroup or "") for found in compiled(SAID_ON).finditer(text, first, last))
    return tuple((found.start(group), found[group].lower()) for found, group in groups)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    return re.compile(pattern)
