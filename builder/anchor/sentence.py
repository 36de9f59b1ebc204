"""The sentence and the paragraph in which something stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from builder.model.article import Block

END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*|[。！？])(?=\s+[\"'“‘«(\[¿¡]*[^\s\W_]|\s*$)|[。！？]")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Za-z]|Mrs?|Ms|Drs?|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr|vs|etc|No|Nos|pp?|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Inc|Corp|Ltd|Co|Bros|a\.m|p\.m"
    r"|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


def find_block(blocks: Sequence[Block], offset: int) -> Block:
    """Find the block that holds `offset`; of the gap between two, the one before it."""
    found = blocks[0]
    for block in blocks:
        if block.start > offset:
            break
        found = block
    return found


def find_sentence(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """Find the sentences of a block that `start` to `end` touches, as offsets (end exclusive)."""
    ends = read_ends(text, block.start, block.end)
    before, after = bisect_right(ends, start) - 1, bisect_left(ends, max(end, start + 1))
    first, last = block.start, ends[after] if after < len(ends) else block.end
    if before >= 0:
        gap = text[ends[before] : start]
        first = start - len(gap.lstrip())
    return first, max(last, end)


@lru_cache(maxsize=64)
def read_ends(text: str, start: int, end: int) -> tuple[int, ...]:
    """Find where the sentences of a block end."""
    ends = (found.end() for found in END.finditer(text, start, end))
    return tuple(place for place in ends if place == end or not is_abbreviation(text, start, place))


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` only shortens a word. “U.S.” may end a sentence too; then two stay joined."""
    return text[end - 1] == "." and ABBREVIATION.search(text[max(start, end - 12) : end]) is not None
