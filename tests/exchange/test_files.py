import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builder.exchange.files import write_scalar, write_sidecar
from builder.exchange.layout import clean_text
from builder.exchange.lifting import Caption, Source
from builder.model.day import Day


@pytest.mark.parametrize(
    "text", ["Rostec leaves", "https://a.org/x?a=b#c", "“key” advisers", "It is 5 o’clock, isn’t it?"]
)
def test_plain_words_need_no_quotes(text: str) -> None:
    assert write_scalar(text) == text


@pytest.mark.parametrize(
    "text", ["no", "2019", "2019-06-03", "12:30", "~", "a: b", "a #b", "[x]", "'x'", '"x" y', "@x", ""]
)
def test_what_yaml_would_change_is_quoted(text: str) -> None:
    assert write_scalar(text) != text


@given(st.text().map(lambda text: " ".join(clean_text(text).split())))
@example("\u00a0")
@example("a" * 3000 + " b" * 3000)
def test_every_text_reads_back_the_same(text: str) -> None:
    line = f"title: {write_scalar(text)}\n"
    assert yaml.safe_load(line) == {"title": text}
    assert line.count("\n") == 1


def test_a_sidecar_says_where_things_come_from() -> None:
    sources = [
        Source(
            "a-deal", "https://a.org/2019/06/02/the-deal", Day(2019, 6, 2), Caption("Related: The: Deal", "The: Deal")
        ),
        Source("b", "https://b.org/", None),
    ]
    assert write_sidecar(sources, [Caption("Related: Other # one", "Other # one")]) == (
        "sources:\n"
        "  a-deal:\n"
        "    # title from the caption in the text\n"
        "    title: 'The: Deal'\n"
        "    url: https://a.org/2019/06/02/the-deal\n"
        "    published: 2019-06-02\n"
        "    note: the publication day is the one in the address\n"
        "  b:\n"
        "    url: https://b.org/\n"
        "\n"
        "# Captions for which the text has no address:\n"
        "# Related: Other # one\n"
        "\n"
        "events: []\n"
    )


def test_a_sidecar_without_sources_has_no_events_either() -> None:
    assert write_sidecar([], []) == "events: []\n"
