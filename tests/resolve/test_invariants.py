"""What never bends: no date finer than its words, never today, bounds in order, time linear in length."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.choices import Direction, Hemisphere
from builder.model.dates import Conventions
from builder.model.day import Day, day_from_ordinal, parse_day
from builder.model.edtf import Precision, parse_edtf
from builder.resolve.expressions import Found, find_expressions, read_expression
from builder.resolve.fallback import parse_words
from builder.resolve.grammar import read_chart
from builder.resolve.pattern import to_surface
from builder.resolve.rule import Context, ReferenceKind
from builder.resolve.rules import RULES

MONDAY = parse_day("2019-06-03")

COARSE = [
    ("in March", Precision.MONTH),
    ("last spring", Precision.SEASON),
    ("five years ago", Precision.YEAR),
    ("three weeks ago", Precision.WEEK),
    ("six months ago", Precision.MONTH),
    ("in the 1990s", Precision.DECADE),
    ("in the 19th century", Precision.CENTURY),
    ("before March", Precision.MONTH),
    ("since 2014", Precision.YEAR),
    ("last week", Precision.WEEK),
    ("early April", Precision.PART),
    ("Q3 2018", Precision.QUARTER),
    ("several years ago", Precision.YEAR),
]


def read_alone(words: str, context: Context) -> Found:
    found = read_expression(words, 0, len(words), context)
    assert found is not None
    return found


@pytest.mark.parametrize(("words", "precision"), COARSE)
def test_no_date_is_more_precise_than_its_words(words: str, precision: Precision) -> None:
    date = read_alone(words, Context(MONDAY)).date
    assert date is not None
    assert date.precision is precision


RELATIVE = [
    "Sunday", "in March", "last week", "five years ago", "by the end of last year", "today", "this spring", "since Sunday",
    "the past three months", "March and April", "from March to May", "May 10", "the '90s", "early this year", "two days earlier",
    "more than a year ago", "since 2014",
]  # fmt: skip


@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_without_a_reference_date_are_never_today(words: str) -> None:
    found = read_alone(words, Context(None))
    assert found.needs_reference
    assert found.date is None


@pytest.mark.parametrize(
    "words", ["3 June 2019", "in March 2019", "2014", "from 1990 to 1995", "in the 1990s", "by 2025"]
)
def test_whole_dates_need_no_reference_date(words: str) -> None:
    found = read_alone(words, Context(None))
    assert found.date is not None
    assert not found.needs_reference
    assert found.date.reference is None


class Clock(type):
    """Stands for `datetime` inside dateparser, and knows no now."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime.datetime)


