"""Texts, lists and fields to the nouns of `model/written.py`, through pydantic: every fault of a file in one pass."""

from __future__ import annotations

import dataclasses
import functools
import types
from collections.abc import Hashable, Sequence
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from builder.diagnostics import Code, Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.shorthand import Fields, Items, Written, nearest
from builder.model.written import Annotation, Annotations, FrontMatter, SiteFile, Source
from builder.parse.slips import quoted
from builder.parse.text import Lines

T = TypeVar("T")
Location = Sequence[str | int]

KINDS: dict[str, Code] = {"value": codes.BAD_VALUE, "date": codes.BAD_DATE, "shape": codes.WRONG_SHAPE}
UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
HOMES: tuple[tuple[str, type[Any]], ...] = (
    ("site.yaml", SiteFile),
    ("an article's front matter", FrontMatter),
    ("a source", Source),
    ("an event", Annotation),
)
DECLARING = frozenset({"agents", "places", "sources", "allow"})
LISTS: dict[type[Any], str] = {Annotations: "events"}  # what a file that is only a list was meant to be
SHAPES = {"tuple_type": "a list is", "dict_type": "fields are", "dataclass_type": "fields are"}
HINTS = {
    "tuple_type": "write each item on a line of its own, after `- `",
    "dataclass_type": "write each field on a line of its own, as `title: …`",
}


@functools.cache
def adapter(wanted: type[T]) -> TypeAdapter[T]:
    """Compile the reader of a noun, once for each."""
    return TypeAdapter(wanted)


def shape(wanted: type[T], value: Any, lines: Lines, *, name: str) -> Outcome[T | None]:
    """Read a YAML value as `wanted`; of one with faults, what is left without the items in which they stand.

    None when nothing is left. `name` is what the file is called in messages. May say WH201 to WH204 and WH301, all of a
    file's in one run.
    """
    given = drop_empty(value if value is not None else Fields([], Span(lines.path, 1, 1, 1, 1), {}))
    if not isinstance(given, Fields):
        message = f"{name} is made of fields, one `name: value` on each line"
        field = LISTS.get(wanted)
        hint = f"put a line `{field}:` above the list" if isinstance(given, Items) and field else None
        return Outcome(None, (codes.WRONG_SHAPE.at(first_line(given.span), message, hint=hint),))
    read = adapter(cast("Hashable", wanted))  # every class is; mypy does not see it of a type variable
    try:
        return Outcome(read.validate_python(given))
    except ValidationError as errors:
        found = errors.errors(include_url=False)
        meant = {(*error["loc"][:-1], near) for error in found if (near := meant_field(wanted, error))}
        faults = [
            explain(wanted, given, error, lines)
            for error in found
            if error["type"] != "missing" or tuple(error["loc"]) not in meant
        ]
    try:
        return Outcome(read.validate_python(without(given, [error["loc"] for error in found])), tuple(faults))
    except ValidationError:
        return Outcome(None, tuple(faults))


def without(given: Fields, locations: Sequence[Location]) -> Fields:
    """Leave out the items of lists, and the declarations, in which something is wrong; else the whole field."""
    faulty: dict[str, set[int]] = {}
    for name, *below in locations:
        faulty.setdefault(str(name), set()).add(below[0] if below and isinstance(below[0], int) else -1)
    kept: list[tuple[str, Any]] = []
    for name, value in given.items():
        places = faulty.get(name)
        if places is None:
            kept.append((name, value))
        elif -1 not in places and isinstance(value, Items):
            left = [item for place, item in enumerate(value) if place not in places]
            kept.append((name, Items(left, value.span, is_flow=value.is_flow)))
        elif -1 not in places and isinstance(value, Fields):
            pairs = [pair for place, pair in enumerate(value.items()) if place not in places]
            kept.append((name, Fields(pairs, value.span, value.key_spans)))
    return Fields(kept, given.span, given.key_spans)


def meant_field(wanted: type[Any], error: Any) -> str | None:
    """Find the field that an unknown one stands for by a slip; None when there is no such slip."""
    if error["type"] not in UNKNOWN:
        return None
    *above, name = error["loc"]
    return nearest(str(name), fields_at(wanted, above))


def drop_empty(value: Any, *, holds_names: bool = False) -> Any:
    """Leave fields out that are empty, ~ or null, which mean not given, keeping the places of their names.

    A declaration without anything, `wsj:` below `agents:`, is kept, to be told what it lacks.
    """
    if isinstance(value, Fields):
        kept = [
            (name, drop_empty(item, holds_names=name in DECLARING))
            for name, item in value.items()
            if item is not None or holds_names
        ]
        return Fields(kept, value.span, value.key_spans)
    if isinstance(value, Items):
        return Items([drop_empty(item) for item in value], value.span, is_flow=value.is_flow)
    return value


