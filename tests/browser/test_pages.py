"""The repository's own site, opened in a real browser."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

PHONE = 390
DESK = 1280
HEIGHT = 844


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page of a reader who has turned JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def words(text: str) -> str:
    """The text as it is read: one space for any white space, composed letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def events_of(data: Path) -> list[dict[str, Any]]:
    events = json.loads(data.read_text(encoding="utf-8"))["events"]
    assert isinstance(events, list)
    return events


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(browser: Browser, kinds: list[Path], width: int, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for path in kinds:
        page.goto(path.as_uri())
        results = Axe().run(page)
        if results.violations_count:
            found.append(f"{path}\n{results.generate_report()}")
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_is_wider_than_its_window(browser: Browser, opened_pages: list[Path], site: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    page = context.new_page()
    wide = {}
    for path in opened_pages:
        page.goto(path.as_uri())
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            wide[str(path.relative_to(site))] = needed
    context.close()
    assert not wide


def test_nothing_on_a_page_comes_from_another_server(page: Page, opened_pages: list[Path], site: Path) -> None:
    inside = (site.as_uri() + "/", "data:", "blob:")
    foreign = []

    def watch(request: Request) -> None:
        if not request.url.startswith(inside):
            foreign.append(f"{page.url} asks for {request.url}")

    page.on("request", watch)
    for path in opened_pages:
        page.goto(path.as_uri(), wait_until="networkidle")
    assert not foreign


def test_no_page_has_a_script_that_fails(page: Page, opened_pages: list[Path]) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    for path in opened_pages:
        page.goto(path.as_uri())
    assert not faults


def test_without_javascript_an_article_shows_every_event_of_its_data(
    scriptless: Page, opened_pages: list[Path], site: Path
) -> None:
    missing = []
    seen = 0
    for path in opened_pages:
        data = path.with_suffix(".json")
        if not data.is_file():
            continue
        scriptless.goto(path.as_uri())
        for event in events_of(data):
            seen += 1
            place = scriptless.locator(f'[id="{event["anchor"]}"]')
            if not place.count() or words(event["title"]) not in words(place.inner_text()):
                missing.append(f"{path.relative_to(site)}: {event['id']}")
    assert seen, "no article has its data beside it"
    assert not missing


def test_without_javascript_the_events_pages_show_every_event_of_the_site(
    scriptless: Page, opened_pages: list[Path], site: Path
) -> None:
    shown = ""
    for path in opened_pages:
        if path.is_relative_to(site / "events"):
            scriptless.goto(path.as_uri())
            shown += words(scriptless.locator("main").inner_text())
    events = events_of(site / "events.json")
    assert events
    assert not [event["id"] for event in events if words(event["title"]) not in shown]


def test_the_first_tab_stop_leads_to_the_content(page: Page, kinds: list[Path], site: Path) -> None:
    astray = []
    for path in kinds:
        if path.is_relative_to(site / "embed"):
            continue
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')") or ""
        if not target.startswith("#") or not page.locator(f'main[id="{target[1:]}"]').count():
            astray.append(f"{path.relative_to(site)}: {target}")
    assert not astray
