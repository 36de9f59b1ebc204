"""The usual slips in YAML, each with the line as it should be."""

from __future__ import annotations

import re

import yaml

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.parse.text import Lines

FIELD = re.compile(r"(?P<head>\s*(?:- +)*[\w-]+:\s+|\s*(?:- +)+)(?P<value>\S.*?)\s*$")
PARTNERS = {"[": "]", "{": "}"}
LOST = re.compile(r"\s+#(?=[^\s#])")


def explain_syntax_error(error: yaml.YAMLError, lines: Lines, base: int) -> Diagnostic:
    """Turn the parser's error into WH103 at its place, with the mended line where we know the slip."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        place = lines.span(base, base)
        character = getattr(error, "character", None)
        if character is not None:
            found = character if isinstance(character, str) else chr(character)
            offset = max(lines.text.find(found, base), base)  # the C loader counts bytes
            message = f"the character U+{ord(found):04X} is not allowed in YAML"
            return codes.YAML_SYNTAX.at(lines.span(offset, offset + 1), message, hint="remove it")
        return codes.YAML_SYNTAX.at(place, "the YAML cannot be read")
    offset = min(base + mark.index, len(lines.text))
    slip = find_slip(lines, offset)
    if slip is not None:
        return slip
    opening = getattr(error, "context_mark", None)
    if opening is not None and "quoted scalar" in str(getattr(error, "context", "")):
        start = base + opening.index
        message = "the value begins with a quote mark that is never closed"
        return codes.YAML_SYNTAX.at(
            lines.span(start, start + 1), message, hint="close it, or put quotes around the whole value"
        )
    if "\t" in lines.line(lines.place(offset)[0])[: lines.place(offset)[1]]:
        hint = "YAML is indented with spaces, never with tabs"
    else:
        hint = "look at the quotes and the indentation of this line and the one above"
    problem = str(getattr(error, "problem", None) or "the YAML cannot be read")
    return codes.YAML_SYNTAX.at(lines.span(offset, offset + 1), problem, hint=hint)


def find_slip(lines: Lines, offset: int) -> Diagnostic | None:
    """Look for a value that wanted quotes in the line of the error, and in the one above it."""
    line, _ = lines.place(offset)
    for number in (line, line - 1):
        if number < 1:
            continue
        text = lines.line(number)
        found = FIELD.match(text)
        slip = found and name_slip(found["value"])
        if not found or not slip:
            continue
        start = lines.starts[number - 1] + found.start("value")
        span = lines.span(start, start + len(found["value"]))
        head, value = found["head"].strip(), found["value"]
        if value[0] in PARTNERS and PARTNERS[value[0]] not in value:
            hint = f"close it, as in {head} {value}{PARTNERS[value[0]]}, or put quotes around it if it is text"
        else:
            hint = f"put quotes around the whole value: {head} {quoted(value)}"
        return codes.YAML_SYNTAX.at(span, slip, hint=hint)
    return None


def name_slip(value: str) -> str | None:
    """Say why a plain value breaks YAML; None when it does not look like one of the usual ways."""
    if value[0] in "\"'" and value.count(value[0]) >= 2 and not is_closed(value):
        return "the value begins with a quote mark, but goes on after the second one"
    if value[0] in "[{" and not is_closed(value):
        return "the value begins with a bracket, so YAML takes it for a list"
    if value[0] in "&*!@`%|>" and len(value) > 1:
        return f"the value begins with {value[0]}, which means something else in YAML"
    if value[0] not in "\"'[{" and re.search(r":(?:\s|$)", value):
        return "the value has a colon in it"
    return None


def is_closed(value: str) -> bool:
    """Whether a value that begins with a quote mark or bracket ends with its partner."""
    partner = PARTNERS.get(value[0], value[0])
    inner = value[1:].partition(" #")[0].rstrip()
    return inner.endswith(partner) and (partner in "]}" or inner.count(partner) == 1)


def quoted(value: str) -> str:
    """Write a value in quotes as YAML reads it back; quote marks around all of it are the author's own try at that."""
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def find_lost_comment(lines: Lines, span: Span) -> list[Diagnostic]:
    """Say WH107 when a plain value is followed by `#word`, which YAML drops: people write “flight #5”."""
    rest = lines.line(span.end_line)[span.end_column - 1 :]
    lost = LOST.match(rest)
    if not lost:
        return []
    line = lines.line(span.line)
    value = (line[span.column - 1 :] if span.line == span.end_line else "").rstrip()
    start = lines.starts[span.end_line - 1] + span.end_column - 1 + lost.end() - 1
    place = lines.span(start, lines.starts[span.end_line - 1] + len(lines.line(span.end_line)))
    hint = f"put quotes around the whole value: {quoted(value)}" if value else "put quotes around the whole value"
    return [codes.LOST_COMMENT.at(place, f"“{rest.strip()}” is taken for a comment and lost", hint=hint)]
