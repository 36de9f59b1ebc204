"""EDTF: what is read, what is not, and the python package `edtf` as an oracle."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.day import Day, day_from_ordinal
from builder.model.edtf import (
    Edtf,
    Form,
    Precision,
    Qualifier,
    century_edtf,
    day_edtf,
    days_edtf,
    decade_edtf,
    division_edtf,
    interval_edtf,
    month_edtf,
    not_after_edtf,
    not_before_edtf,
    one_of_edtf,
    parse_edtf,
    qualified_edtf,
    year_edtf,
)
from builder.model.shorthand import UnreadableValue

READ = [
    # text, earliest, latest, precision
    ("2019-06-03", "2019-06-03", "2019-06-03", "day"),
    ("2019-03", "2019-03-01", "2019-03-31", "month"),
    ("2019", "2019-01-01", "2019-12-31", "year"),
    ("-0043", "-0043-01-01", "-0043-12-31", "year"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "day"),
    ("Y12345", "12345-01-01", "12345-12-31", "year"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("2019-XX", "2019-01-01", "2019-12-31", "year"),
    ("2019-XX-XX", "2019-01-01", "2019-12-31", "year"),
    ("2019-02-XX", "2019-02-01", "2019-02-28", "month"),
    ("2019-21", "2019-03-01", "2019-05-31", "season"),
    ("2019-25", "2019-03-01", "2019-05-31", "season"),
    ("2019-28", "2019-12-01", "2020-02-29", "season"),
    ("2018-29", "2018-09-01", "2018-11-30", "season"),
    ("2018-30", "2018-12-01", "2019-02-28", "season"),
    ("2018-31", "2018-03-01", "2018-05-31", "season"),
    ("2018-32", "2018-06-01", "2018-08-31", "season"),
    ("2018-35", "2018-07-01", "2018-09-30", "quarter"),
    ("2018-39", "2018-09-01", "2018-12-31", "part"),
    ("2018-41", "2018-07-01", "2018-12-31", "half"),
    ("2014~", "2014-01-01", "2014-12-31", "year"),
    ("2019-05-27/2019-06-02", "2019-05-27", "2019-06-02", "day"),
    ("2014/2019-06-03", "2014-01-01", "2019-06-03", "interval"),
    ("../2019-03", None, "2019-03-31", "month"),
    ("2019-03/..", "2019-03-01", None, "month"),
    ("2019-03/", "2019-03-01", None, "month"),
    ("/2019", None, "2019-12-31", "year"),
    ("[..2018-12-31]", None, "2018-12-31", "day"),
    ("[2018..]", "2018-01-01", None, "year"),
    ("[2018..2020-03]", "2018-01-01", "2020-03-31", "interval"),
    ("[2018, 2020]", "2018-01-01", "2020-12-31", "year"),
    ("{2018,2019..2021}", "2018-01-01", "2021-12-31", "year"),
]

NOT_READ = [
    "", "2019-13", "2019-02-29", "2019-6-3", "2019-00", "-0000", "Y1234", "Y012345", "Y" + "9" * 5000, "1XXX", "199X-03",
    "2019-25~", "2019-25-03", "2019-XX-03", "2019~?", "２０１９", "today", "2019-03-05T12:00", "../..", "/", "2019/2018",
    "2019-25/2019-26", "2019/2020/2021", "[..]", "[]", "[2018", "2018]", "[2018}", "[2018~]", "[2018-25..]", "[..2018,]",
    "[2019..2018]",
]  # fmt: skip


def to_text(day: Day | None) -> str | None:
    return str(day) if day else None


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), READ)
def test_read(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    date = parse_edtf(text)
    assert date is not None
    assert (to_text(date.earliest), to_text(date.latest), date.precision) == (earliest, latest, precision)
    assert date.text == text


@pytest.mark.parametrize("text", NOT_READ)
def test_not_read(text: str) -> None:
    assert parse_edtf(text) is None
    with pytest.raises(UnreadableValue) as caught:
        Edtf.from_written(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2019-6-3", "write 2019-06-03"),
        ("2019/6", "write 2019-06"),
        ("2019-02-30", "2019-02 has 28 days"),
        ("2019-13", "a month is 01 to 12, a season 25 to 32, a quarter 33 to 36, not 13"),
        ("..2018", "write [..2018] for some moment up to then, ../2018 for all the time up to then"),
        ("2018–2019", "write 2018/2019"),
        ("1990s", "write 199X"),
        ("Q3 2018", "write 2018-35"),
        ("c. 1850", "write 1850~"),
        ("2019-25~", "a season takes no qualifier: write 2019-25"),
        ("2019-06/2019-03", "the end lies before the beginning: write 2019-03/2019-06"),
        ("2019-25/2019-26", "a season cannot begin or end an interval: write its months, as in 2019-03/2019-05"),
    ],
)
def test_hint(text: str, hint: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        Edtf.from_written(text)
    assert caught.value.hint == hint


def test_form() -> None:
    forms = {text: date.form for text, *_ in READ if (date := parse_edtf(text))}
    assert forms["../2019-03"] is Form.INTERVAL
    assert forms["[..2018-12-31]"] is Form.ONE_OF
    assert forms["{2018,2019..2021}"] is Form.ALL_OF
    assert forms["2019-25"] is Form.SIMPLE


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("2014~", "approximate"), ("2014?/2015", "uncertain"), ("2014?/2015~", "both"), ("2014", None)],
)
def test_qualifier(text: str, qualifier: str | None) -> None:
    date = parse_edtf(text)
    assert date is not None
    assert date.qualifier == qualifier


def test_precision_orders_from_fine_to_coarse() -> None:
    assert min(Precision, key=lambda one: one.coarseness) is Precision.DAY
    assert (
        Precision.WEEK.coarseness
        < Precision.MONTH.coarseness
        < Precision.YEAR.coarseness
        < Precision.CENTURY.coarseness
    )


def test_a_season_in_an_interval_is_written_with_its_months() -> None:
    spring, winter = division_edtf(2019, 25), division_edtf(2019, 28)
    assert interval_edtf(spring, winter).text == "2019-03/2020-02"
    assert interval_edtf(None, spring).text == "../2019-05"
    assert not_after_edtf(division_edtf(2018, 40)).text == "[..2018-06]"


def test_a_decade_in_an_interval_is_written_with_its_years() -> None:
    assert interval_edtf(decade_edtf(1994), century_edtf(2010)).text == "1990/2099"


def test_a_qualifier_goes_where_edtf_takes_one() -> None:
    about = Qualifier.APPROXIMATE
    assert qualified_edtf(year_edtf(2014), about).text == "2014~"
    assert qualified_edtf(interval_edtf(None, year_edtf(2014)), about).text == "../2014~"
    assert qualified_edtf(division_edtf(2014, 25), about).text == "2014-25"
    assert not_after_edtf(qualified_edtf(year_edtf(2014), about)).text == "[..2014]"


DAYS = st.integers(-3_652_000, 3_652_000).map(day_from_ordinal)
SIMPLE = st.one_of(
    DAYS.map(day_edtf),
    DAYS.map(lambda day: month_edtf(day.year, day.month)),
    st.integers(-99_999, 99_999).map(year_edtf),
    DAYS.map(lambda day: decade_edtf(day.year)),
    st.builds(division_edtf, st.integers(-9999, 9998), st.integers(21, 41)),
)


def follows(pair: tuple[Edtf, Edtf]) -> bool:
    first, last = pair
    return first.earliest is not None and last.latest is not None and first.earliest <= last.latest


PAIRS = st.tuples(SIMPLE, SIMPLE).filter(follows)
DATES = st.one_of(
    SIMPLE,
    st.builds(qualified_edtf, SIMPLE, st.sampled_from(Qualifier)),
    PAIRS.map(lambda pair: interval_edtf(*pair)),
    PAIRS.map(lambda pair: one_of_edtf(*pair)),
    SIMPLE.map(not_after_edtf),
    SIMPLE.map(not_before_edtf),
    SIMPLE.map(lambda date: interval_edtf(date, None)),
    st.tuples(DAYS, DAYS).map(lambda pair: days_edtf(min(pair), max(pair))),
)


@given(DATES)
def test_what_is_written_reads_as_itself(date: Edtf) -> None:
    assert parse_edtf(date.text) == date
    assert Edtf.from_written(f" {date.text} ") == date


@given(DATES)
def test_earliest_is_not_after_latest(date: Edtf) -> None:
    if date.earliest and date.latest:
        assert date.earliest <= date.latest


@given(st.text(max_size=30) | st.text("0123456789-/.[]{},~?%XY", max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    parse_edtf(text)
    try:
        Edtf.from_written(text)
    except UnreadableValue as caught:
        assert caught.hint  # noqa: PT017


# What the oracle (edtf 5.0.1) gets wrong, and so is not asked:
# - an open or unknown end has no strict bound: `lower_strict` gives an infinity or the other end ± 10 years
# - a set that runs between dates of different precision is refused
# - winter (24, 28) and the southern summer (30) end on 31 December
# - an interval with a five-digit year is refused
# - quadrimesters and quarters are right; 21-24 follow the northern months, as here
FAULTY = ("/", "-24", "-28", "-30", "[2018..2020-03]")


def oracle_bounds(text: str) -> tuple[str | None, str | None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import edtf

        parsed = edtf.parse_edtf(text)
        bounds = parsed.lower_strict(), parsed.upper_strict()
    first, last = (str(Day(*tuple(bound)[:3])) if hasattr(bound, "tm_year") else None for bound in bounds)
    return first, last


ASKED = [row[:3] for row in READ if not row[0].startswith("/") and not row[0].endswith(FAULTY)]


@pytest.mark.parametrize(("text", "earliest", "latest"), ASKED)
def test_agrees_with_the_oracle(text: str, earliest: str | None, latest: str | None) -> None:
    assert oracle_bounds(text) == (earliest, latest)
