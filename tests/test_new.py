"""The site that `whence new` makes: it builds, and what its files promise is so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from builder.cli import main
from builder.commands.new import STARTER


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert run("new", str(tmp_path / "mine")).exit_code == 0
    return tmp_path / "mine"


def test_it_builds_without_a_warning(site: Path) -> None:
    result = run("build", "--strict", "--site", str(site))
    assert (result.exit_code, result.stderr) == (0, "")
    events = json.loads((site / "site" / "events.json").read_text("utf-8"))["events"]
    assert [event["date"]["edtf"] for event in events] == ["1889", "1992", "1992", "2018-11", "2019-05-20"]


def test_its_workflow_runs_commands_that_there_are(site: Path) -> None:
    workflow = yaml.safe_load((site / ".github/workflows/publish.yml").read_text("utf-8"))
    steps = [step["run"].split() for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    ours = [words[1:] for words in steps if words[0] == "whence"]
    assert len(ours) == 2
    for words in ours:
        result = run(*words, "--site", str(site))
        assert result.exit_code == 0, result.output


def test_a_broken_quote_fails_the_workflow_at_its_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)  # as the workflow runs it
    sidecar = site / "content" / "kilogram.yaml"
    text = sidecar.read_text("utf-8").replace("voted for the change in", "voted against the change in")
    sidecar.write_text(text, "utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "voted against" in row)
    result = run("check", "--strict", "--format", "github")
    assert result.exit_code == 1
    assert f"file=content/kilogram.yaml,line={line}" in result.stdout


def test_nothing_is_replaced(site: Path) -> None:
    (site / "site.yaml").write_text("title: Mine\n", "utf-8")
    result = run("new", str(site))
    assert result.exit_code == 2
    assert "hint:" in result.stderr
    assert (site / "site.yaml").read_text("utf-8") == "title: Mine\n"


def test_every_file_of_it_arrives(site: Path) -> None:
    def names(folder: Path) -> set[str]:
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert names(site) == names(STARTER) | {"schema/sidecar.json", "schema/site.json"}
    assert len(names(STARTER)) == 6
