"""The docs say what the program does: generated pages are current, and nothing goes without a page."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from builder.cli import COMMANDS, main
from builder.model import written
from builder.model.choices import Export
from builder.render.events_csv import COLUMNS
from builder.render.events_schema import events_schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(load_generator().PAGES))
def test_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == load_generator().PAGES[name](), "run: python docs/generate.py"


def test_every_command_and_option_has_its_page() -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert f"## whence {name}" in page
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in page, f"{name} {option}"


@pytest.mark.parametrize(
    "noun",
    [
        written.SiteFile,
        written.FrontMatter,
        written.PageMatter,
        written.Annotations,
        written.Annotation,
        written.Agent,
        written.Place,
        written.Source,
        written.ArchivedCopy,
        written.Citation,
        written.Quote,
        written.Correction,
        written.NavItem,
    ],
)
def test_every_field_has_its_page(noun: type) -> None:
    page = (DOCS / "writing.md").read_text("utf-8")
    missing = [field.name for field in dataclasses.fields(noun) if f"`{field.name}`" not in page]
    assert missing == []


def test_every_template_block_and_property_of_the_theme_has_its_page() -> None:
    page = (DOCS / "theming.md").read_text("utf-8")
    names = [path.name for path in (ROOT / "templates").glob("*.html")]
    blocks = re.findall(
        r"{% block (\w+) %}",
        "".join((ROOT / f"templates/{name}.html").read_text("utf-8") for name in ("base", "article")),
    )
    properties = set(re.findall(r"^ +(--\w+):", (ROOT / "templates/style.css").read_text("utf-8"), re.MULTILINE))
    assert names
    assert blocks
    assert properties
    assert [name for name in (*names, *blocks, *sorted(properties)) if f"`{name}`" not in page] == []


def test_every_invariant_names_a_test_that_is_there() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert len(named) >= 8
    missing = [f"{path}::{name}" for path, name in named if f"def {name}(" not in (ROOT / path).read_text("utf-8")]
    assert missing == []


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    context = click.Context(main)
    for name, text in COMMANDS.items():
        command = main.get_command(context, name)
        assert command
        assert command.help
        assert " ".join(command.help.split("\n\n")[0].split()) == text


def test_every_field_of_the_data_has_its_page() -> None:
    page = (DOCS / "data.md").read_text("utf-8")
    schema = events_schema()
    fields = {name for shape in (schema, *schema["$defs"].values()) for name in shape["properties"]}
    columns = {name for name, _ in COLUMNS}
    assert [name for name in sorted(fields | columns) if f"`{name}`" not in page] == []
    for export in Export:
        assert f"| `{export.value}` |" in page
    for path in re.findall(r'^[A-Z_]+ = "([\w.]+\.(?:json|csv|ics|xml|txt))"$', address_source(), re.MULTILINE):
        assert f"`{path}`" in page, path


def address_source() -> str:
    return (ROOT / "builder/render/address.py").read_text("utf-8")
