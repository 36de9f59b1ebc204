"""The site's own words in the language of a page, and its sentences on why a date is so: `strings/LANGUAGE.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from markupsafe import Markup, escape

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.inputs import File

ENGLISH = "en"
FEW = 64  # languages of one site
PLACE = re.compile(r"\{(?P<name>\w+)(?::(?P<form>\w+))?\}")
FOLDER = "strings/"

# Languages written from right to left, by the primary subtag of BCP 47.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "ps", "sd", "syr", "ug", "ur", "yi"})


@dataclass(frozen=True, eq=False)
class Strings:
    """The words of one language; what it lacks is English. There is one of each in a build, so that it is its own key.

    A template reads `strings.KEY`: each word is an attribute too. `section` reaches the tables beside them: months,
    dates, basis.
    """

    language: str
    texts: Mapping[str, Any]

    def __post_init__(self) -> None:
        self.__dict__.update({key: text for key, text in self.texts["words"].items() if not hasattr(self, key)})

    def __getitem__(self, key: str) -> str:
        found: str = self.texts["words"][key]
        return found

    def section(self, name: str) -> Any:
        """One of the tables: `months`, `dates`, `basis`."""
        return self.texts[name]

    def fill(self, key: str, **values: object) -> str:
        """Put values into a text's places."""
        return self[key].format_map(values)

    def mark(self, key: str, **values: Markup) -> Markup:
        """Put what the builder rendered into a text's places."""
        return escape(self[key]).format_map(values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Choose singular or plural by `number`, which also fills `{count}`."""
        forms = self.texts["counts"][key]
        pattern: str = forms["one" if number == 1 else "other"]
        return pattern.format_map({"count": number, **values})

    def unit(self, name: str, number: int) -> str:
        """Name a unit of time: `day`, 3 → "days"."""
        forms = self.texts["units"][name]
        found: str = forms["one" if number == 1 else "other"]
        return found

    def join(self, items: list[str], *, last: str = "and") -> str:
        """Join a list in words: "A, B and C"; `last` is `and` or `or`."""
        if len(items) < 2:
            return "".join(items)
        return self[f"list_{last}"].format_map({"first": ", ".join(items[:-1]), "last": items[-1]})

    def join_marked(self, items: list[Markup]) -> Markup:
        """Join what the builder rendered: "A, B and C"."""
        if len(items) < 2:
            return Markup().join(items)
        return self.mark("list_and", first=Markup(", ").join(items[:-1]), last=items[-1])


@lru_cache(maxsize=FEW)
def primary(language: str) -> str:
    """Take the first part of a language tag: `es-MX` → `es`."""
    return language.lower().replace("_", "-").partition("-")[0]


@lru_cache(maxsize=FEW)
def direction_of(language: str) -> str:
    """`rtl` or `ltr`, by the language."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def isolate(words: str, language: str) -> str:
    """Keep an author's words in order within a line of ours in `language`, where they run the other way.

    Source: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
    """
    if words.isascii() and direction_of(language) == "ltr":
        return words
    strong = (found for letter in words if (found := unicodedata.bidirectional(letter)) in {"L", "R", "AL"})
    is_turned = next(strong, None) in ({"L"} if direction_of(language) == "rtl" else {"R", "AL"})
    return f"\u2068{words}\u2069" if is_turned else words


def capitalize(text: str) -> str:
    """Begin a sentence; nothing but the first letter changes."""
    return text[:1].upper() + text[1:]


def read_strings(
    files: Mapping[str, File], theme: Mapping[str, File]
) -> tuple[dict[str, dict[str, Any]], tuple[Diagnostic, ...]]:
    """Read every language's words once: the theme's, its basis sentences, and over them the site's own.

    A file that is no YAML gives a template fault; its words are then the theme's.
    """
    languages: dict[str, dict[str, Any]] = {}
    found: list[Diagnostic] = []
    for origin in (theme, files):
        for name in sorted(name for name in origin if name.startswith(FOLDER) and name.endswith(".yaml")):
            read = parse_strings(origin[name])
            if isinstance(read, Diagnostic):
                found.append(read)
                continue
            stem = name.removeprefix(FOLDER).removesuffix(".yaml")
            is_basis = stem.startswith("basis.")
            language = stem.removeprefix("basis.").lower()
            mine = languages.setdefault(language, {})
            merge(mine, {"basis": read} if is_basis else read)
    return languages, tuple(found)


def parse_strings(file: File) -> dict[str, Any] | Diagnostic:
    """Read one file of words."""
    try:
        read = load_yaml(file.content)
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        span = Span(file.path, line, column, line, column)
        return codes.TEMPLATE_FAULT.at(span, f"these words are no YAML: {getattr(fault, 'problem', None) or fault}")
    if not isinstance(read, dict):
        return codes.TEMPLATE_FAULT.at(Span(file.path, 1, 1, 1, 1), "a file of words is keys and their texts")
    return read


def load_yaml(content: bytes) -> Any:
    """Read the YAML of a file of words."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content.decode("utf-8"), Loader=loader)  # noqa: S506 - a safe loader, the fast one


def merge(into: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Lay `other` over `into`, table by table."""
    for key, value in other.items():
        if isinstance(value, dict):
            inner = into.setdefault(key, {})
            if isinstance(inner, dict):
                merge(inner, value)
                continue
        into[key] = value


def choose_strings(languages: Mapping[str, Mapping[str, Any]], language: str) -> Strings:
    """Take a language's words: the full tag's, else the primary subtag's, else English."""
    texts: dict[str, Any] = {}
    merge(texts, languages[ENGLISH])
    used = ENGLISH
    for tag in (primary(language), language.lower()):
        if tag in languages and "words" in languages[tag]:
            if used == ENGLISH and direction_of(language) == "rtl":
                # English quotation marks do not turn with the text; these do.
                texts["words"]["quote"] = texts["words"]["quote_right_to_left"]
            merge(texts, languages[tag])
            used = language
    return Strings(used, texts)
