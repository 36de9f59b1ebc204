"""The script in a real browser, from disk: what it adds, and that its keys can be turned off."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ARTICLE = "rostec-leaves.html"


@pytest.fixture
def article(page: Page, site: Path) -> Page:
    page.goto((site / ARTICLE).as_uri())
    return page


def test_event_and_passage_light_up_together(article: Page) -> None:
    passage = article.locator("mark[data-event]").first
    event = passage.get_attribute("data-event")
    assert event
    name = event.split()[0]
    passage.hover()
    expect(article.locator(f'[id="{name}"]')).to_have_class(re.compile(r"\blit\b"))
    expect(article.locator(f'.strip-svg a[href="#{name}"]')).to_have_class(re.compile(r"\blit\b"))
    article.locator(f'a.ref[href="#{name}"]').first.focus()
    expect(passage).to_have_class(re.compile(r"\blit\b"))


def test_j_and_k_lead_from_event_to_event_and_can_be_turned_off(article: Page) -> None:
    def reached() -> str:
        return str(article.evaluate("document.activeElement.closest('li[id]')?.id ?? ''"))

    ids = article.evaluate("[...document.querySelectorAll('#timeline-list li[id]')].map((item) => item.id)")
    article.keyboard.press("j")
    assert reached() == ids[0]
    article.keyboard.press("j")
    article.keyboard.press("j")
    assert reached() == ids[2]
    article.keyboard.press("k")
    assert reached() == ids[1]
    article.locator(".keys button").click()
    article.keyboard.press("j")
    assert reached() == ""
    article.reload()
    article.keyboard.press("j")
    assert reached() == "", "the choice is forgotten on the next page"


def test_a_filter_shows_what_bears_its_choice_and_says_how_many(article: Page) -> None:
    article.locator(".filtering summary").click()
    select = article.locator(".filters select").first
    option = select.locator("option").nth(1)
    count = int(re.findall(r"\((\d+)\)$", option.inner_text())[0])
    total = article.locator("#timeline-list [data-tags]").count()
    select.select_option(index=1)
    code = option.get_attribute("value")
    shown = article.locator("#timeline-list [data-tags]:visible:not(.out)")
    assert sum(code in (one.get_attribute("data-tags") or "").split() for one in shown.all()) == count
    # A dispute stays whole: what it is told by comes with what it is told against.
    assert article.locator("output.filtered").inner_text().startswith(f"{shown.count()} of {total}")
    assert article.locator("#timeline-list .year:visible").count() >= 1
    article.locator(".filters button[type=reset]").click()
    expect(shown).to_have_count(total)


def test_every_event_of_the_site_is_found_from_disk_by_its_title(page: Page, site: Path) -> None:
    events = json.loads((site / "events.json").read_text(encoding="utf-8"))["events"]
    page.goto((site / "search.html").as_uri())
    for event in events:
        page.locator("form.search input").fill(event["title"])
        expect(page.locator(".results a").filter(has_text=event["title"]).first).to_be_visible()


def test_a_search_says_how_many_and_its_results_lead_to_the_events(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri() + "?q=rosté")
    expect(page.locator("[role=status]")).to_contain_text("events")
    count = int(re.findall(r"\d+", page.locator("[role=status]").inner_text())[0])
    expect(page.locator(".results li")).to_have_count(min(count, 20))
    page.locator(".results a").first.click()
    name = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f'li[id="{name}"]')).to_be_in_viewport()
    page.goto((site / "search.html").as_uri())
    page.locator("form.search input").fill("nosuchword")
    expect(page.locator("[role=status]")).to_have_text("No event has all of these words.")


def test_pages_of_the_site_may_load_nothing_else(article: Page) -> None:
    """The policy of each page lets the browser itself refuse what is not ours."""
    refused = article.evaluate(
        """async () => {
            const said = [];
            document.addEventListener("securitypolicyviolation", (event) => said.push(event.effectiveDirective));
            const picture = new Image();
            picture.src = "https://other.example/pixel.gif";
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken'";
            document.head.append(script);
            await fetch("https://other.example/").catch(() => null);
            await new Promise((done) => setTimeout(done, 200));
            return said.sort();
        }"""
    )
    assert refused == ["connect-src", "img-src", "script-src-elem"]