def explain(wanted: type[Any], given: Fields, error: Any, lines: Lines) -> Diagnostic:
    """Turn one of pydantic's errors into a diagnostic at its place."""
    location: Location = error["loc"]
    found = error["input"]
    match error["type"]:
        case "missing":
            return missing_field(location, given)
        case unknown if unknown in UNKNOWN:
            return unknown_field(wanted, location, given)
        case "value" | "date" | "shape" as kind:
            context = error.get("ctx", {})
            return misfit(
                KINDS[kind], found, context["message"], context.get("hint"), place(found, given, location), lines
            )
        case kind:
            message = f"{SHAPES.get(kind, 'another value is')} wanted here, not {describe(found)}"
            hint = HINTS.get(kind)
            return misfit(codes.WRONG_SHAPE, found, message, hint, place(found, given, location), lines)


def missing_field(location: Location, given: Fields) -> Diagnostic:
    """Say WH202 where the field's name stands without a value, else where its fields begin."""
    *above, name = location
    holder = walk(given, above)
    empty = holder.key_spans.get(str(name)) if isinstance(holder, Fields) else None
    if empty:
        return codes.MISSING_FIELD.at(
            empty, f"`{name}` is empty, and must be given", hint=f"add a value after `{name}:`"
        )
    span = first_line(holder.span if holder is not None else given.span)
    return codes.MISSING_FIELD.at(span, f"`{name}` is missing", hint=f"add a line `{name}: …` here")


def unknown_field(wanted: type[Any], location: Location, given: Fields) -> Diagnostic:
    """Say WH201 with the name most like it, else all that may stand there."""
    *above, name = location
    holder = walk(given, above)
    span = holder.key_spans.get(str(name), holder.span) if isinstance(holder, Fields) else given.span
    known = fields_at(wanted, above)
    near = nearest(str(name), known) or nearest(str(name).lower(), known)
    homes = " or ".join(home for home, noun in HOMES if name in fields_at(noun, ()) and noun is not wanted)
    hint = f"did you mean `{near}`?" if near else f"known here: {', '.join(known)}" if known else None
    if homes and not near:
        hint = f"`{name}` is a field of {homes}; {hint}"
    return codes.UNKNOWN_FIELD.at(span, f"there is no field `{name}` here", hint=hint)


def misfit(code: Code, found: Any, message: str, hint: str | None, span: Span, lines: Lines) -> Diagnostic:
    """Say that a value is of the wrong kind; one that only wants quotes gets its line as it should be."""
    if code is codes.WRONG_SHAPE and hint is None and is_unquoted(found):
        line = lines.line(span.line)
        value = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
        head = line[: span.column - 1].strip()
        if value:
            message = f"“{value}” begins with a bracket, so YAML takes it for a list"
            only = "" if len(found) == 1 else "only one value may stand here; if it is text, "
            hint = f"{only}put quotes around it: {head} {quoted(value)}"
    return code.at(span, message, hint=hint)


def is_unquoted(found: Any) -> bool:
    """Whether it is a list in brackets, which was perhaps meant as text."""
    return isinstance(found, Items) and found.is_flow and bool(found)


def describe(found: Any) -> str:
    """Name what stands there, in a word."""
    if isinstance(found, Written):
        return f"the text “{found.value}”"
    return "fields" if isinstance(found, Fields) else "a list" if isinstance(found, Items | list) else "nothing"


def place(found: Any, given: Fields, location: Location) -> Span:
    """Find where a faulty value stands: its own place, else the nearest one above it."""
    if isinstance(found, Written | Fields | Items):
        return found.span
    holder = walk(given, location)
    return holder.span if holder is not None else given.span


def walk(value: Any, location: Location) -> Any:
    """Follow a location as far as the file goes: short forms have fewer steps than the nouns they stand for."""
    here = value
    for step in location:
        below: Any = None
        if isinstance(here, Fields):
            values = list(here.values())
            item = values[step] if isinstance(step, int) and step < len(values) else None
            below = here.get(step) if isinstance(step, str) else item if isinstance(item, Fields) else None
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here):
            below = here[step]
        here = below if below is not None else here
    return here


def fields_at(wanted: type[Any], location: Location) -> list[str]:
    """List the names that may stand at a location, in the order of the noun's fields."""
    here: Any = wanted
    for step in location:
        if isinstance(step, str) and dataclasses.is_dataclass(here):
            here = nouns_in(get_type_hints(here).get(step))
    if not dataclasses.is_dataclass(here):
        return []
    return [field.name for field in dataclasses.fields(here) if field.name != "id" or field.default is None]


def nouns_in(hint: Any) -> Any:
    """Find the noun inside `tuple[Noun, ...]`, `Noun | None` and the like; None when there is none."""
    if dataclasses.is_dataclass(hint) and get_origin(hint) is None:
        return hint
    if get_origin(hint) in {tuple, types.UnionType}:
        return next((found for inner in get_args(hint) if (found := nouns_in(inner))), None)
    return None


def first_line(span: Span) -> Span:
    """Shorten a place of several lines to its first character."""
    if span.line == span.end_line:
        return span
    return Span(span.path, span.line, span.column, span.line, span.column + 1)
