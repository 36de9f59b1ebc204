"""The shape of the authors' files as JSON Schema, for editors: from the same nouns by which the files are read.

An editor's language server checks a file against it while one types. It is no stricter than `parse`; what only `parse`
can see, as that a name is declared, it lets pass. Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from builder.model.day import Day
from builder.model.edtf import Edtf
from builder.model.fields import meaning_of
from builder.model.shorthand import Chains, Free, Keyed, Several, Short, Written
from builder.model.written import Annotations, Moment, MonthDay, SiteFile

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOUNS: dict[str, type] = {"site": SiteFile, "sidecar": Annotations}

# An editor's YAML reader takes 2019 for a number and true for a flag, where to us all of them are text.
SCALAR = ["string", "number", "boolean"]
FORMS: dict[Any, Schema] = {
    str: {"type": SCALAR},
    bool: {"type": "boolean"},
    Day: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    Moment: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d([T ].+)?$"},
    MonthDay: {"type": "string", "pattern": r"^\d\d-\d\d$"},
    Edtf: {"type": ["string", "integer"]},
}
KEYS: dict[str, Schema] = {"id": {"pattern": r"^[a-z][a-z0-9-]*$"}, "code": {"pattern": r"^WH\d{3}$"}}


def make_schema(name: str) -> Schema:
    """Make the schema of a kind of file: one of NOUNS."""
    noun = NOUNS[name]
    return {"$schema": DIALECT, "title": f"Whence {name}", "description": str(noun.__doc__), **schema_of_noun(noun)}


def schema_of_noun(noun: type, *, without: str | None = None) -> Schema:
    """Give the schema of a noun's fields; `without` is the one that stands as the key above them."""
    hints = get_type_hints(noun, include_extras=True)
    found: dict[str, Schema] = {}
    wanted: list[str] = []
    for field in fields(noun):
        if field.name == without:
            continue
        found[field.name] = {"description": meaning_of(noun, field.name), **schema_of(hints[field.name])}
        if is_required(field):
            wanted.append(field.name)
    shape: Schema = {"type": ["object", "null"], "properties": found, "additionalProperties": False}
    return shape | ({"required": wanted, "type": "object"} if wanted else {})


def is_required(field: Field[Any]) -> bool:
    """Whether a file cannot do without the field."""
    return field.default is MISSING and field.default_factory is MISSING


def schema_of(hint: Any) -> Schema:
    """Give the schema of a field by its type and the hooks in it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return schema_of_short(arguments[0], arguments[1:])
    if origin in {Union, UnionType}:
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return either(schema_of(inner), {"type": "null"})
    if origin is tuple:
        return {"type": "array", "items": schema_of(arguments[0])}
    if origin is Written:
        (wanted,) = arguments
        if issubclass(wanted, StrEnum):
            return {"enum": [choice.value for choice in wanted]}
        return FORMS[wanted]
    return schema_of_noun(hint)


def schema_of_short(hint: Any, hooks: tuple[object, ...]) -> Schema:
    """Give the schema of a field that may be written in a shorter form."""
    (hook,) = hooks
    match hook:
        case Free():
            return {}
        case Short(field=field):
            return either(schema_of(get_type_hints(hint, include_extras=True)[field]), schema_of_noun(hint))
        case Several():
            whole = schema_of(hint)
            return either(item_of(hint), whole)
        case Chains():
            name = FORMS[str]
            return either(name, {"type": "array", "items": either(name, {"type": "array", "items": name})})
        case Keyed(key=key, value=value):
            return schema_of_keyed(get_args(hint)[0], key, value)
    raise TypeError(hook)


def item_of(hint: Any) -> Schema:
    """Give the schema of one item of a list that may be left out."""
    for argument in (hint, *get_args(hint)):
        if get_origin(argument) is tuple:
            return schema_of(get_args(argument)[0])
    raise TypeError(hint)


def schema_of_keyed(noun: type, key: str, value: str | None) -> Schema:
    """Give the schema of a mapping by ids or codes."""
    item = schema_of_noun(noun, without=key)
    if value:
        item = either(schema_of(get_type_hints(noun, include_extras=True)[value]), item)
    return {"type": ["object", "null"], "propertyNames": KEYS[key], "additionalProperties": item}


def either(first: Schema, second: Schema) -> Schema:
    """Allow both, in one list of types where they say no more than that."""
    if first.keys() == second.keys() == {"type"}:
        return {"type": list(dict.fromkeys([*types_of(first), *types_of(second)]))}
    return {"anyOf": [*(first.get("anyOf") or [first]), *(second.get("anyOf") or [second])]}


def types_of(schema: Schema) -> list[str]:
    """Give the names of the types that a schema allows."""
    names: str | list[str] = schema["type"]
    return [names] if isinstance(names, str) else names
