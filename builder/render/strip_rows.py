"""The rows of a strip: which event stands in which, and what stands for those that find no row of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.model.timeline import Event
from builder.render.strip_labels import WITH_KEYS, Label, place_label
from builder.render.strip_marks import Mark, measure_mark
from builder.render.strip_scale import WIDTH, Scale

MOST_LABELLED = 12
MOST_ROWS = 24
KEY_GAP = 6
# A count stands in a pill of these px, which stays in the narrowest strip, and this far from the next.
PILL, PILL_GAP = 44, 8


class Item(NamedTuple):
    """An event of a strip: its key, the place it leads to, and what its tooltip says."""

    event: Event
    key: str
    href: str
    words: str


class Placed(NamedTuple):
    """An item in a row, from 0, with its mark and its label."""

    item: Item
    mark: Mark
    row: int
    label: Label


@dataclass(frozen=True, slots=True)
class Crowd:
    """Events too close together to have a mark each: how many, at `x` design px."""

    x: float
    items: tuple[Item, ...]


def place_items(items: Sequence[Item], scale: Scale, line: float | None) -> tuple[list[Placed], list[Crowd]]:
    """Give each item a row: its own while they are few, else the first in which it and its key meet no other.

    What finds no room in 24 rows is counted, in a row below. `line` is where the line of reference stands, which keys
    avoid.
    """
    marks = [measure_mark(item.event, scale) for item in items]
    if len(items) <= MOST_LABELLED:
        return [
            Placed(item, mark, row, place_label(mark, item.key, item.event.title, line))
            for row, (item, mark) in enumerate(zip(items, marks, strict=True))
        ], []
    labels = [place_label(mark, item.key, "", line) for item, mark in zip(items, marks, strict=True)]
    narrow, wide = ([span_of(*one, width) for one in zip(marks, labels, strict=True)] for width in WITH_KEYS)
    rows: dict[int, int] = {}
    crowded: list[int] = []
    ends: list[tuple[float, float]] = []  # of what stands in each row, in the narrowest and in the widest strip
    for place in sorted(range(len(items)), key=lambda place: narrow[place][0]):
        (left, right), (wide_left, wide_right) = narrow[place], wide[place]
        row = 0
        while row < len(ends) and (ends[row][0] + KEY_GAP > left or ends[row][1] + KEY_GAP > wide_left):
            row += 1
        if row == MOST_ROWS:
            crowded.append(place)
            continue
        before = ends[row] if row < len(ends) else (0.0, 0.0)
        ends[row : row + 1] = [(max(before[0], right), max(before[1], wide_right))]
        rows[place] = row
    placed = [Placed(items[place], marks[place], rows[place], labels[place]) for place in sorted(rows)]
    return placed, count_crowds(items, [(marks[place], place) for place in crowded])


def span_of(mark: Mark, label: Label, width: float) -> tuple[float, float]:
    """Give the room that a mark takes with its key, in a strip of `width` px."""
    left, right = label.span(width)
    return min(left, mark.left(width)), max(right, mark.right(width))


def count_crowds(items: Sequence[Item], crowded: Sequence[tuple[Mark, int]]) -> list[Crowd]:
    """Count events whose pills would meet as one, the first of them saying where."""
    narrowest = WITH_KEYS[0]
    edge = (PILL / 2 + 1) * WIDTH / narrowest
    least = (PILL + PILL_GAP) * WIDTH / narrowest
    found: list[tuple[float, list[int]]] = []
    for middle, place in sorted(((mark.left_at + mark.right_at) / 2, place) for mark, place in crowded):
        x = min(max(middle, edge), WIDTH - edge)
        if found and x - found[-1][0] < least:
            found[-1][1].append(place)
        else:
            found.append((x, [place]))
    return [Crowd(x, tuple(items[place] for place in sorted(places))) for x, places in found]
