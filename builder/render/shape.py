"""The shape of an event: how its date and its standing are drawn, on the strip and on the rail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from builder.model.choices import Kind, Status
from builder.model.timeline import Event

FEW = 512  # shapes of all kinds, states and bounds there can be


class Outline(StrEnum):
    """What is drawn."""

    DOT = "dot"
    BAR = "bar"
    STATE = "state"


class Fill(StrEnum):
    """How it is filled: some moment inside, all of it, expected, disputed."""

    PALE = "pale"
    SOLID = "solid"
    HOLLOW = "hollow"
    DISPUTED = "disputed"


class OpenEnd(StrEnum):
    """Which end is not known."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Shape:
    """All that is drawn of an event but its place."""

    outline: Outline
    fill: Fill
    open_end: OpenEnd
    is_approximate: bool
    is_span: bool

    @property
    def is_bare(self) -> bool:
        """Whether its open end is drawn as a line alone: what lasts has no moment to find in a box."""
        return self.is_span or self.outline is Outline.STATE

    @property
    def is_vague(self) -> bool:
        """Whether it is a span with one end that is not exact ("in recent weeks"): a solid bar would say how long."""
        is_open = self.open_end is not OpenEnd.NONE
        return is_open and self.is_span and self.is_approximate and self.fill is Fill.SOLID


def shape_of(event: Event) -> Shape:
    """Choose the shape of an event."""
    date = event.date
    edtf = date.edtf
    first, last = edtf.earliest, edtf.latest
    has_doubt = (date.qualifier or edtf.qualifier) is not None
    bounds = (first is not None, last is not None, first == last)
    return choose_shape(bounds, date.kind, event.status, is_disputed=bool(event.disputed_by), has_doubt=has_doubt)


@lru_cache(maxsize=FEW)
def choose_shape(
    bounds: tuple[bool, bool, bool], kind: Kind, status: Status, *, is_disputed: bool, has_doubt: bool
) -> Shape:
    """Choose a shape: there are few, and many events of each. A dispute shows before an expectation, that before kind.

    `bounds`: whether the first day is known, whether the last one is, and whether they are one.
    """
    has_first, has_last, is_day = bounds
    open_end = OpenEnd.AFTER if not has_last else OpenEnd.NONE if has_first else OpenEnd.BEFORE
    outline = Outline.STATE if kind is Kind.STATE else Outline.DOT if is_day and has_first else Outline.BAR
    is_span = kind is Kind.SPAN
    if is_disputed:
        fill = Fill.DISPUTED
    elif status is Status.EXPECTED:
        fill = Fill.HOLLOW
    else:
        fill = Fill.SOLID if is_span or outline is Outline.DOT else Fill.PALE
    return Shape(outline, fill, open_end, has_doubt, is_span)


def is_drawn(event: Event) -> bool:
    """Whether it stands on the strip: what was retracted or cancelled is in the list only, where words can say so."""
    return event.status not in {Status.RETRACTED, Status.CANCELLED}
