"""The engine: finds all places where rules fit a text, for `choice.py` to choose among. It knows no wording.

One scan finds the words that can begin a rule. Each is read once, when it is asked for: by whoever chooses, or by a
rule with a slot there ("by" + "the end of" + "last year"). So what stands inside a longer wording is seldom read. Each
word points to few rules, each rule is tried once for each reading that begins where its slot is, and both are bounded:
time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.resolve.direction import direction_at, times_asked
from builder.resolve.pattern import compile_pattern, names_of, words_of
from builder.resolve.reading import read_match
from builder.resolve.rule import Context, Match, Node, Reading, Rule, Shape
from builder.resolve.triggers import Table, Try, table_of, to_trigger

AFTER = re.compile(r"[\s,]{0,8}([^\W\d_]+|[0-9]+|[-–—(])")

ARTICLE = "the "

MOST_READINGS = 8  # of those that begin at one word; the longest are kept
MOST_STEPS_BACK = 4  # how often a reading may grow to the right by rules that begin with a slot
SEEN = 40  # characters around its words: as far as a rule looks; the verb is looked for apart
AHEAD = 160  # characters: more than the first pattern of a rule can take
SHORT = 500  # characters: too few to say one thing over and over
PIECE = 16  # characters, by which a text is looked at for what it says again
DEEP = 20  # words that wait for each other; beyond, all that follow are read from the last one on, and none waits


class Head(NamedTuple):
    """What the first pattern of a rule matched: so many characters, before the slot, with its named words."""

    length: int
    rule: Rule
    slot: Shape | None
    groups: dict[str, str]


@dataclass(slots=True)
class Chart:
    """The words that can begin a rule, by their places, the last first, and what has been read of them so far.

    `depth` counts the words that wait for another one, `steps` the tries, for a test.
    """

    table: Table
    context: Context
    surface: str
    end: int
    is_repetitive: bool = False
    tries: dict[int, tuple[Try, ...]] = field(default_factory=dict)
    nodes: dict[int, list[Node]] = field(default_factory=dict)
    depth: int = 0
    steps: int = 0
    known: dict[tuple[object, ...], tuple[Match, Reading | None, bool]] = field(default_factory=dict)
    heads: dict[str, tuple[tuple[Try, ...], list[Head]]] = field(default_factory=dict)
    tails: dict[int, tuple[Rule, ...]] = field(default_factory=dict)

    def nodes_at(self, place: int) -> list[Node]:
        """Give the readings that begin at a place, the longest first."""
        nodes = self.nodes.get(place)
        if nodes is None:
            tries = self.tries.get(place)
            if tries is None:
                return []
            if self.depth > DEEP:
                self.read_from(place)
                return self.nodes[place]
            self.depth += 1
            nodes = self.nodes[place] = read_word(self, tries, place)
            self.depth -= 1
        return nodes

    def read_from(self, place: int) -> None:
        """Read all words from `place` on, the last first, so that none waits for another."""
        for start, tries in self.tries.items():
            if start < place:
                return
            if start not in self.nodes:
                self.nodes[start] = read_word(self, tries, start)

    def tails_at(self, place: int) -> tuple[Rule, ...]:
        """Give the rules that the words after `place` can make of a reading that ends there."""
        tails = self.tails.get(place)
        if tails is None:
            after = AFTER.match(self.surface, place, self.end)
            tails = self.table.tails.get(to_trigger(after[1]), ()) if after else ()
            self.tails[place] = tails
        return tails

    def read(self, match: Match) -> Reading | None:
        """Read a match, unless the same words with the same around them, looked at the same way, were read already.

        So a text that says one thing over and over costs little more than one that says nothing.
        """
        first = max(0, match.start - SEEN)
        around = self.surface[first : match.end + SEEN]
        nodes = (id(node.reading) for node in match.nodes)
        far = match.rule.looks_at(self.surface, match.start) if match.rule.looks_at else None
        key = (match.rule.name, around, match.start - first, match.end - first, far, *nodes)
        known = self.known.get(key)
        if known:
            before, reading, has_asked = known
            if not has_asked or direction_at(before, self.context) is direction_at(match, self.context):
                return reading
        asked = times_asked()
        reading = read_match(match, self.context)
        self.known[key] = match, reading, times_asked() != asked
        return reading

    def heads_at(self, tries: tuple[Try, ...], start: int) -> list[Head]:
        """Match the first patterns of rules at `start`, unless they were in the same words; the longest first."""
        ahead = self.surface[start : min(start + AHEAD, self.end)]
        known = self.heads.get(ahead)
        if known and known[0] is tries:
            return known[1]
        heads = self.match_heads(tries, start)
        self.heads[ahead] = tries, heads
        return heads

    def match_heads(self, tries: tuple[Try, ...], start: int) -> list[Head]:
        """Match the first patterns of rules at `start`, the longest first."""
        surface, stop = self.surface, self.end
        heads = [
            Head(head.end() - start, rule, slot, words_of(head, names))
            for rule, match, names, slot, *_ in tries
            if (head := match(surface, start, stop))
        ]
        if len(heads) > 1:
            heads.sort(key=lambda head: -head.length)
        return heads


def read_chart(rules: tuple[Rule, ...], context: Context, surface: str, start: int, end: int) -> Chart:
    """Find the words of `start` to `end` (exclusive) of the text that can begin a rule; what it reads lies within."""
    language = context.conventions.language.partition("-")[0].lower()
    table = table_of(rules, language)
    chart = Chart(table, context, surface, end, is_repetitive(surface, start, end))
    place, following = end + 1, ""
    for written in reversed(surface[start:end].split(" ")):
        place -= len(written) + 1
        first, heads = table.words[written]
        for offset, trigger, after in heads:
            tries = table.tries_at(trigger, following if after is None else after)
            if tries:
                chart.tries[place + offset] = tries
        following = first or following
    return chart


def is_repetitive(surface: str, start: int, end: int) -> bool:
    """Whether much of a text stands in it again: then what was read once is worth remembering."""
    pieces = [surface[place : place + PIECE] for place in range(start, end, PIECE)] if end - start >= SHORT else []
    return 4 * len(set(pieces)) < 3 * len(pieces)


def read_word(chart: Chart, tries: tuple[Try, ...], start: int) -> list[Node]:
    """Try all rules that the word at `start` can begin, then let their readings grow."""
    chart.steps += len(tries)
    match_all = chart.heads_at if chart.is_repetitive else chart.match_heads
    heads = match_all(tries, start)
    found: list[Node] = []
    whole = start
    for length, rule, slot, groups in heads:
        end = start + length
        if slot:
            if not fill(chart, end, slot):
                continue
        elif end < whole and len(rule.parts) == 1:
            continue  # “3 June” in “3 June 2019”
        for node in read_parts(chart, rule, start, end, 1, groups, ()):
            found.append(node)
            if says_all(node.reading):
                whole = max(whole, node.end)
    return grow_all(chart, found) if found else found


def says_all(reading: Reading) -> bool:
    """Whether words name a date with its year, so that fewer of them need not be read."""
    return reading.edtf is not None and reading.reference is None and not reading.is_weak and not reading.is_anaphoric


def grow_all(chart: Chart, found: list[Node]) -> list[Node]:
    """Let the readings at one place grow; give the longest of all, the earlier rule first where two are as long."""
    everything = found
    for _ in range(MOST_STEPS_BACK):
        found = [larger for node in found for larger in grow(chart, node)][:MOST_READINGS]
        if not found:
            break
        everything = everything + found
    if len(everything) > 1:
        order = chart.table.order
        everything.sort(key=lambda node: (-node.end, order[node.match.rule.name]))
    return everything[:MOST_READINGS]


def grow(chart: Chart, node: Node) -> list[Node]:
    """Try the rules that begin with a slot on a reading: “X to Y”, “X night”, “X or earlier”."""
    tails = chart.tails_at(node.end)
    if not tails:
        return []
    shape = node.reading.shape
    return [
        larger
        for rule in tails
        if rule.parts[0] is shape
        for larger in read_parts(chart, rule, node.start, node.end, 1, {}, (node,))
    ]


def fill(chart: Chart, start: int, shape: Shape) -> list[Node]:
    """Give the readings that a slot can take at `start`, else those after an article: “by the 2016 vote”."""
    found = [node for node in chart.nodes_at(start) if node.reading.shape is shape]
    if not found and chart.surface[start : start + len(ARTICLE)].lower() == ARTICLE:
        found = [node for node in chart.nodes_at(start + len(ARTICLE)) if node.reading.shape is shape]
    return found


def read_parts(
    chart: Chart, rule: Rule, start: int, end: int, place: int, groups: Mapping[str, str], nodes: tuple[Node, ...]
) -> list[Node]:
    """Match the parts of a rule from `place` on, and read what they say."""
    chart.steps += 1
    if place == len(rule.parts):
        match = Match(rule, start, end, groups, nodes)
        reading = chart.read(match) if chart.is_repetitive else read_match(match, chart.context)
        return [Node(start, end, core_of(match), reading, match)] if reading else []
    part = rule.parts[place]
    if isinstance(part, Shape):
        return [
            larger
            for node in fill(chart, end, part)
            for larger in read_parts(chart, rule, start, node.end, place + 1, groups, (*nodes, node))
        ]
    found = compile_pattern(part).match(chart.surface, end, chart.end)
    if not found:
        return []
    groups = {**groups, **words_of(found, names_of(part))}
    return read_parts(chart, rule, start, found.end(), place + 1, groups, nodes)


def core_of(match: Match) -> tuple[int, int]:
    """Give the extent that TimeML gives: without the preposition before a slot."""
    if match.rule.is_prepositional and match.nodes:
        return match.nodes[0].core[0], match.nodes[-1].core[1]
    return match.start, match.end
