"""The labels of a strip: each beside its mark, inside the picture, and clear of the line from which words are read.

A strip is drawn once for every width. Keys are shown from a page of 45rem on, titles from 56rem on. All places are
linear in the width, so what holds in the narrowest and in the widest strip holds in those between.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from builder.render.escape import to_html
from builder.render.strip_marks import Mark, number, percent
from builder.render.strip_scale import WIDTH

WITH_KEYS = (656.0, WIDTH)
WITH_TITLES = (832.0, WIDTH)
# Px of a letter at 13 px, the widest of Noto Sans and Liberation Sans (Arial), regular and semibold; in groups.
LETTERS: tuple[tuple[str, float], ...] = (
    ("ijlł.,:;!'’ I()-/", 5.1),
    ("frt“”?", 6.6),
    ("csxyzvkaeLFEJSTZ0123456789", 7.9),
    ("ADGHNOQRUCw&…Ω", 11.1),
    ("mMW%—ШЩЖЮФшщжюω", 13.5),
)
OTHER, WIDE = 8.7, 13.5
WIDTHS = {letter: width for letters, width in LETTERS for letter in letters}
LABEL_GAP = 8.0
LINE_GAP = 4.0
# A label on its mark leaves the beginning of it to be seen.
INSIDE_GAP = 28.0


class Spot(NamedTuple):
    """A place for a label: `at` design px, and `gap` px from there at any width. `is_end`: the label ends there.

    `is_on` its mark, of which nothing shows between its letters then.
    """

    at: float
    gap: float
    is_end: bool
    is_on: bool = False

    def span(self, room: float, width: float) -> tuple[float, float]:
        """Give the left and right end of a label of `room` px in a strip of `width` px."""
        place = self.at * width / WIDTH + self.gap
        return (place - room, place) if self.is_end else (place, place + room)

    def room(self, width: float) -> float:
        """Give the px that a label has here before it leaves the picture."""
        place = self.at * width / WIDTH + self.gap
        return place if self.is_end else width - place


class Label(NamedTuple):
    """What stands beside a mark, and where. `title` is cut to what fits; empty where only keys are shown."""

    spot: Spot
    key: str
    title: str

    def span(self, width: float) -> tuple[float, float]:
        """Give the ends of its key in a strip of `width` px."""
        return self.spot.span(text_width(self.key), width)


@lru_cache(maxsize=4096)
def text_width(words: str) -> float:
    """Give the px that words take in the strip's type, or a little more."""
    return sum(map(width_of, words))


@lru_cache(maxsize=4096)
def width_of(letter: str) -> float:
    """Give the px of a letter."""
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return WIDE
    return 0 if unicodedata.category(letter)[0] in {"M", "C"} else OTHER


def place_label(mark: Mark, key: str, title: str, line: float | None) -> Label:
    """Find the place of a label: the first that holds it whole, clear of the `line`; else the one with most room."""
    room = text_width(key)
    words = text_width(f"{key} ") + text_width(title) if title else 0.0
    clear: list[Spot] = []
    whole: list[Spot] = []
    for spot in list_spots(mark, line):
        if not fits(spot, room, WITH_KEYS, line) and (clear or not spot.is_on):
            continue
        if not title:
            return Label(spot, key, "")
        if fits(spot, words, WITH_TITLES, line):
            return cut_label(spot, key, title)
        clear.append(spot)
        if fits(spot, words, WITH_TITLES, None):
            whole.append(spot)
    return cut_label((whole or [max(clear, key=lambda spot: spot.room(WITH_TITLES[0]))])[0], key, title)


def cut_label(spot: Spot, key: str, title: str) -> Label:
    """Make a label of what fits there."""
    return Label(spot, key, shorten(title, spot.room(WITH_TITLES[0]) - text_width(f"{key} ")))


def list_spots(mark: Mark, line: float | None) -> Iterator[Spot]:
    """List where a label may stand: right of its mark, left of it, beyond the line that is in its way, and on it."""
    yield Spot(mark.right_at, mark.right_px + LABEL_GAP, is_end=False)
    yield Spot(mark.left_at, -mark.left_px - LABEL_GAP, is_end=True)
    if line is not None and line >= mark.right_at:
        yield Spot(line, mark.right_px + LABEL_GAP, is_end=False)
    if line is not None and line <= mark.left_at:
        yield Spot(line, -mark.left_px - LABEL_GAP, is_end=True)
    yield Spot(mark.left_at, INSIDE_GAP, is_end=False, is_on=True)


def fits(spot: Spot, room: float, widths: Sequence[float], line: float | None) -> bool:
    """Whether a label stays in the picture at all of these widths, and off the line at all between them."""
    is_before = is_after = True
    for width in widths:
        left, right = spot.span(room, width)
        if left < 0 or right > width:
            return False
        if line is not None:
            there = line * width / WIDTH
            is_before = is_before and right + LINE_GAP <= there
            is_after = is_after and left - LINE_GAP >= there
    return is_before or is_after


def draw_label(label: Label, y: float) -> str:
    """Write a key beside its mark, and the title after it, or before it where the label ends at the mark."""
    key = f'<tspan class="k">{to_html(label.key)}</tspan>'
    spot, title = label.spot, to_html(label.title)
    if spot.is_end:
        words = f'<tspan class="t">{title} </tspan>{key}' if title else key
    else:
        words = f'{key}<tspan class="t"> {title}</tspan>' if title else key
    anchor = ' text-anchor="end"' if spot.is_end else ""
    place = f'x="{percent(spot.at)}" dx="{number(spot.gap)}" y="{number(y + 4.5)}"'
    back = f'<text class="back" {place}>{words}</text>' if spot.is_on else ""
    return f'{back}<text class="label" {place}{anchor}>{words}</text>'


def shorten(title: str, room: float) -> str:
    """Cut a title at a word so that it fits, with an ellipsis."""
    if text_width(title) <= room:
        return title
    ends = accumulate(map(width_of, title))
    most = sum(end <= room - text_width("…") for end in ends)
    head = title[: max(most, 1)]
    return f"{head.rpartition(' ')[0] or head}…"
