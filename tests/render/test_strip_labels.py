"""Where the labels of a strip stand, at every width in which it is shown."""

from __future__ import annotations

from itertools import combinations

import pytest

from builder.model.choices import Kind
from builder.model.day import Day
from builder.model.edtf import Qualifier
from builder.render.strip import fit_scale, make_strip
from builder.render.strip_rows import Item, Placed, place_items, span_of
from builder.render.strip_scale import WIDTH
from tests.render.test_strip import STRINGS, items_of
from tests.render.timelines import Draft, Story, date, many

DAY = Day(2021, 6, 10)
WIDTHS = (656.0, 720.0, 832.0, 940.0, WIDTH)


def near(day: Day, count: int) -> Story:
    """An article of events close to its own day, and one long before."""
    texts = ["1990", *(str(day.plus(place * 17 % 200 - 160)) for place in range(count))]
    drafts = [Draft(f"e{place}", f"Event {place} happens", date(text)) for place, text in enumerate(texts)]
    return Story("near", "Near", "Nothing.\n", drafts)


def placed(story: Story) -> tuple[list[Placed], float]:
    items = items_of(story)
    scale = fit_scale([item.event for item in items], DAY, None)
    line = scale.x(DAY.ordinal + 0.5)
    return place_items(items, scale, line)[0], line


@pytest.mark.parametrize("story", [near(DAY, 5), near(DAY, 16), near(DAY, 60)], ids=str)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_key_touches_the_line_or_leaves_the_picture(story: Story, width: float) -> None:
    spots, line = placed(story)
    for spot in spots:
        left, right = spot.label.span(width)
        assert 0 <= left < right <= width, spot.item.key
        assert right < line * width / WIDTH or left > line * width / WIDTH, spot.item.key


@pytest.mark.parametrize("story", [near(DAY, 16), near(DAY, 60), many(80)], ids=str)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_key_stands_on_another_mark_of_its_row(story: Story, width: float) -> None:
    spots, _ = placed(story)
    assert len(spots) == len(story.drafts)
    taken = [(spot.row, span_of(spot.mark, spot.label, width)) for spot in spots]
    for (row, (left, right)), (other, (first, last)) in combinations(taken, 2):
        assert row != other or right <= first or last <= left


@pytest.mark.parametrize("kind", [Kind.POINT, Kind.SPAN])
@pytest.mark.parametrize("count", [1, 14])
def test_the_label_of_a_bar_as_wide_as_the_strip_stands_in_it(kind: Kind, count: int) -> None:
    drafts = [Draft(f"e{place}", "It happens", date("2020", kind=kind)) for place in range(count)]
    items = items_of(Story("x", "X", "Nothing.\n", drafts))
    frame = (Day(2020, 1, 1).ordinal, Day(2021, 1, 1).ordinal)
    spots, _ = place_items(items, fit_scale([item.event for item in items], None, frame), None)
    assert len(spots) == count
    assert all(spot.label.span(656)[0] > 0 for spot in spots)
    assert all(spot.label.spot.is_on for spot in spots)
    assert all(spot.label.title == ("It happens" if count == 1 else "") for spot in spots)


def test_a_span_that_is_not_exact_is_no_solid_bar() -> None:
    recent = date("../2021-06-10", kind=Kind.SPAN, qualifier=Qualifier.APPROXIMATE)
    (item,) = items_of(Story("x", "X", "Nothing.\n", [Draft("a", "It happens", recent)]))
    strip = make_strip([Item(item.event, "A", "#a", "then")], STRINGS, reference=DAY)
    assert strip
    assert "solid" not in strip.picture
    assert {shape.text for shape in strip.legend} == {"approximate", "one end not told"}
