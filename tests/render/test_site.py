from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from builder.diagnostics import Outcome
from builder.model.choices import Show, Status
from builder.model.dates import GivenBy
from builder.model.day import Day
from builder.model.inputs import File
from builder.model.output import Output
from builder.model.timeline import KnownAgent, KnownPlace, KnownSource, Site, Timeline, Topic
from builder.model.written import ArchivedCopy, Correction
from builder.render import render_site
from builder.render.address import Standpoint, redirect_path, site_anchors
from builder.render.strings import isolate
from tests.render.timelines import (
    HERE,
    Draft,
    Story,
    World,
    centuries,
    date,
    join_events,
    make_page,
    make_timeline,
    many,
    read_theme,
    rostec,
    rostec_timeline,
    rostec_world,
    written,
)

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def files_of(timeline: Timeline, templates: Mapping[str, File] | None = None) -> dict[str, str]:
    outcome = render(timeline, templates)
    assert not outcome.diagnostics
    assert len({output.path.casefold() for output in outcome.value}) == len(outcome.value)
    return {output.path: output.content.decode() for output in outcome.value}


def render(timeline: Timeline, templates: Mapping[str, File] | None = None) -> Outcome[tuple[Output, ...]]:
    return render_site(timeline, templates or {}, read_theme())


class Tags(HTMLParser):
    """The elements of a page with their attributes, and how deep they are nested."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "wbr", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.open)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.found if "id" in attributes]

    @property
    def hrefs(self) -> list[str]:
        return [attributes["href"] for _, attributes in self.found if "href" in attributes]


SITES: dict[str, Callable[[], Timeline]] = {
    "rostec": rostec_timeline,
    "quotes only": lambda: make_timeline([replace(rostec(), show=Show.QUOTES)], world=rostec_world()),
    "spanish": lambda: make_timeline([replace(rostec(), language="es")], world=rostec_world()),
    "arabic": lambda: make_timeline([replace(rostec(), language="ar")], world=rostec_world()),
    "centuries": lambda: make_timeline([centuries()]),
    "one": lambda: make_timeline([many(1)]),
    "200": lambda: make_timeline([many(200)]),
    "no events": lambda: make_timeline([Story("x", "X", "Text.\n", [])]),
    "nothing": lambda: make_timeline([]),
}


@pytest.mark.parametrize("name", SITES)
def test_every_link_of_every_page_leads_somewhere(name: str) -> None:
    files = files_of(SITES[name]())
    pages = {path: Tags(html) for path, html in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for href in page.hrefs:
            if href.startswith(("http:", "https:", "data:")):
                continue
            target, _, fragment = href.partition("#")
            if path == "404.html":
                assert href.startswith(("/", "#"))
                target = target.removeprefix("/")
                place = target or path
            else:
                assert not href.startswith("/"), (path, href)
                place = join(path, unquote(target)) if target else path
            assert place in files, (path, href)
            if fragment and place.endswith(".html"):
                assert unquote(fragment) in pages[place].ids, (path, href)


def join(page: str, target: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_the_same_timeline_gives_the_same_bytes() -> None:
    assert render(rostec_timeline()).value == render(rostec_timeline()).value


def test_an_event_links_straight_to_its_sources_by_name() -> None:
    for path in ("rostec-leaves.html", "events/2019.html"):
        html = files_of(rostec_timeline())[path]
        event = html[html.index("deputy minister says", html.index('<ol class="timeline')) :]
        source = re.search(r'<a class="src"([^>]*)>([^<]*)</a>', event)
        assert source
        assert source[2] == "The Moscow Times"
        assert 'href="https://www.themoscowtimes.com/2019/04/04/' in source[1]
        assert 'data-originalurl="https://www.themoscowtimes.com/2019/04/04/' in source[1]
        assert 'data-versionurl="https://web.archive.org/web/20190405000000/' in source[1]
        assert 'data-versiondate="2019-04-05"' in source[1]


def test_event_and_passage_lead_to_each_other() -> None:
    page = Tags(files_of(rostec_timeline())["rostec-leaves.html"])
    for draft in rostec().drafts:
        assert f"event-{draft.entry}" in page.ids
        assert f"quote-{draft.entry}" in page.ids
        assert f"#event-{draft.entry}" in page.hrefs
        assert f"#quote-{draft.entry}" in page.hrefs


def test_a_denial_stands_beside_what_it_disputes() -> None:
    html = files_of(rostec_timeline())["rostec-leaves.html"]
    sides = html[html.index('<ul class="sides">') :].partition("</ul>\n</li>")[0]
    assert 'id="event-withdrawal"' in sides
    assert 'id="event-denial"' in sides
    assert sides.index("withdraws key advisers") < sides.index("denies the reports")


def test_what_may_not_be_republished_is_not() -> None:
    html = files_of(SITES["quotes only"]())["rostec-leaves.html"]
    assert "From the edge of the runway" not in html
    assert html.count('<blockquote class="passage"') == len(rostec().drafts)
    assert 'id="quote-planes"' in html


def test_drafts_and_retractions_are_marked() -> None:
    drafts = [
        Draft("a", "It happens", date("2019-03"), is_draft=True),
        Draft("b", "It does not", date("2019-04"), status=Status.RETRACTED),
    ]
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))["x.html"]
    assert '<span class="draft">Draft</span>' in html
    assert "<s>It does not</s>" in html
    assert "Retracted" in html


def test_a_foreign_article_is_marked_where_its_words_stand_on_a_page_of_the_site() -> None:
    files = files_of(SITES["spanish"]())
    assert '<html lang="es">' in files["rostec-leaves.html"]
    assert "Cronología" in files["rostec-leaves.html"]
    assert '<html lang="en">' in files["events/2019.html"]
    assert '“<bdi lang="es">in March</bdi>”' in files["events/2019.html"]
    arabic = files_of(SITES["arabic"]())["rostec-leaves.html"]
    assert '<html lang="en">' in arabic
    assert '<div class="body prose" lang="ar" dir="rtl">' in arabic
    text = arabic[arabic.index('id="text"') :]
    assert '<span class="when">\u2068March 2019\u2069</span>' in text
    assert "\u2068" not in files["rostec-leaves.html"]


def evil_timeline() -> Timeline:
    """A site in which everything an author can write is an attack."""
    source = KnownSource(
        "s",
        EVIL,
        has_id=True,
        span=HERE,
        title=EVIL,
        url="javascript:alert(1)",
        publisher=EVIL,
        author=(EVIL,),
        archived=(ArchivedCopy(written("javascript:alert(2)"), written(Day(2019, 6, 1))),),
        note=EVIL,
    )
    agent = KnownAgent("a", EVIL, is_named=True, role=EVIL, same_as="javascript:alert(3)")
    place = KnownPlace("p", EVIL, EVIL, "javascript:alert(4)")
    why = date("2019-03", words=EVIL, why=EVIL)
    first = Draft("e", EVIL, why, ["Evil"], ["s"], [("a",)], text=f"{EVIL} [x](javascript:alert(5))", at=EVIL)
    second = Draft("f", EVIL, why, [], ["s"], disputes=["e"], after=["e"])
    text = f"Evil {EVIL} [a](javascript:alert(6)) [b](data:text/html,x) ![i](javascript:alert(7)) [c](//evil.example)\n"
    fix = Correction(written(Day(2019, 6, 5)), written(EVIL), written("e"), written(EVIL), written(EVIL))
    story = Story(
        "x", EVIL, text, [first, second], summary=EVIL, basis=EVIL, publisher=EVIL, corrections=[fix], topics=["t"]
    )
    site = Site(EVIL, description=EVIL, url="https://example.org/a")
    timeline = make_timeline(
        [story],
        site=site,
        world=World({"s": source}, {"a": agent}, {"p": place}),
        pages=[make_page("about", EVIL, text)],
        redirects=[("old", "x")],
    )
    topics = {key: replace(topic, label=EVIL) for key, topic in timeline.topics.items()}
    return replace(timeline, topics=topics)


def test_nothing_an_author_writes_becomes_markup() -> None:
    for path, content in files_of(evil_timeline()).items():
        if not path.endswith(".html"):
            continue
        page = Tags(content)
        for tag, attributes in page.found:
            is_data = attributes == {"type": "application/ld+json"}
            assert tag != "script" or is_data or attributes["src"] in {"script.js", "../script.js", "../../script.js"}
            assert not any(name.startswith("on") for name in attributes), (path, tag, attributes)
            for name in ("href", "src"):
                value = attributes.get(name, "")
                assert not re.match(r"(?i)\s*(javascript|data:text|//|vbscript)", value), (path, tag, value)


def test_templates_never_see_what_an_author_writes_as_template() -> None:
    story = Story("x", "{{ 7 * 7 }}{% raise %}", "{{ 7 * 7 }}\n", [Draft("a", "{{ 7 * 7 }}", date("2019"))])
    html = files_of(make_timeline([story]))["x.html"]
    assert "{{ 7 * 7 }}" in html
    assert ">49<" not in html


def one(name: str, content: str) -> dict[str, File]:
    return {name: File(f"templates/{name}", content.encode())}


@pytest.mark.parametrize(
    ("name", "content", "line", "message"),
    [
        ("article.html", "a\n{% if %}\n", 2, "expected an expression"),
        ("article.html", "a\n\n{{ article.nothing }}\n", 3, "has no attribute 'nothing'"),
        ("article.html", "{{ nothing }}\n", 1, "'nothing' is undefined"),
        ("base.html", "a\n{{ strings.no_such_words }}\n", 2, "no_such_words"),
        ("event.html", "\n\n\n{{ event.sources + 1 }}", 4, "TypeError"),
        ("home.html", '{% extends "nowhere.html" %}', 1, "there is no template “nowhere.html”"),
        ("strings/en.yaml", "words:\n  a: [\n", 3, "no YAML"),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_line(name: str, content: str, line: int, message: str) -> None:
    found = render(rostec_timeline(), one(name, content)).diagnostics
    assert {(fault.code, fault.span.path, fault.span.line) for fault in found} == {("WH801", f"templates/{name}", line)}
    assert all(message in fault.message for fault in found)


def test_a_sites_own_template_wins_and_can_reach_the_themes() -> None:
    own = '{% extends "theme/article.html" %}{% block corrections %}<p>Ours: {{ article.title }}</p>{% endblock %}'
    html = files_of(rostec_timeline(), one("article.html", own))["rostec-leaves.html"]
    assert "Ours: Are Rostec’s advisers leaving Venezuela?" in html
    assert 'id="corrections"' not in html
    assert 'id="timeline"' in html


def test_a_sites_own_words_and_style_win() -> None:
    templates = one("strings/en.yaml", "words: {timeline: What happened}\n") | one("style.css", "body { color: red }\n")
    files = files_of(rostec_timeline(), templates)
    assert ">What happened</h2>" in files["rostec-leaves.html"]
    assert files["style.css"] == "body{color: red}\n"


def test_data_of_the_site_and_of_an_article() -> None:
    files = files_of(rostec_timeline())
    site, article = json.loads(files["events.json"]), json.loads(files["rostec-leaves.json"])
    assert site["version"] == 1
    assert [event["id"] for event in article["events"]] == [f"rostec-leaves#{draft.entry}" for draft in rostec().drafts]
    assert {event["id"] for event in site["events"]} == {event["id"] for event in article["events"]}
    assert files["events.json"].endswith("}\n")
    payments = next(event for event in article["events"] if event["id"].endswith("payments"))
    assert payments["anchor"] == "event-payments"
    assert payments["date"]["edtf"] == "[..2018-12-31]"
    assert payments["date"]["earliest"] is None
    assert payments["date"]["latest"] == "2018-12-31"
    assert payments["date"]["words"] == "by the end of 2018"
    assert payments["date"]["worded"] == "by the end of last year"
    account = payments["accounts"][0]
    assert account["passages"][0]["exact"].startswith("Payments under running contracts")
    assert account["passages"][0]["href"] == "rostec-leaves.html#quote-payments"
    assert account["sources"][0]["url"].startswith("https://www.wsj.com/articles/")
    assert [agent["label"] for agent in account["attribution"][0]][:2] == [
        "The Moscow Times",
        "The Wall Street Journal",
    ]


def test_links_from_any_depth() -> None:
    assert Standpoint("2019/a/b.html").link("style.css") == "../../style.css"
    assert Standpoint("2019/a.html").link("2019/b.html", "x y") == "b.html#x%20y"
    assert Standpoint("a.html").link("a.html", "x") == "#x"
    assert Standpoint("a.html").link("a.html") == "a.html"
    assert Standpoint("a.html").link("événements/ü.html") == "%C3%A9v%C3%A9nements/%C3%BC.html"
    assert Standpoint("404.html", "/base/").link("events/index.html") == "/base/events/index.html"


def test_the_404_page_starts_from_the_path_of_the_url() -> None:
    html = files_of(make_timeline([many(1)], site=Site("X", url="https://example.org/news/2019")))["404.html"]
    assert 'href="/news/2019/events/index.html"' in html


def test_canonical_links_are_whole() -> None:
    files = files_of(make_timeline([many(1)], site=Site("X", url="https://example.org/news")))
    assert '<link rel="canonical" href="https://example.org/news/">' in files["index.html"]
    assert '<link rel="canonical" href="https://example.org/news/many.html">' in files["many.html"]
    assert '<link rel="canonical" href="https://example.org/news/events/">' in files["events/index.html"]
    assert "canonical" not in files_of(make_timeline([many(1)]))["index.html"]


def test_anchors_on_pages_of_the_site_are_never_shared() -> None:
    anchors = site_anchors([("a/b", "c"), ("a-b", "c"), ("a", "b--c"), ("a--b", "c"), ("a/b", "c")])
    assert anchors["a/b", "c"] == "event-a-b--c"
    assert len(set(anchors.values())) == 4


@pytest.mark.parametrize(
    ("alias", "path"),
    [("old/a", "old/a.html"), ("/old/a.html", "old/a.html"), ("old/", "old/index.html"), ("/", "index.html")],
)
def test_old_addresses(alias: str, path: str) -> None:
    assert redirect_path(alias) == path


def test_an_old_address_leads_to_the_new_one() -> None:
    html = files_of(rostec_timeline())["old/rostec.html"]
    assert '<meta http-equiv="refresh" content="0; url=../rostec-leaves.html">' in html


def test_an_event_told_twice_shows_both_tellings() -> None:
    timeline = make_timeline([rostec(), replace(many(1), slug="2019/other")], world=rostec_world())
    files = files_of(join_events(timeline, "rostec-leaves#contract", "2019/other#e0"))
    assert 'href="2019/other.html#event-e0"' in files["rostec-leaves.html"]
    assert 'href="../rostec-leaves.html#event-contract"' in files["2019/other.html"]
    assert 'id="event-e0"' in files["2019/other.html"]
    assert files["events/2019.html"].count('class="event') == len(rostec().drafts) - 2


def test_an_article_shows_the_status_that_it_claims_and_not_that_of_another() -> None:
    drafts = [Draft("a", "A", date("2019-03")), Draft("a", "A", date("2019-03"), status=Status.CONFIRMED)]
    stories = [Story(slug, slug, "Text.\n", [draft]) for slug, draft in zip("xy", drafts, strict=True)]
    files = files_of(join_events(make_timeline(stories), "x#a", "y#a"))
    assert 'class="status reported"' in files["x.html"]
    assert 'class="status confirmed"' in files["y.html"]
    assert 'class="status reported"' in files["events/2019.html"]


ARABIC = "words: {timeline: الخط الزمني}\n"


def test_quotation_marks_are_those_of_the_line_and_an_authors_words_keep_their_direction() -> None:
    arabic = Draft("a", "حدث", date("2019-03", words="في مارس"))
    english = Draft("b", "It happens", date("2019-04", words="in April"))
    stories = [Story("x", "X", "Text.\n", [arabic], language="ar"), Story("y", "Y", "Text.\n", [english])]
    timeline = make_timeline(stories)
    assert '“<bdi lang="ar" dir="rtl">في مارس</bdi>”' in files_of(timeline)["x.html"]
    assert '“<bdi lang="ar" dir="rtl">في مارس</bdi>”' in files_of(timeline)["events/2019.html"]
    site = replace(timeline, site=replace(timeline.site, language="ar"))
    html = files_of(site, one("strings/ar.yaml", ARABIC))["x.html"]
    assert '<html lang="ar" dir="rtl">' in html
    assert "«<bdi>في مارس</bdi>»" in html


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("رويترز", "en", "\u2068رويترز\u2069"),
        ("رويترز", "ar", "رويترز"),
        ("Reuters", "ar", "\u2068Reuters\u2069"),
        ("Reuters", "en", "Reuters"),
        ("1944", "ar", "1944"),
    ],
)
def test_names_that_run_the_other_way_are_kept_apart(words: str, language: str, shown: str) -> None:
    assert isolate(words, language) == shown


def test_two_passages_of_one_event_are_told_apart() -> None:
    draft = Draft("a", "A", date("2019"), ["first words", "second words"])
    html = files_of(make_timeline([Story("x", "X", "The first words and second words.\n", [draft])]))["x.html"]
    links = html[html.index('class="to-text many"') :].partition("</span>")[0]
    assert re.sub("<[^>]+>", "", links).partition(">")[2] == "In the text: 1 2"
    assert 'href="#quote-a"' in links
    assert 'href="#quote-a.2"' in links


def test_places_topics_and_the_day_it_was_reported_stand_with_the_event() -> None:
    timeline = make_timeline([Story("x", "X", "Text.\n", [Draft("a", "A", date("2019-03"))])])
    (event,) = timeline.events
    reported = date("2019-06-02", words="on Sunday", given_by=GivenBy.PUBLISHED)
    account = replace(event.lead, places=("port",), topics=("ferries",), reported=reported)
    html = files_of(
        replace(
            timeline,
            events=(replace(event, accounts=(account,)),),
            places={"port": KnownPlace("port", "The port")},
            topics={"ferries": Topic("ferries", "Ferries")},
        )
    )["x.html"]
    assert 'Where: <a class="to" href="places/port.html">The port</a>' in html
    assert 'Topics: <a class="to" href="topics/ferries.html">Ferries</a>' in html
    inside = html[html.index("<details><summary>Why this date") :].partition("</details>")[0]
    known = 'Earliest report we list: <a href="known/2019-06.html#event-x--a">2 June 2019</a> (“<bdi>on Sunday</bdi>”)'
    assert known in inside


def test_every_article_is_reached_from_the_home_page() -> None:
    stories = [
        Story(f"s{place}", f"Story {place}", "Text.\n", [], published=Day(2019 - place // 20, 1, 1))
        for place in range(45)
    ]
    files = files_of(make_timeline(stories))
    assert 'href="articles/index.html"' in files["index.html"]
    assert files["index.html"].count("Story ") == 30
    listed = files["articles/index.html"]
    assert listed.count('<li><a href="../s') == 45
    assert re.findall(r'<h2 class="hang"[^>]*>([^<]*)', listed) == ["2019", "2018", "2017"]
    assert "articles/index.html" not in files_of(make_timeline(stories[:30]))
