"""A page that is made alone is the page that the whole build makes."""

from __future__ import annotations

import shutil

import pytest

from builder.commands.serve import Session
from builder.serve.preview import Built
from tests.sites import SITES

SITE = "vellmar-bridge"


def ignore(_: object) -> None:
    """Take no notice."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Built]:
    site = tmp_path_factory.mktemp("sketch") / "site"
    shutil.copytree(SITES / SITE, site)
    session = Session(site)
    return session, session.build(ignore)


def list_stems() -> list[str]:
    content = SITES / SITE / "content"
    return sorted(f"content/{path.relative_to(content).with_suffix('').as_posix()}" for path in content.rglob("*.md"))


@pytest.mark.parametrize("stem", list_stems())
def test_a_sketch_is_the_page(session: tuple[Session, Built], stem: str) -> None:
    desk, built = session
    found = desk.sketch({f"{stem}.yaml"})
    assert found
    path, content = found
    assert built.table
    assert content == built.table[path]


def test_a_sketch_shows_what_was_saved(session: tuple[Session, Built]) -> None:
    desk, _ = session
    stem = list_stems()[0]
    article = desk.site / f"{stem}.md"
    article.write_text(article.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    found = desk.sketch({f"{stem}.md", f"{stem}.md~"})
    assert found
    assert b"One sentence more." in found[1]


@pytest.mark.parametrize(
    "changed",
    [set(), {"site.yaml"}, {"content/none.md"}, {f"{list_stems()[0]}.md", f"{list_stems()[1]}.md"}],
    ids=["nothing", "the settings", "a new article", "two articles"],
)
def test_more_than_one_article_waits_for_the_build(session: tuple[Session, Built], changed: set[str]) -> None:
    assert session[0].sketch(changed) is None


def test_a_page_can_be_had_before_the_site_is_built(session: tuple[Session, Built]) -> None:
    _, built = session
    early = Session(session[0].site)
    path = list_stems()[1].removeprefix("content/") + ".html"
    assert built.table
    first = early.first(path)
    assert first
    assert b"<h1" in first
    assert early.first("none.html") is None
    assert early.first("index.html") is None
