"""The room's door: find dates in running text, and read the words that an author names."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
TOLD = 3000  # how far before the words the date may stand that “that month” leans on


@dataclass(frozen=True, slots=True)
class Part:
    """One of the expressions that TimeML sees in a range: “March” and “May” of “from March to May”."""

    start: int
    end: int
    timex: Timex


@dataclass(frozen=True, slots=True)
class Found:
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


def find_expressions(text: str, context: Context, start: int = 0, end: int | None = None) -> tuple[Found, ...]:
    """Find the expressions wholly within `start` to `end` (excluded), read with the whole text around them."""
    surface = to_surface(text)
    context = replace(context, text=surface)
    chart = read_chart(RULES, context, surface, start, len(text) if end is None else end)
    return tuple(to_found(node, text) for node in choose(chart, lambda: read_told(context, start)))


def read_told(context: Context, start: int) -> tuple[Reading, ...]:
    """Give the dates told in the text before `start`, the last first."""
    if start == 0:
        return ()
    return mentions_of(choose(read_chart(RULES, context, context.text, max(0, start - TOLD), start)), context.reference)


def read_expression(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read the words from `start` to `end` (excluded), named with or without their preposition.

    Taken in this order: the expression that the grammar finds around them, the words read alone, dateparser.
    """
    for found in find_expressions(text, context, reach_back(text, start), min(len(text), end + AROUND)):
        if found.full_start <= start and end <= found.full_end and gives_more(found):
            return found
    surface = to_surface(text)
    alone = read_alone(text, surface, start, end, replace(context, text=surface))
    if alone and gives_more(alone):
        return alone
    from builder.resolve.fallback import read_fallback

    reading = read_fallback(text[start:end], start, end, replace(context, text=surface))
    if reading is None:
        return alone
    return to_found_reading(reading, text, (start, end), (start, end), "dateparser")


def read_span(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read just the words from `start` to `end` (excluded): “Friday”, though the text goes on with “night”.

    A preposition before them counts, as TimeML's extent leaves it out and the bounds do not.
    """
    for found in find_expressions(text, context, reach_back(text, start), min(len(text), end + AROUND)):
        if (start, end) in {(found.full_start, found.full_end), *((part.start, part.end) for part in found.parts)}:
            return found
    surface = to_surface(text)
    alone = read_alone(text, surface, start, end, replace(context, text=surface))
    return alone or read_expression(text, start, end, context) or read_inside(text, start, end, context)


def read_inside(text: str, start: int, end: int, context: Context) -> Found | None:
    """Read the one expression among given words: “its fourth quarter”."""
    inside = find_expressions(text, context, start, end)
    return inside[0] if len(inside) == 1 else None


def reach_back(text: str, start: int) -> int:
    """Find where the words that can belong to an expression begin: at a word, not inside one."""
    place = max(0, start - AROUND)
    return text.find(" ", place, start) + 1 or place if place else 0


def gives_more(found: Found) -> bool:
    """Whether an expression gives bounds, or would if there were a reference date."""
    return found.date is not None or found.needs_reference


def read_alone(text: str, surface: str, start: int, end: int, context: Context) -> Found | None:
    """Give the longest reading of all the given words."""
    chart = read_chart(RULES, context, surface, start, end)
    stop = start + len(surface[start:end].rstrip(" .,;").removesuffix("'s"))
    for node in chart.nodes.get(start, ()):
        if node.end >= stop:
            read = settled(node, replace(context, mentions=read_told(context, start)))
            if read:
                return to_found(read, text)
    return None


def to_found(node: Node, text: str) -> Found:
    """Give a chosen reading as what is found."""
    place = node.start, node.end
    return to_found_reading(node.reading, text, node.core, place, node.match.rule.name, parts_of(node))


def parts_of(node: Node) -> tuple[Part, ...]:
    """Give the words of each end of a range with what TimeML says of it; else the whole."""
    ends, inner = node.reading.ends, node
    while ends and len(inner.match.nodes) == 1:
        inner = inner.match.nodes[0]
    if ends and len(inner.match.nodes) == len(ends):
        first, last = inner.match.nodes
        if first.reading.shape is Shape.DURATION:
            return Part(inner.start, first.end, ends[0].timex), Part(*last.core, ends[1].timex)
        return tuple(Part(*end.core, read.timex) for end, read in zip(inner.match.nodes, ends, strict=True))
    return (Part(*node.core, node.reading.timex),)


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
        parts or (Part(*core, reading.timex),),
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
