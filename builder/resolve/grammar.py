"""The engine: finds all places where rules fit a text, and chooses among them. It knows no wording.

One scan finds the words that can begin a rule. They are taken from right to left, so that what a rule's slot needs
("by" + "the end of" + "last year") has been read already. Each word points to few rules, each rule is tried once
for each reading that begins where its slot is, and both are bounded: time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from builder.model.edtf import Precision
from builder.resolve.direction import direction_at
from builder.resolve.pattern import compile_pattern
from builder.resolve.reading import read_match, settled
from builder.resolve.rule import Context, Match, Node, Reading, Rule, Shape

WORD = re.compile(r"[^\W\d_]+|[0-9]+|'(?=[0-9]0s)")
AFTER = re.compile(r"[\s,]{0,8}([^\W\d_]+|[0-9]+|[-–—(])")

ARTICLE = "the "
SAMPLES = {"#1": "3", "#2": "10", "#3": "500", "#4": "2014"}  # numbers, by how many digits they have

MOST_READINGS = 8  # of those that begin at one word; the longest are kept
SEEN = 40  # characters around its words: as far as a rule looks; the verb is looked for apart
MOST_STEPS_BACK = 4  # how often a reading may grow to the right by rules that begin with a slot


@dataclass(frozen=True, slots=True)
class Try:
    """A rule that a word can begin: its first pattern, and how the next word must begin (None: anyhow)."""

    rule: Rule
    match: Callable[[str, int, int], re.Match[str] | None]
    follows: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of a language by the words that trigger them. `order` is a rule's place in the tuple.

    `tries` remembers the compiled first patterns of the words met so far.
    """

    heads: Mapping[str, tuple[Rule, ...]]
    tails: Mapping[str, tuple[Rule, ...]]  # rules that begin with a slot, by the word after it
    order: Mapping[str, int]
    tries: dict[str, tuple[Try, ...]]

    def tries_at(self, word: str) -> tuple[Try, ...]:
        """Give the rules that a word can begin, each with its first pattern."""
        ready = self.tries.get(word)
        if ready is None:
            if word not in self.heads:
                return ()
            ready = self.tries[word] = tuple(make_try(rule, word) for rule in self.heads[word])
        return ready


def make_try(rule: Rule, word: str) -> Try:
    """Compile the first pattern of a rule, when one of its words is first met."""
    pattern = compile_pattern(rule.parts[0])
    alone = SAMPLES.get(word, word)
    goes_on = not any(pattern.match(alone + end) for end in ("", " ", "-", ", "))
    return Try(rule, pattern.match, beginnings_of(pattern.pattern, word) if goes_on else None)


def beginnings_of(pattern: str, word: str) -> frozenset[str] | None:
    """Give the first two letters of all words in a pattern but its first, and the marks of numbers; None for any word.

    “The” or “3” stand before most nouns, and few of them belong to a date: so most rules need not be tried.
    """
    plain = re.sub(r"\\.|\?P[<=]\w+|-\[a-z\]", " ", pattern)
    if "[a-z" in plain or "[^" in plain:
        return None
    letters = "".join(re.findall(r"\[([^\]]*)\]", plain))
    words = re.findall(r"[a-z]+", plain)
    if words.count(word) == 1:
        words.remove(word)
    return frozenset({"#", "'", *letters, *(found[:2] for found in words)})


@cache
def table_of(rules: tuple[Rule, ...], language: str) -> Table:
    """Sort rules by their triggers."""
    heads: dict[str, list[Rule]] = {}
    tails: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.language in {None, language}:
            for trigger in rule.triggers:
                (tails if rule.begins_with_slot else heads).setdefault(trigger, []).append(rule)
    return Table(
        {word: tuple(some) for word, some in heads.items()},
        {word: tuple(some) for word, some in tails.items()},
        {rule.name: place for place, rule in enumerate(rules)},
        {},
    )


@dataclass(slots=True)
class Chart:
    """What has been read so far, by the place where it begins. `steps` counts the tries, for a test."""

    table: Table
    context: Context
    surface: str
    end: int
    nodes: dict[int, list[Node]] = field(default_factory=dict)
    steps: int = 0
    readings: dict[tuple[object, ...], Reading | None] = field(default_factory=dict)

    def read(self, match: Match) -> Reading | None:
        """Read a match, unless the same words with the same around them, looked at the same way, were read already.

        So a text that says one thing over and over costs little more than one that says nothing.
        """
        first, start, end = max(0, match.start - SEEN), match.start, match.end
        key = (
            match.rule.name,
            start - first,
            self.surface[first : end + SEEN],
            end - start,
            direction_at(match, self.context),
            *(id(node.reading) for node in match.nodes),
        )
        if key not in self.readings:
            self.readings[key] = read_match(match, self.context)
        return self.readings[key]


def read_chart(rules: tuple[Rule, ...], context: Context, surface: str, start: int, end: int) -> Chart:
    """Find every reading of every rule wholly within `start` to `end` (exclusive) of the text."""
    language = context.conventions.language.partition("-")[0].lower()
    chart = Chart(table_of(rules, language), context, surface, end)
    following = ""
    for word in reversed(list(WORD.finditer(surface, start, end))):
        trigger = to_trigger(word[0])
        tries = chart.table.tries_at(trigger)
        if tries:
            read_word(chart, tries, word.start(), following)
        following = trigger
    return chart


def to_trigger(word: str) -> str:
    """Give a word as the tables know it: in lower case, a number by how many digits it has."""
    return f"#{len(word)}" if word.isdecimal() else word.lower()


