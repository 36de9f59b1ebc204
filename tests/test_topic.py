"""Ten articles on one bridge: its closure is told by three of them, exactly, wrongly, and in passing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from builder.model.output import Build
from tests.sites import build_case, read_pages

CLOSED = "2021/closed-to-lorries#closed"


@pytest.fixture(scope="module")
def build() -> Build:
    return build_case("vellmar-bridge")


@pytest.fixture(scope="module")
def pages(build: Build) -> dict[str, str]:
    return read_pages(build)


@pytest.fixture(scope="module")
def events(build: Build) -> dict[str, dict[str, Any]]:
    content = next(output.content for output in build.outputs if output.path == "events.json")
    return {event["id"]: event for event in json.loads(content)["events"]}


def text_of(html: str) -> str:
    """What a reader sees of a piece of a page."""
    joined = re.sub("</?(a|b|bdi|code|del|ins|s|time)( [^>]*)?>", "", html)
    return " ".join(re.sub("<[^>]+>", " ", joined).replace("\u2068", "").replace("\u2069", "").split())


def item(html: str, anchor: str) -> str:
    """One event of a page's list, as it is read."""
    return text_of(html[html.index(f'id="{anchor}"') :].partition(">")[2].partition('<li class="event')[0])


def test_the_conflict_is_warned_of_once_with_every_date(build: Build) -> None:
    (conflict,) = [one for one in build.diagnostics if one.code == "WH706"]
    assert str(conflict.span) == "content/2021/closed-to-lorries.yaml:6:12"
    for date in ("2021-04-14", "2021-03 ", "2021-25"):
        assert date in conflict.message
    assert len(conflict.related) == 2
    assert not any(one.is_error for one in build.diagnostics)


def test_it_is_one_item_on_the_timeline_of_the_site(pages: dict[str, str], events: dict[str, dict[str, Any]]) -> None:
    assert sum(len(event["accounts"]) for event in events.values()) == len(events) + 4
    html = pages["events/2021.html"]
    assert html.count("closes the Vellmar bridge</a></h3>") == 1
    assert "shuts the bridge</a></h3>" not in html
    assert "loses its bridge</a></h3>" not in html
    shown = item(html, "event-2021-closed-to-lorries--closed")
    assert shown.startswith("14 April 2021 “on 14 April 2021” The county closes the Vellmar bridge")
    assert "The Vellmar bridge shuts without warning (14 April 2021)" in shown
    assert "What the valley loses with its bridge (March 2021)" in shown
    assert "A summer without a bridge (spring 2021)" in shown
    assert "The accounts differ on the date." in shown


def test_three_accounts_keep_their_words_dates_and_sources(events: dict[str, dict[str, Any]]) -> None:
    event = events[CLOSED]
    assert event["hasConflict"]
    assert event["date"]["edtf"] == "2021-04-14"
    told = [
        (one["article"], one["date"]["edtf"], one["date"]["worded"], [source["key"] for source in one["sources"]])
        for one in event["accounts"]
    ]
    assert told == [
        ("2021/closed-to-lorries", "2021-04-14", "on 14 April 2021", ["inspection"]),
        ("2021/what-the-valley-loses", "2021-03", "in March", ["courier-story"]),
        ("2021/summer-without-a-bridge", "2021-25", "this spring", ["gazette-story"]),
    ]


@pytest.mark.parametrize(
    ("slug", "anchor", "own", "others"),
    [
        (
            "2021/closed-to-lorries",
            "closed",
            "14 April 2021",
            ["March 2021, “in March”", "Spring 2021, “this spring”"],
        ),
        ("2021/what-the-valley-loses", "shut", "March 2021", ["14 April 2021, “on 14 April 2021”", "Spring 2021"]),
        ("2021/summer-without-a-bridge", "gone", "Spring 2021", ["14 April 2021", "March 2021, “in March”"]),
    ],
)
def test_each_article_tells_its_own_and_shows_the_others(
    pages: dict[str, str], slug: str, anchor: str, own: str, others: list[str]
) -> None:
    shown = item(pages[f"{slug}.html"], f"event-{anchor}")
    assert shown.removeprefix("2021 ").startswith(own)
    assert "The accounts differ on the date." in shown
    assert "All accounts together" not in shown
    for other in others:
        assert other in shown
    assert "at most 2 independent origins" in shown  # the Gazette rests on the report that the exact article cites


