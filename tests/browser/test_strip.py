"""The strip as a browser draws it: no words on words, whatever the page's width and type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.model.timeline import Timeline
from builder.render import render_site
from tests.render.test_strip_labels import DAY, near
from tests.render.timelines import centuries, make_timeline, many, read_theme, rostec_timeline

SITES: dict[str, Callable[[], Timeline]] = {
    "rostec": rostec_timeline,
    "centuries": lambda: make_timeline([centuries()]),
    "one": lambda: make_timeline([many(1)]),
    "near": lambda: make_timeline([near(DAY, 16)]),
    "near60": lambda: make_timeline([near(DAY, 60)]),
    "200": lambda: make_timeline([many(200)]),
    "200 on a day": lambda: make_timeline([many(200, same_day=True)]),
}

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


@pytest.mark.parametrize("name", SITES)
def test_no_words_of_a_strip_meet(page: Page, tmp_path: Path, name: str) -> None:
    for output in render_site(SITES[name](), {}, read_theme()).value:
        path = tmp_path / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    pages = [path for path in tmp_path.rglob("*.html") if 'class="strip-svg"' in path.read_text(encoding="utf-8")]
    assert pages
    for path in pages:
        for width in (721, 895, 897, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.as_uri())
            count, found = page.evaluate(MEETING)
            assert count
            assert not found, (path.name, width)
