import pytest

from builder.exchange.dateline import choose_dateline, first_sentence, is_byline, is_headline, read_head
from builder.exchange.layout import Line, Paragraph, split_blocks


def days(text: str) -> list[str]:
    return [str(dateline.day) for dateline in choose_dateline(read_head(split_blocks(text)).datelines)]


@pytest.mark.parametrize(
    "line",
    [
        "June 3, 2019",
        "june 3rd, 2019",
        "Jun. 3, 2019",
        "3 June 2019",
        "3rd of June 2019",
        "2019-06-03",
        "2019-06-03T14:30:00+02:00",
        "Monday, June 3, 2019",
        "Mon 3 Jun 2019 10.15 BST",
        "Published: 3 June 2019",
        "Published on June 3, 2019 at 10:15 a.m. ET",
        "First published Monday, 3 June 2019, 10:15 GMT",
        "10:15 GMT, 3 June 2019",
        "Posted 7 p.m. June 3, 2019",
        "By Jane Doe | June 3, 2019",
        "The Moscow Times - June 3, 2019",
        "June 3, 2019 · 5 min read",
    ],
)
def test_a_date_on_a_line_of_its_own_is_the_publication_date(line: str) -> None:
    assert days(f"A headline\n\n{line}\n\nText.") == ["2019-06-03"]


@pytest.mark.parametrize(
    "line",
    [
        "On June 3, 2019 the advisers left.",
        "The advisers left on June 3, 2019.",
        "CARACAS, June 3, 2019 — The advisers left.",
        "June 2019",
        "2019",
        "June 3",
        "Monday",
        "today",
        "06/03/2019",
        "3.6.2019",
        "13/06/2019",
        "about June 3, 2019",
        "by June 3, 2019",
        "June 3–4, 2019",
        "yesterday",
        "February 30, 2019",
        "Updated: June 3, 2019",
        "https://a.org/2019/06/03/advisers",
        "Related article: June 3, 2019",
        "June 3, 2019\nwas the day the advisers left.",
        "June 3, 2019.",
        "The advisers left on\nJune 3, 2019",
        "The advisers left\nJune 3, 2019\nThey had stayed long.",
    ],
)
def test_no_other_date_is(line: str) -> None:
    assert days(f"A headline\n\n{line}\n\nText.") == []


@pytest.mark.parametrize(
    "head",
    ["Title\nJune 3, 2019\nText", "Title\nSubtitle\nJune 3, 2019\n\nText", "T\nBy A Doe\nJune 3, 2019\nText"],
)
def test_a_date_may_follow_a_headline_without_a_blank_line(head: str) -> None:
    assert days(head) == ["2019-06-03"]


def test_a_date_far_down_is_none() -> None:
    assert days("a\n\nb\n\nc\n\nd\n\ne\n\nf\n\nJune 3, 2019") == []


def test_a_line_that_says_published_decides() -> None:
    assert days("June 5, 2019\nPublished: June 3, 2019") == ["2019-06-03"]
    assert days("June 3, 2019\n3 June 2019") == ["2019-06-03"]
    assert days("June 5, 2019\nJune 3, 2019") == ["2019-06-05", "2019-06-03"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Jane Doe", True),
        ("By Jane Doe and J. P. O’Neill", True),
        ("Updated: June 4, 2019, 10:00", True),
        ("By JUAN DE LA CRUZ in Caracas", True),
        ("by the end of last year", False),
        ("By then", False),
        ("By then, 300 had left", False),
        ("By the end of last year the money had stopped coming in.", False),
        ("Published reports of the year 2018 differ.", False),
    ],
)
def test_credits_are_no_part_of_a_paragraph(line: str, *, is_one: bool) -> None:
    assert is_byline(Line(1, line)) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Russia Withdraws Advisers", True),
        ("U.S. Backlash", True),
        ("The advisers have left.", False),
        ("Why did they leave?", False),
        ("Putin: “They stay”", False),
        ("He said:", False),
        ("***", False),
        ("a" * 121, False),
    ],
)
def test_a_headline_ends_no_sentence(text: str, *, is_one: bool) -> None:
    assert is_headline(Paragraph(1, text, 1)) is is_one
    assert not is_headline(Paragraph(1, text, 2))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("They left. They came back.", "They left"),
        ("They left", "They left"),
        ("Why? Nobody knows.", "Why?"),
        ("Mr. Maduro met J. Bolton. They spoke.", "Mr. Maduro met J. Bolton"),
        ("The U.S. Senate met. It voted.", "The U.S. Senate met"),
        ("“They stay. They pay,” he said. He left.", "“They stay. They pay,” he said"),
        ("He said “no.” They left.", "He said “no.”"),
        ("It cost 1.5 million. Then more.", "It cost 1.5 million"),
        ("Wait... what? Yes.", "Wait... what?"),
        ("¿Quién paga? Nadie.", "¿Quién paga?"),
        ("顧問が去った。次は誰か。", "顧問が去った"),
        (". Odd.", ". Odd"),
        ("They left " * 40, "They left " * 29 + "They left…"),
        ("x" * 400, "x" * 300 + "…"),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