@pytest.mark.parametrize(
    ("event", "sources", "origins"),
    [
        (CLOSED, 3, 2),  # one of three cites another
        ("2021/what-the-valley-loses#cost", 2, 1),  # both have it from the same engineer
        ("2020/inspectors-find-cracks#cracks", 1, 1),  # one by id, one by an address that is the same
    ],
)
def test_origins_are_counted_once(events: dict[str, dict[str, Any]], event: str, sources: int, origins: int) -> None:
    found = events[event]
    assert len({source["key"] for account in found["accounts"] for source in account["sources"]}) == sources
    assert found["origins"] == origins


def test_who_says_so_is_one_sentence_with_links(pages: dict[str, str]) -> None:
    html = pages["2021/what-the-valley-loses.html"]
    assert (
        '<a class="to" href="../agents/courier.html">The Vellmar Courier</a>, citing '
        '<a class="to" href="../agents/engineer.html">Ilse Brandt</a>, the county’s bridge engineer' in html
    )
    assert "The Orran Valley Record, citing The Orran Gazette, citing Ilse Brandt" in text_of(html)


def test_a_denial_in_another_article_is_named_on_both_sides(pages: dict[str, str]) -> None:
    told = item(pages["2021/closed-to-lorries.html"], "event-told")
    assert "Disputed: The county denies that anyone warned it" in told
    denial = item(pages["2021/county-denies-delay.html"], "event-denial")
    assert "Disputes The bridge office is told that the pier is moving" in denial
    assert "told that the pier is moving" in text_of(pages["status/disputed.html"])


def test_what_was_known_when_goes_by_the_first_report(pages: dict[str, str]) -> None:
    april = text_of(pages["known/2021-04.html"])
    assert "“Inspection of the Vellmar Bridge, Report of the Bridge Office” was published 15 April 2021." in april
    assert "The county closes the Vellmar bridge" in april
    others = [text_of(html) for path, html in pages.items() if path.startswith("known/") and "2021-04" not in path]
    assert len(others) > 4
    assert not any("closes the Vellmar bridge" in other for other in others)
    shown = item(pages["2021/summer-without-a-bridge.html"], "event-gone")
    assert "Earliest report we list: 15 April 2021" in shown
    assert "Reported here 8 June 2021" in shown


def test_corrections_of_all_articles_stand_on_one_page(pages: dict[str, str]) -> None:
    shown = text_of(pages["corrections.html"])
    days = ["12 February 2022", "19 April 2021", "17 April 2021"]
    assert [shown.index(day) for day in days] == sorted(shown.index(day) for day in days)
    assert "On the event: The bridge office is told that the pier is moving in February in January" in shown
    assert 'href="2021/closed-to-lorries.html#event-told"' in pages["corrections.html"]
    assert "Corrected 19 April 2021" in item(pages["2021/closed-to-lorries.html"], "event-told")


def test_an_unnamed_agent_speaks_only_in_its_own_sidecar(pages: dict[str, str]) -> None:
    shown = text_of(pages["agents/2021-closed-to-lorries-driver.html"])
    assert "A driver who works for the county" in shown
    assert "Speaks only in The Vellmar bridge shuts without warning" in shown


def test_a_source_says_what_rests_on_it(pages: dict[str, str]) -> None:
    shown = text_of(pages["sources/inspection.html"])
    assert "Archived 16 April 2021" in shown
    assert "Sources that rest on it What Became of the Bridge" in shown
    assert "Rests on Inspection of the Vellmar Bridge" in text_of(pages["sources/gazette-story.html"])
    assert "Articles that list it" in shown


def test_drafts_are_nowhere(build: Build) -> None:
    assert not any(b"turns out too soft" in output.content for output in build.outputs)
