"""What the style sheet holds to, where no page shows it in its HTML."""

from __future__ import annotations

import re

from tests.render.timelines import read_theme

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
