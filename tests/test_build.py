"""A whole build: the same bytes every time, all faults at once, and the old site kept."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.write import CannotWriteError, Place, open_staging

ARTICLE = """---
title: Advisers leave
published: 2019-06-03
publisher: The Times
url: https://times.example/a
---
Rostec has withdrawn advisers, the paper reported Sunday. It fulfilled its last contract in March.
Planes came this spring. Payments stopped by the end of last year.
"""
SIDECAR = """events:
  - title: A contract ends
    quote: fulfilled its last contract in March
    sources: https://wsj.example/1
  - title: Payments stop
    quote: Payments stopped by the end of last year
    sources: https://wsj.example/1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "my-site"
    (site / "content").mkdir(parents=True)
    (site / "site.yaml").write_text("title: Test\nurl: https://example.org\n", "utf-8")
    (site / "content" / "a.md").write_text(ARTICLE, "utf-8")
    (site / "content" / "a.yaml").write_text(SIDECAR, "utf-8")
    return site


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_build_writes_the_site(folder: Path) -> None:
    status, out, _ = run("build", "--site", str(folder))
    assert status == 0
    assert "site/index.html" in out
    page = (folder / "site" / "a.html").read_text("utf-8")
    assert 'href="https://wsj.example/1"' in page
    events = json.loads((folder / "site" / "events.json").read_text("utf-8"))["events"]
    assert [event["date"]["edtf"] for event in events] == ["[..2018-12-31]", "2019-03"]


def test_same_inputs_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Whatever the hash seed, the zone, the language and the folder's own path."""
    found = []
    for number, (seed, zone, language) in enumerate([("1", "UTC", "C"), ("2", "Asia/Tokyo", "de_DE.UTF-8")]):
        output = tmp_path / f"out-{number}"
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        command = [sys.executable, "-m", "builder", "build", "--site", str(folder), "--output", str(output)]
        subprocess.run(command, check=True, env=env, capture_output=True)
        found.append(read_all(output))
    assert found[0] == found[1]


def test_failed_build_leaves_the_old_site(folder: Path) -> None:
    """A broken quote, an unknown source, a bad date and a YAML slip: four messages in one run, and nothing is written."""
    assert run("build", "--site", str(folder))[0] == 0
    before = read_all(folder / "site")
    for name in "bcd":
        (folder / "content" / f"{name}.md").write_text(ARTICLE, "utf-8")
    (folder / "content" / "a.yaml").write_text(SIDECAR.replace("fulfilled its", "fulfilled their"), "utf-8")
    (folder / "content" / "b.yaml").write_text(SIDECAR.replace("https://wsj.example/1", "wsj", 1), "utf-8")
    (folder / "content" / "c.yaml").write_text(f"{SIDECAR}    date: 2019-02-30\n", "utf-8")
    (folder / "content" / "d.yaml").write_text('events:\n  - title: "x" y\n', "utf-8")
    status, out, _ = run("check", "--site", str(folder), "--format", "json")
    faults = [(one["file"], one["line"], one["code"]) for one in json.loads(out) if one["severity"] == "error"]
    assert status == 1
    assert faults == [
        ("content/a.yaml", 3, "WH401"),
        ("content/b.yaml", 4, "WH501"),
        ("content/c.yaml", 8, "WH301"),
        ("content/d.yaml", 2, "WH103"),
    ]
    status, _, err = run("build", "--site", str(folder))
    assert status == 1
    assert err.count("hint:") >= 4
    assert "4 errors" in err
    assert read_all(folder / "site") == before


def test_warnings_fail_a_strict_build_only(folder: Path) -> None:
    (folder / "site.yaml").unlink()
    status, _, err = run("build", "--site", str(folder))
    assert status == 0
    assert "WH109" in err
    assert run("build", "--site", str(folder), "--strict")[0] == 1


def test_drafts_are_built_on_request(folder: Path) -> None:
    (folder / "content" / "b.md").write_text(ARTICLE.replace("title: Adv", "draft: true\ntitle: Adv"), "utf-8")
    run("build", "--site", str(folder))
    assert not (folder / "site" / "b.html").exists()
    run("build", "--site", str(folder), "--drafts")
    assert (folder / "site" / "b.html").exists()


def test_files_we_no_longer_make_disappear(folder: Path) -> None:
    (folder / "content" / "b.md").write_text(ARTICLE, "utf-8")
    run("build", "--site", str(folder))
    assert (folder / "site" / "b.html").exists()
    (folder / "content" / "b.md").unlink()
    run("build", "--site", str(folder))
    assert not (folder / "site" / "b.html").exists()
    assert sorted(path.name for path in folder.iterdir()) == [".whence", "content", "site", "site.yaml"]


def test_a_folder_that_is_not_ours_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "holiday.jpg").write_bytes(b"x")
    for output in (other, folder / "content", folder, folder / "content" / "deep"):
        status, _, err = run("build", "--site", str(folder), "--output", str(output))
        assert status == 2, output
        assert "hint:" in err
    assert (other / "holiday.jpg").exists()
    assert (folder / "content" / "a.md").exists()


def test_a_second_build_at_once_is_refused(folder: Path) -> None:
    import fcntl

    with (folder / ".site.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(CannotWriteError, match="another build"), open_staging(Place(folder, folder / "site"), ()):
            pass


def test_build_opens_no_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert run("build", "--site", str(folder))[0] == 0


def test_no_site_is_told_plainly(tmp_path: Path) -> None:
    status, _, err = run("build", "--site", str(tmp_path))
    assert status == 2
    assert "there is no site" in err
    status, out, _ = run("check", "--site", str(tmp_path), "--format", "json")
    assert status == 2
    assert [one["code"] for one in json.loads(out)] == ["WH113"]


def test_explain_every_code() -> None:
    status, out, _ = run("explain", "wh401")
    assert status == 0
    assert "the quote is not in the article" in out
    status, _, err = run("explain", "WH4O1")
    assert status == 2
    assert "WH401" in err


def test_a_mistyped_command_is_told_the_nearest() -> None:
    status, _, err = run("bild")
    assert (status, "did you mean build?" in err) == (2, True)
    status, _, err = run("quite-another")
    assert (status, "there are build, check" in err) == (2, True)
