"""How to mend it: what authors write, and the hint they get."""

from __future__ import annotations

import pytest

from builder.model.day_hint import hint_for_day
from builder.model.edtf import parse_edtf
from builder.model.edtf_hint import hint_for
from builder.model.inputs import File, Inputs
from builder.model.url import hint_for_address, is_web_address, to_comparable, without_trackers
from builder.parse.text import Lines, decode
from builder.parse.yaml import parse_yaml
from builder.pipeline import build_site


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("06/03/2019", "is it 2019-06-03 or 2019-03-06?"),
        ("13/03/2019", "write 2019-03-13"),
        ("5/5/2019", "write 2019-05-05"),
        ("31.4.2019", "write it as 2019-06-03"),
        ("2019-6-3", "write 2019-06-03"),
        ("2019/06/03", "write 2019-06-03"),
        ("20190603", "write 2019-06-03"),
        ("2019-02-30", "2019-02 has 28 days"),
        ("2020-02-30", "2020-02 has 29 days"),
        ("2019-13-01", "there is no month 13"),
        ("2019-06-03 2pm", "write the time of day as in 2019-06-03T14:30:00+02:00"),
        ("June 3, 2019", "write 2019-06-03"),
        ("Monday, June 3rd, 2019", "write 2019-06-03"),
        ("3 June 2019", "write 2019-06-03"),
        ("Sept. 4, 2019", "write 2019-09-04"),
        ("31 April 2019", "2019-04 has 30 days"),
        ("2019-06", "the day is missing"),
        ("June 2019", "the day is missing"),
        ("yesterday", "write the day itself"),
        ("last Friday", "write the day itself"),
    ],
)
def test_a_day_is_mended(written: str, hint: str) -> None:
    assert (hint_for_day(written) or "").startswith(hint)


@pytest.mark.parametrize("written", ["soon", "3 Foo 2019", "the day of the storm", ""])
def test_nothing_is_guessed_of_what_is_no_day(written: str) -> None:
    assert hint_for_day(written) is None


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("March 2019", "write 2019-03"),
        ("03/2019", "write 2019-03"),
        ("spring 2019", "write 2019-25, or 2019-29"),
        ("by 2018-12-31", "write [..2018-12-31]"),
        ("since 2014", "write [2014..]"),
        ("June 3, 2019", "write 2019-06-03"),
        ("2019-06-03 to 2019-06-05", "write 2019-06-03/2019-06-05"),
    ],
)
def test_a_date_is_mended_to_one_that_is_edtf(written: str, hint: str) -> None:
    assert hint_for(written).startswith(hint)
    assert parse_edtf(hint.removeprefix("write ").partition(",")[0])


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("wsj.example/articles/1", "did you mean https://wsj.example/articles/1?"),
        ("https//ft.example/1", "did you mean https://ft.example/1?"),
        ("https:/ft.example/1", "did you mean https://ft.example/1?"),
        ("htps://ft.example", "did you mean https://ft.example?"),
        ("doi:10.1000/182", "did you mean https://doi.org/10.1000/182?"),
        ("https://x.example/a b", "an address has no “ ” in it: write %20"),
        ("https://x.example/\u200b1", "take out the character U+200B"),
        ("https://ann:secret@x.example/", "take out the name before the @"),
        ("javascript:alert(1)", "links lead to http, https and mailto addresses only"),
        ("mailto:nobody", "write it as mailto:name@example.org"),
        ("report.pdf", "write it as https://example.org/page"),
    ],
)
def test_an_address_is_mended(written: str, hint: str) -> None:
    assert not is_web_address(written)
    assert hint_for_address(written).startswith(hint)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.x.example:80/a/?utm_source=t&id=1#top", "https://x.example/a?id=1"),
        ("https://x.example/%7Eann/caf%c3%a9", "https://X.example/~ann/café"),
        ("https://bücher.example/", "http://xn--bcher-kva.example:80"),
        ("https://x.example./a?fbclid=1", "https://x.example:443/a"),
    ],
)
def test_addresses_of_one_document_compare_equal(one: str, other: str) -> None:
    assert to_comparable(one) == to_comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a?id=1", "https://x.example/a?id=2"),
        ("https://x.example/A", "https://x.example/a"),
        ("https://x.example/a%2Fb", "https://x.example/a/b"),
        ("https://x.example:80/", "https://x.example/"),
        ("https://x.example/#!/a", "https://x.example/#!/b"),
        ("https://m.x.example/", "https://x.example/"),
        ("https://x.example/?utm=1", "https://x.example/"),
    ],
)
def test_addresses_of_others_do_not(one: str, other: str) -> None:
    assert to_comparable(one) != to_comparable(other)


