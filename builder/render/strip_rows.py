"""The rows of a strip: which event stands in which, and what stands for those that find no row of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.timeline import Event
from builder.render.strip_labels import WITH_KEYS, Label, place_label
from builder.render.strip_marks import Mark, draw_mark
from builder.render.strip_scale import WIDTH, Scale

MOST_LABELLED = 12
MOST_ROWS = 24
KEY_GAP = 6
# A count stands in a pill of these px, which stays in the narrowest strip, and this far from the next.
PILL, PILL_GAP = 44, 8


@dataclass(frozen=True, slots=True)
class Item:
    """An event of a strip: its key, the place it leads to, and what its tooltip says."""

    event: Event
    key: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in a row, from 0, with its label."""

    item: Item
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
    marks = [draw_mark(item.event, scale, 0) for item in items]
    if len(items) <= MOST_LABELLED:
        return [
            Placed(item, row, place_label(mark, item.key, item.event.title, line))
            for row, (item, mark) in enumerate(zip(items, marks, strict=True))
        ], []
    labels = [place_label(mark, item.key, "", line) for item, mark in zip(items, marks, strict=True)]
    spans = [[span_of(mark, label, width) for width in WITH_KEYS] for mark, label in zip(marks, labels, strict=True)]
    rows: dict[int, int] = {}
    crowded: list[int] = []
    ends: list[list[float]] = []
    for place in sorted(range(len(items)), key=lambda place: spans[place][0][0]):
        mine = spans[place]
        row = next((row for row, taken in enumerate(ends) if has_room(taken, mine)), len(ends))
        if row == MOST_ROWS:
            crowded.append(place)
            continue
        before = ends[row] if row < len(ends) else [0.0] * len(mine)
        ends[row : row + 1] = [[max(end, right) for end, (_, right) in zip(before, mine, strict=True)]]
        rows[place] = row
    placed = [Placed(items[place], rows[place], labels[place]) for place in sorted(rows)]
    return placed, count_crowds(items, [(marks[place], place) for place in crowded])


def span_of(mark: Mark, label: Label, width: float) -> tuple[float, float]:
    """Give the room that a mark takes with its key, in a strip of `width` px."""
    left, right = label.span(width)
    return min(left, mark.left(width)), max(right, mark.right(width))


def has_room(taken: Sequence[float], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether what begins there stands clear of what ends before it, at each width."""
    return all(end + KEY_GAP <= left for end, (left, _) in zip(taken, spans, strict=True))


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
