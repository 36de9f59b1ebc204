"""Lists that are too long for one page: years, then months, letters, servers, parts; nothing is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from builder.model.day import Day
from builder.model.timeline import KnownAgent, KnownSource, Timeline, Topic
from builder.model.written import Correction
from builder.render.division import MOST, divide, in_parts
from builder.render.period import Period, month_of, period_of
from builder.render.slices import name_stems
from tests.render.test_site import files_of
from tests.render.timelines import HERE, Draft, Story, World, date, make_timeline, written
from tests.sites import walk

ARTICLES = 520
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def large() -> Timeline:
    """Over 500 articles of one year with 1,040 events, as many people and servers, and over 500 corrections."""
    agents = {
        f"p{place}": KnownAgent(f"p{place}", f"The {LETTERS[place % 26].upper()}. Person {place}", is_named=True)
        for place in range(ARTICLES)
    }
    hosts = {
        f"s{place}": KnownSource(
            f"s{place}", f"s{place}", has_id=False, span=HERE, url=f"https://{LETTERS[place % 26]}{place}.example/x"
        )
        for place in range(ARTICLES)
    }
    one = "https://a0.example/"
    on_one = {
        f"{one}{place}": KnownSource(f"{one}{place}", "a0", has_id=False, span=HERE, url=f"{one}{place}")
        for place in range(510)
    }
    stories = [
        Story(
            f"a{place}",
            f"Article {place}",
            "Text.\n",
            [
                Draft(
                    "month",
                    f"In a month {place}",
                    date(f"2019-{place % 12 + 1:02d}"),
                    [],
                    [f"s{place}"],
                    [[f"p{place}"]],
                ),
                Draft("year", f"In the year {place}", date("2019"), [], [f"{one}{place}"] if place < 510 else []),
            ],
            published=Day(2020, place % 12 + 1, 1),
            topics=["everything"],
            corrections=[Correction(written(Day(2021, 1, 1)), written(f"Correction {place}"))],
        )
        for place in range(ARTICLES)
    ]
    return make_timeline(stories, world=World(sources={**hosts, **on_one}, agents=agents))


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    return files_of(large())


@pytest.fixture(scope="module")
def pages(files: Mapping[str, str]) -> Mapping[str, str]:
    return {path: html for path, html in files.items() if path.endswith(".html")}


def test_every_page_is_reached_and_none_is_long(files: Mapping[str, str], pages: Mapping[str, str]) -> None:
    found = walk(pages, set(files) - set(pages))
    assert not found.broken
    assert not [path for path in pages if path not in found.pages and not path.startswith(("embed/", "404"))]
    for path, html in pages.items():
        assert html.count('<li class="event') <= MOST, path
        assert html.count("<li>") <= MOST + 100, path  # with the links of its head, foot and neighbours


@pytest.mark.parametrize("folder", ["events/", "topics/everything", "status/reported", "known/"])
def test_each_event_stands_once(pages: Mapping[str, str], folder: str) -> None:
    counts = Counter(
        id_
        for path, html in pages.items()
        if path.startswith(folder)
        for id_ in re.findall(r'<li class="event[^>]* id="([^"]*)', html)
    )
    assert len(counts) == 2 * ARTICLES
    assert set(counts.values()) == {1}


def test_a_long_year_keeps_what_has_no_month(pages: Mapping[str, str]) -> None:
    year, march = pages["events/2019.html"], pages["events/2019-03.html"]
    assert 'href="2019-03.html"' in year
    assert "Those of which no month is told." in year
    assert "In the year 0<" in year
    assert "In a month" not in year
    assert march.count("In a month") > 40
    assert "In the year" not in march
    assert "In the year" in pages["events/2019-part-2.html"]
    assert 'href="../../a2.html#event-month"' in pages["topics/everything/2019-03.html"]
    assert 'href="everything/2019.html"' in pages["topics/everything.html"]


def test_long_indexes_go_by_letter_and_server(pages: Mapping[str, str]) -> None:
    assert 'href="letters/q.html"' in pages["agents/index.html"]  # without the article they begin with
    assert "The Q. Person 16" in pages["agents/letters/q.html"]
    assert "Person 16<" not in pages["agents/index.html"]
    assert 'href="../hosts/b1-example.html"' in pages["sources/letters/b.html"]
    assert (
        "https://a0.example/509"
        in pages["sources/hosts/a0-example.html"] + pages["sources/hosts/a0-example-part-2.html"]
    )
    assert 'href="2020.html"' in pages["articles/index.html"]
    assert 'href="../a2.html"' in pages["articles/2020-03.html"]
    assert "Correction" in pages["corrections-part-2.html"]


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2019-03-04", "2019", "2019-03"),
        ("2019-03", "2019", "2019-03"),
        ("2019-25", "2019", None),
        ("[..2019-03-04]", "2019", "2019-03"),
        ("[2019-03-31..2019-04-01]", "2019", None),
        ("199X", "1990s", None),
        ("-0043-03-15", "-0043", "-0043-03"),
    ],
)
def test_a_month_is_claimed_only_where_it_is_told(text: str, year: str, month: str | None) -> None:
    (event,) = make_timeline([Story("a", "A", "Text.\n", [Draft("e", "E", date(text))])]).events
    found = period_of(event)
    assert found
    assert found.name == year
    of_month = month_of(event)
    assert (of_month.name if of_month else None) == month


def test_lists_are_cut_at_their_length() -> None:
    assert [(name, len(items)) for name, items in in_parts("x", range(2 * MOST + 1))] == [
        ("x", MOST),
        ("x-part-2", MOST),
        ("x-part-3", 1),
    ]
    assert in_parts("x", ()) == (("x", ()),)
    (shelf,) = divide({Period(2019, 2019): range(MOST + 1)}, lambda number: Period(2019, 2019, 1) if number else None)
    assert (shelf.items, shelf.count, [month.count for month in shelf.months]) == ((0,), MOST + 1, [MOST])


def test_files_of_slices_are_told_apart() -> None:
    names = ["index", "Rostec", "rostec", "ROSTEC!", "!!!", "x" * 400]
    stems = name_stems(names, spare="topics")
    assert list(stems.values()) == ["index.2", "rostec", "rostec.2", "rostec.3", "topics", "x" * 180]


def test_a_topic_may_be_called_as_the_index_is() -> None:
    timeline = make_timeline([Story("a", "A", "Text.\n", [Draft("e", "E", date("2019"))], topics=["index"])])
    files = files_of(replace(timeline, topics={"index": Topic("index", "Index")}))
    assert 'href="index.2.html"' in files["topics/index.html"]
