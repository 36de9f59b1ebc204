"""YAML to texts, lists and fields, each with its place; all scalars are text.

Built from the parser's events, so that depth, aliases and repeated keys are met before anything is made of them: the C
loader itself would crash on 50,000 nested brackets, and would keep the last of two equal keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from builder.diagnostics import Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.shorthand import Fields, Items, Written
from builder.parse.slips import explain_syntax_error, find_lost_comment
from builder.parse.text import Lines

MAX_DEPTH = 40
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NODES = (yaml.ScalarEvent, yaml.CollectionStartEvent)
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Refused(Exception):
    """Raised inside this module only, to leave a document whose rest would make no sense."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parse_yaml(lines: Lines, start: int = 0, end: int | None = None) -> Outcome[Any]:
    """Read the YAML of a file from `start` to `end` (exclusive): Fields, Items, Written, or None when it is empty.

    May say WH103 (syntax), WH104 (a field twice), WH105 (refused parts), WH107 (lost comment).
    """
    reader = Reader(lines, start)
    text = lines.text[start:end]
    try:
        value = reader.document(iter(LOADER(text).get_event, None))
    except Refused as refused:
        return Outcome(None, (*reader.faults, refused.fault))
    except yaml.YAMLError as error:
        return Outcome(None, (*reader.faults, explain_syntax_error(error, lines, start)))
    return Outcome(value, tuple(reader.faults))


class Reader:
    """One document's events, made into values."""

    def __init__(self, lines: Lines, base: int) -> None:
        self.lines = lines
        self.base = base
        self.faults: list[Diagnostic] = []

    def document(self, events: Iterator[yaml.Event]) -> Any:
        """Read the only document of the stream; None when it has no value."""
        value: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "a second document", "keep one document in a file: take out the line ---")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, 1)
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Any:
        """Read the value that `event` begins."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and depth <= MAX_DEPTH:
            return self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse(event, f"an alias, *{event.anchor},", "write the value out, or put quotes around it")
        if not isinstance(event, NODES):
            raise TypeError(f"no value begins with {event}")
        if event.anchor is not None:
            raise self.refuse(event, f"an anchor, &{event.anchor},", "leave it out, or put quotes around the value")
        if event.tag is not None and event.tag != "!":
            raise self.refuse(event, f"a tag, {event.tag},", "leave it out, or put quotes around the value")
        if depth > MAX_DEPTH:
            raise self.refuse(event, f"values nested deeper than {MAX_DEPTH}", "put quotes around the value")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(event, events, depth)
        return self.fields(event, events, depth)

    def scalar(self, event: yaml.ScalarEvent) -> Written[str] | None:
        """Read a text; None when it stands without quotes and means nothing, as `~` does."""
        is_plain = not event.style  # the C parser says "", the other None
        if is_plain and event.value in NOTHING:
            return None
        span = self.span(event)
        if is_plain:
            self.faults.extend(find_lost_comment(self.lines, span))
        return Written(event.value, span)

    def items(self, begin: yaml.CollectionStartEvent, events: Iterator[yaml.Event], depth: int) -> Items:
        """Read the rest of a list, whose first event was `begin`."""
        values = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value = self.node(event, events, depth + 1)
            if value is None:
                hint = "write something after the -, or take it out"
                self.faults.append(codes.MISSING_FIELD.at(self.span(event), "an item of the list is empty", hint=hint))
            else:
                values.append(value)
        return Items(values, self.span(begin, event), is_flow=bool(begin.flow_style))

    def fields(self, begin: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Fields:
        """Read the rest of a mapping; of two equal keys the first is kept, with WH104."""
        values: dict[str, Any] = {}
        keys: dict[str, Span] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, events, depth)
            value = self.node(next(events), events, depth + 1)
            if key.value in keys:
                first = keys[key.value]
                message = f"`{key.value}` stands here a second time; the first is in line {first.line}"
                self.faults.append(codes.DUPLICATE_KEY.at(key.span, message, hint="keep one of the two"))
                continue
            keys[key.value] = key.span
            values[key.value] = value
        return Fields(values.items(), self.span(begin, event), keys)

    def key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Written[str]:
        """Read a field's name, which must be a text."""
        if not isinstance(event, yaml.ScalarEvent):
            raise self.refuse(event, "a list or mapping as the name of a field", "put quotes around the value")
        named = self.node(event, events, depth)
        return named or Written(event.value, self.span(event))

    def span(self, begin: yaml.Event, end: yaml.Event | None = None) -> Span:
        """Find the place in the file of what `begin` begins and `end` ends; of `begin` alone when there is no `end`."""
        first, last = begin.start_mark, (end or begin).end_mark
        if first is None or last is None:
            raise TypeError(f"the parser marks every event, but not {begin}")
        return self.lines.span(self.base + first.index, self.base + last.index)

    def refuse(self, event: yaml.Event, found: str, hint: str) -> Refused:
        """Make the exception of WH105, for the caller to raise."""
        return Refused(codes.REFUSED_YAML.at(self.span(event), f"{found} cannot stand here", hint=hint))
