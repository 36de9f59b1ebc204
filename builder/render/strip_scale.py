"""The scale of a strip: which time it shows, where it is folded, and where the ticks stand.

Everything is in px of a design width of 1056; drawn in percent of it, so that one picture serves every width. Days are
ordinals (model.day); the end of a range is the day after its last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from builder.model.day import Day, day_from_ordinal, month_length

WIDTH = 1056.0
FOLD_WIDTH = 128.0
MOST_FOLDS = 3
TWO_MONTHS = 62  # days at most: what is folded is longer
LEAST_PIECE = 48.0
# A fold that takes as much room as the time in it tells nothing.
LEAST_GAIN = 1.25
# Beyond this many days the pieces run to whole years.
DAYS_IN_MONTHS = 12 * 366
TICK_ROOM = 40.0
WEEK_ROOM = 400.0
MONTH_ROOM = 34.0
DAYS_OF_MONTH = 30.44
DAYS_OF_YEAR = 365.2425

Range = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of time drawn to scale: from the day `start` to before the day `end`."""

    start: int
    end: int
    x: float
    width: float


class Fold(NamedTuple):
    """Time folded away between two pieces; `x` is where its 128 px begin."""

    start: int
    end: int
    x: float

    @property
    def months(self) -> int:
        """Whole months in it."""
        first, last = day_from_ordinal(self.start), day_from_ordinal(self.end)
        return (last.year - first.year) * 12 + last.month - first.month


class Tick(NamedTuple):
    """A mark on the axis: the month, the day of the month, or neither; and the year where it is to be written."""

    x: float
    year: int | None
    month: int | None
    day: int | None = None
    is_new_year: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Pieces and folds, from left to right."""

    pieces: tuple[Piece, ...]
    folds: tuple[Fold, ...]

    def x(self, day: float) -> float:
        """Where the beginning of a day stands; `.5` is noon. What lies outside stands at the nearest edge."""
        for piece in self.pieces:
            if day < piece.start:
                return piece.x
            if day <= piece.end:
                return piece.x + piece.width * (day - piece.start) / (piece.end - piece.start)
        last = self.pieces[-1]
        return last.x + last.width

    @property
    def px_per_day(self) -> float:
        """Px that a day takes."""
        return sum(piece.width for piece in self.pieces) / sum(piece.end - piece.start for piece in self.pieces)


def make_scale(ranges: Iterable[Range], *, left: float = 0.0, right: float = 0.0, is_folding: bool = True) -> Scale:
    """Lay out the time that the ranges cover, each from a first day to before an end; `left` and `right` stay free.

    At least one range is wanted.
    """
    covered = merge_ranges(ranges)
    months = lay_out(covered, left, right, grain=1, is_folding=is_folding)
    kept = sum(piece.end - piece.start for piece in months.pieces)
    return months if kept <= DAYS_IN_MONTHS else lay_out(covered, left, right, grain=12, is_folding=is_folding)


def merge_ranges(ranges: Iterable[Range]) -> list[Range]:
    """Join ranges that touch or overlap, in order."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def lay_out(covered: Sequence[Range], left: float, right: float, *, grain: int, is_folding: bool) -> Scale:
    """Fold the longest gaps and share the room; `grain` is the number of months that a piece is whole in."""
    start, end = floor_month(covered[0][0], grain), ceil_month(covered[-1][1], grain)
    gaps = find_gaps(covered, grain) if is_folding else []
    folded = choose_folds(gaps, end - start, WIDTH - left - right)
    edges = [start, *(place for gap in folded for place in gap), end]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    widths = share_room([last - first for first, last in spans], WIDTH - left - right - FOLD_WIDTH * len(folded))
    pieces: list[Piece] = []
    folds: list[Fold] = []
    x = left
    for place, ((first, last), width) in enumerate(zip(spans, widths, strict=True)):
        pieces.append(Piece(first, last, x, width))
        x += width
        if place < len(folded):
            folds.append(Fold(*folded[place], x))
            x += FOLD_WIDTH
    return Scale(tuple(pieces), tuple(folds))


def find_gaps(covered: Sequence[Range], grain: int) -> list[Range]:
    """List the empty stretches that may be folded, cut to whole months or years."""
    gaps: list[Range] = []
    for (_, before), (after, _) in pairwise(covered):
        if after - before > TWO_MONTHS:
            first, last = ceil_month(before, grain), floor_month(after, grain)
            if last - first > TWO_MONTHS:
                gaps.append((first, last))
    return gaps


