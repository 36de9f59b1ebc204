"""`whence dates`: the expressions of a text, what they resolve to, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import click
import yaml

from builder.model.choices import Hemisphere
from builder.model.dates import Conventions, EventDate
from builder.model.day import Day, parse_day
from builder.resolve.expressions import Found, Part, find_expressions, read_expression
from builder.resolve.reason import word_reason
from builder.resolve.rule import Context

THEME = "templates/strings/basis.en.yaml"
FAULT_LENGTH = 200


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
                if line.strip():
                    click.echo(answer(line, day))
            return
        text = stream.read().decode("utf-8", errors="replace")
    write_table(text, Context(day))


def answer(line: bytes, published: Day | None) -> str:
    """Answer one line of JSON Lines by one line, also when it cannot be read."""
    name: Any = None
    try:
        document = json.loads(line)
        name = document.get("id") if isinstance(document, dict) else None
        result = {"id": name, "expressions": resolve_document(document, published)}
    except (ValueError, RecursionError) as fault:
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
    return [read_span(text, span, context) for span in read_list(document["spans"])]


def context_of(document: dict[str, Any], published: Day | None) -> Context:
    """Give the reference date and the conventions of one document."""
    written = document.get("published")
    day = published
    if written is not None:
        day = parse_day(written[:10]) if isinstance(written, str) else None
        if day is None:
            raise UnreadableLineError(f"published is no day: {written!r}")
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


def read_list(spans: Any) -> Iterable[Any]:
    """Take the list of spans."""
    if not isinstance(spans, list):
        raise UnreadableLineError("spans is a list of [start, end]")
    return spans


def read_span(text: str, span: Any, context: Context) -> dict[str, Any]:
    """Read one given span; one that cannot be read has no values."""
    is_pair = isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span)
    if not is_pair or not 0 <= span[0] < span[1] <= len(text):
        raise UnreadableLineError(f"not a span of the text: {span!r}")
    found = read_expression(text, span[0], span[1], context)
    if found is not None:
        part = next((part for part in found.parts if part.start < span[1] and span[0] < part.end), found.parts[0])
        return {**to_json(found, part), "start": span[0], "end": span[1], "text": text[span[0] : span[1]]}
    nothing = dict.fromkeys(("timex", "edtf", "earliest", "latest", "kind", "basis", "rule"))
    return {"start": span[0], "end": span[1], "text": text[span[0] : span[1]], **nothing}


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


def write_table(text: str, context: Context) -> None:
    """Show the dates of a text to a person, one below the other."""
    found = [one for one in find_expressions(text, context) if one.date or one.needs_reference]
    if not found:
        click.echo("no dates")
    for one in found:
        click.echo(f"“{' '.join(one.text.split())}”")
        if one.date is None:
            click.echo("  needs the day it is read from: --published 2019-06-03")
            continue
        date = one.date
        said = [date.edtf.text, f"{date.earliest or 'open'} to {date.latest or 'open'}", date.kind.value]
        if date.qualifier:
            said.append(date.qualifier.value)
        click.echo(f"  {' · '.join(said)}\n  {say_basis(date)} (rule {one.rule})")
