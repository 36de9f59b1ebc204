"""The axis of a strip: its ticks and their names, what is folded, and the line from which relative words are read.

Places are linear in the width and letters are not, so that what stands clear in the narrowest and in the widest strip
does so between them. A name that is clear only from 52rem on is hidden below; one that never is has its tick alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.model.day import Day
from builder.render.escape import to_html
from builder.render.strings import Strings
from builder.render.strip_labels import WITH_KEYS, WITH_TITLES, Spot, text_width
from builder.render.strip_marks import number, percent
from builder.render.strip_scale import FOLD_WIDTH, WIDTH, Fold, Scale, Tick, find_ticks
from builder.render.wording import pattern, word_month, word_year

AXIS = 36
YEARS, NAMES = 12, 30
STUB_OF_FOLD = 26
TICK_GAP = 4.0
LINE_GAP = 6.0
WORD_GAP = 3.0
BELOW = 16


class Word(NamedTuple):
    """A word on the axis and its place; `y` is its row, `room` the px that it takes."""

    text: str
    spot: Spot
    y: int
    room: float


@dataclass(frozen=True, slots=True)
class Written:
    """The words that stand on the axis at some widths: the ends of each, by its row and the width."""

    widths: Sequence[float]
    ends: dict[tuple[int, float], list[tuple[float, float]]] = field(default_factory=dict)

    def add(self, word: Word) -> None:
        """Let a word stand there."""
        for width in self.widths:
            self.ends.setdefault((word.y, width), []).append(word.spot.span(word.room, width))

    def has_room(self, word: Word) -> bool:
        """Whether a word meets none that stands there."""
        for width in self.widths:
            beside = self.ends.get((word.y, width))
            if beside is None:
                return True
            left, right = word.spot.span(word.room, width)
            left, right = left - WORD_GAP, right + WORD_GAP
            for first, last in beside:
                if left < last and first < right:
                    return False
        return True


def is_in_picture(spot: Spot, room: float) -> bool:
    """Whether a word of `room` px stays in the picture at all widths."""
    for width in WITH_KEYS:
        left, right = spot.span(room, width)
        if left < 0 or right > width:
            return False
    return True


def draw_axis(scale: Scale, reference: Day | None, bottom: int, strings: Strings) -> tuple[str, int]:
    """Draw all that is no event, down to `bottom`, and give the height that it takes."""
    line = None if reference is None else scale.x(reference.ordinal + 0.5)
    ticks = find_ticks(scale)
    folded = [fold_word(fold, strings) for fold in scale.folds]
    wide, narrow = Written(WITH_TITLES), Written(WITH_KEYS)
    for word in folded:
        wide.add(word)
        narrow.add(word)
    named: dict[int, str] = {}
    # Where there is room for some names only, they are those of the years that begin.
    for place in sorted(range(len(ticks)), key=lambda place: (ticks[place].year is None, place)):
        named[place] = "".join(draw_name(word, wide, narrow) for word in tick_words(ticks[place], line, strings))
    parts = [draw_grid(tick, bottom) + named[place] for place, tick in enumerate(ticks)]
    parts += [draw_base(piece.x, piece.x + piece.width) for piece in scale.pieces]
    tear = draw_tear(bottom) if folded else ""
    parts += [draw_fold(fold, word.text, tear) for fold, word in zip(scale.folds, folded, strict=True)]
    if line is None or reference is None:
        return "".join(parts), bottom + 8
    word = place_reference(line, reference_words(reference, strings), wide, narrow, bottom)
    is_below = word.y > bottom
    reach = bottom + BELOW + 2 if is_below else bottom
    parts.append(f'<line class="pub" x1="{percent(line)}" x2="{percent(line)}" y1="2" y2="{reach}"/>')
    parts.append(write(word, "publabel"))
    return "".join(parts), bottom + (24 if is_below else 8)


def draw_name(word: Word, wide: Written, narrow: Written) -> str:
    """Write a tick's name where it meets none of those written, which it then joins: `narrow` ones at any width."""
    if not wide.has_room(word):
        return ""
    wide.add(word)
    kind = "yr" if word.y == YEARS else "mo"
    if not narrow.has_room(word):
        return write(word, f"{kind} roomy")
    narrow.add(word)
    return write(word, kind)


