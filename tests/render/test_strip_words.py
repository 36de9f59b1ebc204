"""No words of a strip stand on others, and none leave the picture: over timelines that nobody thought of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.model.choices import Kind, Status
from builder.model.day import Day, day_from_ordinal
from builder.render.strip import make_strip
from builder.render.strip_labels import text_width
from builder.render.strip_scale import Range
from tests.render.test_strip import STRINGS, items_of
from tests.render.timelines import Draft, Story, date

# The widths of a strip: with keys alone, and with titles.
WITH_KEYS = (656.0, 700.0, 831.0)
WITH_TITLES = (832.0, 940.0, 1056.0)
TEXT = re.compile(
    r'(?:<svg x="(?P<frame>[\d.]+)%" y="(?P<top>[\d.]+)"[^>]*><rect class="pill"[^>]*/>)?'
    r'<text class="(?P<kind>[\w ]+)"(?P<places>[^>]*)>(?P<words>.*?)</text>'
)
PLACE = re.compile(r'(x|dx|y|text-anchor)="([^"%]*)(%?)"')


@dataclass(frozen=True)
class Box:
    """Where words stand, in px of a strip of some width."""

    words: str
    kind: str
    left: float
    right: float
    y: float

    def meets(self, other: Box) -> bool:
        return abs(self.y - other.y) < 11 and self.left < other.right and other.left < self.right


def boxes(picture: str, width: float, *, has_titles: bool) -> list[Box]:
    """All words of a strip, by the letters' widths that it is laid out with."""
    found = []
    for text in TEXT.finditer(picture):
        if text["kind"] == "back" or ("roomy" in text["kind"] and not has_titles):
            continue
        words = text["words"] if has_titles else re.sub(r'<tspan class="t">.*?</tspan>', "", text["words"])
        words = re.sub(r"<[^>]+>", "", words).replace("&#39;", "’")
        given = {
            name: float(value) if name != "text-anchor" else value for name, value, _ in PLACE.findall(text["places"])
        }
        share, shift, anchor = given.get("x", 0), given.get("dx", 0), given.get("text-anchor", "start")
        y = given["y"] + (float(text["top"]) if text["frame"] else 0)
        place = float(text["frame"] or share) / 100 * width + float(shift)
        room = text_width(words)
        left = place - {"start": 0.0, "middle": room / 2, "end": room}[str(anchor)]
        found.append(Box(words, text["kind"], left, left + room, float(y)))
    return found


@st.composite
def dates(draw: st.DrawFn, first: int, length: int) -> tuple[str, Kind]:
    """A date that begins within `length` days from `first`, in any of the forms that are drawn."""
    begin = day_from_ordinal(first + draw(st.integers(0, length)))
    end = day_from_ordinal(begin.ordinal + draw(st.integers(0, length)))
    month = f"{begin.year:04}-{begin.month:02}"
    text = draw(
        st.sampled_from(
            [
                str(begin),
                month,
                f"{begin.year:04}",
                f"[..{begin}]",
                f"[{begin}..]",
                f"{begin}/{end}",
                f"../{begin}",
                f"{month}~",
            ]
        )
    )
    return text, draw(st.sampled_from(Kind))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """An article of one event to ninety, in a day, a month, some years or centuries."""
    first = draw(st.integers(Day(1500, 1, 1).ordinal, Day(2020, 1, 1).ordinal))
    length = draw(st.sampled_from([0, 20, 400, 4000, 90_000]))
    drawn = draw(st.lists(dates(first, length), min_size=1, max_size=draw(st.sampled_from([3, 12, 40, 90]))))
    title = st.sampled_from(
        ["It", "The ministry says more may come", "W" * 40, "大臣が辞任した" * 6, "A" + " long" * 60]
    )
    drafts = [
        Draft(
            f"e{place}",
            draw(title),
            date(text, kind=kind),
            status=draw(st.sampled_from([Status.REPORTED, Status.EXPECTED])),
        )
        for place, (text, kind) in enumerate(drawn)
    ]
    return Story("x", "X", "Nothing.\n", drafts)


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(story=stories(), reference=st.integers(0, 500) | st.none(), is_framed=st.booleans())
def test_no_words_stand_on_others_or_leave_the_picture(story: Story, reference: int | None, is_framed: bool) -> None:
    items = items_of(story)
    days = [day for item in items for day in (item.event.date.earliest, item.event.date.latest) if day]
    day = None if reference is None else day_from_ordinal(max(days).ordinal + reference)
    frame: Range | None = None
    if is_framed:
        year = min(days).year
        frame = (Day(year, 1, 1).ordinal, Day(year + 1, 1, 1).ordinal)
    strip = make_strip(items, STRINGS, reference=day, frame=frame)
    assert strip
    for width in (*WITH_KEYS, *WITH_TITLES):
        found = boxes(strip.picture, width, has_titles=width in WITH_TITLES)
        labels = sum(box.kind == "label" for box in found)
        counted = sum(int(box.words) for box in found if box.kind == "count")
        assert labels + counted == len(items)
        for box in found:
            assert box.left >= -0.5, (box, width)
            assert box.right <= width + 0.5, (box, width)
        for one, other in combinations(found, 2):
            assert not one.meets(other), (one, other, width)


@pytest.mark.parametrize("words", ["Rostec completes its last major contract", "WWWW", "大臣"])
def test_letters_are_given_their_own_room(words: str) -> None:
    assert text_width(words) > 5 * len(words)