def choose_folds(gaps: Sequence[Range], days: int, room: float) -> list[Range]:
    """Take the longest gaps while folding them wins room, at most three; in order of time."""
    chosen: list[Range] = []
    for gap in sorted(gaps, key=lambda gap: (gap[0] - gap[1], gap[0])):
        length = gap[1] - gap[0]
        if len(chosen) == MOST_FOLDS or length * room / days < FOLD_WIDTH * LEAST_GAIN:
            break
        chosen.append(gap)
        days -= length
        room -= FOLD_WIDTH
    return sorted(chosen)


def share_room(lengths: Sequence[int], room: float) -> list[float]:
    """Share `room` in proportion, but give each at least 48 px."""
    small = {
        place for place, length in enumerate(lengths) if len(lengths) > 1 and length * room / sum(lengths) < LEAST_PIECE
    }
    rest = sum(length for place, length in enumerate(lengths) if place not in small)
    if not rest:
        return [room / len(lengths)] * len(lengths)
    left = room - LEAST_PIECE * len(small)
    return [LEAST_PIECE if place in small else length * left / rest for place, length in enumerate(lengths)]


def floor_month(day: int, grain: int) -> int:
    """Give the first day of the month (grain 1) or year (grain 12) that holds a day."""
    found = day_from_ordinal(day)
    return day - found.day + 1 if grain == 1 else Day(found.year, 1, 1).ordinal


def ceil_month(day: int, grain: int) -> int:
    """Give the day itself when it begins a month or year, else the beginning of the next one."""
    floor = floor_month(day, grain)
    return day if day == floor else next_month(floor, grain)


def next_month(day: int, months: int) -> int:
    """Give the first day of a month, `months` later; `day` is the first of one."""
    found = day_from_ordinal(day)
    if months == 1:
        return day + month_length(found.year, found.month)
    carry, month = divmod(found.month - 1 + months, 12)
    return Day(found.year + carry, month + 1, 1).ordinal


def find_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Mark weeks of a month, months, quarters, years, or as many years as leave room for their names."""
    per_month = scale.px_per_day * DAYS_OF_MONTH
    found: list[Tick] = []
    for piece in scale.pieces:
        if per_month >= MONTH_ROOM:
            found.extend(month_ticks(piece, 1, has_weeks=per_month >= WEEK_ROOM))
        elif per_month * 3 >= TICK_ROOM:
            found.extend(month_ticks(piece, 3, has_weeks=False))
        else:
            found.extend(year_ticks(piece, year_step(scale.px_per_day)))
    return tuple(found)


def month_ticks(piece: Piece, step: int, *, has_weeks: bool) -> list[Tick]:
    """Mark the months that begin in a piece, every `step`; the year stands above its first one."""
    scale = Scale((piece,), ())
    starts: list[int] = []
    place = piece.start
    while place < piece.end:
        if (day_from_ordinal(place).month - 1) % step == 0:
            starts.append(place)
        place = next_month(place, 1)
    if not starts or (starts[0] > piece.start and scale.x(starts[0]) - piece.x >= TICK_ROOM):
        starts.insert(0, piece.start)
    ticks: list[Tick] = []
    year: int | None = None
    for start in starts:
        day = day_from_ordinal(start)
        ticks.append(Tick(scale.x(start), day.year if day.year != year else None, day.month, None, day.month == 1))
        year = day.year
        if has_weeks:
            ticks.extend(
                Tick(scale.x(start + days), None, None, 1 + days)
                for days in (7, 14, 21, 28)
                if start + days < min(piece.end, next_month(start, 1))
            )
    return ticks


def year_step(px_per_day: float) -> int:
    """Choose the number of years between ticks: 1, 2, 5, 10 and so on."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if px_per_day * DAYS_OF_YEAR * step * factor >= TICK_ROOM + 4:
                return step * factor
        step *= 10


def year_ticks(piece: Piece, step: int) -> list[Tick]:
    """Mark every `step` years, and the year in which a piece begins where there is room."""
    scale = Scale((piece,), ())
    first = day_from_ordinal(piece.start)
    last = day_from_ordinal(piece.end - 1).year
    begin = first.year if (first.month, first.day) == (1, 1) else first.year + 1
    years = range(begin + (-begin) % step, last + 1, step)
    ticks = [Tick(scale.x(Day(year, 1, 1).ordinal), year, None, None, is_new_year=True) for year in years]
    if not ticks or ticks[0].x - piece.x >= TICK_ROOM + 4:
        ticks.insert(0, Tick(piece.x, first.year, None))
    return ticks
