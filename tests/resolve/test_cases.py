"""The conventions as data: every row of tests/cases/dates is found, or not found, as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.model.choices import Hemisphere
from builder.model.dates import Conventions
from builder.model.day import Day, parse_day
from builder.resolve.expressions import Found, find_expressions, read_expression
from builder.resolve.rule import Context, ReferenceKind

FOLDER = Path(__file__).parent.parent / "cases" / "dates"


def rows(key: str) -> list[Any]:
    """All cases of all files, with the file's reference date where a case has none."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all values stay text
        for row in file.get(key, ()):
            case = {"text": row} if isinstance(row, str) else row
            found.append(pytest.param({"reference": file["reference"], **case}, id=f"{path.stem}: {case['text']}"))
    return found


def unmark(text: str) -> tuple[str, int, int]:
    """Take the brackets off; with them, the extent of the expression."""
    start, end = text.index("["), text.rindex("]") - 1
    return text[:start] + text[start + 1 : end + 1] + text[end + 2 :], start, end


def context_of(case: dict[str, str]) -> Context:
    conventions = Conventions(
        language=case.get("language", "en"),
        hemisphere=Hemisphere(case.get("hemisphere", "northern")),
        fiscal_year_start=tuple(map(int, case["fiscal"].split("-"))) if "fiscal" in case else None,  # type: ignore[arg-type]
    )
    kind = ReferenceKind(case.get("reference_kind", "published"))
    return Context(parse_day(case["reference"]), conventions, reference_kind=kind)


def to_text(day: Day | None) -> str:
    return str(day) if day else "open"


def check(case: dict[str, str], found: Found) -> None:
    assert found.date is not None
    date = found.date
    assert date.edtf.text == case["edtf"]
    if "earliest" in case:
        assert (to_text(date.earliest), to_text(date.latest)) == (case["earliest"], case["latest"])
        assert date.kind == case["kind"]
    if "ambiguity" in case:
        assert (found.ambiguity or "null") == case["ambiguity"]
        assert (found.other.edtf.text if found.other else None) == case.get("other")


@pytest.mark.parametrize("case", rows("cases"))
def test_words_are_read(case: dict[str, str]) -> None:
    text, start, end = unmark(case["text"])
    found = read_expression(text, start, end, context_of(case))
    assert found is not None
    check(case, found)
    assert (found.full_start, found.full_end) == (start, end)


@pytest.mark.parametrize("case", rows("cases"))
def test_words_are_found_in_running_text(case: dict[str, str]) -> None:
    if case.get("language", "en") != "en":
        pytest.skip("the grammar finds English")
    text, start, end = unmark(case["text"])
    places = {(one.full_start, one.full_end): one for one in find_expressions(text, context_of(case))}
    assert (start, end) in places, [text[a:b] for a, b in places]
    check(case, places[start, end])


@pytest.mark.parametrize("case", rows("named"))
def test_one_of_two_dates_is_read_where_it_is_named(case: dict[str, str]) -> None:
    text, start, end = unmark(case["text"])
    found = read_expression(text, start, end, context_of(case))
    assert found is not None
    check(case, found)


@pytest.mark.parametrize("case", rows("timexes"))
def test_words_are_told_as_timeml_tells_them(case: dict[str, str]) -> None:
    text, start, end = unmark(case["text"])
    parts = {
        (part.start, part.end): part.timex for found in find_expressions(text, context_of(case)) for part in found.parts
    }
    assert (start, end) in parts, [text[a:b] for a, b in parts]
    timex = parts[start, end]
    assert " ".join(word for word in (timex.type, timex.value, timex.mod) if word) == case["timex"]


@pytest.mark.parametrize("case", rows("must_not_match"))
def test_words_that_are_no_date(case: dict[str, str]) -> None:
    found = [one for one in find_expressions(case["text"], context_of(case)) if one.date or one.needs_reference]
    assert not [case["text"][one.full_start : one.full_end] for one in found]
