"""The layout of pasted text: lines, blocks between blank lines, and the paragraphs that were wrapped into them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# No program that wraps lines makes them longer than this; a longer line is a paragraph that nobody wrapped.
LONGEST_WRAP = 120
# A paragraph's last line shows by its length only among enough full lines.
FEWEST_LINES_TO_COMPARE = 4

SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»›)\]]*$")
LINE_ENDS = re.compile("\r\n?|\n?[\f\v]|[\x85\u2028]")
KEPT_SPACES = "\u00a0\u2007\u202f"  # a lone no-break space is the writer's: 10 000, « oui »
SPACES = re.compile(rf"\s{{2,}}|[^\S{KEPT_SPACES}]")
ITEM = re.compile(r"(?:(?P<bullet>[-*+•‣◦▪●·])|\d{1,3}(?P<point>[.)]))\s")
BREAKING_HYPHEN = re.compile("[^\\W_][-\u2010\u2011\u00ad]$")
SUSPENDED = re.compile(r"(?:and|or|nor|to|but|y|o|e|u|et|ou|und|oder|bis)\s", re.IGNORECASE)
OPENING_DASH = re.compile(r"(?:^|\s)—\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the pasted text, counted from 1, without the space around it; `indent` is the columns before it."""

    number: int
    text: str
    indent: int = 0

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends where a sentence ends, quotation marks and brackets aside."""
        return bool(SENTENCE_END.search(self.text))

    @property
    def is_long(self) -> bool:
        """Whether the line is longer than any that a program wrapped."""
        return len(self.text) > LONGEST_WRAP


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one line. `line_count` is how many it was wrapped into, `joined` the words put together again."""

    number: int
    text: str
    line_count: int
    joined: tuple[str, ...] = ()


def clean_text(text: str) -> str:
    """End every line alike, and drop what nobody sees and YAML refuses: byte-order marks, control characters.

    A form feed ends a line but no paragraph: a page may end in the middle of a sentence.
    """
    text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return "".join(character for character in text if is_kept(character))


def is_kept(character: str) -> bool:
    """Whether a character of pasted text is a part of what it says."""
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in {"Cc", "Cs"} and character not in "\ufeff\ufffe\uffff"


def split_blocks(text: str) -> tuple[tuple[Line, ...], ...]:
    """Give the runs of lines between blank ones. A line with nothing but white space, of any sort, is blank."""
    blocks: list[list[Line]] = [[]]
    for number, written in enumerate(text.split("\n"), start=1):
        stripped = written.strip()
        if not stripped:
            blocks.append([])
            continue
        before = written.expandtabs(4)
        blocks[-1].append(Line(number, SPACES.sub(" ", stripped), len(before) - len(before.lstrip())))
    return tuple(tuple(block) for block in blocks if block)


def split_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Find the paragraphs in lines that no blank line parts.

    Lines are taken as wrapped, and so as one paragraph, but:

    - Where most lines over 120 characters end a sentence, nothing was wrapped: each line is a paragraph.
    - A line that ends a sentence ends its paragraph too, when the next one is indented by two columns or more.
    - So it does when it is shorter than three quarters of the longest, of at least four lines, most of them full, and
      the next does not begin with a small letter.
    - Two or more lines that begin with the same bullet, or with numbers, begin a paragraph each.
    """
    long = [line.ends_sentence for line in lines if line.is_long]
    if long and sum(long) * 2 >= len(long):
        return [[line] for line in lines]
    width = full_width(lines)
    margin = min((line.indent for line in lines), default=0)
    marks = [mark_of(line) for line in lines]
    counts = Counter(marks)
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        begins = (
            before is None
            or (marks[index] is not None and counts[marks[index]] > 1)
            or (before.ends_sentence and line.indent >= margin + 2 and before.indent < line.indent)
            or (before.ends_sentence and len(before.text) * 4 < width * 3 and not line.text[0].islower())
        )
        if begins:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def full_width(lines: Sequence[Line]) -> int:
    """Give the width that lines were wrapped to, or 0 when they do not show one."""
    longest = max((len(line.text) for line in lines), default=0)
    full = [line for line in lines if len(line.text) * 4 >= longest * 3]
    return longest if len(lines) >= FEWEST_LINES_TO_COMPARE and len(full) * 2 >= len(lines) else 0


def mark_of(line: Line) -> str | None:
    """Give the bullet before an item of a list, or what follows its number."""
    found = ITEM.match(line.text)
    return (found["bullet"] or found["point"]) if found else None


def join_lines(lines: Sequence[Line]) -> Paragraph:
    """Write a wrapped paragraph in one line. A hyphen at a line end is kept: `pre-`, `existing` is “pre-existing”."""
    text = lines[0].text
    joined: list[str] = []
    for _, line in pairwise(lines):
        gap = gap_between(text, line.text)
        if not gap:
            joined.append(text[-LONGEST_WRAP:].rsplit(None, 1)[-1] + line.text.split(None, 1)[0])
        text += gap + line.text
    return Paragraph(lines[0].number, text, len(lines), tuple(joined))


def gap_between(before: str, after: str) -> str:
    """Give what stood between two lines before they were wrapped: a space, or nothing.

    Nothing: after a hyphen in a word, unless it stands for what follows (“short-”, “and long-term”); after a dash
    between numbers; after — where it has no space before it and closes no pair; between Chinese or Japanese letters.
    """
    last, first = before[-1], after[0]
    if BREAKING_HYPHEN.match(before[-2:]) and first.isalnum():
        return " " if last != "\u00ad" and SUSPENDED.match(after) else ""
    if last == "–" and before[-2:-1].isdigit() and first.isdigit():
        return ""
    if last == "—" and before[-2:-1].strip() and not OPENING_DASH.search(before):
        return ""
    return "" if is_unspaced(last) and is_unspaced(first) else " "


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that puts no space between words: Han, kana and their punctuation."""
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return wide and not unicodedata.name(character, "").startswith("HANGUL")


def joined_words(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """All words that were broken at a line end, once each, in order."""
    return tuple(dict.fromkeys(word for paragraph in paragraphs for word in paragraph.joined))
