from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.model.choices import Kind
from builder.model.dates import EventDate, GivenBy, Reason
from builder.model.day import Day
from builder.model.edtf import Precision, Qualifier
from builder.render.basis import word_basis, word_reason
from builder.render.strings import Strings, choose_strings, read_strings
from builder.render.wording import to_datetime, word_event_date
from tests.render.timelines import PUBLISHED, date, edtf, read_theme
from tests.resolve.test_cases import context_of, rows, unmark

LANGUAGES, FAULTS = read_strings({}, read_theme())
SPAN, STATE = Kind.SPAN, Kind.STATE
ABOUT = Qualifier.APPROXIMATE

WORDS = [
    ("2019-06-02", {}, "2 June 2019", "2 de junio de 2019"),
    ("2019-03", {}, "March 2019", "marzo de 2019"),
    ("2019", {}, "2019", "2019"),
    ("-0043-03-15", {}, "15 March 44 BC", "15 de marzo de 44 a. C."),
    ("0000", {}, "1 BC", "1 a. C."),
    ("2019-25", {}, "spring 2019", "primavera de 2019"),
    ("2018-28", {}, "winter 2018–19", "invierno de 2018-19"),
    ("1999-28", {}, "winter 1999–2000", "invierno de 1999-2000"),
    ("2018-30", {}, "summer 2018–19", "verano de 2018-19"),
    ("2018-35", {}, "third quarter of 2018", "tercer trimestre de 2018"),
    ("2018-40", {}, "first half of 2018", "primer semestre de 2018"),
    ("199X", {}, "1990s", "década de 1990"),
    ("18XX", {}, "1800 to 1899", "1800 a 1899"),
    ("2014~", {}, "about 2014", "hacia 2014"),
    ("2014?", {}, "perhaps 2014", "quizá 2014"),
    ("2019-25", {"qualifier": ABOUT}, "about spring 2019", "hacia primavera de 2019"),
    ("2018", {"kind": SPAN}, "throughout 2018", "durante 2018"),
    ("[..2018-12-31]", {}, "by the end of 2018", "a más tardar a finales de 2018"),
    ("[..2019-03-31]", {}, "by the end of March 2019", "a más tardar a finales de marzo de 2019"),
    ("[..2019-06-02]", {}, "by 2 June 2019", "a más tardar el 2 de junio de 2019"),
    ("[..2017]", {}, "2017 or earlier", "2017 o antes"),
    ("[..2017]", {"qualifier": ABOUT}, "2017 or earlier, roughly", "2017 o antes, aproximadamente"),
    ("[..2019-02]", {}, "February 2019 or earlier", "febrero de 2019 o antes"),
    ("[2019-06-03..]", {}, "3 June 2019 or later", "3 de junio de 2019 o después"),
    ("[2019-06-02..2019-06-03]", {}, "2 or 3 June 2019", "el 2 o el 3 de junio de 2019"),
    ("[2019-05-31..2019-06-01]", {}, "31 May or 1 June 2019", "el 31 de mayo o el 1 de junio de 2019"),
    ("[2019-03-01..2019-06-03]", {}, "between 1 March and 3 June 2019", "entre el 1 de marzo y el 3 de junio de 2019"),
    ("[2017,2019]", {}, "2017 or 2019", "2017 o 2019"),
    ("{2017,2019}", {}, "2017 and 2019", "2017 y 2019"),
    ("2019-03/2019-05", {}, "between March and May 2019", "entre marzo y mayo de 2019"),
    ("2019-03/2019-05", {"kind": SPAN}, "March to May 2019", "desde marzo hasta mayo de 2019"),
    ("2019-03/2019-04", {"kind": SPAN}, "March and April 2019", "marzo y abril de 2019"),
    ("2017-11/2018-03", {"kind": SPAN}, "November 2017 to March 2018", "desde noviembre de 2017 hasta marzo de 2018"),
    (
        "2019-05-27/2019-06-02",
        {"precision": Precision.WEEK},
        "27 May to 2 June 2019",
        "desde el 27 de mayo hasta el 2 de junio de 2019",
    ),
    ("2019-06-01/2019-06-02", {"precision": Precision.WEEKEND}, "1 or 2 June 2019", "el 1 o el 2 de junio de 2019"),
    ("2019-04-01/2019-04-10", {"precision": Precision.PART}, "early April 2019", "principios de abril de 2019"),
    ("2019-04-11/2019-04-20", {"precision": Precision.PART}, "mid-April 2019", "mediados de abril de 2019"),
    ("2019-02-21/2019-02-28", {"precision": Precision.PART}, "late February 2019", "finales de febrero de 2019"),
    ("2018-09/2018-12", {"precision": Precision.PART}, "late 2018", "finales de 2018"),
    ("1990/1993", {"precision": Precision.PART}, "early 1990s", "principios de la década de 1990"),
    ("2019-04-01/2019-04-10", {}, "between 1 and 10 April 2019", "entre el 1 y el 10 de abril de 2019"),
    (
        "2014/2019-06-03",
        {"kind": SPAN},
        "since 2014, still so on 3 June 2019",
        "desde 2014, y seguía así el 3 de junio de 2019",
    ),
    ("2014/2019-06-02", {"kind": SPAN}, "2014 to 2 June 2019", "desde 2014 hasta el 2 de junio de 2019"),
    ("../2019-06-03", {"kind": SPAN}, "up to 3 June 2019", "hasta el 3 de junio de 2019"),
    ("2019-06-03/..", {"kind": SPAN}, "from 3 June 2019 on", "desde el 3 de junio de 2019"),
    ("[..2019-05-31]", {"given_by": GivenBy.REPORTED}, "by 31 May 2019", "a más tardar el 31 de mayo de 2019"),
    ("[..2019-06-03]", {"given_by": GivenBy.PUBLISHED}, "no date given", "sin fecha"),
    ("[..2019-06-03]", {"given_by": GivenBy.ORDER}, "no date given", "sin fecha"),
    ("[2019-06-02..2019-06-03]", {"given_by": GivenBy.ORDER}, "2 or 3 June 2019", "el 2 o el 3 de junio de 2019"),
]


