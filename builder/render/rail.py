"""The rail beside a list: the strip's shapes turned upright, one for each event, as symbols that a page holds once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from builder.model.edtf import Precision
from builder.model.timeline import Event
from builder.render.shape import Fill, OpenEnd, Outline, Shape, shape_of

HATCH = (
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatchline" d="M0 0V5"/></pattern>'
)
GAP = (
    '<symbol id="r-gap" viewBox="0 0 24 32"><rect class="halo" x="6" y="0" width="12" height="32"/>'
    '<polyline class="tear" points="12,0 16,4 8,10 16,16 8,22 16,28 12,32"/></symbol>'
)
HALO = '<rect class="halo" x="9" y="0" width="6" height="30"/>'
TALL, MIDDLE, SHORT = 36, 20, 11
FEW_DAYS, SOME_MONTHS = 10, 62
STUB = 18
MANY = 512  # symbols: there are fewer


def mark_name(event: Event) -> str:
    """Name the symbol of an event: `r-bar-pale-20`."""
    return name_symbol(shape_of(event), height_of(event))


@lru_cache(maxsize=MANY)
def name_symbol(shape: Shape, height: int) -> str:
    """Name the symbol of a shape whose bar is so high."""
    parts = ["r", shape.outline.value, shape.fill.value]
    if shape.open_end is not OpenEnd.NONE:
        parts.append(shape.open_end.value)
    elif shape.outline is not Outline.DOT:
        parts.append(str(height))
    if shape.is_span:
        parts.append("span")
    if shape.is_approximate:
        parts.append("approx")
    return "-".join(parts)


def height_of(event: Event) -> int:
    """Give the height of a closed bar: by how long it is, in three steps."""
    first, last = event.date.earliest, event.date.latest
    if event.date.precision is Precision.DAY or first is None or last is None:
        return SHORT
    days = last.ordinal - first.ordinal + 1
    return SHORT if days <= FEW_DAYS else MIDDLE if days <= SOME_MONTHS else TALL


def make_sprite(events: Iterable[Event], *, has_gaps: bool, others: Sequence[str] = ()) -> Markup:
    """Draw each symbol that a page's events use, once, and the hatch of disputes (nothing hidden can hold it).

    `others` are what else the page draws more than once.
    """
    drawn = {(shape_of(event), height_of(event)) for event in events}
    symbols = {name_symbol(shape, height): draw_symbol(shape, height) for shape, height in drawn}
    inside = HATCH + "".join(symbols[name] for name in sorted(symbols)) + (GAP if has_gaps else "") + "".join(others)
    return Markup(  # noqa: S704 - our own picture
        f'<svg class="sprite" width="0" height="0" aria-hidden="true"><defs>{inside}</defs></svg>'
    )


@lru_cache(maxsize=MANY)
def draw_symbol(shape: Shape, height: int) -> str:
    """Draw one symbol, 24 px wide."""
    return f'<symbol id="{name_symbol(shape, height)}" viewBox="0 0 24 48">{picture_of(shape, height)}</symbol>'


def picture_of(shape: Shape, height: int) -> str:
    """Give the inside of a symbol."""
    dash = " approx" if shape.is_approximate else ""
    fill = " solid" if shape.fill is Fill.SOLID else f" {shape.fill.value}{dash}"
    if shape.open_end is OpenEnd.NONE:
        return closed_picture(shape, height, fill, dash)
    body = open_picture(shape, fill)
    return body if shape.open_end is OpenEnd.BEFORE else f'<g transform="matrix(1 0 0 -1 0 36)">{body}</g>'


def closed_picture(shape: Shape, height: int, fill: str, dash: str) -> str:
    """Draw a dot, a bar or a pair of brackets."""
    if shape.outline is Outline.DOT:
        solid = dash if shape.fill is Fill.SOLID else fill
        return f'<circle class="dot{solid}" cx="12" cy="14" r="5"/>'
    if shape.outline is Outline.BAR and shape.fill is Fill.SOLID and shape.is_approximate:
        return f'<path class="thick" d="M12 6V{6 + height}"/>'
    if shape.outline is Outline.BAR:
        x, width = (9, 6) if shape.is_span else (7, 10)
        return f'<rect class="bar{fill}" x="{x}" y="6" width="{width}" height="{height}"/>'
    middle = f'<path class="line{dash}" d="M12 6V24"/>'
    if shape.fill in {Fill.DISPUTED, Fill.HOLLOW}:
        middle = f'<rect class="bar{fill}" x="9" y="6" width="6" height="18"/>'
    return f'{HALO}{middle}<path class="line" d="M5 1V6H19V1M5 29V24H19V29"/>'


def open_picture(shape: Shape, fill: str) -> str:
    """Draw what has no beginning: an arrow that points up. What has no end is the same, turned over."""
    head = '<path class="ink" d="M7 8 12 0l5 8Z"/>'
    if shape.outline is Outline.STATE:
        return f'{HALO}{head}<path class="line approx" d="M12 9V24"/><path class="line" d="M5 29V24H19V29"/>'
    if shape.is_vague:
        return f'{HALO}{head}<path class="line approx" d="M12 8V32"/><path class="line" d="M7 33H17"/>'
    if shape.is_span:
        body = f'<rect class="bar{fill}" x="9" y="17" width="6" height="16"/>'
        return f'{HALO}{head}<path class="line approx" d="M12 8V18"/>{body}'
    return f'{head}<rect class="bar{fill}" x="7" y="9" width="10" height="{STUB}"/>'
