"""`whence dates`: for people, and as JSON Lines."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner

from builder.commands.dates import command


def ask(*lines: object) -> list[dict[str, Any]]:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    result = CliRunner().invoke(command, ["--jsonl"], input=text)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_one_line_for_each_document_with_timeml_extents() -> None:
    text = "Über it 😀: paid by the end of last year."
    (answer,) = ask({"id": "a", "text": text, "published": "2019-06-03"})
    (found,) = answer["expressions"]
    assert answer["id"] == "a"
    assert text[found["start"] : found["end"]] == found["text"] == "the end of last year"
    assert found["timex"] == {"type": "DATE", "value": "2018", "mod": "END"}
    assert (found["edtf"], found["earliest"], found["latest"]) == ("[..2018-12-31]", None, "2018-12-31")
    assert (found["kind"], found["rule"]) == ("point", "by")
    assert "no later than 2018-12-31" in found["basis"]


def test_durations_sets_and_vague_words_have_no_date() -> None:
    (answer,) = ask({"id": 1, "text": "They recently met for two hours every Sunday.", "published": "2019-06-03"})
    assert [(one["timex"]["type"], one["timex"]["value"], one["edtf"]) for one in answer["expressions"]] == [
        ("DATE", "PAST_REF", None),
        ("DURATION", "PT2H", None),
        ("SET", "XXXX-WXX-7", None),
    ]


def test_a_bad_line_is_answered_and_the_others_go_on() -> None:
    answers = ask("{", {"id": 2}, {"id": 3, "text": "in 2014", "published": "soon"}, [1], {"id": 5, "text": "in 2014"})
    assert [sorted(answer) for answer in answers] == [["error", "id"]] * 4 + [["expressions", "id"]]
    assert [answer["id"] for answer in answers] == [None, 2, 3, None, 5]


def test_given_spans_are_answered_one_for_each_in_order() -> None:
    text = "In March, and on the other hand in 2014."
    spans = [[34, 38], [3, 8], [14, 16]]
    (answer,) = ask({"id": 1, "text": text, "published": "2019-06-03", "spans": spans})
    assert [one["edtf"] for one in answer["expressions"]] == ["2014", "2019-03", None]
    (wrong,) = ask({"id": 1, "text": text, "spans": [[0, 400]]})
    assert "error" in wrong


def test_conventions_of_a_document() -> None:
    document = {"text": "It fell last summer, in fiscal 2018.", "published": "2019-06-03T10:00:00Z"}
    (answer,) = ask({**document, "id": 1, "hemisphere": "southern", "fiscal_year_start": "07-01"})
    assert [one["edtf"] for one in answer["expressions"]] == ["2018-30", "2017-07-01/2018-06-30"]


def test_a_table_for_people() -> None:
    result = CliRunner().invoke(command, ["--published", "2019-06-03"], input="He left on Sunday.")
    assert "“on Sunday”\n  2019-06-02 · 2019-06-02 to 2019-06-02 · point" in result.output
    assert "the last Sunday before publication on 2019-06-03" in result.output


def test_relative_words_ask_for_the_day() -> None:
    result = CliRunner().invoke(command, [], input="He left on Sunday.")
    assert result.exit_code == 0
    assert "--published" in result.output


def test_a_wrong_day_is_said() -> None:
    result = CliRunner().invoke(command, ["--published", "today"], input="")
    assert result.exit_code == 2
    assert "“today” is not a day" in result.output
