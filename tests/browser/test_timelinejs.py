"""TimelineJS itself, from npm, reads timeline.json: every event is there, dated as its words are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from builder.model.timeline import Site
from builder.render import render_site
from tests.render.test_exports import DATES
from tests.render.timelines import Draft, Story, make_timeline, read_theme

DIST = Path(__file__).parent / "node_modules/@knight-lab/timelinejs/dist"

PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="{dist}/css/timeline.css">
<div id="timeline" style="width: 1000px; height: 600px"></div>
<script src="{dist}/js/timeline.js"></script>
<script>
window.read = new TL.Timeline("timeline", {data}, {{font: null, script_path: "{dist}/js/"}});
window.read.on("ready", () => {{ window.isReady = true; }});
</script>
"""


def test_timelinejs_shows_every_event_at_its_own_precision(browser: Browser, tmp_path: Path, outside_ci: bool) -> None:
    if not DIST.is_dir():
        gone = "TimelineJS is not installed: `make test` installs it with npm"
        if outside_ci:
            pytest.skip(gone)
        pytest.fail(gone)
    drafts = [Draft(f"e{place}", f"Event {place}", one[0]) for place, one in enumerate(DATES)]
    timeline = make_timeline([Story("a", "A", "Nothing.\n", drafts)], site=Site("Dated"))
    files = {output.path: output.content for output in render_site(timeline, {}, read_theme()).value}
    data = json.loads(files["timeline.json"])
    (tmp_path / "page.html").write_text(PAGE.format(dist=DIST.as_uri(), data=json.dumps(data)), "utf-8")
    page = browser.new_context().new_page()
    faults: list[str] = []
    foreign: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            foreign.append(request.url)

    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("request", watch)
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_function("window.isReady === true")
    found = page.evaluate(
        """() => window.read.config.events.map(event => ({
            id: event.unique_id,
            words: event.display_date,
            begin: ["year", "month", "day"].map(name => event.start_date.data[name]),
            end: event.end_date ? ["year", "month", "day"].map(name => event.end_date.data[name]) : null,
        }))"""
    )
    shown = page.locator(".tl-headline-date").all_text_contents()
    page.close()
    assert not faults
    assert not foreign
    read = {event["id"]: event for event in found}
    for place, (_, words, _, _, _, (begin, end)) in enumerate(DATES):
        event = read[f"event-a--e{place}"]
        assert event["words"].lower() == words.lower()
        assert parts_of(event["begin"]) == begin
        # It drops an end that is the beginning.
        assert (parts_of(event["end"]) if event["end"] else None) == (end if end != begin else None)
    assert len(read) == len(DATES)
    assert {words.strip().lower() for words in shown} >= {one[1].lower() for one in DATES}


def parts_of(given: list[object]) -> tuple[int, ...]:
    """Give year, month and day as TimelineJS has taken them."""
    return tuple(int(str(part)) for part in given if part not in {None, "", "null"})
