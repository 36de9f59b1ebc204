"""The shape of an event: how its date and its standing are drawn, on the strip and on the rail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from builder.model.choices import Kind, Status
from builder.model.timeline import Event


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
    """Choose the shape of an event. A dispute shows before an expectation, which shows before the kind."""
    date = event.date
    first, last = date.edtf.earliest, date.edtf.latest
    open_end = OpenEnd.BEFORE if first is None else OpenEnd.AFTER if last is None else OpenEnd.NONE
    is_day = first is not None and first == last
    outline = Outline.STATE if date.kind is Kind.STATE else Outline.DOT if is_day else Outline.BAR
    is_span = date.kind is Kind.SPAN
    if event.disputed_by:
        fill = Fill.DISPUTED
    elif event.status is Status.EXPECTED:
        fill = Fill.HOLLOW
    else:
        fill = Fill.SOLID if is_span or outline is Outline.DOT else Fill.PALE
    has_doubt = (date.qualifier or date.edtf.qualifier) is not None
    return make_shape(outline, fill, open_end, has_doubt, is_span)


# There are few shapes, and many events of each.
make_shape = lru_cache(maxsize=128)(Shape)


def is_drawn(event: Event) -> bool:
    """Whether it stands on the strip: what was retracted or cancelled is in the list only, where words can say so."""
    return event.status not in {Status.RETRACTED, Status.CANCELLED}
