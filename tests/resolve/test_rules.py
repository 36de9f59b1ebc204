"""The rules as documentation: their examples hold and their reasons can be said."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
import yaml

from builder.resolve import rules
from builder.resolve.documentation import show
from builder.resolve.pattern import compile_pattern
from builder.resolve.rule import Rule, Shape
from builder.resolve.rules import RULES

ROOT = Path(__file__).parents[2]
STRINGS = ROOT / "templates" / "strings"
EXTRA_KEYS = {"dateparser", "dateparser_relative", "from_updated", "from_event", "from_given", "range_end"}


def sentences(language: str) -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load((STRINGS / f"basis.{language}.yaml").read_text(encoding="utf-8"))
    return read


DOCUMENTED = [rule for rule in RULES if rule.documentation]


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.name)
def test_examples_hold(rule: Rule) -> None:
    test = doctest.DocTestParser().get_doctest(rule.documentation or "", {"show": show}, rule.name, None, None)
    assert test.examples
    runner = doctest.DocTestRunner(verbose=False)
    output: list[str] = []
    runner.run(test, out=output.append)
    assert not output, "".join(output)


def test_every_file_of_a_wording_is_in_the_tuple() -> None:
    folder = Path(rules.__file__ or "").parent
    files = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    assert files == {rule.read.__module__.rpartition(".")[2] for rule in RULES}


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_can_be_said(language: str) -> None:
    known = set(sentences(language))
    wanted = {key for rule in RULES for key in rule.keys} | EXTRA_KEYS
    assert known == wanted


def test_both_languages_use_the_same_values() -> None:
    places = re.compile(r"\{([a-z]+)")
    english, spanish = sentences("en"), sentences("es")
    for key, sentence in english.items():
        assert set(places.findall(spanish[key])) == set(places.findall(sentence)), key


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_patterns_repeat_within_bounds(rule: Rule) -> None:
    for part in rule.parts:
        if not isinstance(part, Shape):
            source = compile_pattern(part).pattern
            assert not re.search(r"(?<!\\)[*+](?!\?)", re.sub(r"\[[^\]]*\]", "", source)), source
