"""What the style sheet holds to, where no page shows it in its HTML."""

from __future__ import annotations

import gzip
import re

import pytest

from builder.model.day import Day
from builder.render.assets import compact_style
from tests.render.test_site import files_of
from tests.render.timelines import Draft, Story, date, make_timeline, read_theme

STYLE = read_theme()["style.css"].content.decode()
PRINT = STYLE[STYLE.index("@media print") :]


def rule(selector: str, style: str) -> str:
    found = re.search(rf"^ *{re.escape(selector)} {{([^}}]*)}}", style, re.MULTILINE)
    assert found, selector
    return found[1]


def test_the_text_begins_under_its_heading_so_that_dates_in_the_margin_meet_none() -> None:
    assert "grid-row: 2" in rule(".text > .prose", STYLE)


def test_a_printed_passage_is_underlined_as_one() -> None:
    printed = rule("mark", PRINT)
    assert "text-decoration: underline" in printed
    assert "border" not in printed


@pytest.mark.parametrize(
    ("style", "compact"),
    [
        (
            "a { color: red; }\n\n/* note } */\nb > c , d :hover { margin: 0 1px }\n",
            "a{color: red;}b>c,d :hover{margin: 0 1px}\n",
        ),
        ('q::after { content: " /* x */ { "; }', 'q::after{content: " /* x */ { ";}\n'),
        (
            "@media (min-width: 1px) { a { width: calc(1px + 2px) } }",
            "@media (min-width: 1px){a{width: calc(1px + 2px)}}\n",
        ),
    ],
)
def test_a_style_sheet_loses_nothing_but_room_and_remarks(style: str, compact: str) -> None:
    assert compact_style(style) == compact
    assert compact_style(compact) == compact


def test_an_article_with_thirty_events_weighs_little() -> None:
    """With style and script, each event in the smallest form of an entry: a title, its passage, its date, a source."""
    days = [Day(2019, 1, 1).plus(place * 5) for place in range(30)]
    said = [f"On {day} the committee heard witness number {place} on the dam." for place, day in enumerate(days)]
    drafts = [
        Draft(f"witness-{place}", f"The committee hears witness {place}", date(str(day), words=f"On {day}"), [quote])
        for place, (day, quote) in enumerate(zip(days, said, strict=True))
    ]
    files = files_of(make_timeline([Story("x", "Thirty witnesses", "\n\n".join(said) + "\n", drafts)]))
    page = [files[name].encode() for name in ("x.html", "style.css", "script.js")]
    assert sum(len(gzip.compress(content, mtime=0)) for content in page) < 18_000
