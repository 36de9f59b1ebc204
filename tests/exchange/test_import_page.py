"""The author's page about import says what import does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.import_ import command
from builder.exchange.codes import CODES

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def page(checkout: Path) -> str:
    return (checkout / "docs" / "import.md").read_text(encoding="utf-8")


def test_the_example_is_what_happens(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = dict(BLOCK.findall(page))
    prompt, _, said = blocks["console"].partition("\n")
    monkeypatch.chdir(tmp_path)
    Path("pasted.txt").write_text(blocks["text"], encoding="utf-8")
    result = CliRunner().invoke(command, prompt.removeprefix("$ whence import ").split())
    assert result.stdout == said
    assert Path("content/advisers-leave-caracas.md").read_text(encoding="utf-8") == blocks["markdown"]
    assert Path("content/advisers-leave-caracas.yaml").read_text(encoding="utf-8") == blocks["yaml"]


def test_every_option_and_message_is_on_the_page(page: str) -> None:
    for parameter in command.params:
        name = parameter.opts[0] if parameter.opts[0].startswith("--") else parameter.opts[0].upper()
        assert f"\n| `{name}" in page
    for code in CODES:
        assert f"| {code.name} | {code.title} |" in page
