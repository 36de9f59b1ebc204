from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from builder.commands.import_ import command

TEXT = """\
Advisers leave

They left to service pre-
existing deals.

https://a.org/2026/04/02/the-deal

Related: Planes
"""


@pytest.fixture
def pasted(tmp_path: Path) -> Path:
    file = tmp_path / "pasted.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], input=given)


def test_two_files_are_added_to_a_new_site(pasted: Path, tmp_path: Path) -> None:
    result = run(pasted, "--published", "2019-06-03", "--site", tmp_path / "new")
    assert (result.exit_code, result.stderr) == (0, "")
    content = tmp_path / "new" / "content"
    assert sorted(path.name for path in content.iterdir()) == ["advisers-leave.md", "advisers-leave.yaml"]
    assert "pre-existing deals." in (content / "advisers-leave.md").read_text(encoding="utf-8")
    sidecar = yaml.safe_load((content / "advisers-leave.yaml").read_text(encoding="utf-8"))
    assert sidecar["events"] == []
    assert list(sidecar["sources"]) == ["a-the-deal"]
    for words in [
        "advisers-leave.md",
        "from the headline",
        "pre-existing",
        "after this article",
        "Related: Planes",
        "[]",
    ]:
        assert words in result.stdout


@pytest.mark.parametrize("name", ["advisers-leave.md", "advisers-leave.yaml"])
def test_no_file_is_replaced(pasted: Path, tmp_path: Path, name: str) -> None:
    existing = tmp_path / "content" / name
    existing.parent.mkdir()
    existing.write_text("mine")
    result = run(pasted, "--published", "2019-06-03", "--site", tmp_path)
    assert result.exit_code == 1
    assert f"{existing}:1:1: error WH152" in result.stderr
    assert "content/advisers-leave.md and content/advisers-leave.yaml" in result.stderr
    assert [path.read_text() for path in existing.parent.iterdir()] == ["mine"]


def test_a_link_that_leads_nowhere_is_not_followed(pasted: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "advisers-leave.yaml").symlink_to(tmp_path / "elsewhere")
    assert run(pasted, "--published", "2019-06-03", "--site", tmp_path).exit_code == 1
    assert not (tmp_path / "elsewhere").exists()
    assert not (tmp_path / "content" / "advisers-leave.md").exists()


def test_neither_file_stays_when_one_cannot_be_written(
    pasted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(OSError):
        strerror = "No space left on device"

    opened = Path.open

    def fail(path: Path, mode: str = "r") -> object:
        if path.suffix == ".yaml":
            raise Full
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", fail)
    result = run(pasted, "--published", "2019-06-03", "--site", tmp_path)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert list((tmp_path / "content").iterdir()) == []


def test_a_content_that_is_no_folder_is_told(pasted: Path, tmp_path: Path) -> None:
    (tmp_path / "content").write_text("mine")
    result = run(pasted, "--published", "2019-06-03", "--site", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"error: {tmp_path / 'content'} cannot be written: File exists\n")


def test_a_title_may_have_joiners(pasted: Path, tmp_path: Path) -> None:
    assert run(pasted, "--published", "2019-06-03", "--site", tmp_path, "--title", "می\u200cروند").exit_code == 0
    assert (tmp_path / "content" / "میروند.md").exists()


def test_no_date_is_refused(pasted: Path, tmp_path: Path) -> None:
    result = run(pasted, "--site", tmp_path / "new")
    assert result.exit_code == 1
    assert f"{pasted}:1:1: error WH151: no publication date" in result.stderr
    assert "hint: add the day" in result.stderr
    assert not (tmp_path / "new").exists()


def test_standard_input_is_read(tmp_path: Path) -> None:
    result = run("-", "--site", tmp_path, "--title", "Los  asesores\nse van", given="June 3, 2019\n\nSe van.")
    assert result.exit_code == 0, result.stderr
    article = (tmp_path / "content" / "los-asesores-se-van.md").read_bytes()
    assert article.startswith(b"---\ntitle: Los asesores se van\npublished: 2019-06-03\n")
    refused = run("-", "--site", tmp_path, given=b"caf\xe9")
    assert (refused.exit_code, refused.stderr.split(": error")[0]) == (2, "standard input:1:4")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "today"], "“today” is not a day; write it as 2019-06-03"),
        (["--published", "2019-02-30"], "“2019-02-30” is not a day"),
        (["--published", "2019-06-03T10:00"], "is not a day"),
        (["--title", " "], "the title is empty"),
        (["--title", "a\x07"], "cannot be shown"),
        (["--titel", "x"], "No such option"),
    ],
)
def test_wrong_usage_is_told(pasted: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    result = run(pasted, "--site", tmp_path / "new", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    assert run(tmp_path / "none.txt").exit_code == 2
    page = tmp_path / "page.html"
    page.write_text("<p>x</p>")
    result = run(page, "--published", "2019-06-03", "--site", tmp_path / "new")
    assert result.exit_code == 2
    assert "error WH154: this is HTML, and only plain text can be imported yet" in result.stderr
    assert not (tmp_path / "new").exists()