def tick_words(tick: Tick, line: float | None, strings: Strings) -> list[Word]:
    """Name a tick: its year, and its month or day. Names stand right of the line of reference, not across it."""
    year = word_year(tick.year, strings) if tick.year is not None else ""
    name = str(tick.day) if tick.day else strings.section("months_short")[tick.month - 1] if tick.month else ""
    written = [(text, y, text_width(text)) for text, y in ((year, YEARS), (name, NAMES)) if text]
    widest = max((room for _, _, room in written), default=0.0)
    is_behind = line is not None and 0 <= line - tick.x < (TICK_GAP + widest) * WIDTH / WITH_KEYS[0]
    spot = Spot(tick.x, line - tick.x + 8 if is_behind and line is not None else TICK_GAP, is_end=False)
    # A name that would leave the picture stands before its tick.
    spot = spot if is_in_picture(spot, widest) else Spot(tick.x, -TICK_GAP, is_end=True)
    return [Word(text, spot, y, room) for text, y, room in written]


def write(word: Word, kind: str) -> str:
    """Write a word of the axis."""
    anchor = ' text-anchor="end"' if word.spot.is_end else ""
    place = f'x="{percent(word.spot.at)}" dx="{number(word.spot.gap)}" y="{word.y}"{anchor}'
    return f'<text class="{kind}" {place}>{to_html(word.text)}</text>'


def draw_base(first: float, last: float) -> str:
    """Draw a piece of the axis."""
    return f'<line class="base" x1="{percent(first)}" x2="{percent(last)}" y1="{AXIS}.5" y2="{AXIS}.5"/>'


def draw_grid(tick: Tick, bottom: int) -> str:
    """Draw the line of a tick."""
    x = percent(tick.x)
    style = " year" if tick.is_new_year else ""
    return f'<line class="grid{style}" x1="{x}" x2="{x}" y1="{AXIS}" y2="{bottom}"/>'


def fold_words(fold: Fold, strings: Strings) -> str:
    """Say how long a fold is: "11 months", from two years on "2 years"."""
    if fold.months < 24:
        return strings.count("months_folded", fold.months)
    return strings.count("years_folded", round(fold.months / 12))


def fold_word(fold: Fold, strings: Strings) -> Word:
    """Take the room in the middle of a fold that its length is written in."""
    text = fold_words(fold, strings)
    room = text_width(text)
    return Word(text, Spot(fold.x + FOLD_WIDTH / 2, -room / 2, is_end=False), NAMES, room)


def draw_tear(bottom: int) -> str:
    """Draw the edge of a break, down to `bottom`."""
    zigzag = " ".join(f"{-3 if place % 2 == 0 else 3},{y}" for place, y in enumerate(range(AXIS, bottom + 1, 8)))
    return f'<polyline class="tear" points="{zigzag}"/>'


def draw_fold(fold: Fold, words: str, tear: str) -> str:
    """Draw a break in the axis: two tears, and between them how long it is."""
    inner, outer = fold.x + STUB_OF_FOLD, fold.x + FOLD_WIDTH - STUB_OF_FOLD
    tears = "".join(f'<svg x="{percent(x)}" overflow="visible">{tear}</svg>' for x in (inner, outer))
    middle = percent(fold.x + FOLD_WIDTH / 2)
    label = f'<text class="fold" x="{middle}" y="{NAMES}" text-anchor="middle">{to_html(words)}</text>'
    return draw_base(fold.x, inner) + draw_base(outer, fold.x + FOLD_WIDTH) + tears + label


def reference_words(day: Day, strings: Strings) -> str:
    """Say from which day words are read."""
    date = pattern(strings, "day_of_year", day=str(day.day), month=word_month(day.month, strings))
    return strings.fill("read_from", date=date)


def place_reference(line: float, text: str, wide: Written, narrow: Written, bottom: int) -> Word:
    """Put the words beside the line of reference where they meet no year: left of it, right of it, or below."""
    left, right = Spot(line, -LINE_GAP, is_end=True), Spot(line, LINE_GAP, is_end=False)
    for spot in (left, right):
        word = Word(text, spot, YEARS, text_width(text))
        if is_in_picture(spot, word.room) and wide.has_room(word) and narrow.has_room(word):
            return word
    return Word(text, left if line > WIDTH / 2 else right, bottom + BELOW, text_width(text))
