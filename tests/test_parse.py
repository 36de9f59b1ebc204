"""Reading authors' files: nothing raises, and every value leads back to its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import Outcome
from builder.model.article import Annotated, Manuscript, SectionStart
from builder.model.inputs import File
from builder.model.shorthand import nearest
from builder.model.timeline import Site
from builder.parse.article import parse_article
from builder.parse.markdown import parse_prose
from builder.parse.sidecar import parse_annotations
from builder.parse.site import parse_site
from builder.parse.text import Lines
from builder.parse.yaml import parse_yaml

SITE = Site("Test")


def article(text: str) -> Outcome[Manuscript | None]:
    return parse_article(File("content/a.md", text.encode()), SITE)


def sidecar(text: str) -> Outcome[Annotated | None]:
    return parse_annotations(File("content/a.yaml", text.encode()))


YAML_LIKE = st.text(alphabet=st.sampled_from("ab:- \n\t'\"[]{}#&*!|>?%@,0~\\\u0085\u2028\ufeff“”é"), max_size=60)
MARKDOWN_LIKE = st.text(alphabet=st.sampled_from("ab *_`[]()<>!#&;|-\n\\^:1.\u00a0\r“”é"), max_size=80)


@given(st.one_of(YAML_LIKE, st.text(max_size=60)))
def test_parsing_never_raises(text: str) -> None:
    """Whatever a file holds, it becomes a value or a diagnostic inside the file."""
    lines = text.count("\n") + 2
    for outcome in (sidecar(text), parse_site(File("site.yaml", text.encode("utf-8", "replace")), name="x")):
        assert all(1 <= fault.span.line <= lines for fault in outcome.diagnostics)


@given(MARKDOWN_LIKE)
def test_parsing_articles_never_raises(text: str) -> None:
    outcome = article(f"---\ntitle: A\npublished: 2019-06-03\n---\n{text}")
    assert outcome.value is not None or outcome.has_errors


@given(st.binary(max_size=40))
def test_parsing_bytes_never_raises(content: bytes) -> None:
    parse_article(File("content/a.md", content), SITE)
    parse_annotations(File("content/a.yaml", content))


def test_fifty_thousand_brackets() -> None:
    outcome = sidecar("events: " + "[" * 50_000)
    assert [fault.code for fault in outcome.diagnostics] == ["WH105"]


@pytest.mark.parametrize("head", ["", "\ufeff", "x: é\u0085\u2028\n"])
def test_places_count_lines_as_editors_do(head: str) -> None:
    """A byte-order mark is no column, and U+0085 and U+2028 end no line."""
    text = f"{head}events:\n  - title: A\n"
    lines = Lines("a.yaml", text.removeprefix("\ufeff"))
    value = parse_yaml(lines).value
    title = value["events"][0]["title"]
    assert (title.value, title.span.line, title.span.column) == ("A", 2 + head.count("\n"), 12)


MARKDOWN = """# Head *one*

A **bold** para with &mdash; entity, [link](other.md "A title with bold words") bold words and
a second line\\* of `code here`.[^1]

> quoted text
> goes on

| a | b |
|---|--:|
| c d | e |

- one
  two

[^1]: A footnote with *words*.
"""


def test_read_text_is_what_a_reader_sees() -> None:
    prose = parse_prose(Lines("a.md", MARKDOWN), 0).value
    assert prose.text == (
        "Head one A bold para with — entity, link bold words and a second line* of code here. quoted text goes on "
        "a b c d e one two A footnote with words."
    )
    assert [prose.text[block.start : block.end] for block in prose.blocks][2:7] == [
        "quoted text goes on",
        "a",
        "b",
        "c d",
        "e",
    ]


def test_every_word_leads_back_to_its_file() -> None:
    """Every word of the read text stands in the file at the place it names."""
    lines = Lines("a.md", MARKDOWN)
    prose = parse_prose(lines, 0).value
    for word in ("bold words and", "code here", "goes on", "c d", "words."):
        start = prose.text.rindex(word)
        span = prose.span(start, start + len(word))
        found = lines.line(span.line)[span.column - 1 :]
        assert found.replace("*", "").startswith(word)


def test_html_is_text_and_scripts_are_no_links() -> None:
    outcome = parse_prose(Lines("a.md", "<b>x</b> [y](javascript:z)"), 0)
    assert outcome.value.text == "<b>x</b> y"
    assert [fault.code for fault in outcome.diagnostics] == ["WH504"]
    assert not any("<b>" in getattr(piece, "html", "") for piece in outcome.value.pieces)


def test_scalars_are_text() -> None:
    found = sidecar("events:\n  - title: 12:30\n    topics: [no, 010, 2019-06-02, 1_000]\n    when: ~\n").value
    assert found
    entry = found.annotations.events[0]
    assert entry.title.value == "12:30"
    assert [topic.value for topic in entry.topics] == ["no", "010", "2019-06-02", "1_000"]
    assert entry.when is None


def test_short_forms_are_the_full_ones() -> None:
    short = sidecar("events:\n  - title: A\n    quote: in March\n    sources: x\n    according_to: y\n").value
    full = sidecar(
        "events:\n  - title: A\n    quote:\n      - exact: in March\n    sources:\n      - source: x\n"
        "    according_to:\n      - [y]\n"
    ).value
    assert short
    assert full
    a, b = short.annotations.events[0], full.annotations.events[0]
    assert a.quote[0].exact.value == b.quote[0].exact.value
    assert a.sources
    assert b.sources
    assert a.sources[0].source.value == b.sources[0].source.value
    assert [[name.value for name in chain] for chain in a.according_to] == [["y"]]
    assert [[name.value for name in chain] for chain in b.according_to] == [["y"]]


def test_every_fault_of_a_file_in_one_run() -> None:
    outcome = sidecar("events:\n  - titel: A\n    draft: yes\n  - title: B\n    date: 2019-02-30\n    kind: pont\n")
    assert sorted(fault.code for fault in outcome.diagnostics) == ["WH201", "WH203", "WH203", "WH301"]


def test_the_nearest_of_many_names() -> None:
    names = [f"agent-number-{number}" for number in range(500)]
    assert nearest("agant-number-417", names) == "agent-number-417"
    assert nearest("titel", ["text", "title", "translation"]) == "title"
    assert nearest("x", names) is None


def test_headings_alike_have_numbers() -> None:
    text = "".join(f"# {heading}\n\n" for heading in ("x", "x-2", "x", "x", "x-2", "?", "?"))
    prose = parse_prose(Lines("a.md", text), 0).value
    slugs = [piece.slug for piece in prose.pieces if isinstance(piece, SectionStart)]
    assert slugs == ["x", "x-2", "x-3", "x-4", "x-2-2", "section", "section-2"]
