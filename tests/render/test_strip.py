from __future__ import annotations

import re
from itertools import pairwise

import pytest

from builder.model.choices import Kind, Status
from builder.model.day import Day
from builder.model.edtf import Qualifier
from builder.model.timeline import Event
from builder.render.index import letter_key
from builder.render.strings import choose_strings, read_strings
from builder.render.strip import fit_scale, make_strip
from builder.render.strip_labels import text_width
from builder.render.strip_marks import range_of
from builder.render.strip_rows import Item
from builder.render.strip_scale import FOLD_WIDTH, WIDTH, Scale, find_ticks, make_scale
from tests.render.timelines import (
    PUBLISHED,
    Draft,
    Story,
    centuries,
    date,
    make_timeline,
    many,
    read_theme,
    rostec,
    rostec_world,
)

STRINGS = choose_strings(read_strings({}, read_theme())[0], "en")


def events_of(story: Story) -> tuple[Event, ...]:
    world = rostec_world() if story.slug == "rostec-leaves" else None
    return make_timeline([story], world=world).events


def items_of(story: Story) -> list[Item]:
    return [Item(event, letter_key(place), f"#{place}", "then") for place, event in enumerate(events_of(story))]


def single(text: str, **how: object) -> Story:
    return Story("one", "One", "Nothing.\n", [Draft("a", "It happens", date(text, **how))])  # type: ignore[arg-type]


def total(scale: Scale) -> float:
    return sum(piece.width for piece in scale.pieces) + FOLD_WIDTH * len(scale.folds)


def test_the_ten_events_are_laid_out_as_in_the_mock() -> None:
    scale = fit_scale(events_of(rostec()), PUBLISHED, None)
    pieces = [(str(piece.start), piece.end - piece.start) for piece in scale.pieces]
    assert [days for _, days in pieces] == [31, 31 + 31 + 28 + 31 + 30 + 31 + 30]
    assert [fold.months for fold in scale.folds] == [11]
    assert scale.pieces[0].x == 88
    assert round(scale.x(Day(2019, 1, 1).ordinal) / WIDTH * 100, 2) == 40.75
    assert round(scale.x(Day(2019, 6, 3).ordinal) / WIDTH * 100, 2) == 90.83


@pytest.mark.parametrize("story", [rostec(), centuries(), many(200), many(1), many(200, same_day=True)], ids=str)
def test_a_scale_fills_the_width_and_never_turns_back(story: Story) -> None:
    events = events_of(story)
    scale = fit_scale(events, PUBLISHED, None)
    assert WIDTH - 88 - 64 <= total(scale) <= WIDTH + 0.001
    assert len(scale.folds) <= 3
    places = [scale.x(day) for event in sorted(events, key=range_of) for day in (range_of(event)[0],)]
    assert places == sorted(places)
    ticks = find_ticks(scale)
    assert ticks
    assert all(0 <= tick.x <= WIDTH for tick in ticks)
    named = [tick.x for tick in ticks if tick.year is not None or tick.month]
    assert all(later - earlier > 20 for earlier, later in pairwise(named))


def test_only_long_and_empty_stretches_are_folded() -> None:
    start = Day(2019, 1, 1).ordinal
    near = make_scale([(start, start + 1), (start + 60, start + 61)])
    far = make_scale([(start, start + 1), (start + 400, start + 401)])
    covered = make_scale([(start, start + 1), (start, start + 401)])
    assert not near.folds
    assert len(far.folds) == 1
    assert not covered.folds
    assert Day(2019, 2, 1).ordinal == far.folds[0].start
    assert Day(2020, 2, 1).ordinal == far.folds[0].end


@pytest.mark.parametrize(
    ("text", "how", "shapes"),
    [
        ("2019-06-02", {}, {"a day"}),
        ("2019-03", {}, {"some moment inside"}),
        ("2019-03", {"kind": Kind.SPAN}, {"all of it"}),
        ("2019-03", {"kind": Kind.STATE}, {"a state, ends not told"}),
        ("2019-03~", {}, {"some moment inside", "approximate"}),
        ("[..2019-03]", {}, {"then or before"}),
        ("[2019-03..]", {}, {"then or after"}),
        ("../2019-03", {"kind": Kind.STATE}, {"one end not told", "a state, ends not told"}),
        ("../2019-03", {"kind": Kind.SPAN}, {"one end not told", "all of it"}),
        ("2019-25", {"qualifier": Qualifier.APPROXIMATE}, {"some moment inside", "approximate"}),
    ],
)
def test_the_legend_lists_the_shapes_that_occur(text: str, how: dict[str, object], shapes: set[str]) -> None:
    strip = make_strip(items_of(single(text, **how)), STRINGS)
    assert strip
    assert {item.text for item in strip.legend} == shapes


