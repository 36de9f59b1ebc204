"""What the head of a pasted text says about it: its headline, its byline, and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.exchange.layout import LONGEST_WRAP, Line, Paragraph
from builder.model.day import Day
from builder.resolve.expressions import find_expressions
from builder.resolve.rule import Context

HEAD_LINES = 6
LONGEST_HEADLINE = 120
LONGEST_TITLE = 300

ZONE = r"(?:\s*\(?[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
TIME = rf"(?:\d{{1,2}}(?:[:.]\d\d){{1,2}}\s*(?:[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){ZONE}"
BEFORE_DAY = re.compile(
    r"(?:(?P<label>(?:first\s+)?(?:published|posted|publication\s+date|released|date))(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:{TIME},?\s+)?",
    re.IGNORECASE,
)
AFTER_DAY = re.compile(rf"(?:,?\s+(?:at\s+)?{TIME})?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"\d{4}-")
PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
LABELLED = re.compile(r"(?:first\s+)?(?:published|posted|updated|last\s+updated|modified)\b[^.!?]*\d", re.IGNORECASE)
NAME = r"(?:[^\W\d_a-z][\w.'’-]*|and|&|de|da|di|del|der|den|la|le|van|von|bin|for|in)"
BYLINE = re.compile(rf"(?i:by)\s+(?=[^\W\d_a-z]){NAME}(?:,?\s+{NAME}){{0,9}}")
NO_HEADLINE_END = re.compile(r"[.!?…:;,\"'”’»›]$|[-–—]$")
# fmt: off
LEADING = frozenset({
    "on", "of", "by", "since", "until", "till", "before", "after", "from", "to", "between", "and",
    "in", "at", "the", "dated", "for", "is", "was",
})
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "gov", "sen", "rep", "rev", "st", "jr", "sr",
    "vs", "no", "inc", "ltd", "corp", "co", "etc", "al", "approx",
})
# fmt: on
STOP = re.compile(r"(?:[.!?…]+[\"'”’»›)\]]*(?=\s+[\"'“‘«‹(\[¿¡]*(?P<next>\S))|[。！？]+[”’」』]*)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A full date near the top of a text, on a line of its own. `is_labelled`: the line says “published”."""

    day: Day
    words: str
    number: int
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What the first six lines of a text say about it. `credited` are the numbers of lines that say who or when."""

    datelines: tuple[Dateline, ...] = ()
    credited: frozenset[int] = frozenset()


def read_head(blocks: Sequence[Sequence[Line]]) -> Head:
    """Find the bylines, and the full dates that have a line for themselves. Dates in running sentences are none."""
    datelines: list[Dateline] = []
    credited: set[int] = set()
    first = blocks[0][0].number if blocks else 0
    head = {line.number for line in [line for block in blocks for line in block][:HEAD_LINES]}
    for block in blocks[:HEAD_LINES]:
        for before, line, after in zip([None, *block], block, [*block[1:], None], strict=False):
            is_after_credit = before is None or before.number in credited
            is_lead = before is not None and not is_after_credit and leads_on(before, after, first=first)
            found = read_dateline(line) if line.number in head else []
            is_labelled = any(dateline.is_labelled for dateline in found) or (line.number in head and is_byline(line))
            if not goes_on(after) and (is_labelled or (found and not is_lead)):
                datelines += found
                credited.add(line.number)
    return Head(tuple(datelines), frozenset(credited))


def leads_on(before: Line, after: Line | None, *, first: int) -> bool:
    """Whether the line before a date breaks off, so that the date belongs to its sentence: “They left on”.

    A headline breaks off too. It is the text's first line; or what follows it is not a sentence, and so the block ends.
    """
    if before.ends_sentence:
        return False
    is_heading = before.number == first or after is None
    return not is_heading or before.text.rsplit(None, 1)[-1].casefold() in LEADING


def goes_on(after: Line | None) -> bool:
    """Whether the line after goes on with a sentence."""
    return after is not None and after.text[0].islower()


def read_dateline(line: Line) -> list[Dateline]:
    """Read `June 3, 2019`, `Published: Monday, 3 June 2019, 10:15 GMT`, `By A. Writer | 2019-06-03`.

    A day that no calendar has is none, and so is one in figures that does not begin with the year: 06/03/2019.
    """
    read = (read_part(part, line.number) for part in PARTS.split(line.text)) if len(line.text) <= LONGEST_WRAP else ()
    return [dateline for dateline in read if dateline]


def read_part(part: str, number: int) -> Dateline | None:
    """Read a part of a line that is a day, perhaps with what it is the day of, and a time."""
    expressions = find_expressions(part, Context(reference=None))
    if len(expressions) != 1:
        return None
    found = expressions[0]
    before = BEFORE_DAY.fullmatch(part[: found.start])
    date = found.date
    if not before or not AFTER_DAY.fullmatch(part[found.end :]) or date is None or found.other or date.qualifier:
        return None
    words = part[found.start : found.end]
    is_plain = any(map(str.isalpha, words)) or bool(YEAR_FIRST.match(words))
    if not is_plain or date.earliest is None or date.earliest != date.latest:
        return None
    return Dateline(date.earliest, words, number, bool(before["label"]))


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the text, or when it was changed, and nothing else."""
    if any(BYLINE.fullmatch(part) for part in PARTS.split(line.text)):
        return True
    return len(line.text) <= LONGEST_HEADLINE and bool(LABELLED.match(line.text)) and not line.ends_sentence


def choose_dateline(datelines: Sequence[Dateline]) -> tuple[Dateline, ...]:
    """Keep the date that counts: one that says “published” before others. Several when they differ after that."""
    labelled = [dateline for dateline in datelines if dateline.is_labelled]
    days: dict[Day, Dateline] = {}
    for dateline in labelled or datelines:
        days.setdefault(dateline.day, dateline)
    return tuple(days.values())


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a first paragraph reads like a headline: one line of at most 120 characters that ends no sentence."""
    return (
        paragraph.line_count == 1
        and len(paragraph.text) <= LONGEST_HEADLINE
        and any(character.isalpha() for character in paragraph.text)
        and not NO_HEADLINE_END.search(paragraph.text)
    )


def first_sentence(text: str) -> str:
    """Give the first sentence without its full stop, cut after a word with … when it is over 300 characters.

    Initials, titles and open quotes end none.
    """
    begun = text[: LONGEST_TITLE + 1]
    for stop in STOP.finditer(begun):
        sentence, before = begun[: stop.end()], begun[: stop.start()].split()
        word = before[-1].lower().rpartition(".")[2] if before else ""
        is_short = stop[0][0] == "." and (word in ABBREVIATIONS or is_initial(word))
        is_open = sentence.count("“") > sentence.count("”") or sentence.count("«") > sentence.count("»")
        if not (is_short or is_open or (stop["next"] or "A").islower()):
            return strip_stop(sentence)
    return strip_stop(text) if len(text) <= LONGEST_TITLE else f"{begun.rpartition(' ')[0] or begun[:-1]}…"


def is_initial(word: str) -> bool:
    """Whether the word before a full stop is one letter, as in “J.” or “U.S.”."""
    return len(word.lstrip("“‘\"'(")) <= 1


def strip_stop(sentence: str) -> str:
    """Drop the full stop of a sentence that becomes a title; other marks say something."""
    return sentence if sentence.endswith("..") else sentence.rstrip("。").removesuffix(".")
