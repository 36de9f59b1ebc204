"""`whence dates`: the expressions of a text, what they resolve to, and why."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
import yaml

from builder.model.choices import Hemisphere, Kind
from builder.model.dates import Conventions, EventDate
from builder.model.day import Day, parse_day
from builder.resolve.expressions import Found, Part, find_expressions, read_span
from builder.resolve.reason import word_reason
from builder.resolve.rule import Context

THEME = "templates/strings/basis.en.yaml"
FAULT_LENGTH = 200
NOTHING = ("start", "end", "text", "timex", "edtf", "earliest", "latest", "kind", "basis", "rule")
HEAD = ("words", "date", "earliest", "latest", "because")


class UnreadableLineError(ValueError):
    """A line of the input that says nothing we can answer."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), default="-")
@click.option("--published", metavar="DAY", help="The day that relative words are read from, as 2019-06-03.")
@click.option("--jsonl", is_flag=True, help="Read and write JSON Lines: one document a line.")
def command(file: Path, published: str | None, *, jsonl: bool) -> None:
    """Show the dates of a text: the words, what they resolve to, and why.

    Relative words need `--published`; they are never read from today.

    Example: echo "It closed last March." | whence dates --published 2019-06-03
    """
    day = parse_day(published) if published else None
    if published and day is None:
        raise click.BadParameter(f"“{published}” is not a day; write it as 2019-06-03", param_hint="--published")
    stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with stream:
        if jsonl:
            for line in stream:
                click.echo(answer(line, day))
            return
        text = stream.read().decode("utf-8", errors="replace")
    click.echo("\n".join(to_table(text, Context(day))))


def answer(line: bytes, published: Day | None) -> str:
    """Answer one line of JSON Lines by one line, also when it cannot be read."""
    name: Any = None
    try:
        document = json.loads(line)
        name = document.get("id") if isinstance(document, dict) else None
        result = {"id": name, "expressions": resolve_document(document, published)}
    except RecursionError:
        result = {"id": name, "error": "nested too deeply"}
    except ValueError as fault:
        result = {"id": name, "error": str(fault)[:FAULT_LENGTH]}
    return json.dumps(result, ensure_ascii=True)


def resolve_document(document: Any, published: Day | None) -> list[dict[str, Any] | None]:
    """Find the expressions of a document; with `spans`, read just those, one for each, in order."""
    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
        raise UnreadableLineError('a line is an object with a text: {"id", "text", "published"}')
    context = context_of(document, published)
    text: str = document["text"]
    if "spans" not in document:
        return [to_json(found, part) for found in find_expressions(text, context) for part in found.parts]
    return [answer_span(text, span, context) for span in read_list(document["spans"])]


def context_of(document: dict[str, Any], published: Day | None) -> Context:
    """Give the reference date and the conventions of one document."""
    written = document.get("published")
    day = published
    if written is not None:
        day = read_published(written)
    try:
        hemisphere = Hemisphere(document.get("hemisphere") or "northern")
    except ValueError:
        raise UnreadableLineError("hemisphere is northern or southern") from None
    start = document.get("fiscal_year_start")
    first = parse_day(f"2000-{start}") if start is not None else None
    if start is not None and first is None:
        raise UnreadableLineError("fiscal_year_start is a month and a day, as 10-01")
    language = document.get("language") or "en"
    if not isinstance(language, str):
        raise UnreadableLineError("language is a text, as en")
    return Context(day, Conventions(language, hemisphere, (first.month, first.day) if first else None))


def read_published(written: Any) -> Day:
    """Read a day, or the day of a date-time."""
    day = parse_day(written[:10]) if isinstance(written, str) and written[10:11] in {"", "T", " "} else None
    if day is None:
        raise UnreadableLineError(f"published is no day, as 2019-06-03: {written!r}")
    return day


def read_list(spans: Any) -> Iterable[Any]:
    """Take the list of spans."""
    if not isinstance(spans, list):
        raise UnreadableLineError("spans is a list of [start, end]")
    return spans


def answer_span(text: str, span: Any, context: Context) -> dict[str, Any]:
    """Read one given span; one that cannot be read has no values."""
    is_pair = isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span)
    if not is_pair or not 0 <= span[0] < span[1] <= len(text):
        raise UnreadableLineError(f"not a span of the text: {span!r}")
    start, end = span
    found = read_span(text, start, end, context)
    if found is None:
        return {**dict.fromkeys(NOTHING), "start": start, "end": end, "text": text[start:end]}
    part = next((part for part in found.parts if part.start < end and start < part.end), found.parts[0])
    return {**to_json(found, part), "start": start, "end": end, "text": text[start:end]}


def to_json(found: Found, part: Part) -> dict[str, Any]:
    """One expression as DESIGN.md §5 has it; a range gives two, which share its date."""
    date = found.date
    return {
        "start": part.start,
        "end": part.end,
        "text": found.text[part.start - found.full_start : part.end - found.full_start],
        "timex": {"type": part.timex.type, "value": part.timex.value, "mod": part.timex.mod},
        "edtf": date.edtf.text if date else None,
        "earliest": str(date.earliest) if date and date.earliest else None,
        "latest": str(date.latest) if date and date.latest else None,
        "kind": date.kind.value if date else None,
        "basis": say_basis(date) if date else None,
        "rule": found.rule,
    }


def say_basis(date: EventDate) -> str:
    """Say the reasons of a date in English."""
    sentences = read_sentences()
    return "; ".join(word_reason(reason, sentences) for reason in date.basis)


@cache
def read_sentences() -> dict[str, str]:
    """Read the sentences of the theme, from the wheel or from the checkout."""
    package = Path(__file__).resolve().parent.parent
    path = next((path for path in (package / THEME, package.parent / THEME) if path.is_file()), None)
    if path is None:
        raise click.ClickException(f"the theme's {THEME} is missing: install whence again")
    sentences: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return sentences


def to_table(text: str, context: Context) -> Iterator[str]:
    """Show the dates of a text to a person: a line for each, in columns."""
    found = [one for one in find_expressions(text, context) if one.date or one.needs_reference]
    if not found:
        yield "no dates"
        return
    rows = [HEAD, *(to_row(one) for one in found)]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def to_row(found: Found) -> Sequence[str]:
    """Show one expression; the kind is said where it is not a point."""
    words = f"“{printable(found.text)}”"
    date = found.date
    if date is None:
        return words, "?", "", "", "needs the day it is read from: --published 2019-06-03"
    said = [word for word in (date.kind.value if date.kind is not Kind.POINT else "", date.qualifier) if word]
    edtf = f"{date.edtf} ({', '.join(said)})" if said else date.edtf.text
    return words, edtf, str(date.earliest or "open"), str(date.latest or "open"), say_basis(date)


def printable(text: str) -> str:
    """Put a text into one line, without what would steer a terminal."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def width_of(text: str) -> int:
    """Count the columns of a terminal: two for a wide character, none for a mark on the one before."""
    wide = sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)
