import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exchange.plain import LONGEST_SLUG, Imported, decode_text, import_plain, shorten_slug
from builder.model.day import Day, parse_day

DAY = Day(2019, 6, 3)

PASTED = """\
 Russia’s conglomerate has withdrawn “key” advisers, a
newspaper reported Sunday.

Specialists are there to service pre-
existing contracts.

Related article: How Russia Sank Billions of Dollars

https://a.org/2019/04/04/deputy-minister-says
https://a.org/2026/04/02/how-russia-sank-billions
https://b.org/articles/in-a-blow-to-maduro-11559486826


Related article: Planes Spark Backlash

*** The 1. ambassador_ denied it.
"""


def imported(text: str, title: str | None = None, published: Day | None = DAY) -> Imported:
    outcome = import_plain(text, title=title, published=published)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def codes(text: str, title: str | None = None, published: Day | None = None) -> list[str]:
    outcome = import_plain(text, path="a.txt", title=title, published=published)
    assert (outcome.value is None) == outcome.has_errors
    return [f"{diagnostic.span.line} {diagnostic.code}" for diagnostic in outcome.diagnostics]


def test_pasted_text_becomes_an_article_and_a_sidecar() -> None:
    value = imported(PASTED)
    assert value.article == (
        "---\n"
        "title: Russia’s conglomerate has withdrawn “key” advisers, a newspaper reported Sunday\n"
        "published: 2019-06-03\n"
        "---\n"
        "\n"
        "Russia’s conglomerate has withdrawn “key” advisers, a newspaper reported Sunday.\n"
        "\n"
        "Specialists are there to service pre-existing contracts.\n"
        "\n"
        "\\*\\*\\* The 1. ambassador\\_ denied it.\n"
    )
    assert value.sidecar == (
        "sources:\n"
        "  a-deputy-minister-says:\n"
        "    url: https://a.org/2019/04/04/deputy-minister-says\n"
        "    published: 2019-04-04\n"
        "    note: the publication day is the one in the address\n"
        "  a-how-russia-sank:\n"
        "    # title from the caption in the text\n"
        "    title: How Russia Sank Billions of Dollars\n"
        "    url: https://a.org/2026/04/02/how-russia-sank-billions\n"
        "    published: 2026-04-02\n"
        "    note: the publication day is the one in the address\n"
        "  b-blow-maduro:\n"
        "    url: https://b.org/articles/in-a-blow-to-maduro-11559486826\n"
        "\n"
        "# Captions for which the text has no address:\n"
        "# Related article: Planes Spark Backlash\n"
        "\n"
        "events: []\n"
    )
    assert value.joined == ("pre-existing",)
    assert value.slug == "russia-s-conglomerate-has-withdrawn-key-advisers-a-newspaper"


def test_a_headline_is_the_title_and_not_said_twice() -> None:
    value = imported("Advisers Leave: “It’s Over” for Some\n\nThey left.")
    assert (value.title, value.title_from) == ("Advisers Leave: “It’s Over” for Some", "the headline")
    assert value.article.endswith("---\n\nThey left.\n")


def test_a_title_that_is_given_leaves_the_headline_in_the_text() -> None:
    value = imported("Advisers Leave\n\nThey left.", title="Rostec leaves")
    assert (value.slug, value.title_from) == ("rostec-leaves", "--title")
    assert value.article.endswith("---\n\nAdvisers Leave\n\nThey left.\n")
    assert imported("Advisers Leave\n\nThey left.", title="Advisers leave").article.endswith("---\n\nThey left.\n")


def test_a_lone_line_is_no_headline() -> None:
    value = imported("By Jane Doe\n\nAdvisers leave")
    assert (value.title, value.title_from) == ("Advisers leave", "the first sentence")
    assert value.article.endswith("By Jane Doe\n\nAdvisers leave\n")


