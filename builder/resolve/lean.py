"""Wordings that lean: a bare month or day is read from something else, the verb, the other end, what is near."""

from __future__ import annotations

from dataclasses import replace

from builder.model.choices import Direction
from builder.resolve.calendar import distance
from builder.resolve.direction import direction_at
from builder.resolve.reading import reread
from builder.resolve.rule import Context, Match, Node, Reading

# Wordings that say neither year nor week, and so lean on the other end. All others mean what they mean alone.
LEANING = frozenset({"month", "weekday", "month_day", "month_day_month_first", "season", "quarter"})


def innermost(node: Node) -> str:
    """Give the rule of what a wording such as “early April” is made from."""
    while node.match.nodes:
        node = node.match.nodes[0]
    return node.match.rule.name


def read_limit(match: Match, context: Context) -> Reading:
    """Read the slot after “by” and “until”: ahead where the verb is, else the nearest, for a limit is never far.

    “The suspension until October 14 was lawful”, said in September, means the one ahead.
    """
    node = match.nodes[-1] if match.rule.is_prepositional else match.nodes[0]
    leaning = LEANING - {"weekday"} if match.rule.name == "by" else LEANING
    is_open = innermost(node) in leaning and context.direction is None and node.reading.reference is not None
    if not is_open or direction_at(match, context) is Direction.FUTURE or node.reading.other is not None:
        return node.reading
    both = [reread(node, replace(context, direction=direction)) for direction in Direction]
    return min(both, key=lambda reading: distance(reading.edtf, context.day) if reading.edtf else 0)
