"""Texts as they are compared, and the way back to the text as it stands (DESIGN.md §2 “Matching”)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
ALIKE = (("'", "‘’‚‛"), ('"', "“”„‟"), ("-", "‐‑‒–—―−"))
SPECIAL = re.compile(rf"[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{UNSEEN}]")  # no space
RUN = re.compile(rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]")

# Scripts that put no space between words: there, every character is an edge.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Normal:
    """A text as it is compared. `start_of` and `end_of` lead from its offsets to those of the text it was made from."""

    __slots__ = ("marks", "origins", "text")

    def __init__(self, text: str, marks: list[int], origins: list[int]) -> None:
        self.text = text
        self.marks = marks  # offsets where the two texts shift against each other
        self.origins = origins

    def start_of(self, offset: int) -> int:
        """Find where the character at `offset` begins in the text as it stands."""
        place = bisect_right(self.marks, offset) - 1
        return self.origins[place] + offset - self.marks[place]

    def end_of(self, offset: int) -> int:
        """Find where the text before `offset` ends in the text as it stands."""
        place = bisect_left(self.marks, offset)
        if place < len(self.marks) and self.marks[place] == offset:
            return self.origins[place]
        return self.origins[place - 1] + offset - self.marks[place - 1]

    def offset_of(self, origin: int) -> int:
        """Find the offset in this text of a place in the one it was made from."""
        place = bisect_right(self.origins, origin) - 1
        offset = self.marks[place] + origin - self.origins[place]
        following = self.marks[place + 1] if place + 1 < len(self.marks) else len(self.text)
        return min(offset, following)


def normalise(text: str) -> Normal:
    """Bring to NFC, make runs of white space one space and quotes and dashes alike, drop unseen characters."""
    if unicodedata.is_normalized("NFC", text):
        return squeeze(text)
    composed = compose(text)
    squeezed = squeeze(composed.text)
    ends = sorted({*squeezed.marks, *(squeezed.offset_of(mark) for mark in composed.marks)})
    return Normal(squeezed.text, ends, [composed.start_of(squeezed.start_of(mark)) for mark in ends])


def squeeze(text: str) -> Normal:
    """Replace characters that are alike, and close up runs of white space."""
    if "  " not in text and not SPECIAL.search(text):
        return Normal(unify(text), [0], [0])
    marks, origins = [0], [0]
    kept: list[str] = []
    length = last = 0
    for run in RUN.finditer(text):
        kept.append(text[last : run.start()])
        length += run.start() - last
        marks.append(length)
        origins.append(run.start())
        if not run[0].strip(UNSEEN).strip() and any(character not in UNSEEN for character in run[0]):
            kept.append(" ")
            length += 1
        marks.append(length)
        origins.append(run.end())
        last = run.end()
    kept.append(text[last:])
    return Normal(unify("".join(kept)), marks, origins)


def unify(text: str) -> str:
    """Make quotes and dashes alike; the length stays."""
    if text.isascii():
        return text
    for plain, written in ALIKE:
        for character in written:  # a hundred times as fast as `translate`
            text = text.replace(character, plain)
    return text


def compose(text: str) -> Normal:
    """Bring a text to NFC, one cluster of base and combining characters at a time."""
    marks, origins = [0], [0]
    kept: list[str] = []
    length = start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and is_joined(text[end]):
            continue
        cluster = unicodedata.normalize("NFC", text[start:end])
        kept.append(cluster)
        if len(cluster) != end - start:  # the first character takes what the others do not
            marks += [length + 1, length + len(cluster)]
            origins += [max(start, end - len(cluster) + 1), end]
        length += len(cluster)
        start = end
    return Normal("".join(kept), marks, origins)


def is_joined(character: str) -> bool:
    """Whether it may compose with what is before it: combining marks, and later letters of a Hangul syllable."""
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def is_word(character: str) -> bool:
    """Whether it is part of a word that a quote must not cut."""
    is_letter = character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
    return is_letter and not UNSPACED.match(character)


def is_edge(text: str, offset: int) -> bool:
    """Whether no word goes on across `offset`."""
    return not (0 < offset < len(text) and is_word(text[offset - 1]) and is_word(text[offset]))
