"""Written values and the short forms in which authors may write them.

Each class here is a hook that pydantic calls while `parse` fills the nouns of `written.py`. The values it sees are
`Written`, `Fields` and `Items`, as `parse` makes them from YAML: every text, mapping and list with its place.
"""

from __future__ import annotations

import difflib
import functools
import heapq
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from builder.diagnostics import Span
from builder.model.day import Day, parse_day
from builder.model.day_hint import hint_for_day

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

LIKELY = 50


class Fields(dict[str, Any]):
    """A YAML mapping with its place and the places of its keys."""

    __slots__ = ("key_spans", "span")

    def __init__(self, items: Iterable[tuple[str, Any]], span: Span, key_spans: dict[str, Span]) -> None:
        super().__init__(items)
        self.span = span
        self.key_spans = key_spans


class Items(list[Any]):
    """A YAML list with its place; `is_flow` when it was written in brackets."""

    __slots__ = ("is_flow", "span")

    def __init__(self, items: Iterable[Any], span: Span, *, is_flow: bool = False) -> None:
        super().__init__(items)
        self.span = span
        self.is_flow = is_flow


class UnreadableValue(ValueError):
    """A text that is not a value of its field; the message says what was wanted, the hint how to mend it."""

    def __init__(self, message: str, hint: str | None = None, *, is_date: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.is_date = is_date


class Written(Generic[T]):
    """A value that stands in an author's file, and where.

    Not a dataclass: pydantic would read a generic one by its fields and never ask for the hook below.
    """

    __slots__ = ("span", "value")
    value: T
    span: Span

    def __init__(self, value: T, span: Span) -> None:
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "span", span)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"written values do not change: {name}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and (self.value, self.span) == (other.value, other.span)

    def __hash__(self) -> int:
        return hash((self.value, self.span))

    def __repr__(self) -> str:
        return f"Written({self.value!r}, {self.span})"

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        (wanted,) = get_args(source)
        read = reader_of(wanted)

        def validate(given: Any) -> Written[Any]:
            if not isinstance(given, Written):
                raise wrong_shape("text", given)
            try:
                return Written(read(given.value), given.span)
            except UnreadableValue as fault:
                raise to_pydantic("date" if fault.is_date else "value", fault) from fault

        return core_schema.no_info_plain_validator_function(validate)


def read_text(text: str) -> str:
    """Take text as it is."""
    return text


def read_flag(text: str) -> bool:
    """Read `true` and `false` only: YAML's other words for them surprise people."""
    if text in {"true", "false"}:
        return text == "true"
    wanted = "true" if text.lower() in {"yes", "on", "true", "1", "y"} else "false"
    message = f"“{text}” is neither true nor false"
    raise UnreadableValue(message, f"write {wanted}")


def read_day(text: str) -> Day:
    """Read `2019-06-03`."""
    day = parse_day(text)
    if day is None:
        message = f"“{text}” is not a day"
        raise UnreadableValue(message, hint_for_day(text) or "write it as 2019-06-03", is_date=True)
    return day


def read_choice(wanted: type[StrEnum]) -> Callable[[str], StrEnum]:
    """Make a reader of one of a few words."""

    def read(text: str) -> StrEnum:
        try:
            return wanted(text)
        except ValueError:
            choices = [str(choice.value) for choice in wanted]
            near = nearest(text, choices)
            message = f"“{text}” is not one of {', '.join(choices)}"
            raise UnreadableValue(message, f"did you mean {near}?" if near else None) from None

    return read


def reader_of(wanted: Any) -> Callable[[str], Any]:
    """Find the function that reads a text as a value of the type `wanted`.

    A type that is not one of the simple ones brings its own as `from_written`, which raises UnreadableValue.
    """
    if wanted is str:
        return read_text
    if wanted is bool:
        return read_flag
    if wanted is Day:
        return read_day
    if issubclass(wanted, StrEnum):
        return read_choice(wanted)
    read: Callable[[str], Any] = wanted.from_written
    return read


@dataclass(frozen=True, slots=True)
class Several:
    """One or a list of them: a lone value stands for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return before(handler(source), lambda given: given if isinstance(given, Items) else [given])


@dataclass(frozen=True, slots=True)
class Chains:
    """Lists of lists: a lone value or a plain list stands for a single chain."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return before(handler(source), to_chains)