def read_word(chart: Chart, tries: tuple[Try, ...], start: int, following: str) -> None:
    """Try all rules that the word at `start` can begin, then let their readings grow."""
    found: list[Node] = []
    chart.steps += len(tries)
    for each in tries:
        if each.follows is None or following[:2] in each.follows or following[:1] in each.follows:
            head = each.match(chart.surface, start, chart.end)
            if head:
                found += read_parts(chart, each.rule, start, head.end(), 1, words_of(head), ())
    everything = list(found)
    for _ in range(MOST_STEPS_BACK):
        found = [larger for node in found for larger in grow(chart, node)][:MOST_READINGS]
        if not found:
            break
        everything += found
    if everything:
        everything.sort(key=lambda node: (-node.end, chart.table.order[node.match.rule.name]))
        chart.nodes[start] = everything[:MOST_READINGS]


def grow(chart: Chart, node: Node) -> Iterator[Node]:
    """Try the rules that begin with a slot on a reading: “X to Y”, “X night”, “X or earlier”."""
    after = AFTER.match(chart.surface, node.end, chart.end)
    if not after:
        return
    for rule in chart.table.tails.get(to_trigger(after[1]), ()):
        if rule.parts[0] is node.reading.shape:
            yield from read_parts(chart, rule, node.start, node.end, 1, {}, (node,))


def nodes_at(chart: Chart, start: int, shape: Shape) -> list[Node]:
    """Give the readings that a slot can take at `start`, else those after an article: “by the 2016 vote”."""
    found = [node for node in chart.nodes.get(start, ()) if node.reading.shape is shape]
    if not found and chart.surface[start : start + len(ARTICLE)].lower() == ARTICLE:
        found = [node for node in chart.nodes.get(start + len(ARTICLE), ()) if node.reading.shape is shape]
    return found


def words_of(found: re.Match[str]) -> dict[str, str]:
    """Give the named words of a pattern; `<month>` and `<month:month_>` are one word at two places."""
    if found.lastindex is None:
        return {}
    return {name.rstrip("_"): word for name, word in found.groupdict().items() if word}


def read_parts(
    chart: Chart, rule: Rule, start: int, end: int, place: int, groups: Mapping[str, str], nodes: tuple[Node, ...]
) -> Iterator[Node]:
    """Match the parts of a rule from `place` on, and read what they say."""
    chart.steps += 1
    if place == len(rule.parts):
        match = Match(rule, start, end, groups, nodes)
        reading = chart.read(match)
        if reading:
            yield Node(start, end, core_of(match), reading, match)
        return
    part = rule.parts[place]
    if isinstance(part, Shape):
        for node in nodes_at(chart, end, part):
            yield from read_parts(chart, rule, start, node.end, place + 1, groups, (*nodes, node))
        return
    found = compile_pattern(part).match(chart.surface, end, chart.end)
    if found:
        yield from read_parts(chart, rule, start, found.end(), place + 1, {**groups, **words_of(found)}, nodes)


def core_of(match: Match) -> tuple[int, int]:
    """Give the extent that TimeML gives: without the preposition before a slot."""
    if match.rule.is_prepositional and match.nodes:
        return match.nodes[0].core[0], match.nodes[-1].core[1]
    return match.start, match.end


def choose(chart: Chart, told: Callable[[], tuple[Reading, ...]] = tuple) -> tuple[Node, ...]:
    """Take, from left to right, the longest reading at each place, the earlier rule where two are equally long.

    Words that lean on a date told before them are read from it. `told` gives the dates told before the chart begins;
    it is asked only where such words come first.
    """
    chosen: list[Node] = []
    mentions: dict[Precision, Reading] = {}
    reached = 0
    for start in sorted(chart.nodes):
        if start < reached:
            continue
        for candidate in chart.nodes[start]:
            if not is_free(chart.surface, candidate):
                continue
            node: Node | None = candidate
            if candidate.reading.is_anaphoric:
                known = (*mentions.values(),)[::-1] or told()
                node = settled(candidate, replace(chart.context, mentions=known))
            if node and not node.reading.is_weak:
                chosen.append(node)
                remember(mentions, node)
                reached = node.end
                break
    return tuple(chosen)


def remember(mentions: dict[Precision, Reading], node: Node) -> None:
    """Keep the date that a reading names, without what a preposition makes of it, as the last one of its precision."""
    while node.match.rule.is_prepositional and node.match.nodes:
        node = node.match.nodes[-1]
    reading = node.reading
    is_compared = any(reason.key == "compared" for reason in reading.basis)  # what it is compared with stays the last
    if reading.edtf and reading.edtf.is_bounded and reading.timex.type in {"DATE", "TIME"} and not is_compared:
        mentions.pop(reading.precision, None)
        mentions[reading.precision] = reading


def mentions_of(nodes: Iterable[Node]) -> tuple[Reading, ...]:
    """Give the dates that were told, the last first, one for each precision."""
    mentions: dict[Precision, Reading] = {}
    for node in nodes:
        remember(mentions, node)
    return (*mentions.values(),)[::-1]


BLANK_LINE = re.compile(r"\n\s{0,8}\n")
NUMBER_BEFORE = re.compile(r"[$€£¥#@/&_.,:–-]")
JOINED_AFTER = re.compile(r"-[a-z0-9]|/[0-9a-z]|[%°€£$@]|[.,:][0-9]")


def is_free(surface: str, node: Node) -> bool:
    """Whether a reading is not a piece of something else: a price, an address, a compound with a hyphen."""
    if JOINED_AFTER.match(surface, node.end) or BLANK_LINE.search(surface, node.start, node.end):
        return False
    first, before = surface[node.start], surface[node.start - 1 : node.start]
    if first.isdigit() and before.isalpha():
        return False
    if first.isdigit():
        return not NUMBER_BEFORE.match(before) or (
            before in {"–", "-"} and not surface[node.start - 2 : node.start - 1].isdigit()
        )
    return before not in {"-", "@", "#", "/"}
