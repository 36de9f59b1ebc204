"""Faults that need a file system or a template: no traceback, the right code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.commands.run import run_site
from builder.model.inputs import File, Inputs
from builder.pipeline import build_site
from builder.read import read_inputs

ARTICLE = "---\ntitle: A\npublished: 2019-06-03\n---\nText.\n"


def codes(site: Path) -> list[str]:
    read = read_inputs(site)
    built = build_site(read.value, name="test", with_drafts=False)
    return sorted(f"{one.span.path}:{one.code}" for one in (*read.diagnostics, *built.diagnostics))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "site.yaml").write_text("title: T\nurl: https://example.org\n", "utf-8")
    (tmp_path / "content" / "a.md").write_text(ARTICLE, "utf-8")
    return tmp_path


def test_no_site_file(folder: Path) -> None:
    (folder / "site.yaml").unlink()
    assert codes(folder) == ["site.yaml:WH109"]


def test_no_content(folder: Path) -> None:
    (folder / "content" / "a.md").unlink()
    assert codes(folder) == ["content:WH111"]


@pytest.mark.parametrize("content", ["café".encode("latin-1"), "title: x".encode("utf-16"), b"\xff"])
def test_other_encodings(folder: Path, content: bytes) -> None:
    (folder / "content" / "a.yaml").write_bytes(content)
    (folder / "content" / "b.md").write_bytes(content)
    assert codes(folder) == ["content/a.yaml:WH102", "content/b.md:WH102"]


def test_a_byte_order_mark_is_passed_over(folder: Path) -> None:
    (folder / "content" / "a.md").write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    assert codes(folder) == []


def test_a_link_that_leaves_the_site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "b.md").write_text(ARTICLE, "utf-8")
    (folder / "content" / "b.md").symlink_to(elsewhere / "b.md")
    (folder / "content" / "more").symlink_to(elsewhere)
    assert codes(folder) == ["content/b.md:WH108", "content/more:WH108"]


def test_a_link_in_a_circle_is_followed_once(folder: Path) -> None:
    (folder / "content" / "again").symlink_to(folder / "content")
    assert codes(folder) == []


def test_links_of_other_files_and_folders_that_leave_the_site(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in ("page.html", "article.html", "site.yaml", "picture.png"):
        (elsewhere / name).write_text("title: not ours", "utf-8")
    (folder / "site.yaml").unlink()
    (folder / "site.yaml").symlink_to(elsewhere / "site.yaml")
    (folder / "templates").symlink_to(elsewhere)
    (folder / "static").mkdir()
    (folder / "static" / "picture.png").symlink_to(elsewhere / "picture.png")
    read = read_inputs(folder)
    assert [f"{one.span.path} {one.code}" for one in read.diagnostics] == [
        f"{path} WH108" for path in ("site.yaml", "templates", "static/picture.png")
    ]
    assert (read.value.site, read.value.templates, read.value.static) == (None, {}, ())


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("place", ["empty", "not there"])
def test_no_site(folder: Path, command: str, place: str) -> None:
    empty = folder / "empty"
    empty.mkdir()
    ran = CliRunner().invoke(main, [command, "--site", str(empty if place == "empty" else folder / "none")])
    assert ran.exit_code == 2
    assert "error WH113: there is no site in" in ran.output
    assert not (empty / "site").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_an_unreadable_file(folder: Path) -> None:
    (folder / "content" / "b.md").write_text(ARTICLE, "utf-8")
    (folder / "content" / "b.md").chmod(0)
    assert "content/b.md:WH101" in codes(folder)


def test_a_file_that_vanishes(folder: Path) -> None:
    (folder / "content" / "b.md").symlink_to(folder / "content" / "gone.md")
    assert codes(folder) == ["content/b.md:WH101"]


@pytest.mark.parametrize("template", ["{% if %}", "{{ nothing_of_this_name }}", "{{ page.nothing }}"])
def test_a_broken_template(folder: Path, template: str) -> None:
    read = read_inputs(folder).value
    broken = {
        "page.html": File("templates/page.html", template.encode()),
        "article.html": File("templates/article.html", template.encode()),
    }
    inputs = Inputs(read.site, read.content, broken, read.theme, read.static)
    built = build_site(inputs, name="test", with_drafts=False)
    assert {one.code for one in built.diagnostics if one.is_error} == {"WH801"}
    assert {one.span.line for one in built.diagnostics if one.is_error} == {1}
    assert built.outputs == ()


def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "content" / "b.md")
    assert codes(folder) == ["content/b.md:WH101"]


def test_nothing_else_is_said_of_half_a_site(folder: Path) -> None:
    (folder / "content" / "a.md").unlink()
    (folder / "content" / "a.md").symlink_to(folder / "content" / "gone.md")
    (folder / "content" / "a.yaml").write_text("events: []\n", "utf-8")
    assert [fault.code for fault in run_site(folder).diagnostics] == ["WH101"]


def test_folders_of_files_to_copy_may_have_any_name(folder: Path) -> None:
    for name in ("static/_fonts", "templates/_parts", "content/_old"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.txt").write_text("a", "utf-8")
    read = read_inputs(folder).value
    assert [file.path for file in (*read.static, *read.content)] == ["static/_fonts/a.txt", "content/a.md"]
    assert list(read.templates) == ["_parts/a.txt"]


def test_a_carriage_return_alone_ends_no_line(folder: Path) -> None:
    (folder / "content" / "a.md").write_bytes(f"{ARTICLE}One\rtwo.\n\n[x](zz.md)\n".encode())
    built = build_site(read_inputs(folder).value, name="test", with_drafts=False)
    assert [(one.code, one.span.line) for one in built.diagnostics] == [("WH803", 8)]