def to_chains(given: Any) -> Any:
    """Wrap a value, or a list of values, as one chain."""
    if not isinstance(given, Items):
        return [[given]]
    return given if any(isinstance(item, Items) for item in given) else [given] if given else []


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping whose keys are the field `key` of its items; with `value`, a lone text is that field of the item."""

    key: str
    value: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return before(handler(source), self.to_items)

    def to_items(self, given: Any) -> list[Any]:
        """Turn `{a: {x: 1}}` into `[{key: a, x: 1}]`."""
        if not isinstance(given, Fields):
            hint = "write a code and its reason on each line, as `WH503: the document is sealed`"
            if self.key != "code":
                hint = "write each name on a line of its own, as `wsj:`, without -, and its fields on the lines below"
            raise wrong_shape("a name on each line", given, hint)
        return [self.to_item(name, item, given.key_spans[name]) for name, item in given.items()]

    def to_item(self, name: str, item: Any, place: Span) -> Any:
        """Turn `a: {x: 1}` into `{key: a, x: 1}`; `place` is where the name stands."""
        named = (self.key, Written(name, place))
        if item is None:
            return Fields([named], place, {self.key: place})
        if self.value and not isinstance(item, Fields):
            return Fields([named, (self.value, item)], place, {self.key: place})
        if not isinstance(item, Fields):
            raise wrong_shape("fields", item, f"write each on a line of its own below `{name}:`, as `name: …`")
        if self.key in item:
            message = f"“{name}” has a field `{self.key}`, which is the name on the line above it"
            raise to_pydantic("shape", UnreadableValue(message, f"leave `{self.key}` out"))
        return Fields([named, *item.items()], item.span, {self.key: place, **item.key_spans})


@dataclass(frozen=True, slots=True)
class Short:
    """Fields, or a lone text that stands for one of them."""

    field: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return before(handler(source), self.to_fields)

    def to_fields(self, given: Any) -> Any:
        """Turn `x` into `{field: x}`."""
        if isinstance(given, Written):
            return Fields([(self.field, given)], given.span, {self.field: given.span})
        return given


@dataclass(frozen=True, slots=True)
class Free:
    """Values of any shape, for a site's own templates: texts, lists and mappings without their places."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(to_plain)


def to_plain(given: Any) -> Any:
    """Drop the places from a value of any shape."""
    if isinstance(given, Fields):
        return {name: to_plain(item) for name, item in given.items()}
    if isinstance(given, Items):
        return [to_plain(item) for item in given]
    return given.value if isinstance(given, Written) else given


def before(schema: CoreSchema, change: Callable[[Any], Any]) -> CoreSchema:
    """Let `change` bring a short form to its full one before `schema` reads it."""
    from pydantic_core import core_schema

    return core_schema.no_info_before_validator_function(change, schema)


def wrong_shape(wanted: str, given: Any, hint: str | None = None) -> Exception:
    """Say that a text, a list or fields stand where another of them is wanted."""
    names = ((Fields, "fields"), (Items, "a list"), (Written, "text"))
    found = next((name for kind, name in names if isinstance(given, kind)), "nothing")
    verb = "are" if wanted == "fields" else "is"
    return to_pydantic("shape", UnreadableValue(f"{wanted} {verb} wanted here, not {found}", hint))


def to_pydantic(kind: str, fault: UnreadableValue) -> Exception:
    """Carry a fault through pydantic, so that it comes out with all others of the file."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, "{message}", {"message": fault.message, "hint": fault.hint})


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """Find the choice most like `text`; None when none is like enough to be meant.

    Only the few that share the most pairs of letters are compared in full, which takes long.
    """
    wanted = pairs_of_letters(text)
    likely = heapq.nlargest(LIKELY, choices, key=lambda choice: len(wanted & pairs_of_letters(choice)))
    found = difflib.get_close_matches(text, likely, n=1, cutoff=0.6)
    return found[0] if found else None


@functools.lru_cache(maxsize=65536)
def pairs_of_letters(text: str) -> frozenset[str]:
    """Gather each letter with the next one."""
    return frozenset(map("".join, itertools.pairwise(text)))
