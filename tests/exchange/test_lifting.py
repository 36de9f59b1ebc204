import pytest

from builder.exchange.layout import split_blocks
from builder.exchange.lifting import (
    Caption,
    Source,
    bare_urls,
    day_of_path,
    gather_sources,
    lift_block,
    name_source,
)


def lift(text: str) -> tuple[list[str], list[str], list[str]]:
    parts = [lift_block(block) for block in split_blocks(text)]
    kept = [" / ".join(line.text for line in run) for part in parts for run in part.runs]
    return (
        kept,
        [url for part in parts for url in part.urls],
        [caption.text for part in parts for caption in part.captions],
    )


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("https://a.org/x", ["https://a.org/x"]),
        ("HTTP://A.org/x", ["HTTP://A.org/x"]),
        ("<https://a.org/x>", ["https://a.org/x"]),
        ("(https://a.org/x).", ["https://a.org/x"]),
        ("https://a.org/x_(y)", ["https://a.org/x_(y)"]),
        ("- https://a.org/x", ["https://a.org/x"]),
        ("2. https://a.org/x", ["https://a.org/x"]),
        ("https://a.org/x, https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x;https://b.org/y", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/web/2019/https://b.org/y", ["https://a.org/web/2019/https://b.org/y"]),
        ("See https://a.org/x", []),
        ("https://a.org/x says so", []),
        ("www.a.org/x", []),
        ("https://", []),
        ("http://[bad", []),
        ("ftp://a.org/x", []),
    ],
)
def test_an_address_is_bare_when_its_line_holds_nothing_else(line: str, urls: list[str]) -> None:
    assert list(bare_urls(line)) == urls


@pytest.mark.parametrize(
    ("text", "kept", "urls"),
    [
        pytest.param("Text.\n\nhttps://a.org\nhttps://b.org\n\nMore.", ["Text.", "More."], 2, id="a list of its own"),
        pytest.param("It ends.\nhttps://a.org\nIt goes on.", ["It ends.", "It goes on."], 1, id="between sentences"),
        pytest.param("Related links\nhttps://a.org", ["Related links"], 1, id="after a label"),
        pytest.param("Sources:\nhttps://a.org", ["Sources:"], 1, id="after a colon"),
        pytest.param(
            "See\nhttps://a.org\nfor more.", ["See / https://a.org / for more."], 0, id="the sentence goes on"
        ),
        pytest.param(
            "The ministry has published its report at the address\nhttps://a.org/report",
            ["The ministry has published its report at the address / https://a.org/report"],
            0,
            id="the sentence leads up to it",
        ),
    ],
)
def test_an_address_within_a_sentence_stays(text: str, kept: list[str], urls: int) -> None:
    found = lift(text)
    assert (found[0], len(found[1])) == (kept, urls)


@pytest.mark.parametrize(
    ("text", "kept", "captions"),
    [
        ("Related article: How It Began", [], ["Related article: How It Began"]),
        ("RELATED: How It Began", [], ["RELATED: How It Began"]),
        ("Read more: How It Began", [], ["Read more: How It Began"]),
        ("Related stories – How It Began", [], ["Related stories – How It Began"]),
        ("Related article: How It\nBegan", [], ["Related article: How It Began"]),
        ("Related article: One\nRelated article: Two", [], ["Related article: One", "Related article: Two"]),
        ("It ends.\nRelated article: One", ["It ends."], ["Related article: One"]),
        ("Related article: One\nThe advisers left.", ["The advisers left."], ["Related article: One"]),
        ("Related articles are listed below.", ["Related articles are listed below."], []),
        ("Related article:", ["Related article:"], []),
        ("Related: the men who\nleft came back.", ["Related: the men who / left came back."], []),
    ],
)
def test_captions_are_lifted(text: str, kept: list[str], captions: list[str]) -> None:
    found = lift(text)
    assert (found[0], found[2]) == (kept, captions)


