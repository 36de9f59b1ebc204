"""A warm build gives what a cold one gives, and does no more than has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main

HEAVY = {"jinja2", "markdown_it", "yaml", "dateparser", "pydantic", "builder.pipeline"}
ARTICLE = """---
title: Advisers leave
published: 2019-06-03
---
It fulfilled its last contract in March. Payments stopped by the end of last year.
"""
SIDECAR = """events:
  - title: A contract ends
    quote: fulfilled its last contract in March
    sources: https://wsj.example/1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "my-site"
    (site / "content").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "site.yaml").write_text("title: Test\n", "utf-8")
    for name in ("a", "b"):
        (site / "content" / f"{name}.md").write_text(ARTICLE, "utf-8")
        (site / "content" / f"{name}.yaml").write_text(SIDECAR, "utf-8")
    (site / "static" / "a.txt").write_text("one", "utf-8")
    return site


def build(site: Path, *options: str) -> tuple[int, str]:
    """Build: status, and the report without the line that holds the time."""
    result = CliRunner().invoke(main, ["build", "--site", str(site), *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stderr


def read_all(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Read every file with its kind and its rights."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): (path.lstat().st_mode, path.read_bytes()) for path in files}


def is_like_a_clean_build(site: Path, status: int, said: str) -> bool:
    """Whether the site stands as a build without any memory would leave it, diagnostics included."""
    clean = site.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    expected = build(site, "--no-cache", "--output", str(clean))
    same_site = status != 0 or read_all(clean) == read_all(site / "site")
    return expected == (status, said) and same_site


def settle(site: Path) -> None:
    """Build until the ledger trusts every stamp: files as young as the clock's tick are read again."""
    for _ in range(3):
        build(site)


def test_without_a_change_nothing_heavy_is_imported(folder: Path) -> None:
    settle(folder)
    program = (
        "import sys\nfrom builder.cli import main\n"
        f"main(['build', '--site', {str(folder)!r}], standalone_mode=False)\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n"), done.stdout


def test_a_change_that_no_page_shows_forgets_nothing(folder: Path) -> None:
    build(folder)
    index = folder / ".whence" / "memory.index"
    before = index.stat().st_size
    sidecar = folder / "content" / "a.yaml"
    sidecar.write_text(f"{SIDECAR}# a remark\n", "utf-8")
    build(folder)
    assert index.stat().st_size == before


def test_without_a_change_leftovers_are_swept(folder: Path) -> None:
    settle(folder)
    (folder / ".site.lock").touch()
    (folder / ".site.next").mkdir()
    build(folder)
    assert sorted(path.name for path in folder.iterdir()) == [".whence", "content", "site", "site.yaml", "static"]


def test_without_a_change_nothing_is_written(folder: Path) -> None:
    settle(folder)
    before = {path: path.stat() for path in (folder / "site").rglob("*")}
    status, said = build(folder)
    assert {path: path.stat() for path in (folder / "site").rglob("*")} == before
    assert is_like_a_clean_build(folder, status, said)


def edit_in_place(site: Path) -> None:
    """Change a file and set its size and times back to what they were."""
    path = site / "content" / "a.md"
    times = path.stat()
    path.write_text(ARTICLE.replace("Advisers", "Teachers"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size


def tamper(site: Path) -> None:
    page = site / "site" / "a.html"
    page.write_bytes(page.read_bytes().replace(b"contract", b"contrast"))


def turn_page_into_link(site: Path) -> None:
    """The same content, but it stands elsewhere."""
    page, elsewhere = site / "site" / "a.html", site.with_name("elsewhere.html")
    page.rename(elsewhere)
    page.symlink_to(elsewhere)


def turn_page_of_many_into_folder(site: Path) -> None:
    """Of those that are made together, among which strangers are not told at once; and something else has changed."""
    page = site / "site" / "search" / "index.js"
    page.unlink()
    page.mkdir()
    (page / "x.html").write_text("x", "utf-8")
    (site / "site.yaml").write_text("title: Other\n", "utf-8")


def add_stranger(site: Path) -> None:
    (site / "site" / "more").mkdir()
    (site / "site" / "more" / "stranger.html").write_text("x", "utf-8")


def break_ledger(site: Path) -> None:
    ledger = site / ".whence" / "ledger"
    content = bytearray(ledger.read_bytes())
    content[len(content) // 2] ^= 4
    ledger.write_bytes(content)


def turn_page_into_folder(site: Path) -> None:
    (site / "static" / "a.txt").unlink()
    (site / "static" / "a.txt").mkdir()
    (site / "static" / "a.txt" / "deep.txt").write_text("two", "utf-8")


def copy_anew(site: Path, *names: str) -> None:
    """Leave the site as a fresh checkout does, every time new, with only `names` of what builds left."""
    other = site.with_name("copy")
    shutil.copytree(
        site,
        other,
        copy_function=shutil.copy,
        ignore=lambda path, _: {".whence", "site"} - set(names) if Path(path) == site else set(),
    )
    shutil.rmtree(site)
    other.rename(site)


def rename(site: Path) -> None:
    for ending in ("md", "yaml"):
        (site / "content" / f"b.{ending}").rename(site / "content" / f"d.{ending}")


def remove(site: Path) -> None:
    for ending in ("md", "yaml"):
        (site / "content" / f"b.{ending}").unlink()


def restyle(site: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates" / "style.css").write_text("a{}", "utf-8")


def spoil_twin(site: Path) -> None:
    page = site / ".whence" / "site" / "a.html"
    page.unlink()
    page.write_text("x", "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "an edit of the same size and time": edit_in_place,
    "an article added": lambda site: (site / "content" / "c.md").write_text(ARTICLE, "utf-8"),
    "an article removed": remove,
    "an article renamed": rename,
    "a quote broken": lambda site: (site / "content" / "a.yaml").write_text(SIDECAR.replace("last", "least"), "utf-8"),
    "a new style": restyle,
    "a new title": lambda site: (site / "site.yaml").write_text("title: Other\n", "utf-8"),
    "a file that becomes a folder": turn_page_into_folder,
    "the output tampered with": tamper,
    "a page of the output that is a link": turn_page_into_link,
    "a file of the output that is a folder": turn_page_of_many_into_folder,
    "a page of the output that nobody may read": lambda site: (site / "site" / "a.html").chmod(0o600),
    "a stranger in the output": add_stranger,
    "the output gone": lambda site: shutil.rmtree(site / "site"),
    "the twin gone": lambda site: shutil.rmtree(site / ".whence" / "site"),
    "the twin emptied of a page": lambda site: (site / ".whence" / "site" / "a.html").unlink(),
    "a page of the twin replaced": spoil_twin,
    "a broken ledger": break_ledger,
    "a fresh checkout with cache and output": lambda site: copy_anew(site, ".whence", "site"),
    "a fresh checkout with the cache alone": lambda site: copy_anew(site, ".whence"),
    "a fresh checkout with the output alone": lambda site: copy_anew(site, "site"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_warm_build_equals_a_clean_one(folder: Path, change: Callable[[Path], object]) -> None:
    build(folder)
    change(folder)
    assert is_like_a_clean_build(folder, *build(folder))
    assert is_like_a_clean_build(folder, *build(folder))


def test_a_broken_site_mended_again(folder: Path) -> None:
    build(folder)
    CHANGES["a quote broken"](folder)
    status, said = build(folder)
    assert (status, "WH401" in said) == (1, True)
    assert build(folder) == (status, said)
    (folder / "content" / "a.yaml").write_text(SIDECAR, "utf-8")
    assert is_like_a_clean_build(folder, *build(folder))


def test_strictness_is_asked_anew(folder: Path) -> None:
    (folder / "site.yaml").unlink()  # a warning
    assert build(folder, "--strict")[0] == 1
    assert not (folder / "site").exists()
    assert build(folder)[0] == 0
    assert (folder / "site" / "index.html").exists()
    assert build(folder, "--strict")[0] == 1