def in_language(language: str) -> Strings:
    return choose_strings(LANGUAGES, language)


@pytest.mark.parametrize(("text", "how", "english", "spanish"), WORDS, ids=[f"{row[0]} {row[1]}" for row in WORDS])
def test_a_date_in_words(text: str, how: dict[str, Any], english: str, spanish: str) -> None:
    resolved = date(text, **how)
    assert word_event_date(resolved, in_language("en")) == english
    assert word_event_date(resolved, in_language("es")) == spanish


@pytest.mark.parametrize("case", rows("cases"))
def test_every_date_that_is_read_has_words_and_reasons(case: dict[str, str]) -> None:
    from builder.resolve.expressions import read_expression

    text, start, end = unmark(case["text"])
    found = read_expression(text, start, end, context_of(case))
    assert found
    assert found.date
    for language in ("en", "es"):
        words = word_event_date(found.date, in_language(language))
        sentences = word_basis(found.date.basis, in_language(language))
        assert words
        assert all(sentence.endswith((".", "…")) and "{" not in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-06-02", "2019-06-02"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        ("0044", "0044"),
        ("-0043", None),
        ("Y12345", None),
        ("2019-25", None),
        ("2014~", None),
        ("199X", None),
        ("[..2019]", None),
        ("2019/2020", None),
    ],
)
def test_time_elements_hold_only_what_html_has_a_form_for(text: str, expected: str | None) -> None:
    assert to_datetime(edtf(text)) == expected


def test_no_word_names_a_day_that_the_date_does_not_have() -> None:
    for text in ("2019-03", "2019-25", "2019", "199X", "2018-35", "[..2017]", "2019-03/2019-05"):
        words = word_event_date(date(text), in_language("en"))
        assert not re.search(r"\b\d{1,2}\b", words), words


def test_a_reason_that_the_strings_do_not_know_is_our_own_fault() -> None:
    with pytest.raises(KeyError, match="no sentence for 'made-up'"):
        word_reason(Reason("made-up"), in_language("en"))


def test_every_reason_named_in_the_builder_has_a_sentence_in_every_language() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(Path("builder").rglob("*.py")))
    keys = set(re.findall(r'Reason\(\s*"([a-z_]+)"', source)) | {"expected", "reported", "order_after", "order_before"}
    for language in ("en", "es"):
        assert keys <= set(in_language(language).section("basis")), language


def tables(value: Any, path: str = "") -> set[str]:
    if not isinstance(value, dict):
        return {path}
    return {found for key, inner in value.items() for found in tables(inner, f"{path}.{key}")}


def test_spanish_lacks_nothing_that_english_has() -> None:
    optional = ".dates.article"
    mine = {key for key in tables(LANGUAGES["es"]) if not key.startswith(optional)}
    assert mine == {key for key in tables(LANGUAGES["en"]) if not key.startswith(optional)}
    assert not FAULTS


def test_basis_in_the_words_of_the_page() -> None:
    reasons = (
        Reason("author", (("text", "we asked"),)),
        Reason("reported", (("day", "2019-06-02"),)),
        Reason("order_after", (("title", "A <b>"), ("day", "2019-06-02"))),
    )
    resolved = EventDate(edtf("2019"), Kind.POINT, Precision.YEAR, None, reasons, "x", GivenBy.AUTHOR, None, PUBLISHED)
    assert word_basis(resolved.basis, in_language("en")) == (
        "We asked.",
        "No date given; reported 2 June 2019; after “A <b>”, 2 June 2019.",
    )


def test_a_language_without_strings_is_served_in_english() -> None:
    assert in_language("fr-CA").language == "en"
    assert in_language("es-MX").language == "es-MX"
    assert in_language("es-MX")["timeline"] == "Cronología"
    assert word_event_date(date(str(Day(2019, 6, 3))), in_language("fr")) == "3 June 2019"
