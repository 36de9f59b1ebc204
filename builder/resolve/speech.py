"""Words that somebody else said: “today” in a quotation is the day it was said, which the article may name."""

from __future__ import annotations

import re

from builder.model.day import Day
from builder.resolve.direction import sentence_at
from builder.resolve.words import weekday_number

PARAGRAPH = re.compile(r"\n\s{0,8}\n|\n")
MARKS = re.compile(r"[\"“”«»]|``|''")
OPENING, CLOSING = frozenset({"“", "«", "``"}), frozenset({"”", "»", "''"})
FAR = 400  # characters: how far the sentence of a quotation may reach
VERB = (
    r"\b(?:said|told|wrote|tweeted|announced|added|stated|posted|declared|claimed|warned|insisted|promised|tweets"
    r"|statement|speech|interview|address)\b"
)
DAY = r"(?P<day_name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday)"
SAID_ON = re.compile(
    rf"{VERB}[^\"“”.;]{{0,60}}?\b{DAY}\b|\b[Oo]n {DAY.replace('day_name', 'first')},? [^\"“”.;]{{0,60}}?{VERB}"
)
END = re.compile(r"[.!?](?:[\"”']|'')?\s+(?=[A-Z“\"`])|\n")


def is_quoted(text: str, start: int) -> bool:
    """Whether a place lies between quotation marks: those of its paragraph are counted."""
    begins = [found.end() for found in PARAGRAPH.finditer(text, max(0, start - 10 * FAR), start)]
    depth = False
    for mark in MARKS.finditer(text, begins[-1] if begins else max(0, start - 10 * FAR), start):
        depth = mark[0] in OPENING or (mark[0] not in CLOSING and not depth)
    return depth


def said_on(text: str, start: int, end: int, reference: Day) -> Day | None:
    """Give the day that the sentence says something was said on, if it is before the reference date.

    “‘It opened today,’ she said on Friday”; “he told parliament on Friday that talks would begin tomorrow”.
    """
    first = sentence_at(text, start)
    stop = END.search(text, end, end + FAR)
    last = stop.start() if stop else min(len(text), end + FAR)
    for found in SAID_ON.finditer(text, max(first, start - FAR), last):
        name = found["day_name"] or found["first"]
        place = found.start("day_name") if found["day_name"] else found.start("first")
        if start <= place < end:
            continue
        back = 1 if name.lower() == "yesterday" else (reference.weekday - weekday_number(name)) % 7
        return reference.plus(-back) if back else None
    return None