@pytest.mark.parametrize("story", [rostec(), centuries(), many(200), single("[..2019]"), single("[2019..]")], ids=str)
def test_a_strip_is_one_picture_that_no_screen_reader_meets(story: Story) -> None:
    strip = make_strip(items_of(story), STRINGS, reference=PUBLISHED)
    assert strip
    assert strip.picture.count('aria-hidden="true"') == 1
    assert strip.picture.count("<a ") == strip.picture.count('tabindex="-1"')
    assert strip.picture.count("<svg") == strip.picture.count("</svg>")
    assert not re.search(r"nan|inf|--", strip.picture)


def labels(picture: str) -> list[tuple[float, float, bool, str]]:
    found = re.findall(r'<text class="label" x="([\d.]+)%" dx="(-?[\d.]+)" y="[\d.]+"([^>]*)>(.*?)</text>', picture)
    return [(float(x), float(dx), "end" in anchor, re.sub("<[^>]+>", "", words)) for x, dx, anchor, words in found]


@pytest.mark.parametrize("story", [rostec(), centuries(), many(12)], ids=str)
def test_labels_stay_in_the_picture_at_the_narrowest_width_that_shows_them(story: Story) -> None:
    strip = make_strip(items_of(story), STRINGS, reference=PUBLISHED)
    assert strip
    assert len(labels(strip.picture)) == len(story.drafts)
    for x, dx, is_left, words in labels(strip.picture):
        edge = x / 100 * 832 + dx + (-1 if is_left else 1) * text_width(words)
        assert -8 <= edge <= 832 + 8, words


def test_over_twelve_events_show_keys_alone_and_never_over_one_another() -> None:
    strip = make_strip(items_of(many(200)), STRINGS)
    assert strip
    assert 'class="t"' not in strip.picture
    assert 'class="pill"' not in strip.picture
    rows: dict[str, list[tuple[float, float]]] = {}
    for y, x, dx, key in re.findall(
        r'cy="([\d.]+)" r="5"/><text class="label" x="([\d.]+)%" dx="(-?[\d.]+)"[^>]*><tspan class="k">(\w+)',
        strip.picture,
    ):
        middle = float(x) / 100 * 656
        side = 13 + 6.9 * len(key)
        rows.setdefault(y, []).append((middle - 5, middle + side) if float(dx) > 0 else (middle - side, middle + 5))
    assert sum(map(len, rows.values())) == 200
    for spans in rows.values():
        rightward = sorted(span for span in spans)
        assert all(a[0] < b[0] for a, b in pairwise(rightward))


@pytest.mark.parametrize("story", [many(200, same_day=True), many(200), many(600), centuries()], ids=str)
def test_every_event_is_drawn_or_counted(story: Story) -> None:
    strip = make_strip(items_of(story), STRINGS)
    assert strip
    counted = [int(count) for count in re.findall(r">[+](\d+)</text>", strip.picture)]
    drawn = strip.picture.count('<text class="label"')
    assert drawn + sum(counted) == len(story.drafts)
    assert strip.picture.count("<a ") == drawn + len(counted)
    assert any("more" in item.text for item in strip.legend) == bool(counted)


def test_what_was_retracted_or_cancelled_is_not_drawn() -> None:
    story = Story(
        "x",
        "X",
        "Nothing.\n",
        [
            Draft("a", "It happens", date("2019-03")),
            Draft("b", "It does not", date("2019-04"), status=Status.RETRACTED),
            Draft("c", "It will not", date("2019-05"), status=Status.CANCELLED),
        ],
    )
    strip = make_strip(items_of(story), STRINGS)
    assert strip
    assert "It happens" in strip.picture
    assert "It does not" not in strip.picture
    assert "It will not" not in strip.picture


@pytest.mark.parametrize(
    ("place", "key"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_keys_go_on_after_z(place: int, key: str) -> None:
    assert letter_key(place) == key
