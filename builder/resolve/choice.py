"""Which of the readings that overlap are taken, and what those that lean on an earlier date are read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from builder.model.day import Day
from builder.model.edtf import Precision
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.grammar import Chart
from builder.resolve.reading import settled
from builder.resolve.rule import Node, Reading

Mentions = dict[tuple[Precision, bool], Reading]  # by precision, and whether it is to end yet; the last one last

BLANK_LINE = re.compile(r"\n\s{0,8}\n")
NUMBER_BEFORE = re.compile(r"[$€£¥#@/&_.,:–-]")
JOINED_AFTER = re.compile(r"-[a-z0-9]|/[0-9a-z]|[%°€£$@]|[.,:][0-9]")


def choose(chart: Chart, told: Callable[[], tuple[Reading, ...]] = tuple, *, stop: int | None = None) -> Iterator[Node]:
    """Take, from left to right, the longest reading at each place, the earlier rule where two are equally long.

    Words that lean on a date told before them are read from it. `told` gives the dates told before the chart begins;
    it is asked only for such words. None is taken that begins at `stop` or behind it.
    """
    chosen: list[Node] = []  # since dates were last asked for
    mentions: Mentions = {}
    reached = 0
    for start in reversed(chart.tries):
        if start < reached:
            continue
        if stop is not None and start >= stop:
            return
        for candidate in chart.nodes_at(start):
            if not is_free(chart.surface, candidate):
                continue
            node: Node | None = candidate
            if candidate.reading.is_anaphoric:
                for one in chosen:
                    remember(mentions, one, chart.context.reference)
                chosen.clear()
                known = (*reversed(mentions.values()), *told())
                node = settled(candidate, chart.context._replace(mentions=known))
            if node and not node.reading.is_weak:
                chosen.append(node)
                reached = node.end
                yield node
                break


def remember(mentions: Mentions, node: Node, reference: Day | None) -> None:
    """Keep the date that a reading names, without what a preposition makes of it.

    It takes the place of the one of its precision that was told before; but what is not over yet, not that of what is.
    """
    while node.match.rule.is_prepositional and node.match.nodes:
        node = node.match.nodes[-1]
    reading = node.reading
    if reading.ends and reading.timex.type == "DURATION":  # “the six months ended August 12”
        reading = reading.ends[-1]
    is_passed_over = reading.ambiguity is Ambiguity.QUOTED or any(
        reason.key == "compared"
        for reason in reading.basis  # what it is compared with stays the last
    )
    if reading.edtf and reading.edtf.is_bounded and reading.timex.type in {"DATE", "TIME"} and not is_passed_over:
        last = reading.edtf.latest
        key = reading.precision, bool(last and reference and last > reference)
        mentions.pop(key, None)
        mentions[key] = reading


def mentions_of(nodes: Iterable[Node], reference: Day | None) -> tuple[Reading, ...]:
    """Give the dates that were told, the last first, one past and one ahead for each precision."""
    mentions: Mentions = {}
    for node in nodes:
        remember(mentions, node, reference)
    return (*mentions.values(),)[::-1]


def is_free(surface: str, node: Node) -> bool:
    """Whether a reading is not a piece of something else: a price, an address, a compound with a hyphen."""
    start, end = node.start, node.end
    if JOINED_AFTER.match(surface, end) or ("\n" in surface[start:end] and BLANK_LINE.search(surface, start, end)):
        return False
    first, before = surface[start], surface[start - 1 : start]
    if first.isdigit() and before.isalpha():
        return False
    if first.isdigit():
        return not NUMBER_BEFORE.match(before) or (
            before in {"–", "-"} and not surface[start - 2 : start - 1].isdigit()
        )
    return before not in {"-", "@", "#", "/"}
