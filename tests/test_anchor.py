"""Quotes and the one passage they select."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.anchor.likeness import find_nearest
from builder.anchor.normal import normalise
from builder.anchor.quote import find_quote
from builder.anchor.sentence import find_sentence
from builder.model.article import Block

TEXT = "Rostec has withdrawn “key” advisers — its best\u00ad men. Rostec, in a café,  said so. It was co-operating in March."


def found(quote: str, text: str = TEXT, *, prefix: str = "", suffix: str = "") -> list[str]:
    return [text[start:end] for start, end in find_quote(normalise(text), quote, prefix=prefix, suffix=suffix).whole]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ('withdrawn "key" advisers', "withdrawn “key” advisers"),  # curly = straight
        ("advisers - its best men", "advisers — its best\u00ad men"),  # dashes alike, soft hyphens unseen
        ("cafe\u0301, said", "café,  said"),  # NFC, runs of white space
        ("best\n  men", "best\u00ad men"),
        ("co‑operating", "co-operating"),
    ],
)
def test_what_is_alike(quote: str, passage: str) -> None:
    assert found(quote) == [passage]


@pytest.mark.parametrize("quote", ["Withdrawn", "withdrawn key", "advisors", "men Rostec", ""])
def test_what_is_not(quote: str) -> None:
    assert found(quote) == []


def test_a_quote_stands_on_word_edges() -> None:
    matches = find_quote(normalise(TEXT), "operat")
    assert matches.whole == ()
    assert len(matches.cut) == 1


def test_scripts_without_spaces_have_edges_everywhere() -> None:
    assert found("俄罗斯", "三月俄罗斯撤出") == ["俄罗斯"]


def test_a_letter_is_not_cut_from_its_marks() -> None:
    assert found("हिन", "यह हिन्दी में है") == []
    assert found("हिन्दी", "यह हिन्दी में है") == ["हिन्दी"]


@given(
    st.text(alphabet="ab é\u0301\u00ad\u200b“'–\n", max_size=30),
    st.text(alphabet="aB é'", min_size=1, max_size=3),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_a_part_of_a_text_is_searched_as_the_whole(text: str, quote: str, start: int, end: int) -> None:
    """A search between two places finds what lies there of all that the whole text has."""
    normal = normalise(text)
    every = find_quote(normal, quote, ignore_case=True).whole
    some = find_quote(normal, quote, start=start, end=end, ignore_case=True).whole
    assert some == tuple(place for place in every if place[0] >= start and place[1] <= end)


def test_prefix_and_suffix_choose() -> None:
    assert len(found("Rostec")) == 2
    assert len(found("Rostec", prefix="men.")) == 1
    assert len(found("Rostec", suffix="has withdrawn")) == 1
    assert found("Rostec", prefix="nobody") == []


@given(st.text(alphabet="ab é\u0301\u00ad\u200b“'–\n\t가각ᄀ", max_size=30))
@example("a\u0301\u0301b")
def test_offsets_lead_back(text: str) -> None:
    """Whatever is normalised, each character's place holds just what it was made from."""
    normal = normalise(text)
    ends = [normal.end_of(offset) for offset in range(len(normal.text) + 1)]
    starts = [normal.start_of(offset) for offset in range(len(normal.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    for offset in range(len(normal.text)):
        source = text[starts[offset] : normal.end_of(offset + 1)]
        assert normalise(source).text == normal.text[offset]


def test_nearest_passage() -> None:
    near = find_nearest(TEXT, "has withdrew “key” advisers")
    assert near
    assert TEXT[near[0] : near[1]].startswith("has withdrawn “key” advisers")
    assert find_nearest(TEXT, "something else entirely") is None


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One. Two in March. Three.", "March", "Two in March."),
        (
            "Mr. Smith left in Jan. 2019 for the U.S. embassy. He came back.",
            "embassy",
            "Mr. Smith left in Jan. 2019 for the U.S. embassy.",
        ),
        ("“It ended.” He left in May.", "May", "He left in May."),
        ("No end in May", "May", "No end in May"),
    ],
)
def test_sentences(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    first, last = find_sentence(text, Block(0, len(text)), start, start + len(word))
    assert text[first:last] == sentence


@pytest.mark.parametrize(("shortest", "longest", "wanted"), [(7, 25, 190), (3, 6, 180)])
def test_the_hint_names_the_right_passage_of_an_edited_quote(shortest: int, longest: int, wanted: int) -> None:
    """200 quotes of the repository's own articles, a word of each edited: most of the right passage is in the hint."""
    articles = sorted((Path(__file__).parents[1] / "content").glob("*.md"))
    prose = " ".join(" ".join(path.read_text("utf-8").split("---", 2)[2].split()) for path in articles)
    words = [word.span() for word in re.finditer(r"\S+", prose)]
    chance = Random(4)
    right = 0
    for _ in range(200):
        count = chance.randint(shortest, longest)
        first = chance.randrange(len(words) - count)
        begin, end = words[first][0], words[first + count - 1][1]
        edited = prose[begin:end].split()
        edited[chance.randrange(count)] = "something"
        near = find_nearest(prose, " ".join(edited))
        right += near is not None and min(end, near[1]) - max(begin, near[0]) >= (end - begin) / 2
    assert right >= wanted
