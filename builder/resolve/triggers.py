"""Which rules a word can begin: a table of their triggers, so that most words cost a look-up and no pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from builder.resolve.pattern import compile_pattern, names_of
from builder.resolve.rule import Rule, Shape

WORD = re.compile(r"[^\W\d_]+|[0-9]+|'(?=[0-9]{2}(?!['0-9]))")
SAMPLES = {"#1": "3", "#2": "10", "#3": "500", "#4": "2014"}  # numbers, by how many digits they have
MOST_KNOWN = 20_000  # words, and pairs of a word and the first letters of the next
LONGEST_KNOWN = 24  # characters
LETTERS = 3  # of the next word, that say which rules can begin


def to_trigger(word: str) -> str:
    """Give a word as the tables know it: in lower case, a number by how many digits it has."""
    return f"#{len(word)}" if word.isdecimal() else word.lower()


class Try(NamedTuple):
    """A rule that a word can begin: its first pattern, the slot after it, and how the next word must begin.

    `names` are those of the pattern's groups. `follows` None: anyhow. `is_whole`: the word is all that the pattern
    needs, so what fills the slot may come next.
    """

    rule: Rule
    match: Callable[[str, int, int], re.Match[str] | None]
    names: tuple[str, ...]
    slot: Shape | None
    follows: frozenset[str] | None
    is_whole: bool

    def may_go_on(self, following: str, starts: Container[str]) -> bool:
        """Whether a word that begins so can come next: one of the pattern, or the first of what fills the slot."""
        if self.follows is None or (self.is_whole and following in starts):
            return True
        return any(following[:length] in self.follows for length in range(1, LETTERS + 1))


class Heads(NamedTuple):
    """What stands between two spaces, as the table sees it: “(May” or “10-May-2019”.

    `first` are the letters with which its first word begins, empty without one. `places` are the words that can begin a
    rule, the last first: where, which, and the letters of the word that follows; None where that is behind the space.
    """

    first: str
    places: tuple[tuple[int, str, str | None], ...]


class Words(dict[str, Heads]):
    """The heads of all that was met between two spaces; most texts use few words."""

    def __init__(self, triggers: Container[str]) -> None:
        super().__init__()
        self.triggers = triggers

    def __missing__(self, written: str) -> Heads:
        following: str | None = None
        places: list[tuple[int, str, str | None]] = []
        for word in reversed(list(WORD.finditer(written))):
            trigger = to_trigger(word[0])
            if trigger in self.triggers:
                places.append((word.start(), trigger, following))
            following = trigger[:LETTERS]
        heads = Heads(following or "", tuple(places))
        if len(written) <= LONGEST_KNOWN:
            if len(self) >= MOST_KNOWN:
                self.clear()
            self[written] = heads
        return heads


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of a language by the words that trigger them. `order` is a rule's place in the tuple.

    `starts` are the first letters of the triggers. `words`, `ready` and `known` remember the words met so far and their
    compiled first patterns.
    """

    heads: Mapping[str, tuple[Rule, ...]]
    tails: Mapping[str, tuple[Rule, ...]]  # rules that begin with a slot, by the word after it
    order: Mapping[str, int]
    starts: frozenset[str]
    words: Words
    ready: dict[str, tuple[Try, ...]] = field(default_factory=dict)
    known: dict[tuple[str, str], tuple[Try, ...]] = field(default_factory=dict)

    def tries_at(self, word: str, following: str) -> tuple[Try, ...]:
        """Give the rules that a word of `heads` can begin where the next word begins with the letters `following`."""
        tries = self.known.get((word, following))
        if tries is None:
            if word not in self.ready:
                self.ready[word] = tuple(make_try(rule, word) for rule in self.heads[word])
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            tries = tuple(each for each in self.ready[word] if each.may_go_on(following, self.starts))
            self.known[word, following] = tries
        return tries


def make_try(rule: Rule, word: str) -> Try:
    """Compile the first pattern of a rule, when one of its words is first met."""
    pattern = compile_pattern(rule.parts[0])
    alone = SAMPLES.get(word, word)
    slot = rule.parts[1] if len(rule.parts) > 1 and isinstance(rule.parts[1], Shape) else None
    is_whole = any(pattern.match(alone + end) for end in ("", " ", "-", ", "))
    follows = None if is_whole and not slot else beginnings_of(pattern.pattern, word)
    return Try(rule, pattern.match, names_of(rule.parts[0]), slot, follows, is_whole)


def beginnings_of(pattern: str, word: str) -> frozenset[str] | None:
    """Give the first letters of all words in a pattern but its first, and the marks of numbers; None for any word.

    “The” or “3” stand before most nouns, and few of them belong to a date: so most rules need not be tried.
    """
    plain = re.sub(r"\\.|\?P[<=]\w+|-\[a-z\]|[a-z]\?", " ", pattern)
    if "[a-z" in plain or "[^" in plain:
        return None
    letters = "".join(re.findall(r"\[([^\]]*)\]", plain))
    words = re.findall(r"[a-z]+", plain)
    if words.count(word) == 1:
        words.remove(word)
    return frozenset({"#", "'", *letters, *(found[:LETTERS] for found in words)})


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
        frozenset(word[:LETTERS] for word in heads),
        Words(heads.keys()),
    )
