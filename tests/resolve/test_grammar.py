"""The engine's work is bounded: counted in steps and readings, not in seconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.day import Day
from builder.resolve import grammar
from builder.resolve.choice import choose
from builder.resolve.direction import read_clauses
from builder.resolve.expressions import find_expressions
from builder.resolve.grammar import Chart, read_chart
from builder.resolve.pattern import compile_pattern
from builder.resolve.reading import read_match
from builder.resolve.rule import Context, Match, Node, Reading
from builder.resolve.rules import RULES
from builder.resolve.triggers import Try, beginnings_of, table_of

MONDAY = Day(2019, 6, 3)
PIECES = [
    "the last ", "March and ", "May 10-", "from Monday to ", "by the end of ", "2018-", "10 ", "the ", "Sunday night ",
    "between March and ", "'90s", "next Friday or ", "last week of ", "March ", "10-May-", "Sunday and Monday ",
    "2014 or ", "the first Sunday in the last week of ", "is Sunday ", "that Sunday ", "will May ", "a year ago ",
    "May 10-14, ", "3 June 2019 ", "10/11/2012 ", "mid-1990s-",
]  # fmt: skip


def chart_of(text: str, *, is_repetitive: bool | None = None) -> Chart:
    with pytest.MonkeyPatch.context() as patch:
        if is_repetitive is not None:
            patch.setattr("builder.resolve.grammar.is_repetitive", lambda *_: is_repetitive)
        chart = read_chart(RULES, Context(MONDAY, text=text), text, 0, len(text))
        chart.read_from(0)
        return chart


def nodes_of(text: str, *, is_repetitive: bool | None = None) -> dict[int, list[Node]]:
    return {place: nodes for place, nodes in chart_of(text, is_repetitive=is_repetitive).nodes.items() if nodes}


@pytest.mark.parametrize("piece", PIECES)
def test_words_said_over_and_over_are_read_once(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = 0

    def count(match: Match, context: Context) -> Reading | None:
        nonlocal readings
        readings += 1
        return read_match(match, context)

    monkeypatch.setattr("builder.resolve.grammar.read_match", count)
    chart = chart_of((piece * 4000)[:4000])
    assert readings <= 60 * len(piece)
    assert chart.steps <= 4000 * 30


@pytest.mark.parametrize("piece", PIECES)
def test_no_word_begins_more_readings_than_are_kept(piece: str) -> None:
    chart = chart_of((piece * 1000)[:1000])
    assert all(len(nodes) <= grammar.MOST_READINGS for nodes in chart.nodes.values())


@pytest.mark.parametrize("piece", PIECES)
def test_words_are_read_alike_in_any_order(piece: str) -> None:
    text = (piece * 4000)[:4000]
    asked = read_chart(RULES, Context(MONDAY, text=text), text, 0, len(text))
    for place in reversed(asked.tries):
        asked.nodes_at(place)
    assert asked.depth == 0
    assert asked.nodes == chart_of(text).nodes


def test_words_inside_a_date_are_not_read() -> None:
    text = "on 3 June 2019"
    chart = read_chart(RULES, Context(MONDAY, text=text), text, 0, len(text))
    assert [node.end for node in choose(chart)] == [len(text)]
    assert {text[place:] for place in chart.tries} - {text[place:] for place in chart.nodes} == {"June 2019", "2019"}


def test_the_same_words_governed_by_another_verb_are_read_anew() -> None:
    around = "x" * grammar.SEEN
    text = f"He left {around} on Friday {around}. He will leave {around} on Friday {around}. " * 9
    assert grammar.is_repetitive(text, 0, len(text))
    found = find_expressions(text, Context(MONDAY))
    assert [one.date.edtf.text for one in found if one.date] == ["2019-05-31", "2019-06-07"] * 9


def test_the_same_words_of_what_was_to_come_are_read_anew() -> None:
    around = "x" * grammar.SEEN
    text = f"It will open {around} on Saturday {around}. It would open {around} on Saturday {around}. " * 9
    assert grammar.is_repetitive(text, 0, len(text))
    found = find_expressions(text, Context(MONDAY))
    assert [one.date.edtf.text for one in found if one.date] == ["2019-06-08", "2019-06-01"] * 9


def test_the_same_words_in_a_sentence_of_another_year_are_read_anew() -> None:
    around = "x" * grammar.SEEN
    text = f"In 2014, he left {around} on May 10 {around}. In 2016, he left {around} on May 10 {around}. " * 9
    assert grammar.is_repetitive(text, 0, len(text))
    found = find_expressions(text, Context(MONDAY))
    assert [one.date.edtf.text for one in found if one.date] == ["2014", "2014-05-10", "2016", "2016-05-10"] * 9


TRIGGERS = sorted({word for rule in RULES for word in rule.triggers if word.isalpha()})
MIXES = st.lists(
    st.tuples(
        st.sampled_from(
            [*TRIGGERS, "3", "10", "2014", "'90s", "1990s", "said", "will", "council", "March", "Monday", "May"]
        ),
        st.sampled_from([" ", " ", " ", "-", ", ", ". ", "\n"]),
    ),
    max_size=20,
).map(lambda pairs: "".join(word + mark for word, mark in pairs))


def test_a_text_of_many_words_is_not_repetitive() -> None:
    text = " ".join(TRIGGERS)
    assert not grammar.is_repetitive(text, 0, len(text))


@given(MIXES)
def test_what_is_remembered_changes_nothing(mix: str) -> None:
    text = (mix + ". ") * 40
    assert nodes_of(text, is_repetitive=True) == nodes_of(text, is_repetitive=False)


@given(MIXES)
def test_rules_left_untried_would_not_have_matched(mix: str) -> None:
    nodes = nodes_of(mix)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Try, "may_go_on", lambda *_: True)
        patch.setattr("builder.resolve.grammar.table_of", table_of.__wrapped__)
        assert nodes_of(mix) == nodes


@given(MIXES)
def test_any_mix_costs_bounded_steps(mix: str) -> None:
    text = (mix * 2000)[:2000]
    assert chart_of(text).steps <= 2000 * 30


def test_a_text_is_cut_into_clauses_once() -> None:
    text = "He left on Friday, and on Sunday he said that he will return on Monday or in May."
    before = read_clauses.cache_info().misses
    for _ in range(3):
        find_expressions(text, Context(MONDAY))
    assert read_clauses.cache_info().misses == before + 1


def test_most_words_are_no_trigger() -> None:
    table = table_of(RULES, "en")
    assert not {"council", "ferry", "said", "price"} & set(table.heads)
    assert len(table.tries_at("the", "cou")) < len(table.tries_at("the", "fir")) < len(table.heads["the"])


@pytest.mark.parametrize(
    ("pattern", "word", "beginnings"),
    [
        ("(?:the )?<season>", "the", "spr sum aut fal win"),
        (r"<dated> (?:of )?<month>", "#2", "st nd rd th of jan feb mar apr may jun jul aug sep oct nov dec"),
        (r"(?P<number>[0-9]{1,4}) (?P<era>bce?|ad)", "#2", "bc ad"),
        (r"the (?:past|an?) week", "the", "pas a wee"),
    ],
)
def test_what_follows_a_trigger_begins_as_a_word_of_the_pattern(pattern: str, word: str, beginnings: str) -> None:
    found = beginnings_of(compile_pattern(pattern).pattern, word)
    assert found is not None
    assert found >= {"#", "'", *beginnings.split()}
    assert not found & {"cou", "fra", "pri", "tra"}


def test_a_pattern_that_takes_any_word_is_always_tried() -> None:
    assert beginnings_of(compile_pattern("the [a-z]{2,9} of").pattern, "the") is None


def test_a_date_with_its_year_is_not_read_in_part() -> None:
    assert [node.match.rule.name for node in chart_of("3 June 2019").nodes[0]] == ["full_date"]
