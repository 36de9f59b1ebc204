"""What we measure with is right: the made-up newspaper reads as it was made, and a site that lacks something is told."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from builder.cli import main

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
COUNT = 12


@pytest.fixture(autouse=True)
def _reach_benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.fixture
def programs() -> ModuleType:
    return importlib.import_module("programs")


@pytest.fixture
def verify() -> ModuleType:
    return importlib.import_module("verify")


def build(site: Path) -> None:
    built = CliRunner().invoke(main, ["build", "--strict", "--site", str(site)])
    assert built.exit_code == 0, built.output


@pytest.mark.parametrize("is_rich", [False, True])
def test_dates_of_the_newspaper_are_read_as_they_were_meant(
    programs: ModuleType, tmp_path: Path, *, is_rich: bool
) -> None:
    articles = programs.use_whence(BENCHMARKS.parent, is_rich=is_rich).lay_out(tmp_path, COUNT)
    build(tmp_path)
    for article in articles:
        events = json.loads((tmp_path / f"site/{article.slug}.json").read_text("utf-8"))["events"]
        dates = {event["anchor"]: event["date"] for event in events}
        for number, event in enumerate(article.events, 1):
            date = dates[f"event-e{number}"]
            assert str(event.starts) in {date["earliest"], date["latest"]}, (event.quote, date["edtf"])


def test_an_article_depends_on_nothing_but_its_number(programs: ModuleType, tmp_path: Path) -> None:
    program = programs.use_whence(BENCHMARKS.parent, is_rich=False)
    few, many = program.lay_out(tmp_path / "few", 3), program.lay_out(tmp_path / "many", 5)
    assert few == many[:3]


def test_a_site_that_lacks_something_is_told(programs: ModuleType, verify: ModuleType, tmp_path: Path) -> None:
    program, site = programs.use_whence(BENCHMARKS.parent, is_rich=False), tmp_path / "whence"
    articles = program.lay_out(site, COUNT)
    text = verify.change_text(program, site, articles[0], "mark-of-a-text")
    title = verify.change_title(program, site, articles[1], "mark-of-a-title")
    build(site)
    for change in (None, text, title):
        assert verify.find_faults(program, site, articles, change) == []
    output = site / "site"
    page = output / program.page(articles[1])
    whole = page.read_text("utf-8")

    page.write_text(whole.replace('<li class="event', '<li class="', 1), "utf-8")
    assert f"{articles[1].slug} shows 7 events" in verify.find_faults(program, site, articles, None)
    page.unlink()
    assert f"{articles[1].slug} has no page" in verify.find_faults(program, site, articles, None)
    page.write_text(whole.replace("mark-of-a-title", ""), "utf-8")
    assert f"the page of {articles[1].slug} is as it was" in verify.find_faults(program, site, articles, title)
    page.write_text(whole, "utf-8")
    told = next(file for file in output.glob(program.lists) if "mark-of-a-title" in file.read_text("utf-8"))
    told.unlink()
    faults = verify.find_faults(program, site, articles, title)
    assert f"the timeline tells {articles[1].slug} as before" in faults
    assert any(fault.endswith("events are on the timeline") for fault in faults)
