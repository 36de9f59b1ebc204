"""The years at a glance: which rows there are, and what they claim."""

from __future__ import annotations

import re

import pytest

from builder.model.choices import Kind
from builder.render.period import Period
from tests.render.test_accounts import text_of
from tests.render.test_site import files_of
from tests.render.timelines import Draft, Story, date, make_timeline


def rows_of(*drafts: Draft) -> list[tuple[str, str]]:
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))["index.html"]
    rows = re.split("<li[ >]", html[html.index('<ol class="years">') :].partition("</ol>")[0])[1:]
    found = []
    for row in rows:
        name, count = re.search(r'class="y">(.*?)</span>', row), re.search(r'class="count">(.*?)</span>', row)
        assert name
        found.append((text_of(name[1]), count[1] if count else ""))
    return found


def test_a_moment_in_a_decade_is_one_row_that_claims_no_year() -> None:
    rows = rows_of(Draft("a", "A", date("199X")), Draft("b", "B", date("1990-05-03")), Draft("c", "C", date("2001")))
    assert rows == [("1990s", "1 event"), ("1990", "1 event"), ("1 year", ""), ("2001", "1 event")]


def test_what_lasts_goes_on_in_every_year() -> None:
    rows = rows_of(Draft("a", "A", date("2014/2016-02", kind=Kind.SPAN)), Draft("b", "B", date("2016")))
    assert rows == [("2014", "1 event"), ("2015", "goes on"), ("2016", "1 event")]


def test_a_moment_about_new_year_makes_no_row_of_the_next_year() -> None:
    assert rows_of(Draft("a", "A", date("2018-28"))) == [("2018", "1 event")]


def overview_of(drafts: list[Draft]) -> str:
    html = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))["index.html"]
    return html[html.index('class="overview"') :]


def test_very_many_events_are_counted_by_month_where_their_words_tell_it() -> None:
    days = [Draft(f"d{place}", "D", date(f"2019-{place % 2 * 6 + 1:02d}-03")) for place in range(242)]
    vague = [Draft(f"v{place}", "V", date(words)) for place, words in enumerate(("2019", "[..2019-03-31]", "2019-25"))]
    html = overview_of([*days, *vague])
    assert re.findall(r'class="count">(.*?)<', html) == ["245 events"]
    assert re.findall(r'class="tally" d="(.*?)"', html)[0] == "M1 24v-22h29v22zM182 24v-22h29v22z"
    assert "how many events in each month" in html


def test_the_first_page_stays_light_however_many_events_there_are() -> None:
    drafts = [Draft(f"d{place}", "D", date(f"{1960 + place % 60}-{place % 12 + 1:02d}-03")) for place in range(300)]
    assert len(overview_of(drafts)) < 40_000
    assert len(overview_of(drafts[:238])) < 60_000


def test_a_decades_page_and_heading_are_the_decades() -> None:
    drafts = [Draft("a", "A", date("199X")), Draft("b", "B", date("[2016..2019]")), Draft("c", "C", date("2017"))]
    files = files_of(make_timeline([Story("x", "X", "Text.\n", drafts)]))
    assert "<h1>1990s</h1>" in files["events/1990s.html"]
    assert "<h1>2016 to 2019</h1>" in files["events/2016-2019.html"]
    assert "events/1990.html" not in files
    assert re.findall(r'<h3 class="year">([^<]*)', files["x.html"]) == ["1990s", "2016 to 2019", "2017"]
    assert "3 events, 1990s to 2019" in files["index.html"]


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period(1990, 1990), "1990"),
        (Period(1990, 1999), "1990s"),
        (Period(1900, 1999), "1900-1999"),
        (Period(-49, -40), "-0049--0040"),
    ],
)
def test_pages_of_years_have_names_of_their_own(period: Period, name: str) -> None:
    assert period.name == name
