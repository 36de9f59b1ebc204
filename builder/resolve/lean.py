"""Wordings that lean: a bare month or day is read from something else, the verb, the other end, what is near."""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Edtf
from builder.resolve.calendar import distance, pick
from builder.resolve.direction import direction_at, sentence_at
from builder.resolve.reading import absolute, reread
from builder.resolve.rule import Context, Match, Node, Reading

# Wordings that say neither year nor week, and so lean on the other end. All others mean what they mean alone.
LEANING = frozenset({"month", "weekday", "month_day", "month_day_month_first", "season", "quarter", "holiday"})


SOON, VERY_SOON = 100, 45  # days
NEAR, AROUND, LONG = 12, 60, 400  # characters
ON = r"(?i)\bon\s(?:the\s)?$"
OVER = r"(?i)\b(?:ended|dated|since)\s$"
YEAR_FIRST = re.compile(
    r"[\"“(\s]{0,4}(?:[Bb]ack )?(?:In|During|in|during) (?:the )?(?P<year>1[5-9][0-9]{2}|20[0-9]{2})\b(?!-)"
)
YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
WAS_TO = r"(?i)\b(?:was|were|had been)\s[^.;]{0,40}$"
PAST_STATE = (
    r"(?:was|were)\s(?:an?|the|its|his|her|their|[A-Z][\w.]*(?:'s)?)|(?:served|worked|acted|reigned|ruled)(?: as)?"
)
FORMER = rf"\b(?:{PAST_STATE})\s[^.;,]{{0,80}}$"
TO_COME_THEN = (
    r"(?i)\b(?:would|(?:was|were|had been)\s(?:\w{1,12}\s)?(?:to|due|expected|scheduled|slated|planned|supposed|set)\b)"
    r"[^.;\"“”]{0,60}$"
)


def way_of(in_year: Callable[[int], Edtf | None], match: Match, context: Context) -> Direction | None:
    """Give the verb's direction for a day of the year, unless it is near in the other one.

    Very near, where “on” ties it to the verb. What “was to” happen may have: “it was to end on 15 May”, said in June.
    """
    direction = direction_at(match, context)
    before = context.text[max(0, match.start - AROUND) : match.start]
    if direction is None or context.direction or re.search(OVER, before[-NEAR:]):
        return direction
    is_tied = re.search(ON, before[-NEAR:]) is not None
    soon = VERY_SOON if is_tied else SOON
    ahead, past = (pick(in_year, context.day, way) for way in (Direction.FUTURE, Direction.PAST))
    if direction is Direction.PAST and ahead and distance(ahead, context.day) <= soon:
        return Direction.FUTURE
    is_open = not is_tied or re.search(WAS_TO, before)
    if direction is Direction.FUTURE and is_open and past and distance(past, context.day) <= soon:
        return Direction.PAST
    return direction


def is_former(text: str, start: int) -> bool:
    """Whether the words before tell what somebody was, and is no more: “she was the envoy until December”."""
    return re.search(FORMER, text[max(0, start - 2 * AROUND) : start]) is not None


def was_to_come(text: str, start: int) -> bool:
    """Whether the words before tell what was to come when it was told: “it was to open”, “that it would pass”.

    What was to come on a weekday just gone has come: “was to open on Wednesday”, said on Friday.
    """
    return re.search(TO_COME_THEN, text[max(0, start - AROUND) : start]) is not None


def year_of_sentence(text: str, start: int) -> int | None:
    """Give the year that begins the sentence of a place, where no other year stands between."""
    first = sentence_at(text, start)
    found = YEAR_FIRST.match(text, first, start) if start - first < LONG else None
    return int(found["year"]) if found and not YEAR.search(text, found.end(), start) else None


def of_sentence(in_year: Callable[[int], Edtf | None], match: Match, context: Context) -> Reading | None:
    """Read a bare day or month in the year that begins the sentence: “in 2016, a war began on August 4”."""
    year = year_of_sentence(context.text, match.start)
    edtf = in_year(year) if year and not context.direction else None
    is_over = edtf is not None and edtf.latest is not None and edtf.latest < context.day
    if edtf is None or (is_over and direction_at(match, context) is Direction.FUTURE):
        return None  # “in 2016 he was convicted, and in March he will be freed”
    return absolute(edtf, edtf.text)._replace(basis=(Reason("year_of_sentence", (("year", str(year)),)),))


def innermost(node: Node) -> str:
    """Give the rule of what a wording such as “early April” is made from."""
    while node.match.nodes:
        node = node.match.nodes[0]
    return node.match.rule.name


def read_limit(match: Match, context: Context) -> Reading:
    """Read the slot after “by” and “until”: ahead where the verb is, else the nearest, for a limit is never far.

    “The suspension until October 14 was lawful”, said in September, means the one ahead. After a verb that looks back
    one far ahead is not meant: “by March, measures were taken”, said in October.
    """
    node = match.nodes[-1] if match.rule.is_prepositional else match.nodes[0]
    leaning = LEANING - {"weekday"} if match.rule.name == "by" else LEANING
    is_open = innermost(node) in leaning and context.direction is None and node.reading.reference is not None
    direction = direction_at(match, context) if is_open else None
    if not is_open or direction is Direction.FUTURE or node.reading.other is not None:
        return node.reading
    both = [reread(node, context._replace(direction=way)) for way in Direction]
    near = min(both, key=lambda reading: distance(reading.edtf, context.day) if reading.edtf else 0)
    is_far = near.edtf is not None and distance(near.edtf, context.day) > SOON
    if direction is Direction.PAST and (
        is_far or (match.rule.name == "until" and is_former(context.text, match.start))
    ):
        return node.reading
    return near
