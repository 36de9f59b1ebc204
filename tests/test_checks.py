"""Every fault an author can make, told at its place: the cases of tests/cases/checks.

A case is a title line `##### …`, then files, each after a line `=== path`. What a case does not give comes from BASE. A
line of a file may end in `#~ WH401:12, WH402:3`: the codes expected there and their columns; the mark is no part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.exchange.codes import CODES as IMPORT_CODES
from builder.model.codes import CODES
from builder.pipeline import build_site
from builder.read import read_inputs

CASES = Path(__file__).parent / "cases" / "checks"
MARK = re.compile(r"[ \t]*#~ (?P<codes>WH\d+:\d+(?:, WH\d+:\d+)*)$")
CODE = re.compile(r"WH\d{3}")

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
    files: dict[str, str]
    expected: list[str]


def read_cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in split_cases(path.stem, path.read_text("utf-8"))]


def split_cases(stem: str, text: str) -> list[Case]:
    found = []
    for block in text.split("##### ")[1:]:
        title, _, body = block.partition("\n")
        files, expected = dict(BASE), []
        for part in body.split("=== ")[1:]:
            path, _, content = part.partition("\n")
            kept = []
            for number, line in enumerate(content.rstrip("\n").split("\n"), start=1):
                mark = MARK.search(line)
                if mark:
                    for code in mark["codes"].split(", "):
                        name, _, column = code.partition(":")
                        expected.append(f"{path}:{number}:{column} {name}")
                kept.append(MARK.sub("", line))
            files[path] = "\n".join(kept) + "\n"
            if files[path].strip() == "(none)":
                del files[path]
        found.append(Case(f"{stem}: {title.strip()}", files, sorted(expected)))
    return found


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_fault_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    for path, content in case.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    read = read_inputs(tmp_path)
    built = build_site(read.value, name="test", with_drafts=False)
    found = sorted(
        f"{one.span} {one.code}" for one in (*read.diagnostics, *built.diagnostics) if not is_quiet(one.code, case)
    )
    assert found == case.expected
    for one in built.diagnostics:
        lines = case.files.get(one.span.path, "").count("\n") + 1
        assert 1 <= one.span.line <= lines


def is_quiet(code: str, case: Case) -> bool:
    """Notes stand in nearly every case; only the cases about them look at them."""
    return code in {"WH205", "WH508", "WH509"} and not any(code in expected for expected in case.expected)


def test_every_code_has_a_case() -> None:
    told = {CODE.search(expected)[0] for case in read_cases() for expected in case.expected}  # type: ignore[index]
    elsewhere = {
        "WH101",
        "WH102",
        "WH108",
        "WH109",
        "WH111",
        "WH113",
        "WH801",
    }  # need a file system or a template: test_faults.py
    assert {code.name for code in CODES} - told - elsewhere == set()


def test_every_code_is_explained() -> None:
    page = (Path(__file__).parent.parent / "docs" / "checks.md").read_text("utf-8")
    for code in (*CODES, *IMPORT_CODES):
        assert f"## {code.name}" in page
        assert code.meaning.split(". ")[0] in page.replace("\n", " ")
