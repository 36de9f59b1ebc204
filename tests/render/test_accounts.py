"""Events told by several accounts, as each article and the site show them."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.model.edtf import Precision
from builder.model.timeline import KnownAgent, Timeline
from tests.render.test_site import Tags, files_of
from tests.render.timelines import Draft, Story, World, date, join_events, make_timeline

CRANE = date("2021-04-04", words="on 4 April", why="Why the fourth")
EARLY = date("2021-04-01/2021-04-10", words="in early April", why="Why early", precision=Precision.PART)


def two_articles(*, second: str = "2021-04-01/2021-04-10", has_conflict: bool = False) -> Timeline:
    own = EARLY if second.startswith("2021") else date(second, words="in 2019", why="Why early")
    first = Story(
        "a",
        "First",
        "It fell on 4 April.\n",
        [Draft("crane", "It fell", CRANE, ["It fell on 4 April"], ["x"], [["lund"]])],
    )
    other = Story(
        "b", "Second", "It sank in early April.\n", [Draft("fall", "It sank", own, ["It sank in early April"], ["y"])]
    )
    plain = Draft("plain", "More", date("2021-03"), sources=["z"])
    world = World(agents={"lund": KnownAgent("lund", "Per Lund", is_named=True)})
    timeline = make_timeline([first, replace(other, drafts=[plain, *other.drafts])], world=world)
    return join_events(timeline, "a#crane", "b#fall", has_conflict=has_conflict)


def event_of(html: str, anchor: str) -> str:
    return html[html.index(f'id="{anchor}"') :].partition('class="event')[0].partition("</ol>")[0]


def text_of(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", re.sub("</?(b|bdi|a)( [^>]*)?>", "", html)).split())


def test_an_article_shows_its_own_words_date_and_reason() -> None:
    html = files_of(two_articles())["b.html"]
    shown, _, rest = event_of(html, "event-fall").partition('<div class="accounts">')
    assert "It sank" in shown
    assert "Early April 2021" in shown
    assert "in early April" in shown
    assert "Why early" in shown
    for foreign in ("It fell", "4 April 2021", "on 4 April", "Why the fourth"):
        assert foreign not in text_of(shown)
    assert "All accounts together: 4 April 2021" in text_of(rest)
    assert "4 April 2021, “on 4 April”: It fell" in text_of(rest)
    assert "Whence, citing Per Lund" in text_of(rest)
    assert 'href="a.html#event-crane"' in rest


def test_the_account_that_has_the_date_of_all_says_so_only_once() -> None:
    html = files_of(two_articles())["a.html"]
    assert "All accounts together" not in html
    assert "Early April 2021, “in early April”: It sank" in text_of(html)


def test_a_passage_stands_at_the_date_of_its_own_account() -> None:
    files = files_of(two_articles())
    assert re.findall(r'class="ref"[^>]*><span class="when">([^<]*)', files["a.html"]) == ["4 April 2021"]
    assert re.findall(r'class="ref"[^>]*><span class="when">([^<]*)', files["b.html"]) == ["early April 2021"]


def test_a_strip_names_and_dates_an_event_as_its_article_does() -> None:
    html = files_of(two_articles())["b.html"]
    strip = html[html.index('class="strip-svg"') : html.index("</figure>")]
    assert "It sank: early April 2021" in strip
    assert "It fell" not in strip


def test_accounts_that_differ_are_shown_at_their_own_years() -> None:
    html = files_of(two_articles(second="2019", has_conflict=True))["b.html"]
    assert "The accounts differ on the date." in html
    assert "All accounts together" not in html
    assert re.findall(r'<h3 class="year">([^<]*)', html) == ["2019", "2021"]
    assert html.index('id="event-fall"') < html.index('id="event-plain"')


def test_numbers_are_those_of_the_pages_own_list() -> None:
    for path, html in files_of(two_articles()).items():
        if not path.endswith(".html"):
            continue
        page = Tags(html)
        for href in page.hrefs:
            assert "#source-" not in href or href.startswith("#") or path.startswith("sources/")
        assert all(href[1:] in page.ids for href in page.hrefs if href.startswith("#source-"))
    html = files_of(two_articles())["b.html"]
    numbers = dict(
        re.findall(r'data-originalurl="https://example.org/(\w)">\w</a> <a class="n" href="#source-(\d)"', html)
    )
    assert numbers == {"x": "3", "y": "2", "z": "1"}


def test_a_page_of_the_site_names_the_sources_of_every_account_without_numbers() -> None:
    html = files_of(two_articles())["events/2021.html"]
    event = event_of(html, "event-a--crane")
    assert "4 April 2021" in event
    assert 'href="https://example.org/x"' in event
    assert 'href="https://example.org/y"' in event
    assert "[1]" not in html
    assert "First, Second" in text_of(event)


def test_a_date_that_no_account_has_alone_stands_without_words() -> None:
    first = Draft("a", "A", date("[2021-03..]", words="after February"), sources=["x"])
    second = Draft("b", "B", date("[..2021-05]", words="by May"), sources=["y"])
    timeline = make_timeline([Story("x", "X", "Text.\n", [first]), Story("y", "Y", "Text.\n", [second])])
    between = date("[2021-03..2021-05]", words="after February")
    html = files_of(join_events(timeline, "x#a", "y#b", at=between))["events/2021.html"]
    assert "Between March and May 2021" in html
    assert "after February" not in html


def test_a_source_of_another_account_is_cited_for_the_event() -> None:
    html = files_of(two_articles())["b.html"]
    assert "2 events rest on 3 sources." in html
    assert "Cited for no event" not in html
    assert event_of(html, "source-3").count('href="#event-fall"') == 1


def test_events_without_a_source_say_so() -> None:
    drafts = [Draft("a", "A", date("2019"), sources=[]), Draft("b", "B", date("2020"), sources=[])]
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))["x.html"]
    assert "2 events, for which no source is cited." in html
    assert "0 sources" not in html


def test_two_accounts_in_one_article_are_both_shown() -> None:
    month = date("2019-06", words="junio de 2019")
    day = date("2019-06-05", words="5 de junio de 2019")
    drafts = [
        Draft("find", "They find it", month, ["found in June"], ["x"]),
        Draft("find-day", "They find it, with the day", day, ["it was on the fifth"], ["y"]),
    ]
    timeline = make_timeline([Story("x", "X", "It was found in June, and it was on the fifth.\n", drafts)])
    html = files_of(join_events(timeline, "x#find", "x#find-day", at=day))["x.html"]
    shown, _, rest = event_of(html, "event-find").partition('<div class="accounts">')
    assert "June 2019" in shown
    assert "5 June 2019" not in text_of(shown)
    assert "All accounts together: 5 June 2019" in text_of(rest)
    assert "They find it, with the day" in rest
    assert 'href="#quote-find-day"' in rest
    assert 'href="#quote-find"' in shown
    assert re.findall(r'class="ref"[^>]*><span class="when">([^<]*)', html) == ["June 2019", "5 June 2019"]
