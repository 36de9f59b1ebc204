import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exchange.layout import clean_text, join_lines, joined_words, split_blocks, split_paragraphs

LONG = (
    "The ministry said that the advisers who had come to the country in the spring would stay there "
    "for as long as both sides wanted them to"
)


def unwrap(text: str) -> list[str]:
    blocks = split_blocks(clean_text(text))
    return [join_lines(lines).text for block in blocks for lines in split_paragraphs(block)]


@pytest.mark.parametrize(
    ("pasted", "paragraphs"),
    [
        pytest.param("One two\nthree.\n\nFour.", ["One two three.", "Four."], id="blank lines part paragraphs"),
        pytest.param("One\r\ntwo\r\n\r\nthree", ["One two", "three"], id="Windows line ends"),
        pytest.param("One\rtwo\r\rthree", ["One two", "three"], id="old Macintosh line ends"),
        pytest.param("\ufeff One\n \u00a0\t\ntwo", ["One", "two"], id="mark, indent, blank line with white space"),
        pytest.param("the page\n\fends here", ["the page ends here"], id="a page ends in a sentence"),
        pytest.param("It ends.\n\n\fNew page", ["It ends.", "New page"], id="a page ends with a paragraph"),
        pytest.param("a\tb  c \u00a0d", ["a b c d"], id="tabs and runs of spaces"),
        pytest.param("10\u00a0000 « oui\u202f»", ["10\u00a0000 « oui\u202f»"], id="a no-break space is kept"),
        pytest.param("one\u2028two\u2029three", ["one two", "three"], id="Unicode line and paragraph ends"),
        pytest.param("ring\x07 it\x00", ["ring it"], id="control characters are dropped"),
        pytest.param(
            "service pre-\nexisting deals", ["service pre-existing deals"], id="a hyphen at a line end is kept"
        ),
        pytest.param("F-\n16 and 12-\nyear-old", ["F-16 and 12-year-old"], id="hyphens at figures"),
        pytest.param("co\u00ad\noperation", ["co\u00adoperation"], id="a soft hyphen"),
        pytest.param("short-\nand long-term", ["short- and long-term"], id="a suspended hyphen"),
        pytest.param("chicken-\nand-egg", ["chicken-and-egg"], id="no suspended hyphen"),
        pytest.param("left -\nhe said", ["left - he said"], id="a hyphen as a dash"),
        pytest.param("2018–\n2019", ["2018–2019"], id="a dash between years"),
        pytest.param("left –\nhe said", ["left – he said"], id="a dash between words"),
        pytest.param("months—\nor more", ["months—or more"], id="an unspaced dash"),
        pytest.param("—No —dijo—\ny se fue", ["—No —dijo— y se fue"], id="a dash that closes a pair"),
        pytest.param("新聞記\n者説", ["新聞記者説"], id="no space between Chinese letters"),
        pytest.param("한국\n말", ["한국 말"], id="a space between Korean words"),
    ],
)
def test_lines_become_paragraphs(pasted: str, paragraphs: list[str]) -> None:
    assert unwrap(pasted) == paragraphs


def test_words_joined_at_a_line_end_are_told() -> None:
    (block,) = split_blocks("service pre-\nexisting, pre-\nexisting and air-\ndefence")
    assert joined_words([join_lines(block)]) == ("pre-existing,", "pre-existing", "air-defence")


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert unwrap(f"{LONG}.\n“I know.”\nBackground\n{LONG}.”") == [f"{LONG}.", "“I know.”", "Background", f"{LONG}.”"]


def test_wide_wrapping_is_still_wrapping() -> None:
    assert unwrap(f"{LONG}, and\n{LONG}, and\n{LONG}.\nThen they went.") == [
        f"{LONG}, and {LONG}, and {LONG}. Then they went."
    ]


def test_short_last_lines_part_paragraphs_without_blank_lines() -> None:
    text = (
        "Moscow, which has supplied Caracas with weapons\nand loans, accuses the United States of trying\n"
        "to advance a coup.\nAnalyst Mark Galeotti estimates there are three\nhundred officers in the country today."
    )
    assert [paragraph.split()[0] for paragraph in unwrap(text)] == ["Moscow,", "Analyst"]


def test_a_sentence_for_each_line_is_one_paragraph() -> None:
    assert len(unwrap("He came.\nHe saw the whole of the country in a week.\nHe won it.\nAnd then he left.")) == 1


def test_an_indent_begins_a_paragraph() -> None:
    assert unwrap("    He came\nand saw.\n    He won\nand left.") == ["He came and saw.", "He won and left."]
    assert unwrap(" He came\nand saw.\nHe won.") == ["He came and saw. He won."]


@pytest.mark.parametrize("marks", ["--", "••", "12"])
def test_items_of_a_list_are_paragraphs(marks: str) -> None:
    first, second = (f"{mark}. one" if mark.isdigit() else f"{mark} one" for mark in marks)
    assert unwrap(f"{first}\nand more\n{second}") == [f"{first} and more", second]


def test_a_dash_at_the_beginning_of_one_line_is_no_item() -> None:
    assert unwrap("the move\n- he said -\nwas right") == ["the move - he said - was right"]


WORDS = st.from_regex(r"\A[a-z]{1,9}(-[b-df-np-tv-z]{2,9})?[,;]?\Z")


@given(st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=5), st.integers(24, 110))
def test_wrapping_is_undone(paragraphs: list[str], width: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs]
    assert unwrap("\n\n".join(wrapped)) == paragraphs


@given(st.text())
def test_lines_know_where_they_stood(text: str) -> None:
    lines = text.split("\n") if clean_text(text) == text else []
    for line in (line for block in split_blocks(text) for line in block if lines):
        assert lines[line.number - 1].split() == line.text.split()
