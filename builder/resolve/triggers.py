"""Which rules a word can begin: a table of their triggers, so that most words cost a look-up and no pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from builder.resolve.pattern import compile_pattern
from builder.resolve.rule import Rule

SAMPLES = {"#1": "3", "#2": "10", "#3": "500", "#4": "2014"}  # numbers, by how many digits they have
MOST_KNOWN = 10_000  # pairs of a word and the first letters of the next


def to_trigger(word: str) -> str:
    """Give a word as the tables know it: in lower case, a number by how many digits it has."""
    return f"#{len(word)}" if word.isdecimal() else word.lower()


@dataclass(frozen=True, slots=True)
class Try:
    """A rule that a word can begin: its first pattern, and how the next word must begin (None: anyhow)."""

    rule: Rule
    match: Callable[[str, int, int], re.Match[str] | None]
    follows: frozenset[str] | None

    def may_go_on(self, following: str) -> bool:
        """Whether a word that begins so can come next."""
        return self.follows is None or following in self.follows or following[:1] in self.follows


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of a language by the words that trigger them. `order` is a rule's place in the tuple.

    `ready` and `known` remember the compiled first patterns of the words met so far.
    """

    heads: Mapping[str, tuple[Rule, ...]]
    tails: Mapping[str, tuple[Rule, ...]]  # rules that begin with a slot, by the word after it
    order: Mapping[str, int]
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
            tries = tuple(each for each in self.ready[word] if each.may_go_on(following))
            self.known[word, following] = tries
        return tries


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
    )
