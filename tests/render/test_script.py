"""What the script is given: filters of a list, the index of the search; and pages for other people's pages."""

from __future__ import annotations

import json
import re

import pytest

from builder.model.choices import Export, Kind, Status
from builder.model.timeline import Site
from builder.render.address import fragment_url
from builder.render.search import MOST_IN_SHARD, split_text, split_words, to_gaps
from tests.render.test_site import files_of
from tests.render.timelines import PUBLISHED, Draft, Story, date, make_timeline, many, read_theme, rostec_timeline

MOST_BYTES = 10_000


def read_shard(content: str) -> tuple[str, object]:
    found = re.fullmatch(r'whence\("([\w-]+)",(.*)\)\n', content)
    assert found
    return found[1], json.loads(found[2])


def test_the_script_is_small() -> None:
    assert len(read_theme()["script.js"].content) < MOST_BYTES


def test_a_list_is_filtered_by_what_tells_its_events_apart() -> None:
    html = files_of(rostec_timeline())["rostec-leaves.html"]
    form = html[html.index('<form class="filters"') :].partition("</form>")[0]
    assert re.findall(r"<label>(\w[\w ]*) <", form) == ["Words", "Status", "Told as", "According to"]
    options = dict(re.findall(r'<option value="([\w-]+)">([^<]*)', form))
    tags = {
        id_: [options[tag] for tag in mine.split() if tag in options]
        for id_, mine in re.findall(r'id="([^"]*)"[^>]* data-tags="([^"]*)"', html)
    }
    assert len(tags) == 10
    assert tags["event-lapse"][:2] == ["Expected (1)", "a moment (8)"]
    for code, words in options.items():
        bearing = sum(code in mine.split() for mine in re.findall(r'data-tags="([^"]*)"', html))
        assert words.endswith(f"({bearing})")


def test_a_short_list_has_no_filters() -> None:
    html = files_of(make_timeline([many(7)]))["many.html"]
    assert "data-tags" not in html
    assert "filters" not in html


def test_a_choice_that_all_events_share_is_none() -> None:
    drafts = [Draft(f"e{place}", "It happens", date("2019"), status=Status.CONFIRMED) for place in range(9)]
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))["x.html"]
    assert "<select>" not in html


def test_every_event_is_found_by_the_words_of_its_title_and_its_date() -> None:
    timeline = rostec_timeline()
    files = files_of(timeline)
    name, index = read_shard(files["search/index.js"])
    assert name == "index"
    assert index == {"size": 100, "events": 10, "starts": [""]}
    _, words = read_shard(files["search/words-0.js"])
    _, events = read_shard(files["search/events-0.js"])
    assert isinstance(words, dict)
    assert isinstance(events, list)
    for number, event in enumerate(timeline.events):
        assert events[number][0] == event.title
        assert files[events[number][2].partition("#")[0]].count(f'id="{events[number][2].partition("#")[2]}"') == 1
        for word in split_text(f"{event.title} {events[number][1]}"):
            places = [sum(words[word][: place + 1]) for place in range(len(words[word]))]
            assert number in places


def test_a_large_index_is_cut_by_the_letters_that_words_begin_with() -> None:
    words = [(f"{first}{second}{rest:03}", [1, 2]) for first in "ab" for second in "cd" for rest in range(900)]
    words += [("b", list(range(3 * MOST_IN_SHARD)))]
    shards = list(split_words(sorted(words)))
    assert [start for start, _ in shards] == ["ac", "ad", "b", "bc", "bd"]
    assert sum(len(group) for _, group in shards) == len(words)
    assert all(word.startswith(start) for start, group in shards for word, _ in group)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rostec’s S-300 in Ciudad Bolívar", ["rostec", "s", "s", "300", "in", "ciudad", "bolivar"]),
        ("ÉCOLE Straße", ["ecole", "straße"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("a_b", ["a", "b"]),
    ],
)
def test_words_are_compared_without_accents(text: str, words: list[str]) -> None:
    assert split_text(text) == words


def test_steps_add_up_to_the_places() -> None:
    assert to_gaps([3, 4, 9]) == [3, 1, 5]


def test_an_article_is_shown_in_other_pages_in_short() -> None:
    timeline = rostec_timeline()
    html = files_of(timeline)["embed/rostec-leaves.html"]
    hrefs = re.findall(r'<a target="_top" href="([^"]*)"', html)
    assert html.count("<a ") == len(hrefs)
    assert [href for href in hrefs if "#" in href and href.startswith("../rostec-leaves.html")] == [
        f"../rostec-leaves.html#event-{name}"
        for name in ("thousand", "payments", "contract", "planes", "more-troops", "kremlin", "withdrawal", "denial", "departures", "lapse")
    ]  # fmt: skip
    assert "<script" not in html


def test_each_event_has_a_page_of_its_own_only_where_a_site_asks() -> None:
    timeline = make_timeline([many(3)])
    assert [path for path in files_of(timeline) if path.startswith("embed/")] == ["embed/many.html"]
    asking = make_timeline([many(3)], site=Site("X", outputs=frozenset({Export.EVENT_EMBEDS})))
    assert "embed/many.e0.html" in files_of(asking)


def test_the_lines_to_embed_name_the_whole_address() -> None:
    assert "iframe" not in files_of(make_timeline([many(3)]))["many.html"]
    html = files_of(make_timeline([many(3)], site=Site("X", url="https://example.org/a")))["many.html"]
    assert "src=&#34;https://example.org/a/embed/many.html&#34;" in html


@pytest.mark.parametrize(
    ("url", "quote", "expected"),
    [
        ("https://a.example/x", "pulled out", "https://a.example/x#:~:text=pulled%20out"),
        ("https://a.example/x#part", "“key”", "https://a.example/x#part:~:text=%E2%80%9Ckey%E2%80%9D"),
        ("https://a.example/x", "A-B, C & D", "https://a.example/x#:~:text=A%2DB%2C%20C%20%26%20D"),
        ("https://a.example/x", "one […] four", "https://a.example/x#:~:text=one,four"),
        (
            "https://a.example/x",
            "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
            "https://a.example/x#:~:text=One%20two%20three%20four%20five,twelve%20thirteen%20fourteen%20fifteen%20sixteen",
        ),
        ("https://a.example/x", "…", "https://a.example/x"),
    ],
)
def test_a_link_leads_to_the_words_in_the_source(url: str, quote: str, expected: str) -> None:
    assert fragment_url(url, quote) == expected


def test_a_year_without_a_beginning_is_named_by_its_end() -> None:
    drafts = [
        Draft("a", "A", date("[..2017]", kind=Kind.STATE)),
        Draft("b", "B", date("[..2018-12-31]")),
        Draft("c", "C", date("[..2019-06-02]")),
    ]
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts, published=PUBLISHED)]))["x.html"]
    assert re.findall(r'<h3 class="year">([^<]*)', html) == [
        "By the end of 2017",
        "By the end of 2018",
        "2019 or earlier",
    ]
