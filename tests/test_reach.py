"""Without a script, and from disk: every event, source, passage and slice is reached by links from index.html."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.sites import Walk, build_case, list_others, read_pages, walk

Site = tuple[dict[str, str], Walk, Sequence[Mapping[str, Any]]]


@pytest.fixture(scope="module", params=["own", "vellmar-bridge"])
def reached(request: pytest.FixtureRequest, site: Path) -> Site:
    """The pages of a site, what is reached of them, and its events."""
    if request.param == "own":
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        pages = {name: path.read_text("utf-8") for name, path in files.items() if name.endswith(".html")}
        data, others = files["events.json"].read_bytes(), set(files) - set(pages)
    else:
        build = build_case(request.param)
        pages, others = read_pages(build), list_others(build)
        data = next(output.content for output in build.outputs if output.path == "events.json")
    return pages, walk(pages, others), json.loads(data)["events"]


def test_every_page_is_reached(reached: Site) -> None:
    pages, found, _ = reached
    assert not found.broken
    apart = {path for path in pages if path.startswith("embed/")} | {"404.html"}  # for others, and for the lost
    assert set(pages) - set(found.pages) == apart


def test_every_event_is_reached_in_its_article_and_on_the_pages_of_the_site(reached: Site) -> None:
    _, found, events = reached
    listed = [path for path in found.pages if path.startswith("events/")]
    known = [path for path in found.pages if path.startswith("known/")]
    for event in events:
        page, _, anchor = event["href"].partition("#")
        assert (page, anchor) in found.places, event["id"]
        assert anchor in found.pages[page].ids
        link = f"../{event['href']}"
        assert sum(link in found.pages[path].links for path in listed) == 1, event["id"]
        assert sum(link in found.pages[path].links for path in known) == 1, event["id"]
    assert events


def test_every_passage_is_reached(reached: Site) -> None:
    _, found, events = reached
    passages = [one["href"] for event in events for account in event["accounts"] for one in account["passages"]]
    assert passages
    for href in passages:
        page, _, anchor = href.partition("#")
        assert (page, anchor) in found.places, href
        assert anchor in found.pages[page].ids, href


def test_every_source_is_reached_and_leads_to_where_it_is(reached: Site) -> None:
    _, found, events = reached
    sources = [one for event in events for account in event["accounts"] for one in account["sources"]]
    assert sources
    for source in sources:
        assert "url" not in source or source["url"] in found.elsewhere, source["key"]
        assert all(copy["url"] in found.elsewhere for copy in source["archived"]), source["key"]
        is_declared = not source["key"].startswith(("http", "article:"))
        assert not is_declared or f"sources/{source['key']}.html" in found.pages, source["key"]


def test_every_slice_holds_its_events(reached: Site) -> None:
    _, found, events = reached
    counted = 0
    for event in events:
        shared = {f"status/{event['status']}"} | ({"status/disputed"} if event["isDisputed"] else set())
        for account in event["accounts"]:
            shared |= {f"topics/{topic['key']}" for topic in account["topics"]}
            shared |= {f"places/{place['key']}" for place in account["places"]}
            shared |= {
                f"agents/{agent['key']}" for chain in account["attribution"] for agent in chain if agent["isNamed"]
            }
            shared |= {f"sources/{one['key']}" for one in account["sources"] if ":" not in one["key"]}
        for base in shared:
            counted += 1
            assert f"../{event['href']}" in found.pages[f"{base}.html"].links, (event["id"], base)
    assert counted > len(events)
