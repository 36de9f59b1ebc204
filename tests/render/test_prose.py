from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from builder.render.inline import render_inline
from builder.render.prose import MarkedPassage, Surroundings, heading_level, render_prose
from tests.render.timelines import prose_of


def safe(target: str) -> str | None:
    return target if target.startswith(("http:", "https:", "#")) else None


def mark(markdown: str, *quotes: str, first_level: int = 3) -> str:
    """Mark the quotes, named a, b, c; each is followed by [a], [b], [c]."""
    prose = prose_of(markdown)
    passages = []
    for name, quote in zip("abcdef", quotes, strict=False):
        start = prose.text.index(quote)
        link = Markup(f"[{name}]")  # noqa: S704 - a test's own
        passages.append(MarkedPassage(start, start + len(quote), name, f"event-{name}", link))
    return render_prose(prose, passages, Surroundings(safe, lambda _: None, first_level)).strip()


def unnamed(html: str) -> str:
    """Leave out the events that marks name, which one test reads."""
    return re.sub(r' data-event="[^"]*"', "", html)


def test_every_mark_names_the_events_that_it_tells() -> None:
    html = mark("One *two* three four.", "One two three", "three four")
    assert re.findall(r'data-event="([^"]*)"[^>]*>([^<]*)', html) == [
        ("event-a", "One "),
        ("event-a", "two"),
        ("event-a event-b", "three"),
        ("event-b", " four"),
    ]


@pytest.mark.parametrize(
    ("markdown", "quotes", "expected"),
    [
        ("One two three.", ["two"], '<p>One <mark id="a">two</mark>[a] three.</p>'),
        (
            "One *two* three.",
            ["One two three"],
            '<p><mark id="a">One </mark><em><mark>two</mark></em><mark> three</mark>[a].</p>',
        ),
        ("A & B < C", ["& B <"], '<p>A <mark id="a">&amp; B &lt;</mark>[a] C</p>'),
        ("A &amp; B", ["& B"], '<p>A <mark id="a">&amp; B</mark>[a]</p>'),
        (
            "One two three four.",
            ["One two three", "two three four"],
            '<p><mark id="a">One </mark><mark id="b" class="shared">two three</mark>[a]<mark> four</mark>[b].</p>',
        ),
        (
            "One two three.",
            ["One two three", "two"],
            '<p><mark id="a">One </mark><mark id="b" class="shared">two</mark>[b]<mark> three</mark>[a].</p>',
        ),
        (
            "One two three.",
            ["One two", "One two three"],
            '<p><span id="b"></span><mark id="a" class="shared">One two</mark>[a]<mark> three</mark>[b].</p>',
        ),
        (
            "One two.",
            ["One two", "One two"],
            '<p><span id="b"></span><mark id="a" class="shared">One two</mark>[a][b].</p>',
        ),
        (
            'See [the page](https://a.org/?a&b "T<") now.',
            ["See the page"],
            '<p><mark id="a">See </mark><a href="https://a.org/?a&amp;b" title="T&lt;"><mark>the page</mark></a>[a] now.</p>',
        ),
        (
            "See [the page](https://example.org) now.",
            ["the"],
            '<p>See <a href="https://example.org"><mark id="a">the</mark> page</a>[a] now.</p>',
        ),
    ],
)
def test_passages_are_marked(markdown: str, quotes: list[str], expected: str) -> None:
    assert unnamed(mark(markdown, *quotes)) == expected


def test_a_passage_may_cross_paragraphs() -> None:
    html = unnamed(mark("One two.\n\nThree four.", "two. Three"))
    assert html == '<p>One <mark id="a">two.</mark></p>\n<p><mark>Three</mark>[a] four.</p>'


def test_marks_never_stand_inside_one_another() -> None:
    text = "One *two **three*** four [five](https://example.org) six seven."
    html = mark(text, "two three four five", "three four", "One two", "four five six", "five", "seven")
    assert not re.search(r"<mark[^>]*>(?:(?!</mark>).)*<mark", html)
    assert html.count("<mark") == html.count("</mark>")
    for name in "abcdef":
        assert html.count(f'id="{name}"') == 1
        assert html.count(f"[{name}]") == 1
    assert re.sub(r"<[^>]+>|\[\w\]", "", html) == "One two three four five six seven."


def test_html_in_an_article_is_text() -> None:
    assert (
        mark("<script>alert(1)</script> & <b>x</b>")
        == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;x&lt;/b&gt;</p>"
    )


def test_a_link_that_leads_nowhere_has_no_address() -> None:
    assert mark("[x](missing.md)") == "<p><a>x</a></p>"


@pytest.mark.parametrize(
    ("levels", "first", "expected"),
    [
        ([1, 2, 3, 4], 3, [3, 3, 4, 5]),
        ([2, 4, 3], 3, [3, 4, 4]),
        ([4, 4, 2], 3, [3, 4, 3]),
        ([2, 3, 4, 5, 6], 3, [3, 4, 5, 6, 6]),
        ([1, 3], 2, [2, 3]),
        ([5], 2, [2]),
    ],
)
def test_headings_fit_under_the_pages_own(levels: list[int], first: int, expected: list[int]) -> None:
    found, before = [], first - 1
    for level in levels:
        before = heading_level(level, before, first)
        found.append(before)
    assert found == expected


def test_headings_carry_their_anchor() -> None:
    assert mark("## Unpaid & bills\n\nText.") == '<h3 id="section-unpaid-bills">Unpaid &amp; bills</h3><p>Text.</p>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** `d<` & e", "a <em>b</em> <strong>c</strong> <code>d&lt;</code> &amp; e"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[x](https://example.org)", '<a href="https://example.org">x</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](gone.md)", "x"),
        ("![x](a.png)", "!x"),
    ],
)
def test_a_sentence_with_inline_markdown(text: str, expected: str) -> None:
    assert render_inline(text, safe) == expected
