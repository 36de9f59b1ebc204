r"""Every fault an author can make, told at its place: the cases of tests/cases/checks.

A case is a title line `##### …`, then files, each after a line `=== path`. What a case does not give comes from BASE, or
from the site of many files in `many/` where its title begins so. A line of a file may end in `#~ WH401:12, WH402:3`: the
codes expected there and their columns; the mark is no part of it. `=== path | latin-1` says how the file is saved: in an
encoding, with `windows` line ends, or with `escapes` such as \u202e read.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.build import command as build
from builder.commands.explain import command as explain
from builder.diagnostics import Code, Severity
from builder.exchange.codes import CODES as IMPORT_CODES
from builder.model.codes import CODES
from builder.pipeline import build_site
from builder.read import read_inputs

CASES = Path(__file__).parent / "cases" / "checks"
MARK = re.compile(r"[ \t]*#~ (?P<codes>WH\d+:\d+(?:, WH\d+:\d+)*)$")
ERRORS = {code.name for code in CODES if code.severity is Severity.ERROR}
SHAPES = 3  # cases of each code at least
ELSEWHERE = {  # shown in test_faults.py, and why no case can be
    "WH101": "files that cannot be read are made by the file system",
    "WH108": "links are made by the file system",
    "WH109": "where site.yaml is missing there is no line to mark",
    "WH111": "where content/ is empty there is no line to mark",
    "WH113": "where there is no site there is no file",
    "WH801": "it stands in a site's own templates",
}

BASE = {
    "site.yaml": "title: Test\nurl: https://example.org\n",
    "content/a.md": """---
title: An article
published: 2019-06-03
publisher: The Times
url: https://times.example/a
---

Rostec has withdrawn “key” advisers, the paper reported Sunday. It fulfilled its last contract in March.

Planes came this spring. Payments stopped by the end of last year, said a spokesman, and came again in April and in May.

The war lasted two hours. The war is over now. Several ministers met on 4 April 2019 in Caracas.
""",
    "content/a.yaml": "events:\n  - title: A contract ends\n    quote: fulfilled its last contract in March\n",
}


@dataclass(frozen=True)
class Case:
    name: str
    files: dict[str, bytes]
    expected: list[str]

    @property
    def codes(self) -> set[str]:
        return {expected.rpartition(" ")[2] for expected in self.expected}


def read_cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in split_cases(path.stem, path.read_text("utf-8"))]


def read_many() -> dict[str, bytes]:
    folder = CASES / "many"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def save(text: str, how: str) -> bytes:
    match how:
        case "windows":
            return text.replace("\n", "\r\n").encode()
        case "escapes":
            return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text).encode()
        case _:
            return text.encode(how or "utf-8")


def split_cases(stem: str, text: str) -> list[Case]:
    found = []
    for block in re.split(r"^##### ", text, flags=re.MULTILINE)[1:]:
        title, _, body = block.partition("\n")
        base = read_many() if title.startswith("many") else {path: text.encode() for path, text in BASE.items()}
        files, expected = dict(base), []
        for part in re.split(r"^=== ", body, flags=re.MULTILINE)[1:]:
            head, _, content = part.partition("\n")
            path, _, how = head.partition(" | ")
            kept = []
            for number, line in enumerate(content.rstrip("\n").split("\n"), start=1):
                mark = MARK.search(line)
                if mark:
                    for code in mark["codes"].split(", "):
                        name, _, column = code.partition(":")
                        expected.append(f"{path}:{number}:{column} {name}")
                kept.append(MARK.sub("", line))
            files[path] = save("\n".join(kept) + "\n", how)
            if kept == ["(none)"]:
                del files[path]
        found.append(Case(f"{stem}: {title.strip()}", files, sorted(expected)))
    return found


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_fault_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    for path, content in case.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    read = read_inputs(tmp_path)
    built = build_site(read.value, name="test", with_drafts=False)
    found = sorted(
        f"{one.span} {one.code}" for one in (*read.diagnostics, *built.diagnostics) if not is_quiet(one.code, case)
    )
    assert found == case.expected
    for one in built.diagnostics:
        lines = case.files.get(one.span.path, b"").count(b"\n") + 1
        assert 1 <= one.span.line <= lines
        assert one.message
    assert built.outputs == () if any(one.is_error for one in built.diagnostics) else built.outputs


def test_no_fault_touches_the_old_site(tmp_path: Path) -> None:
    """Every case with an error, built over one and the same site, which stays as it was."""
    site, output = tmp_path / "site", tmp_path / "output"
    old = {".whence": b"old", "index.html": b"<p>the old site</p>"}
    output.mkdir()
    for name, content in old.items():
        (output / name).write_bytes(content)
    erring = [case for case in read_cases() if any(code in ERRORS for code in case.codes)]
    assert len(erring) > 100
    for case in erring:
        shutil.rmtree(site, ignore_errors=True)
        for path, content in case.files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        ran = CliRunner().invoke(build, ["--site", str(site), "--output", str(output)])
        assert (ran.exit_code, type(ran.exception)) == (1, SystemExit), case.name
        assert {path.name: path.read_bytes() for path in output.iterdir()} == old, case.name


def is_quiet(code: str, case: Case) -> bool:
    """Notes stand in nearly every case; only the cases about them look at them."""
    return code in {"WH205", "WH508", "WH509"} and code not in case.codes


def test_every_code_has_three_cases_of_its_own() -> None:
    told: dict[str, set[str]] = {code.name: set() for code in CODES}
    for case in read_cases():
        for code in case.codes:
            told[code].add(case.name)
    few = {code for code, names in told.items() if len(names) < SHAPES}
    assert few == set(ELSEWHERE)


@pytest.mark.parametrize("code", sorted(ELSEWHERE))
def test_what_no_file_can_show_is_shown_elsewhere(code: str) -> None:
    tests = (Path(__file__).parent / "test_faults.py").read_text("utf-8")
    assert re.search(rf'"[^"]*{code}', tests), ELSEWHERE[code]


def test_no_two_cases_are_one() -> None:
    cases = read_cases()
    assert len(cases) >= 150
    for what in ([case.name for case in cases], [tuple(sorted(case.files.items())) for case in cases]):
        assert [thing for thing, count in Counter(what).items() if count > 1] == []


@pytest.mark.parametrize("code", [*CODES, *IMPORT_CODES], ids=lambda code: code.name)
def test_every_code_is_explained(code: Code) -> None:
    """Its page and `whence explain` give the whole of it, and it is more than a heading."""
    assert code.title
    assert len(code.meaning.split()) > 7
    assert code.wrong
    assert code.right not in {"", code.wrong}
    page = (Path(__file__).parent.parent / "docs" / "checks.md").read_text("utf-8")
    section = page.partition(f"\n## {code.name}\n")[2].partition("\n## ")[0]
    told = CliRunner().invoke(explain, [code.name]).output
    for part in (code.severity.value, code.title, code.meaning, *code.wrong.split("\n"), *code.right.split("\n")):
        assert part in section
        assert part in told


def test_no_code_has_the_name_of_another() -> None:
    names = [code.name for code in (*CODES, *IMPORT_CODES)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(names) > 60
