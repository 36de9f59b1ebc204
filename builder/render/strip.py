"""The strip: a timeline's events drawn to scale at build time, above the list that says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.model.day import Day
from builder.model.timeline import Event
from builder.model.view import StripView
from builder.render.shape import OpenEnd, is_drawn, shape_of
from builder.render.strings import Strings
from builder.render.strip_labels import WITH_KEYS, Label, draw_label, place_label
from builder.render.strip_marks import Mark, draw_mark, make_legend, number, percent, range_of
from builder.render.strip_scale import FOLD_WIDTH, WIDTH, Fold, Range, Scale, Tick, find_ticks, make_scale
from builder.render.wording import pattern, word_month, word_year

ROW = 24
AXIS = 36
TOP = 44
MOST_LABELLED = 12
MOST_ROWS = 20
OPEN_ROOM = 88.0
AFTER_ROOM = 64.0
KEY_GAP = 6
STUB_OF_FOLD = 26
TICK_TEXT = 6.5
YEAR_ROOM = 36


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


def make_strip(
    items: Sequence[Item], strings: Strings, *, reference: Day | None = None, frame: Range | None = None
) -> StripView | None:
    """Draw a strip; None when nothing is to be drawn.

    `reference` is the day from which relative words are read: it is on the scale too, as a line. `frame` shows just
    these days, unfolded, whatever lies outside them.
    """
    drawn = [item for item in items if is_drawn(item.event)]
    if not drawn:
        return None
    scale = fit_scale([item.event for item in drawn], reference, frame)
    reference = reference if frame is None else None
    placed = place_items(drawn, scale, None if reference is None else scale.x(reference.ordinal + 0.5))
    shapes = [shape_of(spot.item.event) for spot in placed]
    picture = draw_strip(placed, scale, strings, reference, has_titles=len(drawn) <= MOST_LABELLED)
    missing = len(drawn) - len(placed)
    return StripView(
        picture,
        make_legend(shapes, strings, has_folds=bool(scale.folds)),
        strings.count("strip_caption", len(placed)),
        strings.count("strip_left_out", missing) if missing else None,
    )


def fit_scale(events: Sequence[Event], reference: Day | None, frame: Range | None) -> Scale:
    """Lay out the scale, with room at the sides where an open end would leave it."""
    ranges = [range_of(event) for event in events]
    if frame is None and reference is not None:
        ranges.append((reference.ordinal, reference.ordinal + 1))
    is_folding = frame is None
    ranges = [frame] if frame else ranges
    scale = make_scale(ranges, is_folding=is_folding)
    left = right = 0.0
    for event in events:
        match shape_of(event).open_end:
            case OpenEnd.BEFORE if begins_before(event, scale, is_framed=frame is not None):
                left = OPEN_ROOM
            case OpenEnd.AFTER if scale.x(range_of(event)[0]) > WIDTH - AFTER_ROOM:
                right = AFTER_ROOM
            case _:
                pass
    return make_scale(ranges, left=left, right=right, is_folding=is_folding) if left or right else scale


def begins_before(event: Event, scale: Scale, *, is_framed: bool) -> bool:
    """Whether an open start needs room at the left: it would leave the picture, or stands before all that is folded."""
    end = range_of(event)[1]
    is_first = not is_framed and bool(scale.folds) and end <= scale.pieces[0].end
    return is_first or scale.x(end) < AFTER_ROOM


def fold_words(fold: Fold, strings: Strings) -> str:
    """Say how long a fold is: "11 months", from two years on "2 years"."""
    if fold.months < 24:
        return strings.count("months_folded", fold.months)
    return strings.count("years_folded", round(fold.months / 12))


def place_items(items: Sequence[Item], scale: Scale, line: float | None) -> list[Placed]:
    """Give each item a row: its own while they are few, else the first in which it and its key meet no other.

    What finds no room in twenty rows is left out. `line` is where the line of reference stands, which keys avoid.
    """
    marks = [draw_mark(item.event, scale, 0) for item in items]
    if len(items) <= MOST_LABELLED:
        return [
            Placed(item, row, place_label(mark, item.key, item.event.title, line))
            for row, (item, mark) in enumerate(zip(items, marks, strict=True))
        ]
    labels = [place_label(mark, item.key, "", line) for item, mark in zip(items, marks, strict=True)]
    spans = [[span_of(mark, label, width) for width in WITH_KEYS] for mark, label in zip(marks, labels, strict=True)]
    rows: dict[int, int] = {}
    ends: list[list[float]] = []
    for place in sorted(range(len(items)), key=lambda place: spans[place][0][0]):
        mine = spans[place]
        row = next((row for row, taken in enumerate(ends) if has_room(taken, mine)), len(ends))
        if row == MOST_ROWS:
            continue
        before = ends[row] if row < len(ends) else [0.0] * len(mine)
        ends[row : row + 1] = [[max(end, right) for end, (_, right) in zip(before, mine, strict=True)]]
        rows[place] = row
    return [Placed(items[place], rows[place], labels[place]) for place in sorted(rows)]


def span_of(mark: Mark, label: Label, width: float) -> tuple[float, float]:
    """Give the room that a mark takes with its key, in a strip of `width` px."""
    left, right = label.span(width)
    return min(left, mark.left(width)), max(right, mark.right(width))


def has_room(taken: Sequence[float], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether what begins there stands clear of what ends before it, at each width."""
    return all(end + KEY_GAP <= left for end, (left, _) in zip(taken, spans, strict=True))


