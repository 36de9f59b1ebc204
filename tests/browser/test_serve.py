"""The preview in a browser: what is saved is there, in every tab, without a hand on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect

from builder.cli import main
from tests.preview import Server, start_preview

TABS = 8


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "mine"
    assert CliRunner().invoke(main, ["new", str(site)]).exit_code == 0
    with start_preview(site) as server:
        yield server


def edit(path: Path, old: str, new: str) -> None:
    """Save as careful editors do: a new file takes the old one's name."""
    text = path.read_text("utf-8")
    assert old in text
    other = path.with_name(f".{path.name}.new")
    other.write_text(text.replace(old, new), "utf-8")
    other.replace(path)


def open_tab(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/kilogram.html")
    expect(page.locator("h1")).to_have_text("The kilogram lets go of its last object")
    return page


def test_every_tab_follows_what_is_saved(context: BrowserContext, server: Server) -> None:
    tabs = [open_tab(context, server) for _ in range(TABS)]
    content = server.site / "content"
    tabs[0].evaluate("scrollTo(0, 400)")

    edit(content / "kilogram.md", "lets go of its last object", "is a number now")
    for tab in tabs:
        expect(tab.locator("h1")).to_have_text("The kilogram is a number now")
    assert tabs[0].evaluate("scrollY") == 400

    edit(content / "kilogram.yaml", "The conference votes for a kilogram without a cylinder", "The vote is held")
    for tab in tabs:
        expect(tab.locator("#event-vote h4")).to_contain_text("The vote is held")

    tab = tabs[0]
    tab.evaluate("globalThis.isSamePage = true")
    (server.site / "templates").mkdir()
    (server.site / "templates" / "style.css").write_text("body { background: rgb(1, 2, 3) }", "utf-8")
    expect(tab.locator("body")).to_have_css("background-color", "rgb(1, 2, 3)")
    assert tab.evaluate("globalThis.isSamePage")

    (server.site / "templates" / "article.html").write_text(
        '{% extends "theme/article.html" %}{% block main %}<p id="own">Ours</p>{{ super() }}{% endblock %}', "utf-8"
    )
    for each in tabs:
        expect(each.locator("#own")).to_have_text("Ours")


def test_what_is_broken_is_shown_over_the_last_good_page_until_it_is_mended(
    context: BrowserContext, server: Server
) -> None:
    tab = open_tab(context, server)
    sidecar = server.site / "content" / "kilogram.yaml"
    edit(sidecar, "voted for the change in", "voted against the change in")
    expect(tab.locator("section[role=status] .place")).to_contain_text("content/kilogram.yaml:")
    expect(tab.locator("section[role=status]")).to_contain_text("WH401")
    expect(tab.locator("section[role=status] .hint")).to_contain_text("voted for the change in November")
    expect(tab.locator("h1")).to_have_text("The kilogram lets go of its last object")
    edit(sidecar, "voted against the change in", "voted for the change in")
    expect(tab.locator("section[role=status]")).to_have_count(0)


def test_a_site_that_is_broken_from_the_start_shows_why(context: BrowserContext, tmp_path: Path) -> None:
    site = tmp_path / "mine"
    assert CliRunner().invoke(main, ["new", str(site)]).exit_code == 0
    edit(site / "site.yaml", "title:", "titel:")
    with start_preview(site) as server:
        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{server.port}/")
        expect(tab.locator("section[role=status]")).to_contain_text("titel")
        edit(site / "site.yaml", "titel:", "title:")
        expect(tab.locator("header.site .name")).to_have_text("My timelines")


def test_a_click_with_alt_tells_where_an_event_is_written(context: BrowserContext, server: Server) -> None:
    tab = open_tab(context, server)
    tab.locator("#event-vote h4").click(modifiers=["Alt"])
    expect(tab.locator("section[role=status] .place")).to_contain_text("content/kilogram.yaml:")
