"""The marks of a strip: dot, bars, brackets and arrows, each at its place on the scale."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from builder.model.day import Day
from builder.model.timeline import Event
from builder.model.view import LegendItem
from builder.render.escape import mark_safe
from builder.render.shape import Fill, OpenEnd, Outline, Shape, shape_of
from builder.render.strings import Strings
from builder.render.strip_scale import WIDTH, Range, Scale

LEAST_BAR = 8.0
LEAST_STATE = 28.0
RADIUS, END_OF_BRACKET = 5, 5
STUB = 48
ARROW = 57
SOLID_OF_STUB = 28


class Mark(NamedTuple):
    """How an event is to be drawn, and what room it takes.

    Its ends stand at shares of the width (`left_at`, `right_at`, in design px); from there arrows and the like reach
    `left_px` and `right_px` further out, which are px at any width.
    """

    shape: Shape
    left_at: float
    right_at: float
    left_px: float = 0
    right_px: float = 0

    def left(self, width: float) -> float:
        """Its left end in a strip of `width` px."""
        return self.left_at * width / WIDTH - self.left_px

    def right(self, width: float) -> float:
        """Its right end in a strip of `width` px."""
        return self.right_at * width / WIDTH + self.right_px


def percent(x: float) -> str:
    """Write design px as a share of the width."""
    return f"{x / WIDTH * 100:.3f}%"


@lru_cache(maxsize=1024)
def number(value: float) -> str:
    """Write px without a needless fraction."""
    return f"{value:.1f}".removesuffix(".0")


def days_of(event: Event) -> tuple[Day, Day]:
    """Give the first and the last day that an event takes: of a date with an open end, the one day that is known."""
    first, last = event.date.earliest, event.date.latest
    begin, end = first or last, last or first
    if begin is None or end is None:
        raise ValueError(f"an event without bounds: {event.id}")
    return begin, end


def range_of(event: Event) -> Range:
    """Give the days an event takes on the scale, the end excluded."""
    begin, end = days_of(event)
    return begin.ordinal, end.ordinal + 1


def measure_mark(event: Event, scale: Scale) -> Mark:
    """Find the ends of an event on the scale."""
    shape = shape_of(event)
    start, end = range_of(event)
    beyond = END_OF_BRACKET if shape.outline is Outline.STATE else 0
    if shape.open_end is OpenEnd.BEFORE:
        x = scale.x(end)
        return Mark(shape, x, x, ARROW, beyond)
    if shape.open_end is OpenEnd.AFTER:
        x = scale.x(start)
        return Mark(shape, x, x, beyond, ARROW)
    if shape.outline is Outline.DOT:
        x = scale.x(start + 0.5)
        return Mark(shape, x, x, RADIUS, RADIUS)
    least = LEAST_STATE if shape.outline is Outline.STATE else LEAST_BAR
    left, right = widen(scale.x(start), scale.x(end), least)
    return Mark(shape, left, right, beyond, beyond)


def draw_mark(mark: Mark, y: float) -> str:
    """Draw an event with its middle at the height `y`."""
    shape, left, right = mark.shape, mark.left_at, mark.right_at
    if shape.open_end is not OpenEnd.NONE:
        return draw_open(shape, left, y)
    if shape.outline is Outline.DOT:
        return f'<circle class="dot{style_of(shape)}" cx="{percent(left)}" cy="{number(y)}" r="{RADIUS}"/>'
    if shape.outline is Outline.STATE:
        return draw_state(shape, left, right, y)
    if shape.fill is Fill.SOLID and shape.is_approximate:
        places = f'x1="{percent(left)}" x2="{percent(right)}" y1="{number(y)}" y2="{number(y)}"'
        return f'<line class="thick" {places}/>'
    height = 6 if shape.is_span else 10
    return (
        f'<rect class="bar{style_of(shape)}" x="{percent(left)}" y="{number(y - height / 2)}"'
        f' width="{percent(right - left)}" height="{height}"/>'
    )


def widen(left: float, right: float, least: float) -> tuple[float, float]:
    """Make a stretch at least so wide, about its middle, without leaving the picture."""
    if right - left >= least:
        return left, right
    middle = min(max((left + right) / 2, least / 2), WIDTH - least / 2)
    return middle - least / 2, middle + least / 2


def style_of(shape: Shape) -> str:
    """Give the classes that fill a dot or bar."""
    if shape.fill is Fill.SOLID and shape.outline is Outline.BAR:
        return " solid"  # approximate ones are a dashed line, not a bar
    if shape.fill is Fill.SOLID:
        return " approx" if shape.is_approximate else ""
    return f" {shape.fill.value} approx" if shape.is_approximate else f" {shape.fill.value}"


def draw_open(shape: Shape, x: float, y: float) -> str:
    """Draw what has one end: a stub with an arrow, whose length says nothing. It is drawn to the left, and turned."""
    turn = "" if shape.open_end is OpenEnd.BEFORE else ' transform="scale(-1 1)"'
    gap = 0 if shape.is_bare else 2
    head = f'<path class="ink" d="M{-STUB - gap} -4.5L{-STUB - gap - 7} 0l7 4.5Z"/>'
    if shape.outline is Outline.STATE:
        body = f'<path class="line approx" d="M{-STUB} 0H0"/><path class="line" d="M5 -6H0V6H5"/>'
    elif shape.is_vague:
        body = f'<path class="line approx" d="M{-STUB} 0H0"/><path class="line" d="M0 -5V5"/>'
    elif shape.is_span:
        body = (
            f'<rect class="bar{style_of(shape)}" x="{-SOLID_OF_STUB}" y="-3" width="{SOLID_OF_STUB}" height="6"/>'
            f'<path class="line approx" d="M{-STUB} 0H{-SOLID_OF_STUB}"/>'
        )
    else:
        body = f'<rect class="bar{style_of(shape)}" x="{-STUB}" y="-5" width="{STUB}" height="10"/>'
    return f'<svg x="{percent(x)}" y="{number(y)}" overflow="visible"><g{turn}>{body}{head}</g></svg>'


def draw_state(shape: Shape, left: float, right: float, y: float) -> str:
    """Draw what was so then: brackets that open outward, for neither begin nor end is told."""
    dash = " approx" if shape.is_approximate else ""
    line = f'<line class="line{dash}" x1="{percent(left)}" x2="{percent(right)}" y1="{number(y)}" y2="{number(y)}"/>'
    if shape.fill in {Fill.DISPUTED, Fill.HOLLOW}:
        line = (
            f'<rect class="bar {shape.fill.value}{dash}" x="{percent(left)}" y="{number(y - 3)}"'
            f' width="{percent(right - left)}" height="6"/>'
        )
    brackets = "".join(
        f'<svg x="{percent(x)}" y="{number(y)}" overflow="visible"><path class="line" d="M{turn} -6H0V6H{turn}"/></svg>'
        for x, turn in ((left, -5), (right, 5))
    )
    return line + brackets


STUB_IN_LEGEND = '<rect class="bar pale" x="{}" y="2" width="17" height="10"/>'
PILL_IN_LEGEND = (
    '<rect class="pill" x=".5" y="0" width="27" height="14" rx="7"/>'
    '<text class="count" x="14" y="11" text-anchor="middle">+9</text>'
)

# What the legend can say, in its order: its text's key, the picture's width, the picture.
LEGEND_PICTURES: tuple[tuple[str, int, str], ...] = (
    ("legend_day", 12, '<circle class="dot" cx="6" cy="7" r="5"/>'),
    ("legend_inside", 28, '<rect class="bar pale" x="1" y="2" width="26" height="10"/>'),
    ("legend_all", 28, '<rect class="bar solid" x="1" y="4" width="26" height="6"/>'),
    ("legend_state", 28, '<path class="line" d="M0 1H5V13H0M28 1H23V13H28M5 7H23"/>'),
    ("legend_approximate", 28, '<path class="line approx" d="M0 7H28"/>'),
    ("legend_open", 28, '<path class="ink" d="M8 2.5 1 7l7 4.5Z"/><path class="line approx" d="M8 7H28"/>'),
    ("legend_before", 28, '<path class="ink" d="M8 2.5 1 7l7 4.5Z"/>' + STUB_IN_LEGEND.format(10)),
    ("legend_after", 28, STUB_IN_LEGEND.format(1) + '<path class="ink" d="M20 2.5 27 7l-7 4.5Z"/>'),
    ("legend_expected", 28, '<rect class="bar hollow" x="1" y="2" width="26" height="10"/>'),
    ("legend_disputed", 28, '<rect class="bar disputed" x="1" y="2" width="26" height="10"/>'),
    ("legend_more", 28, PILL_IN_LEGEND),
    ("legend_fold", 28, '<path class="tear" d="M8 0 12 3.5 4 7 12 10.5 8 14M20 0 24 3.5 16 7 24 10.5 20 14"/>'),
)  # fmt: skip

LEGEND = tuple(
    (key, mark_safe(f'<svg width="{width}" height="14" aria-hidden="true">{picture}</svg>'))
    for key, width, picture in LEGEND_PICTURES
)


def legend_keys(shapes: Iterable[Shape], *, has_folds: bool, has_crowds: bool = False) -> frozenset[str]:
    """Name what occurs."""
    found = {key for key, occurs in (("legend_fold", has_folds), ("legend_more", has_crowds)) if occurs}
    for shape in shapes:
        if shape.open_end is not OpenEnd.NONE:
            found.add("legend_open" if shape.is_bare else f"legend_{shape.open_end.value}")
        if shape.outline is Outline.STATE:
            found.add("legend_state")
        elif shape.outline is Outline.DOT:
            found.add("legend_day")
        elif shape.is_span and not shape.is_vague:
            found.add("legend_all")
        elif shape.open_end is OpenEnd.NONE and shape.fill is Fill.PALE:
            found.add("legend_inside")
        if shape.is_approximate:
            found.add("legend_approximate")
        if shape.fill is Fill.HOLLOW:
            found.add("legend_expected")
        if shape.fill is Fill.DISPUTED:
            found.add("legend_disputed")
    return frozenset(found)


def make_legend(
    shapes: Iterable[Shape], strings: Strings, *, has_folds: bool = False, has_crowds: bool = False
) -> tuple[LegendItem, ...]:
    """Explain the shapes that occur, and no others."""
    found = legend_keys(shapes, has_folds=has_folds, has_crowds=has_crowds)
    return tuple(LegendItem(picture, strings[key]) for key, picture in LEGEND if key in found)