def gather(urls: list[str], *titles: str) -> tuple[tuple[Source, ...], tuple[Caption, ...]]:
    return gather_sources(urls, [Caption(f"Related: {title}", title) for title in titles])


def test_a_caption_joins_the_address_that_shares_most_of_its_words() -> None:
    began, other = "https://a.org/2019/how-russia-s-deal-began-a1", "https://a.org/russias-deal"
    sources, left = gather([other, began], "How Russia’s Deal Began")
    assert [source.caption and source.caption.title for source in sources] == [None, "How Russia’s Deal Began"]
    assert not left


@pytest.mark.parametrize(
    ("urls", "titles", "left"),
    [
        pytest.param(["https://a.org/the-deal"], ["How the New Deal Really Began"], 1, id="less than half"),
        pytest.param(["https://a.org/the-deal", "https://b.org/the-deal"], ["The Deal"], 1, id="two alike"),
        pytest.param(["https://a.org/the-big-deal"], ["The Deal", "The Big Deal"], 1, id="two captions, one address"),
        pytest.param(["https://a.org/12345"], ["The Deal"], 1, id="an address without words"),
        pytest.param([], ["The Deal"], 1, id="no address"),
        pytest.param(["https://a.org/despu%C3%A9s-del-acuerdo"], ["Después del acuerdo"], 0, id="encoded accents"),
        pytest.param(["https://a.org/us-deal"], ["U.S. Deal"], 0, id="full stops in a word"),
    ],
)
def test_a_caption_joins_nothing_by_guessing(urls: list[str], titles: list[str], left: int) -> None:
    assert len(gather(urls, *titles)[1]) == left


def test_the_better_caption_wins() -> None:
    (source,), (left,) = gather(["https://a.org/the-big-deal"], "The Deal of Two", "The Big Deal")
    assert (source.caption and source.caption.title, left.title) == ("The Big Deal", "The Deal of Two")


def test_a_caption_may_bring_its_own_address() -> None:
    (lifted,) = [lift_block(block) for block in split_blocks("Read more: The Deal (https://a.org/1)")]
    (source,), left = gather_sources(lifted.urls, lifted.captions)
    assert (source.url, source.caption and source.caption.title, left) == ("https://a.org/1", "The Deal", ())


def test_the_same_address_is_one_source() -> None:
    assert len(gather(["https://a.org/x", "https://a.org/x"])[0]) == 1


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.org/2026/04/02/how", "2026-04-02"),
        ("https://a.org/news/2026/4/2", "2026-04-02"),
        ("https://a.org/2026/02/30/how", None),
        ("https://a.org/2026/04/how", None),
        ("https://a.org/?d=/2026/04/02/", None),
        ("https://a.org/2026/04/02/of/2026/04/03/", None),
        ("https://a.org/12026/04/02/", None),
    ],
)
def test_a_day_is_read_from_the_path_alone(url: str, day: str | None) -> None:
    assert str(day_of_path(url) or None) == str(day)


@pytest.mark.parametrize(
    ("url", "source_id"),
    [
        ("https://www.nytimes.com/2019/06/03/the-advisers-have-left.html", "nytimes-the-advisers-have"),
        ("https://www.bbc.co.uk/news/world-48494100", "bbc-world"),
        ("https://a.org/", "a"),
        ("https://1tv.ru/x", "source-1tv"),
        ("https://127.0.0.1/x", "source-0"),
        ("https://article.com/", "source-article"),
        ("https://пример.рф/новости-дня", "source"),
        ("https://a.org/ÜBER-das-geld", "a-uber-das-geld"),
        ("https://a.org/" + "x" * 300, "a-" + "x" * 58),
    ],
)
def test_a_source_is_named_by_host_and_words(url: str, source_id: str) -> None:
    assert name_source(url, set()) == source_id


def test_ids_are_never_alike() -> None:
    sources, _ = gather(["https://a.org/x-file?1", "https://a.org/x-file?2", "https://a.org/x-file?3"])
    assert [source.id for source in sources] == ["a-file", "a-file-2", "a-file-3"]
