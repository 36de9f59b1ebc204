"""What the head of a pasted text says about it: its headline, its byline, and the day it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.exchange.layout import Line, Paragraph
from builder.model.day import Day, parse_day

HEAD_LINES = 6
LONGEST_HEADLINE = 120
LONGEST_TITLE = 300

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun[e.]?|jul[y.]?|aug(?:ust|\.)?"
MONTH += r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
ZONE = r"(?:\s*\(?[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
TIME = rf"(?:\d{{1,2}}(?:[:.]\d\d){{1,2}}\s*(?:[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){ZONE}"
DATELINE = re.compile(
    r"(?:(?P<label>(?:first\s+)?(?:published|posted|publication\s+date|released|date))(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?:{TIME},?\s+)?"
    rf"(?P<words>{WEEKDAY}(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{MONTH.format('month1')},?\s+(?P<year1>\d{{4}})"
    rf"|{MONTH.format('month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})))"
    rf"(?:,?\s+(?:at\s+)?{TIME})?",
    re.IGNORECASE,
)
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

    A day that no calendar has is none, and so is one written in numbers alone, unless by ISO 8601: 06/03 is two days.
    """
    found = (DATELINE.fullmatch(part) for part in PARTS.split(line.text))
    read = [(match, read_day(match)) for match in found if match]
    return [Dateline(day, match["words"], line.number, bool(match["label"])) for match, day in read if day]


def read_day(match: re.Match[str]) -> Day | None:
    """Give the day that a dateline names."""
    if match["iso"]:
        return parse_day(match["iso"])
    month = match["month1"] or match["month2"]
    number = 1 + next(index for index, name in enumerate(MONTHS) if name.startswith(month[:3].lower()))
    return parse_day(f"{match['year1'] or match['year2']}-{number:02d}-{int(match['day1'] or match['day2']):02d}")


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
