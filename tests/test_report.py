"""What is said of a site, in each of its forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.check import command
from builder.diagnostics import Diagnostic, Severity, Span
from builder.report import to_github, to_text

SPAN = Span("content/a, b:c%.yaml", 2, 5, 2, 9)


@pytest.mark.parametrize(
    ("diagnostic", "line"),
    [
        (
            Diagnostic("WH401", Severity.ERROR, SPAN, "not there: “50 %, of it”", "line\r\nbreaks: too, 100%"),
            (
                "::error file=site/content/a%2C b%3Ac%25.yaml,line=2,endLine=2,col=5,endColumn=9,title=WH401"
                "::not there: “50 %25, of it”%0Ahint: line%0D%0Abreaks: too, 100%25"
            ),
        ),
        (
            Diagnostic("WH104", Severity.WARNING, Span("site.yaml", 2, 5, 3, 1), "two\nlines"),
            "::warning file=site/site.yaml,line=2,endLine=3,title=WH104::two%0Alines",
        ),
        (
            Diagnostic("WH508", Severity.NOTE, Span("site.yaml", 1, 1, 1, 1), "::error::no command of its own"),
            "::notice file=site/site.yaml,line=1,endLine=1,col=1,endColumn=1,title=WH508::::error::no command of its own",
        ),
    ],
)
def test_a_workflow_command_is_one_line_and_ends_nowhere_else(diagnostic: Diagnostic, line: str) -> None:
    assert to_github([diagnostic], "site") == line


def test_what_an_author_writes_moves_no_terminal() -> None:
    told = Diagnostic("WH401", Severity.ERROR, Span("a.yaml", 1, 1, 1, 4), "\x1b[2J\x9b1A\u202eevil")
    shown = to_text([told], lambda _path, _line: "a\x1b]0;title\x07\u2066b")
    assert not [sign for sign in shown if sign in "\x1b\x07\x9b\u202e\u2066"]
    assert "^^^" in shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my, site" / "content").mkdir(parents=True)
    (tmp_path / "my, site" / "site.yaml").write_text("title: T\n", "utf-8")
    (tmp_path / "my, site" / "content" / "a.md").write_text("---\ntitle: A\npublished: 2019-06-03\n---\nT.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--format", "github"], 0, "::warning file=my%2C site/site.yaml,line=1,"),
        (["--format", "github", "--strict"], 1, "::warning file=my%2C site/site.yaml,line=1,"),
        (["--format", "json"], 0, '"code": "WH206"'),
        ([], 0, "site.yaml:1:1: warning WH206"),
        (["--strict"], 1, "site.yaml:1:1: warning WH206"),
    ],
)
def test_each_format_says_it_and_strict_counts_warnings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], status: int, said: str
) -> None:
    monkeypatch.chdir(folder)
    ran = CliRunner().invoke(command, ["--site", "my, site", *options])
    assert (ran.exit_code, said in ran.output) == (status, True)


def test_nothing_is_printed_for_github_when_nothing_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "my, site" / "site.yaml").write_text("title: T\nurl: https://example.org\n", "utf-8")
    monkeypatch.chdir(folder)
    assert CliRunner().invoke(command, ["--site", "my, site", "--format", "github"]).output == ""
