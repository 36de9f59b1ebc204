"""The passage most like a quote that is not there. It only ever makes a hint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

WORD = re.compile(r"\w+")
COMMON = 40  # words that stand more often than this say little about where a quote belongs
PAIR = 3  # votes of two words that stand as in the quote
CANDIDATES = 8  # places that are compared word by word
LIKE_ENOUGH = 0.5


def find_nearest(text: str, quote: str) -> tuple[int, int] | None:
    """Find the words most like `quote`, as offsets (end exclusive); None when nothing is like it.

    Words and pairs of words that both have vote for the place where the quote would begin; the edges come from
    comparing word by word.
    """
    places = [found.span() for found in WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in places]
    wanted = [word.casefold() for word in WORD.findall(quote)]
    if not words or not wanted:
        return None
    index: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        index.setdefault(word, []).append(position)
    votes = vote(words, wanted, index)
    best: tuple[float, tuple[int, int]] | None = None
    for begin, _ in votes.most_common(CANDIDATES):
        found = compare(words, wanted, begin)
        if found and (best is None or found[0] > best[0]):
            best = found
    if best is None or best[0] < LIKE_ENOUGH:
        return None
    first, last = best[1]
    return places[first][0], places[last - 1][1]


def vote(words: list[str], wanted: list[str], index: dict[str, list[int]]) -> Counter[int]:
    """Let the words of a quote vote for where it would begin, as numbers of words; the rarer a word, the more it says.

    Common words vote in pairs only, side by side or around one that was edited: a short quote may have no others.
    """
    votes: Counter[int] = Counter()
    for position, word in enumerate(wanted):
        standing = index.get(word, [])
        if len(standing) <= COMMON:
            for place in standing:
                for shift in (-1, 0, 1):  # a word more or less before it still votes for the same place
                    votes[place - position + shift] += 2 - abs(shift)
        for apart in (1, 2):
            other = wanted[position + apart] if position + apart < len(wanted) else None
            for place in pairs(words, index, word, other, apart):
                votes[place - position] += PAIR
    return votes


def pairs(words: list[str], index: dict[str, list[int]], word: str, other: str | None, apart: int) -> Iterator[int]:
    """Find where `word` stands with `other` so many words after it, looking only where the rarer of the two stands."""
    firsts, seconds = index.get(word, ()), index.get(other or "", ())
    if len(firsts) <= len(seconds):
        yield from (place for place in firsts if place + apart < len(words) and words[place + apart] == other)
    else:
        yield from (place - apart for place in seconds if place >= apart and words[place - apart] == word)


def compare(words: list[str], wanted: list[str], begin: int) -> tuple[float, tuple[int, int]] | None:
    """Measure how like the quote the words around `begin` are, and which of them it would select."""
    slack = 3
    low, high = max(0, begin - slack), min(len(words), begin + len(wanted) + slack)
    window = words[low:high]
    blocks = [
        block for block in SequenceMatcher(None, window, wanted, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return None
    first = max(0, blocks[0].a - blocks[0].b)
    last = min(len(window), blocks[-1].a + blocks[-1].size + len(wanted) - blocks[-1].b - blocks[-1].size)
    likeness = SequenceMatcher(None, " ".join(window[first:last]), " ".join(wanted), autojunk=False).ratio()
    return likeness, (low + first, low + last)
