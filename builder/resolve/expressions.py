"""The room's door: find dates in running text, and read the words that an author names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.model.dates import EventDate, GivenBy
from builder.model.edtf import Edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.choice import choose, mentions_of
from builder.resolve.grammar import read_chart
from builder.resolve.pattern import to_surface
from builder.resolve.reading import settled
from builder.resolve.rule import Context, Node, Reading, Shape, Timex
from builder.resolve.rules import RULES

AROUND = 48  # how far a wording can reach beyond the words that name it, in characters
PREPOSITIONS = frozenset({"in", "on", "at", "from", "to", "until", "by", "between", "and", "or"})
# The two ends of “from 10 to 14 May” and “May 10 and 11”.
TWO_DAYS = re.compile(
    r"(?:from\s+|between\s+)?(?P<first>.{1,20}?\d(?:st|nd|rd|th)?)"
    r"(?:\s?[-–—]\s?|\s+(?:to|and|through|until)\s+)(?P<last>\d.{0,40})",
    re.IGNORECASE | re.DOTALL,
)
TOLD = 3000  # how far before the words the date may stand that “that month” leans on


class Part(NamedTuple):
    """One of the expressions that TimeML sees in a range: “March” and “May” of “from March to May”."""

    start: int
    end: int
    reading: Reading

    @property
    def timex(self) -> Timex:
        """What TimeML says of it."""
        return self.reading.timex


class Found(NamedTuple):
    """An expression at its place in the text; ends are excluded. `text` is its words, with the preposition.

    `start` to `end` is TimeML's extent, without a preposition; `full_start` to `full_end` is what readers see, with it.
    `date` is None for durations, sets and vague words, and where `needs_reference`: relative words, and no day to read
    them from. `other` is the second reading of an ambiguous wording. `parts` are TimeML's expressions: two in a range.
    """

    start: int
    end: int
    full_start: int
    full_end: int
    text: str
    rule: str
    timex: Timex
    date: EventDate | None
    needs_reference: bool = False
    other: EventDate | None = None
    ambiguity: Ambiguity | None = None
    parts: tuple[Part, ...] = ()
    is_impossible: bool = False  # the calendar has no such day


def find_expressions(text: str, context: Context, start: int = 0, end: int | None = None) -> tuple[Found, ...]:
    """Find the expressions wholly within `start` to `end` (excluded), read with the whole text around them."""
    nodes = find_nodes(on_surface(context, text), start, len(text) if end is None else end)
    return tuple(to_found(node, text) for node in nodes)


def find_nodes(context: Context, start: int, end: int, *, stop: int | None = None) -> Iterator[Node]:
    """Choose among the readings wholly within `start` to `end` of the context's text, those before `stop`."""
    return choose(read_chart(RULES, context, context.text, start, end), lambda: read_told(context, start), stop=stop)


def find_nodes_at(context: Context, start: int, end: int) -> Iterator[Node]:
    """Choose the readings that share a character with `start` to `end`."""
    first, last = reach_back(context.text, start), min(len(context.text), end + AROUND)
    return (node for node in find_nodes(context, first, last, stop=end) if node.end > start)


def on_surface(context: Context, text: str) -> Context:
    """Give the rules the text they read, in which characters that look alike are alike."""
    surface = to_surface(text)
    return context if context.text == surface else context._replace(text=surface)


def read_told(context: Context, start: int) -> tuple[Reading, ...]:
    """Give the dates told in the text before `start`, the last first."""
    if start == 0:
        return ()
    return mentions_of(choose(read_chart(RULES, context, context.text, max(0, start - TOLD), start)), context.reference)