def draw_strip(
    placed: Sequence[Placed], scale: Scale, strings: Strings, reference: Day | None, *, has_titles: bool
) -> Markup:
    """Put the picture together: axis, folds, the line of reference, marks with their labels."""
    rows = max(spot.row for spot in placed) + 1
    bottom = TOP + ROW * rows + 4
    ticks = find_ticks(scale)
    line = None if reference is None else scale.x(reference.ordinal + 0.5)
    parts = [draw_tick(tick, bottom, line, strings) for tick in ticks]
    parts += [draw_base(piece.x, piece.x + piece.width) for piece in scale.pieces]
    parts += [draw_fold(fold, bottom, strings) for fold in scale.folds]
    side = ""
    if line is not None and reference is not None:
        words = reference_words(reference, strings)
        side = reference_side(line, words, ticks)
        parts.append(draw_reference(line, words, side, bottom))
    parts += [draw_item(spot, scale, has_titles=has_titles) for spot in placed]
    height = bottom + (24 if side == "below" else 8)
    head = f'<svg class="strip-svg" width="100%" height="{height}" aria-hidden="true" focusable="false">'
    return Markup(f"{head}{''.join(parts)}</svg>")  # noqa: S704 - our own picture, its words escaped


def draw_base(first: float, last: float) -> str:
    """Draw a piece of the axis."""
    return f'<line class="base" x1="{percent(first)}" x2="{percent(last)}" y1="{AXIS}.5" y2="{AXIS}.5"/>'


def draw_tick(tick: Tick, bottom: int, line: float | None, strings: Strings) -> str:
    """Draw a tick and its name; the name moves right of the line of reference where that would cross it."""
    x = percent(tick.x)
    year = word_year(tick.year, strings) if tick.year is not None else ""
    name = str(tick.day) if tick.day else strings.section("months_short")[tick.month - 1] if tick.month else ""
    room = 6 + TICK_TEXT * max(len(year), len(name))
    shift = line - tick.x + 8 if line is not None and 0 <= line - tick.x < room else 4.0
    # A name that would leave the picture stands before its tick.
    is_turned = tick.x + shift + room - 6 > WIDTH
    place = 'dx="-4" text-anchor="end"' if is_turned else f'dx="{number(shift)}"'
    style = " year" if tick.is_new_year else ""
    parts = [f'<line class="grid{style}" x1="{x}" x2="{x}" y1="{AXIS}" y2="{bottom}"/>']
    if year:
        parts.append(f'<text class="yr" x="{x}" {place} y="12">{escape(year)}</text>')
    if name:
        parts.append(f'<text class="mo" x="{x}" {place} y="30">{escape(name)}</text>')
    return "".join(parts)


def draw_fold(fold: Fold, bottom: int, strings: Strings) -> str:
    """Draw a break in the axis: two tears, and between them how long it is."""
    inner, outer = fold.x + STUB_OF_FOLD, fold.x + FOLD_WIDTH - STUB_OF_FOLD
    zigzag = " ".join(f"{-3 if place % 2 == 0 else 3},{y}" for place, y in enumerate(range(AXIS, bottom + 1, 8)))
    tears = "".join(
        f'<svg x="{percent(x)}" overflow="visible"><polyline class="tear" points="{zigzag}"/></svg>'
        for x in (inner, outer)
    )
    words = escape(fold_words(fold, strings))
    label = f'<text class="fold" x="{percent((inner + outer) / 2)}" y="30" text-anchor="middle">{words}</text>'
    return draw_base(fold.x, inner) + draw_base(outer, fold.x + FOLD_WIDTH) + tears + label


def reference_words(day: Day, strings: Strings) -> str:
    """Say from which day words are read."""
    date = pattern(strings, "day_of_year", day=str(day.day), month=word_month(day.month, strings))
    return strings.fill("read_from", date=date)


def reference_side(line: float, words: str, ticks: Sequence[Tick]) -> str:
    """Find where the words beside the line of reference meet no year: "left", "right" or "below" the strip."""
    room = 12 + TICK_TEXT * len(words)
    years = [tick.x for tick in ticks if tick.year is not None]
    if line >= room and not any(line - room - YEAR_ROOM < x <= line for x in years):
        return "left"
    if line <= WIDTH - room and not any(line - YEAR_ROOM < x < line + room for x in years):
        return "right"
    return "below"


def draw_reference(line: float, words: str, side: str, bottom: int) -> str:
    """Draw the line at the day from which relative words are read, and say so."""
    x = percent(line)
    is_left = side == "left" or (side == "below" and line > WIDTH / 2)
    place = 'dx="-6" text-anchor="end"' if is_left else 'dx="6"'
    height, reach = (12, bottom) if side != "below" else (bottom + 16, bottom + 18)
    return (
        f'<line class="pub" x1="{x}" x2="{x}" y1="2" y2="{reach}"/>'
        f'<text class="publabel" x="{x}" y="{height}" {place}>{escape(words)}</text>'
    )


def draw_item(spot: Placed, scale: Scale, *, has_titles: bool) -> str:
    """Draw an event as a link to its place in the list, which says all that the mark shows."""
    y = TOP + spot.row * ROW + ROW / 2
    item = spot.item
    mark = draw_mark(item.event, scale, y)
    hit = f'<rect class="hit" x="0" width="100%" y="{number(y - ROW / 2)}" height="{ROW}"/>' if has_titles else ""
    label = draw_label(spot.label, y)
    title = f"<title>{escape(item.words)}</title>"
    return f'<a href="{escape(item.href)}" tabindex="-1">{title}{hit}{mark.picture}{label}</a>'