def test_only_what_tells_where_one_came_from_is_called_so() -> None:
    assert without_trackers("https://x.example/?a=1&utm_source=x&b=2&gclid=3#top") == "https://x.example/?a=1&b=2#top"
    assert without_trackers("https://x.example/?a=gclid&b#utm_source=x") == "https://x.example/?a=gclid&b#utm_source=x"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("title: café".encode("latin-1"), "read as Windows-1252 the word here is “café”"),
        ("title: that’s".encode("cp1252"), "read as Windows-1252 the word here is “that’s”"),
        ("title: Ростех ушёл".encode("cp1251"), "read as Windows-1251 the word here is “Ростех”"),
        (b"\xe9", "read as Windows-1252 the word here is “é”"),
        (b"a \x81", "read as Windows-1252 the word here is “\ufffd”"),
    ],
)
def test_another_encoding_is_named_by_its_words(content: bytes, hint: str) -> None:
    (fault,) = decode(File("a.md", content)).diagnostics
    assert hint in (fault.hint or "")


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: “b: c”\n", 1, 4, 'use straight quotes: a: "b: c"'),
        ("a: 1\n\tb: 2\n", 2, 1, "indent it with spaces"),
        ("a: 1\nb:2\nc: 3\n", 2, 2, "write b: 2"),
        ("a:\n  -b: 2\n   c: 3\n", 2, 3, "write - b: 2"),
        ("a:\n  - b： 2\n    c: 3\n", 2, 6, "write - b: 2"),
        ("a:\n  - b: 1\n   c: 2\n", 3, 4, "let the fields of one entry begin in the same column"),
        ('a:\n  - b: "1\n    c: 2\n  - b: "3"\n', 2, 8, 'close it: - b: "1"'),
        ('a: "\\d"\n', 1, 5, "put the value into single quotes"),
        ("a: |\nb c\nd: 1\n", 2, 1, "if it goes on from the line above, indent it further"),
        ("a: [b, c\nd: 1\n", 1, 4, "close it, as in a: [b, c]"),
        ("a: {b: c d: e}\n", 1, 11, "between braces a comma stands after each field"),
    ],
)
def test_a_slip_in_yaml_is_told_where_it_was_made(text: str, line: int, column: int, hint: str) -> None:
    (fault,) = parse_yaml(Lines("a.yaml", text)).diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("WH103", line, column)
    assert (fault.hint or "").startswith(hint)


def write(path: str, text: str) -> File:
    return File(path, text.encode())


HEAD = "---\ntitle: A\npublished: 2019-06-03\nurl: https://x.example/a\n"
LANDING = "events:\n  - id: landing\n    title: It lands\n    quote: landed in March\n"


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("after: landng", "did you mean landing?"),
        ("after: take-off", "did you mean b#take-off?"),
        ("after: b#take-of", "did you mean b#take-off?"),
        ("after: c#take-off", "did you mean b#take-off?"),
        ("after: d#crash", "no event of “d” is told: look for content/d.yaml and its events"),
        ("after: crash", "an event of another article is named 2019/planes#landing"),
        ("reported: some day", "a date the article does not word is written here as a day, 2019-06-02, or in EDTF"),
        ("places: tass", "“tass” is an agent: give the id or the name of the place that is meant"),
        ("sources: tass", "“tass” is an agent: name what it published, or put it under `according_to`"),
    ],
)
def test_a_name_that_nothing_has_is_mended(field: str, hint: str) -> None:
    sidecar = f"agents:\n  tass:\n    name: TASS\n{LANDING}    {field}\n"
    other = LANDING.replace("landing", "take-off").replace("It lands", "It takes off")
    content = (
        write("content/a.md", f"{HEAD}---\nIt landed in March.\n"),
        write("content/a.yaml", sidecar),
        write("content/b.md", f"{HEAD}---\nIt landed in March.\n"),
        write("content/b.yaml", other),
    )
    (fault,) = hints_of(*content)
    assert fault.endswith(hint)


def hints_of(*content: File, site: File | None = None) -> list[str]:
    build = build_site(Inputs(site, content, {}, {}), name="test", with_drafts=False)
    return [one.hint or "" for one in build.diagnostics if one.is_error]


def test_one_fault_is_told_once_with_the_way_to_mend_it() -> None:
    article = write("content/a.md", f"{HEAD}---\nIt landed in March.\n")
    foreign = write("content/a.md", f"{HEAD}language: english\n---\nIt landed in March.\n")
    sidecar = write("content/a.yaml", f"{LANDING}    when: in March\n")
    assert hints_of(foreign, sidecar) == ["write it as en"]
    undated = write("content/a.yaml", "events:\n  - title: A\n    basis: the log\n")
    assert len(hints_of(article, undated)) == 1
    planes = write("content/planes.md", f"{HEAD}---\nText.\n")
    (lone,) = hints_of(planes, write("content/plane.yaml", LANDING))
    assert lone.startswith("did you mean the sidecar of content/planes.md?")
    head = write("site.yaml", "title: T\nnav:\n  - title: Us\n    page: abuot.md\n")
    about = write("content/about.md", "---\npage: true\ntitle: Us\n---\nText.\n")
    assert hints_of(about, site=head) == ["did you mean about.md?"]
