"""The schemas that editors read: no stricter than the program, and of use while one types."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from builder.diagnostics import Severity
from builder.model.fields import MEANINGS, SHARED, meaning_of
from builder.model.inputs import File
from builder.model.schema import NOUNS, make_schema
from builder.parse.sidecar import parse_annotations
from tests.test_checks import read_cases


class EditorsReader(yaml.SafeLoader):
    """Reads YAML as editors do, by its core schema: numbers and flags, but no dates."""


EditorsReader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults_of(name: str, text: str) -> list[str]:
    checker = jsonschema.Draft202012Validator(make_schema(name))
    return [fault.message for fault in checker.iter_errors(yaml.load(text, EditorsReader))]  # noqa: S506


def sound_sidecars() -> list[Any]:
    """The sidecars of all cases that the program reads without a word, and of the site itself."""
    cases = [
        pytest.param(content, id=f"{case.name} {path}")
        for case in read_cases()
        for path, content in case.files.items()
        if path.endswith(".yaml") and path.startswith("content/") and is_sound(path, content)
    ]
    assert len(cases) > 100
    return cases


def is_sound(path: str, content: bytes) -> bool:
    read = parse_annotations(File(path, content))
    return not any(fault.severity is not Severity.NOTE for fault in read.diagnostics)


@pytest.mark.parametrize("name", NOUNS)
def test_it_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(make_schema(name))


@pytest.mark.parametrize("content", sound_sidecars())
def test_what_the_program_accepts_the_schema_accepts(content: bytes) -> None:
    assert faults_of("sidecar", content.decode()) == []


def test_the_sites_own_files_pass(checkout: Path) -> None:
    assert faults_of("site", (checkout / "site.yaml").read_text("utf-8")) == []
    sidecars = list((checkout / "content").rglob("*.yaml"))
    assert sidecars
    for path in sidecars:
        assert faults_of("sidecar", path.read_text("utf-8")) == [], path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sidecar", "events:\n- title: A\n  qoute: b\n"),
        ("sidecar", "events:\n- quote: b\n"),
        ("sidecar", "events:\n- title: A\n  status: disputed\n"),
        ("sidecar", "events:\n- title: A\n  draft: maybe\n"),
        ("sidecar", "agents:\n  The Times: {}\n"),
        ("sidecar", "sources:\n  wsj: {acess: open}\n"),
        ("sidecar", "corrections:\n- text: b\n"),
        ("site", "titel: A\n"),
        ("site", "hemisphere: west\n"),
    ],
)
def test_what_an_editor_can_see_is_marked(name: str, text: str) -> None:
    assert faults_of(name, text)


def test_every_field_has_its_meaning_and_none_is_left_over() -> None:
    named = {(noun, field) for noun, meanings in MEANINGS.items() for field in meanings}
    fields = {(noun, field.name) for noun in MEANINGS for field in dataclasses.fields(noun)}
    assert named <= fields
    assert all(meaning_of(noun, field) for noun, field in fields)
    assert set(SHARED) <= {field for _, field in fields}
