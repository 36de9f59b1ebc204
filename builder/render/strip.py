"""The strip: a timeline's events drawn to scale at build time, above the list that says the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.model.day import Day
from builder.model.timeline import Event
from builder.model.view import StripView
from builder.render.escape import mark_safe, to_html
from builder.render.shape import OpenEnd, is_drawn, shape_of
from builder.render.strings import Strings
from builder.render.strip_axis import draw_axis
from builder.render.strip_labels import draw_label
from builder.render.strip_marks import draw_mark, make_legend, number, percent, range_of
from builder.render.strip_rows import MOST_LABELLED, PILL, Crowd, Item, Placed, place_items
from builder.render.strip_scale import WIDTH, Range, Scale, make_scale

ROW = 24
TOP = 44
OPEN_ROOM = 88.0
AFTER_ROOM = 64.0


def make_strip(
    items: Sequence[Item],
    strings: Strings,
    *,
    reference: Day | None = None,
    frame: Range | None = None,
    scale: Scale | None = None,
) -> StripView | None:
    """Draw a strip; None when nothing is to be drawn.

    `reference` is the day from which relative words are read: it is on the scale too, as a line. `frame` shows just
    these days, unfolded, whatever lies outside them. `scale` is what `fit_scale` gives for them, where it is known.
    """
    drawn = [item for item in items if is_drawn(item.event)]
    if not drawn:
        return None
    scale = scale or fit_scale([item.event for item in drawn], reference, frame)
    reference = reference if frame is None else None
    placed, crowds = place_items(drawn, scale, None if reference is None else scale.x(reference.ordinal + 0.5))
    picture = draw_strip(placed, crowds, scale, strings, reference)
    return StripView(
        picture,
        make_legend(
            (spot.mark.shape for spot in placed), strings, has_folds=bool(scale.folds), has_crowds=bool(crowds)
        ),
        strings.count("strip_caption", len(drawn)),
    )


def fit_scale(events: Sequence[Event], reference: Day | None, frame: Range | None) -> Scale:
    """Lay out the scale, with room at the sides where an open end would leave it. At least one event is wanted."""
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


def draw_strip(
    placed: Sequence[Placed], crowds: Sequence[Crowd], scale: Scale, strings: Strings, reference: Day | None
) -> Markup:
    """Put the picture together: axis, folds, the line of reference, marks with their labels, counts of the rest."""
    has_titles = len(placed) <= MOST_LABELLED
    rows = max(spot.row for spot in placed) + 1
    axis, height = draw_axis(scale, reference, TOP + ROW * (rows + bool(crowds)) + 4, strings)
    parts = [axis, *(draw_item(spot, has_titles=has_titles) for spot in placed)]
    parts += [draw_crowd(crowd, rows, strings) for crowd in crowds]
    head = f'<svg class="strip-svg" width="100%" height="{height}" aria-hidden="true">'
    return mark_safe(f"{head}{''.join(parts)}</svg>")


def draw_item(spot: Placed, *, has_titles: bool) -> str:
    """Draw an event as a link to its place in the list, which says all that the mark shows."""
    y = TOP + spot.row * ROW + ROW / 2
    item = spot.item
    mark = draw_mark(spot.mark, y)
    hit = f'<rect class="hit" x="0" width="100%" y="{number(y - ROW / 2)}" height="{ROW}"/>' if has_titles else ""
    label = draw_label(spot.label, y)
    title = f"<title>{to_html(item.words)}</title>"
    return f'<a href="{to_html(item.href)}" tabindex="-1">{title}{hit}{mark}{label}</a>'


def draw_crowd(crowd: Crowd, row: int, strings: Strings) -> str:
    """Draw how many events stand there besides, as a link to the first of them in the list."""
    first, last = crowd.items[0], crowd.items[-1]
    words = strings.count("strip_more", len(crowd.items), first=first.key, last=last.key)
    y = TOP + row * ROW + ROW / 2
    return (
        f'<a href="{to_html(first.href)}" tabindex="-1"><title>{to_html(words)}</title>'
        f'<svg x="{percent(crowd.x)}" y="{number(y)}" overflow="visible">'
        f'<rect class="pill" x="{-PILL / 2:.0f}" y="-9" width="{PILL}" height="18" rx="9"/>'
        f'<text class="count" y="4.5" text-anchor="middle">+{len(crowd.items)}</text></svg></a>'
    )