def test_a_dateline_is_the_publication_date_and_says_so() -> None:
    value = imported("Advisers Leave\nBy Jane Doe\nJune 3, 2019\nThey left\nlast week.", published=None)
    assert value.published == DAY
    assert value.article == (
        "---\ntitle: Advisers Leave\npublished: 2019-06-03\npublished_basis: the text says “June 3, 2019”\n---\n\n"
        "By Jane Doe\n\nJune 3, 2019\n\nThey left last week.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left.", ["1 WH151"]),
        ("They left on\nJune 3, 2019.", ["1 WH151"]),
        ("Title\n\nUpdated June 3, 2019\n\nThey left.", ["1 WH151"]),
        ("Title\n\nThey left.\n\nhttps://a.org/2019/06/03/they-left", ["1 WH151"]),
        ("Title\n\nJune 3, 2019\n\nJune 4, 2019\n\nThey left.", ["3 WH151"]),
    ],
)
def test_a_publication_date_is_never_assumed(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_the_day_that_is_given_wins_and_the_other_is_told() -> None:
    text = "Title\n\nJune 4, 2019\n\nThey left."
    assert codes(text, published=DAY) == ["3 WH155"]
    assert imported(text).published == DAY
    assert "published_basis" not in imported(text).article
    assert codes(text, published=Day(2019, 6, 4)) == []
    assert "published_basis" in imported(text, published=Day(2019, 6, 4)).article


@pytest.mark.parametrize("text", ["", " \n\f\n", "\ufeff", "…\n\n***", "https://a.org", "Related article: The Deal"])
def test_a_text_without_words_is_refused(text: str) -> None:
    assert codes(text, published=DAY) == ["1 WH153"]


def test_a_title_without_letters_is_refused() -> None:
    assert codes("They left.", title="…", published=DAY) == ["1 WH156"]
    assert codes("They left.", title="…") == ["1 WH151", "1 WH156"]


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("a.txt", "\ufeffCafé".encode(), "Café"),
        ("a.txt", b"a\ncaf\xe9", "2:4 WH150"),
        ("a.txt", "Café".encode("utf-16"), "1:1 WH150"),
        ("a.html", b"x", "1:1 WH154"),
        ("a.JSON", b"x", "1:1 WH154"),
        ("a.md", b"x", "1:1 WH154"),
        ("standard input", b" <!DOCTYPE html><p>x", "1:1 WH154"),
        ("standard input", b'{"events": []}', "1:1 WH154"),
        ("standard input", b"[The deal] is off", "[The deal] is off"),
        ("standard input", b"x\0y", "1:1 WH154"),
        ("a.b.notes", b"<b> is no page", "<b> is no page"),
    ],
)
def test_only_plain_text_in_utf8_is_read(path: str, content: bytes, expected: str) -> None:
    outcome = decode_text(content, path=path)
    found = outcome.diagnostics[0] if outcome.diagnostics else None
    assert (f"{found.span.line}:{found.span.column} {found.code}" if found else outcome.value) == expected


@pytest.mark.parametrize(
    ("slug", "short"),
    [("a-b", "a-b"), ("a" * 70, "a" * 60), ("a" * 40 + "-" + "b" * 40, "a" * 40), ("a" * 60 + "-b", "a" * 60)],
)
def test_a_long_slug_ends_with_a_word(slug: str, short: str) -> None:
    assert shorten_slug(slug) == short


TEXTS = st.lists(
    st.sampled_from(
        [*"ab.!?-–—:#>“”\n\n  é", "Related article: ", "https://a.org/2019/01/02/x", "By A B", "June 3, 2019"]
    )
)


@given(TEXTS.map("".join) | st.text(), st.sampled_from([None, DAY]))
def test_no_text_breaks_the_import(text: str, published: Day | None) -> None:
    outcome = import_plain(text, published=published)
    assert (outcome.value is None) == outcome.has_errors
    if outcome.value is not None:
        assert 0 < len(outcome.value.slug) <= LONGEST_SLUG
        assert parse_day(str(outcome.value.published)) is not None
        assert published is None or outcome.value.published == published
