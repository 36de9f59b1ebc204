import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from builder.exchange.layout import clean_text, join_lines, split_blocks
from builder.exchange.markdown import escape_paragraph

PARSERS = [
    MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin),
    MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin),
]
MARKS = [
    *"\\`*_{}[]()<>#+-=.!|~^&:;\"'/$% ",
    "a",
    "é",
    "1",
    "12",
    "amp",
    "x.org",
    "https://",
    "  ",
    "«",
    "\u00a0",
    "²",
]


def read_back(markdown: str, parser: MarkdownIt) -> list[str]:
    """What a reader sees of a text, paragraph by paragraph; it must be made of nothing but paragraphs."""
    tokens = parser.parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [token.children or [] for token in tokens if token.type == "inline"]
    assert {child.type for children in inline for child in children} <= {"text", "text_special"}
    return ["".join(child.content for child in children) for children in inline]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Plain words, “quoted”, 1,000 of them – and (a few) more.", None),
        ("He said: [the president] knew.", None),
        ("snake_case and x * y stay", None),
        ("AT&T and R&D; 5 < 6, 7 > 6", None),
        ("a | b | c", None),
        ("-- AP", None),
        ("#hashtag and C#", None),
        ("1.5 million", None),
        ("# not a heading", r"\# not a heading"),
        ("> not a quotation", r"\> not a quotation"),
        ("- no item", r"\- no item"),
        ("+ no item", r"\+ no item"),
        ("* no item", r"\* no item"),
        ("1. no item", r"1\. no item"),
        ("2019) no item", r"2019\) no item"),
        ("---", r"\---"),
        ("* * *", r"\* * \*"),
        ("___", r"\_\_\_"),
        ("~~~ no fence", r"\~~~ no fence"),
        ("*loud* and _loud_", r"\*loud\* and \_loud\_"),
        ("`code`", r"\`code\`"),
        ("[x](y) and ![x](y)", r"[x]\(y) and ![x]\(y)"),
        ("[1]: https://a.org", r"\[1]: https://a.org"),
        ("[^1]: a note", r"\[^1]: a note"),
        ("so^[a note]", r"so\^[a note]"),
        ("<b> and <https://a.org>", r"\<b> and \<https://a.org>"),
        ("&amp; &#169; &#xA9; &nbsp;", r"\&amp; \&#169; \&#xA9; \&nbsp;"),
        (r"C:\temp and \* and \\", r"C:\temp and \\\* and \\\\"),
    ],
)
def test_a_backslash_stands_only_where_it_is_needed(text: str, markdown: str | None) -> None:
    escaped = escape_paragraph(text)
    assert escaped == (markdown or text)
    assert all(read_back(escaped, parser) == [text] for parser in PARSERS)


@given(st.lists(st.lists(st.sampled_from(MARKS), min_size=1).map("".join).filter(str.strip), min_size=1, max_size=6))
@example(["| a | b |", "| - | - |", "| c | d |"])
@example(["Heading", "===", "Heading", "---"])
@example(["[^1] and [x]", "[^1]: note", "[x]: y"])
def test_marks_read_as_they_were_pasted(pasted: list[str]) -> None:
    paragraphs = [join_lines(block).text for block in split_blocks("\n\n".join(pasted))]
    written = "\n\n".join(map(escape_paragraph, paragraphs))
    assert all(read_back(written, parser) == paragraphs for parser in PARSERS)
    assert [paragraph.split() for paragraph in paragraphs] == [text.split() for text in pasted]


@given(st.text())
def test_any_text_reads_as_it_was_pasted(pasted: str) -> None:
    paragraphs = [join_lines(block).text for block in split_blocks(clean_text(pasted))]
    written = "\n\n".join(map(escape_paragraph, paragraphs))
    assert all(read_back(written, parser) == paragraphs for parser in PARSERS)