def read_expression(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read the words from `start` to `end` (excluded), named with or without their preposition.

    Taken in this order: the expression that the grammar finds around them, the words read alone, dateparser.
    """
    context = on_surface(context, text)
    for node in find_nodes_at(context, start, end):
        if node.start <= start and end <= node.end and gives_more(node.reading):
            found = to_found(node, text)
            return read_part(text, start, end, found) or found
    alone = read_alone(context, start, end)
    if alone and gives_more(alone.reading):
        return to_found(alone, text)
    from builder.resolve.fallback import read_fallback

    reading = read_fallback(text[start:end], start, end, context)
    if reading is None:
        return to_found(alone, text) if alone else None
    return to_found_reading(reading, text, (start, end), (start, end), "dateparser")


def read_part(text: str, start: int, end: int, found: Found) -> Found | None:
    """Read the one of two dates that is named: “in May” of “in April and in May”; not the two together."""
    if len(found.parts) == 1 or (start <= found.start and end >= found.end):
        return None
    for part in found.parts:
        is_named = part.end == end and (start == part.start or text[start : part.start].strip().lower() in PREPOSITIONS)
        if is_named and part.reading.edtf:
            return to_found_reading(part.reading, text, (part.start, part.end), (start, end), found.rule)
    return None


def read_span(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read just the words from `start` to `end` (excluded): “Friday”, though the text goes on with “night”.

    A preposition before them counts, as TimeML's extent leaves it out and the bounds do not.
    """
    context = on_surface(context, text)
    for node in find_nodes_at(context, start, end):
        if (start, end) in {(node.start, node.end), *((part.start, part.end) for part in parts_of(node, text))}:
            return to_found(node, text)
    alone = read_alone(context, start, end)
    return (
        to_found(alone, text)
        if alone
        else read_expression(text, start, end, context) or read_inside(text, start, end, context)
    )


def read_inside(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read the one expression among given words: “its fourth quarter”."""
    inside = find_expressions(text, context, start, end)
    return inside[0] if len(inside) == 1 else None


def reach_back(text: str, start: int) -> int:
    """Find where the words that can belong to an expression begin: at a word, not inside one."""
    place = max(0, start - AROUND)
    return text.find(" ", place, start) + 1 or place if place else 0


def gives_more(reading: Reading) -> bool:
    """Whether an expression gives bounds, or would if there were a reference date or such a day."""
    return reading.edtf is not None or reading.needs_reference or reading.is_impossible


def read_alone(context: Context, start: int, end: int) -> Node | None:
    """Give the longest reading of all the given words."""
    surface = context.text
    chart = read_chart(RULES, context, surface, start, end)
    stop = start + len(surface[start:end].rstrip(" .,;").removesuffix("'s"))
    for node in chart.nodes_at(start):
        if node.end >= stop:
            read = settled(node, context._replace(mentions=read_told(context, start)))
            if read:
                return read
    return None


def to_found(node: Node, text: str) -> Found:
    """Give a chosen reading as what is found."""
    place = node.start, node.end
    return to_found_reading(node.reading, text, node.core, place, node.match.rule.name, parts_of(node, text))


def parts_of(node: Node, text: str) -> tuple[Part, ...]:
    """Give the words of each end of a range with what TimeML says of it; else the whole."""
    ends, inner = node.reading.ends, node
    while ends and len(inner.match.nodes) == 1:
        inner = inner.match.nodes[0]
    if ends and len(inner.match.nodes) == len(ends):
        first, last = inner.match.nodes
        if first.reading.shape is Shape.DURATION:
            return Part(inner.start, first.end, ends[0]), Part(*last.core, ends[1])
        return tuple(Part(*end.core, read) for end, read in zip(inner.match.nodes, ends, strict=True))
    days = TWO_DAYS.fullmatch(text, inner.start, inner.end) if ends and not inner.match.nodes else None
    if days:
        return Part(*days.span("first"), ends[0]), Part(*days.span("last"), ends[1])
    return (Part(*node.core, node.reading),)


def to_found_reading(
    reading: Reading,
    text: str,
    core: tuple[int, int],
    full: tuple[int, int],
    rule: str,
    parts: tuple[Part, ...] = (),
) -> Found:
    """Give a reading and its place as what is found: `core` is TimeML's extent, `full` that of the reader."""
    words = text[full[0] : full[1]]
    date = to_date(reading, rule, words)
    other = to_date(reading.other, rule, words) if reading.other else None
    return Found(
        *core,
        *full,
        words,
        rule,
        reading.timex,
        date,
        reading.needs_reference,
        other,
        reading.ambiguity if date else None,
        parts or (Part(*core, reading),),
        reading.is_impossible,
    )


def to_date(reading: Reading, rule: str, words: str) -> EventDate | None:
    """Give the event date of a reading, when it gives bounds."""
    edtf: Edtf | None = reading.edtf
    if edtf is None:
        return None
    return EventDate(
        edtf,
        reading.kind,
        reading.precision,
        reading.qualifier or edtf.qualifier,
        reading.basis,
        rule,
        GivenBy.WORDS,
        words,
        reading.reference,
    )