class NoClock(datetime.datetime, metaclass=Clock):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> NoClock:  # noqa: ARG003 - the signature of datetime
        raise AssertionError("the clock was read")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("ayer", "2019-06-02"), ("el domingo", "2019-06-02"), ("en marzo", "2019-03"), ("hace 2 años", "2017")],
)
def test_dateparser_never_sees_today(words: str, edtf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateparser.freshness_date_parser.datetime", NoClock)
    parse_words.cache_clear()
    assert read_alone(words, Context(None, Conventions("es"))).needs_reference
    date = read_alone(words, Context(MONDAY, Conventions("es"))).date
    assert date is not None
    assert date.edtf.text == edtf


WORDS = st.lists(
    st.sampled_from(
        [
            "by",
            "since",
            "until",
            "before",
            "after",
            "from",
            "to",
            "between",
            "and",
            "or",
            "the",
            "end",
            "of",
            "early",
            "mid",
            "late",
            "last",
            "next",
            "this",
            "past",
            "coming",
            "in",
            "on",
            "about",
            "some",
            "nearly",
            "more",
            "than",
            "first",
            "half",
            "third",
            "quarter",
            "March",
            "May",
            "Sunday",
            "Friday",
            "spring",
            "winter",
            "2014",
            "2018-19",
            "1990s",
            "'90s",
            "10",
            "14",
            "3rd",
            "of",
            "weekend",
            "week",
            "month",
            "year",
            "decade",
            "century",
            "two",
            "several",
            "a",
            "few",
            "days",
            "weeks",
            "years",
            "ago",
            "later",
            "earlier",
            "now",
            "today",
            "yesterday",
            "night",
            "-",
            "–",
            ",",
            ".",
            "June",
            "3,",
            "2019",
            "12/11/2018",
            "will",
            "said",
            "fiscal",
        ]
    ),
    max_size=14,
).map(" ".join)
DAYS = st.integers(parse_day("1800-01-01").ordinal, parse_day("2200-01-01").ordinal).map(day_from_ordinal)  # type: ignore[union-attr]


@given(WORDS, DAYS, st.sampled_from([*Direction, None]), st.sampled_from(Hemisphere))
def test_bounds_follow_from_edtf_and_stand_in_order(
    text: str, day: Day, direction: Direction | None, hemisphere: Hemisphere
) -> None:
    for found in find_expressions(text, Context(day, Conventions("en", hemisphere, (10, 1)), direction)):
        assert 0 <= found.full_start <= found.start < found.end <= found.full_end <= len(text)
        assert found.text == text[found.full_start : found.full_end]
        for date in (found.date, found.other):
            if date is not None:
                assert parse_edtf(date.edtf.text) == date.edtf
                assert date.basis
                if date.earliest and date.latest:
                    assert date.earliest <= date.latest


@given(WORDS, st.text(max_size=40))
def test_expressions_never_overlap(text: str, noise: str) -> None:
    reached = 0
    for found in find_expressions(text + noise, Context(MONDAY)):
        assert found.full_start >= reached
        reached = found.full_end


HOSTILE = [
    "the last ", "March and ", "May 10-", "from Monday to ", "by the end of ", "2018-", "10 ", "a few ", "early ", "the ",
    "first half of the ", "1990s ", "Sunday night ", "two days before ", "between March and ", " ", "'90s", "in in in ",
    "next Friday or ", "about ", "last week of ", "since ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_length(piece: str) -> None:
    def steps(length: int) -> int:
        text = to_surface((piece * length)[:length])
        return read_chart(RULES, Context(MONDAY, text=text), text, 0, len(text)).steps

    short, long = steps(1000), steps(8000)
    assert long <= 9 * short + 200
    assert long <= 8000 * 60


def test_the_room_does_without_dateparser_until_it_is_asked() -> None:
    code = (
        "import sys; from builder.resolve.expressions import Context, find_expressions; from builder.model.day import Day;"
        "find_expressions('He left on Sunday.', Context(Day(2019, 6, 3)));"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_another_reference_is_not_called_publication() -> None:
    date = read_alone("two days later", Context(parse_day("2019-03-04"), reference_kind=ReferenceKind.EVENT)).date
    assert date is not None
    assert [reason.key for reason in date.basis] == ["from_event"]


def test_surroundings_are_read_but_nothing_outside_is_found() -> None:
    text = "On Friday he said that he will go on Sunday."
    start = text.index("he will")
    found = find_expressions(text, Context(MONDAY), start, len(text))
    assert [(one.text, one.date.edtf.text if one.date else None) for one in found] == [("on Sunday", "2019-06-09")]


@pytest.mark.parametrize("words", ["March", "by March", "end of last year", "last year", "the end of last year"])
def test_words_are_named_with_or_without_their_preposition(words: str) -> None:
    text = "They had left by March, and paid by the end of last year."
    start = text.index(words)
    found = read_expression(text, start, start + len(words), Context(MONDAY))
    assert found is not None
    assert found.text in {"by March", "by the end of last year"}


def test_southern_seasons() -> None:
    context = Context(MONDAY, Conventions("en", Hemisphere.SOUTHERN))
    read = {words: read_alone(words, context).date for words in ("last summer", "this winter", "spring 2018")}
    assert {words: date.edtf.text for words, date in read.items() if date} == {
        "last summer": "2018-30",
        "this winter": "2019-32",
        "spring 2018": "2018-29",
    }


def test_fiscal_years_begin_where_the_site_says() -> None:
    date = read_alone("fiscal 2018", Context(None, Conventions("en", Hemisphere.NORTHERN, (10, 1)))).date
    assert date is not None
    assert date.edtf.text == "2017-10-01/2018-09-30"
    assert date.precision is Precision.YEAR


def test_the_authors_direction_overrules_the_verb() -> None:
    text = "He spoke in September."
    found = read_expression(text, 9, 21, Context(MONDAY, direction=Direction.FUTURE))
    assert found is not None
    assert found.date is not None
    assert found.date.edtf.text == "2019-09"
    assert found.ambiguity is None


@pytest.mark.parametrize("words", ["next month", "tomorrow", "next winter", "next Friday", "by next Easter"])
def test_what_no_calendar_has_is_no_date(words: str) -> None:
    found = read_expression(f"It will end {words}.", 12, 12 + len(words), Context(Day(9999, 12, 31)))
    assert found is None or found.date is None
