"""Two dates read as one: from–to, between, and. An end without its year takes it from the other."""

from __future__ import annotations

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.edtf import Edtf, Precision, interval_edtf
from builder.resolve.direction import direction_at
from builder.resolve.lean import LEANING, innermost
from builder.resolve.reading import reread
from builder.resolve.rule import Context, Match, Node, Reading, Shape, Timex


def read_range(match: Match, context: Context, key: str, *, kind: Kind, must_meet: bool = False) -> Reading | None:
    """Read the first slot to the second; `must_meet`: only where nothing lies between them, and both are as precise."""
    first, last = match.nodes[-2], match.nodes[-1]
    begin, end = read_ends(first, last, match, context)
    if begin.edtf is None or end.edtf is None or begin.edtf.earliest is None or end.edtf.latest is None:
        return None
    if begin.edtf.earliest > end.edtf.latest or (begin.edtf == end.edtf):
        return None
    if must_meet and not do_meet(begin, end):
        return None
    edtf = interval_edtf(begin.edtf, end.edtf)
    same = begin.precision is end.precision
    return Reading(
        Timex("DATE", edtf.text),
        edtf,
        begin.precision if same else Precision.INTERVAL,
        kind,
        begin.qualifier or end.qualifier,
        (*begin.basis, *(reason for reason in end.basis if reason not in begin.basis), Reason(key)),
        Shape.BOUNDED,
        begin.reference or end.reference,
        ends=(begin, end),
    )


def read_ends(first: Node, last: Node, match: Match, context: Context) -> tuple[Reading, Reading]:
    """Read the end that stands firm as it is, and the other one from there, so that they follow each other."""
    if first.reading.reference is None and last.reading.reference is None:
        return first.reading, last.reading
    if last.reading.reference is None:
        return from_other(first, last.reading.edtf, Direction.PAST, context), last.reading
    if first.reading.reference is None:
        return first.reading, last.reading
    if innermost(first) not in LEANING:
        return first.reading, from_other(last, first.reading.edtf, Direction.FUTURE, context)
    if direction_at(match, context) is Direction.FUTURE:
        end = reread(last, context._replace(direction=Direction.FUTURE))
        begin = from_other(first, end.edtf, Direction.PAST, context)
        if is_under_way(begin, context):
            return begin, end  # “from 1 to 10 March they celebrate”, said on 8 March
        begin = reread(first, context._replace(direction=Direction.FUTURE))
        return begin, from_other(last, begin.edtf, Direction.FUTURE, context)
    end = last.reading
    return from_other(first, end.edtf, Direction.PAST, context), end


def is_under_way(begin: Reading, context: Context) -> bool:
    """Whether a range of days that is not over has begun."""
    first = begin.edtf.earliest if begin.edtf else None
    return (
        begin.precision is Precision.DAY
        and first is not None
        and context.reference is not None
        and first <= context.reference
    )


def from_other(node: Node, other: Edtf | None, direction: Direction, context: Context) -> Reading:
    """Read a bare month, weekday or day as the nearest one before, or after, the other end."""
    if innermost(node) not in LEANING or other is None:
        return node.reading
    day = other.latest if direction is Direction.PAST else other.earliest
    if day is None:
        return node.reading
    reading = reread(node, context._replace(reference=day, direction=direction))
    if context.reference is None:
        return reading
    return reading._replace(basis=(Reason("range_end"),), reference=node.reading.reference or context.reference)


def do_meet(begin: Reading, end: Reading) -> bool:
    """Whether the second date begins right after the first, at the same precision."""
    if begin.precision is not end.precision or begin.edtf is None or end.edtf is None:
        return False
    last, first = begin.edtf.latest, end.edtf.earliest
    return last is not None and first is not None and last.plus(1) == first
