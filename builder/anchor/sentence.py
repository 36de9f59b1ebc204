"""The sentence and the paragraph in which something stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    first, last = block.start, block.end
    for found in END.finditer(text, block.start, block.end):
        if is_abbreviation(text, block.start, found.end()) and found.end() < block.end:
            continue
        if found.end() <= start:
            first = found.end() + len(text[found.end() : start]) - len(text[found.end() : start].lstrip())
        elif found.end() >= end:
            last = found.end()
            break
    return first, max(last, end)


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` only shortens a word. “U.S.” may end a sentence too; then two stay joined."""
    return text[end - 1] == "." and ABBREVIATION.search(text[max(start, end - 12) : end]) is not None
