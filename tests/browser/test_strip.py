"""The strip as a browser draws it: no words on words, whatever the page's width and type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.model.inputs import File
from builder.model.timeline import Site, Timeline
from builder.render import render_site
from tests.render.test_strip_labels import DAY, near
from tests.render.timelines import centuries, make_timeline, many, read_theme, rostec, rostec_timeline, rostec_world

SITES: dict[str, Callable[[], Timeline]] = {
    "rostec": rostec_timeline,
    "centuries": lambda: make_timeline([centuries()]),
    "one": lambda: make_timeline([many(1)]),
    "near": lambda: make_timeline([near(DAY, 16)]),
    "near60": lambda: make_timeline([near(DAY, 60)]),
    "200": lambda: make_timeline([many(200)]),
    "arabic": lambda: make_timeline(
        [replace(rostec(), language="ar")], world=rostec_world(), site=Site("Whence", language="ar")
    ),
    "200 on a day": lambda: make_timeline([many(200, same_day=True)]),
}

# A language that a site adds with a file of its own: what it lacks is said in English.
ARABIC = File("templates/strings/ar.yaml", "words: {timeline: الخط الزمني, read_from: 'من {date}'}\n".encode())

MEETING = """() => {
    const strip = document.querySelector(".strip-svg");
    const room = strip.getBoundingClientRect();
    const words = [...strip.querySelectorAll("text:not(.back)")].filter((one) => one.getClientRects().length);
    const boxes = words.map((one) => [one.textContent, one.getBoundingClientRect(), one.getBBox().width]);
    const found = [];
    for (const [text, box, width] of boxes) {
        if (width && (box.left < room.left - 2 || box.right > room.right + 2)) found.push([text, "leaves the picture"]);
    }
    boxes.forEach(([text, box, width], place) => boxes.slice(place + 1).forEach(([other, next, its]) => {
        const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (width && its && across > 0 && down > 4) found.push([text, other]);
    }));
    return [boxes.length, found];
}"""


def write_site(name: str, folder: Path) -> None:
    made = render_site(SITES[name](), {"strings/ar.yaml": ARABIC}, read_theme())
    assert not made.diagnostics
    for output in made.value:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)


@pytest.mark.parametrize("name", SITES)
def test_no_words_of_a_strip_meet(page: Page, tmp_path: Path, name: str) -> None:
    write_site(name, tmp_path)
    pages = [path for path in tmp_path.rglob("*.html") if 'class="strip-svg"' in path.read_text(encoding="utf-8")]
    assert pages
    for path in pages:
        for width in (721, 895, 897, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.as_uri())
            count, found = page.evaluate(MEETING)
            assert count
            assert not found, (path.name, width)


def test_time_goes_from_right_to_left_where_reading_does(page: Page, tmp_path: Path) -> None:
    places = []
    for name in ("rostec", "arabic"):
        write_site(name, tmp_path / name)
        page.goto((tmp_path / name / "rostec-leaves.html").as_uri())
        places.append(
            page.evaluate(
                """() => {
                    const room = document.querySelector(".strip-svg").getBoundingClientRect();
                    const middle = (node) => { const box = node.getBoundingClientRect(); return (box.left + box.right) / 2 - room.left; };
                    const marks = [...document.querySelectorAll(".strip-svg a")].map((link) => link.querySelector(".bar, .dot, .line"));
                    const keys = [...document.querySelectorAll(".strip-svg .label .k")];
                    return [room.width, marks.map(middle), keys.map(middle)];
                }"""
            )
        )
    (width, marks, keys), (_, turned, turned_keys) = places
    assert turned == pytest.approx([width - place for place in marks], abs=1)
    # Words are turned back in place, their keys still on the side of the mark.
    assert turned_keys == pytest.approx([width - place for place in keys], abs=3)
