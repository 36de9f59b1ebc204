"""`whence dates`: for people, and as JSON Lines."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from builder.commands.dates import command, printable, width_of


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


def test_no_line_goes_without_an_answer() -> None:
    deep = '{"id": 1, "text": ' + "[" * 100_000
    answers = ask("", "{}", deep, '{"id": 4, "text": "' + "x " * 500_000 + '"}', "null", "  ", {"id": 7, "text": ""})
    assert len(answers) == 7
    assert [answer for answer in answers if "error" not in answer] == [
        {"id": 4, "expressions": []},
        {"id": 7, "expressions": []},
    ]


@pytest.mark.parametrize(
    "fault",
    [
        {"text": 3},
        {"published": 20190603},
        {"published": "2019-06-031"},
        {"published": "2019-02-30"},
        {"hemisphere": "east"},
        {"fiscal_year_start": "13-01"},
        {"fiscal_year_start": 4},
        {"language": 1},
        {"spans": 3},
        {"spans": [[0]]},
        {"spans": [[2, 1]]},
        {"spans": [[0, True]]},
    ],
)
def test_what_cannot_be_read_is_said(fault: dict[str, object]) -> None:
    (answer,) = ask({"id": "a", "text": "in 2014", **fault})
    assert answer["id"] == "a"
    assert answer["error"]


def test_a_given_span_is_read_alone_but_with_its_preposition() -> None:
    text = "He left on Friday night and paid by March."
    spans = [[11, 17], [11, 23], [36, 41], [0, 2]]
    (answer,) = ask({"id": 1, "text": text, "published": "2019-06-03", "spans": spans})
    read = answer["expressions"]
    assert [(one["start"], one["end"]) for one in read] == [tuple(span) for span in spans]
    assert [one["text"] for one in read] == ["Friday", "Friday night", "March", "He"]
    assert [one["edtf"] for one in read] == ["2019-05-31", "2019-05-31", "[..2019-03]", None]
    assert [one["timex"]["value"] for one in read[:2]] == ["2019-05-31", "2019-05-31TNI"]


def test_a_time_gives_its_day() -> None:
    (answer,) = ask({"id": 1, "text": "She spoke on Sunday night.", "published": "2019-06-03"})
    (found,) = answer["expressions"]
    assert found["timex"]["type"] == "TIME"
    assert (found["edtf"], found["earliest"], found["latest"]) == ("2019-06-02", "2019-06-02", "2019-06-02")


def test_answers_come_line_by_line_and_a_closed_pipe_is_no_fault() -> None:
    line = json.dumps({"id": 1, "text": "in 2014"}) + "\n"
    command = [sys.executable, "-m", "builder", "dates", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdin
        assert run.stdout
        assert run.stderr
        run.stdin.write(line)
        run.stdin.flush()
        assert json.loads(run.stdout.readline())["id"] == 1
        run.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            for _ in range(1000):
                run.stdin.write(line)
            run.stdin.close()
        assert run.wait(20) in {0, 1}
        assert run.stderr.read() == ""


def test_a_table_for_people() -> None:
    text = "He left on Sunday. The 会議 of 3 June 2019, since 2014."
    result = CliRunner().invoke(command, ["--published", "2019-06-03"], input=text)
    assert result.output.splitlines() == [
        "words          date                    earliest    latest      because",
        "“on Sunday”    2019-06-02              2019-06-02  2019-06-02  the last Sunday before publication on 2019-06-03",
        "“3 June 2019”  2019-06-03              2019-06-03  2019-06-03  as the article writes it",
        "“since 2014”   2014/2019-06-03 (span)  2014-01-01  2019-06-03  as the article writes it; since 2014, and still so on 2019-06-03, the last day known",
    ]


def test_the_table_stands_in_line_beside_wide_and_hidden_characters() -> None:
    assert [width_of(words) for words in ("“３月”", "“e\u0301t”", "“Mai”")] == [6, 4, 5]
    assert printable("on\n\x1b[31m Sunday") == "on [31m Sunday"


def test_relative_words_ask_for_the_day() -> None:
    result = CliRunner().invoke(command, [], input="He left on Sunday.")
    assert result.exit_code == 0
    assert "--published" in result.output


def test_a_wrong_day_is_said() -> None:
    result = CliRunner().invoke(command, ["--published", "today"], input="")
    assert result.exit_code == 2
    assert "“today” is not a day" in result.output
