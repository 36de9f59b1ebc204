"""The usual slips in YAML, each with the line as it should be."""

from __future__ import annotations

import re

import yaml

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.parse.text import Lines

FIELD = re.compile(r"(?P<head>\s*(?:- +)*[\w-]+:\s+|\s*(?:- +)+)(?P<value>\S.*?)\s*$")
PARTNERS = {"[": "]", "{": "}"}
CURLY = {"“": "”", "„": "“”", "‘": "’", "«": "»"}
LOST = re.compile(r"[^\S\n]+#(?=[^\s#])")
INDENT_TAB = re.compile(r" *(?P<tab>\t+)\s*\S")
TIGHT = re.compile(r"\s*(?P<dash>- +)?(?P<name>[A-Za-z_]+)(?P<mark>:(?=\S)|[：﹕︰] ?)(?P<rest>.*?)\s*$")
DASH = re.compile(r"\s*(?P<dash>-)(?=[A-Za-z_]+:(?:\s|$))(?P<rest>.*?)\s*$")
NAME = re.compile(r"\s*(?P<dash>- +)?(?P<name>[\w-]+):(?:\s|$)")
REACH = 40  # lines that a quote mark left open is looked for
WORDED = {
    "mapping values are not allowed in this context": (
        "a colon stands where no field can begin",
        "put quotes around a value with a colon in it; let the fields of one entry begin in the same column",
    ),
    "could not find expected ':'": (
        "the line is neither a field (`name: value`) nor part of the value above it",
        "if it goes on from the line above, indent it further than the name of that field",
    ),
    "did not find expected key": ("the value ends before its line does", None),
    "did not find expected '-' indicator": ("the line does not belong to the list above it", None),
    "did not find expected ',' or '}'": (
        "a comma or a closing brace is missing",
        "between braces a comma stands after each field; each on a line of its own needs neither",
    ),
    "did not find expected ',' or ']'": ("a comma or a closing bracket is missing", "a comma stands after each item"),
}


def explain_syntax_error(error: yaml.YAMLError, lines: Lines, base: int) -> Diagnostic:
    """Turn the parser's error into WH103 at its place, with the mended line where we know the slip."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return explain_character(error, lines, base)
    offset = min(base + mark.index, len(lines.text))
    opening = getattr(error, "context_mark", None)
    start = min(base + opening.index, len(lines.text)) if opening else offset
    slip = find_slip(lines, offset) or find_line_slip(lines, offset, start)
    if slip is not None:
        return slip
    problem = str(getattr(error, "problem", None) or "the YAML cannot be read")
    if opening is not None and "quoted scalar" in str(getattr(error, "context", "")):
        return explain_quoted(problem, lines, start, offset)
    message, hint = WORDED.get(problem, (problem, None))
    hint = hint or "look at the quotes and the indentation of this line and the one above"
    return codes.YAML_SYNTAX.at(lines.span(offset, offset + 1), message, hint=hint)


def explain_character(error: yaml.YAMLError, lines: Lines, base: int) -> Diagnostic:
    """Say WH103 for a character that YAML refuses; these errors have no mark."""
    character = getattr(error, "character", None)
    if character is None:
        return codes.YAML_SYNTAX.at(lines.span(base, base), "the YAML cannot be read")
    found = character if isinstance(character, str) else chr(character)
    offset = max(lines.text.find(found, base), base)  # the C loader counts bytes
    message = f"the character U+{ord(found):04X} is not allowed in YAML"
    return codes.YAML_SYNTAX.at(lines.span(offset, offset + 1), message, hint="remove it")


def explain_quoted(problem: str, lines: Lines, start: int, offset: int) -> Diagnostic:
    """Say WH103 for a value in quotes that is never closed, or that has a backslash in it."""
    if "escape" in problem:
        message = "in double quotes a backslash begins a sign of its own"
        hint = "put the value into single quotes, or write each backslash twice"
        return codes.YAML_SYNTAX.at(lines.span(offset, offset + 1), message, hint=hint)
    message = "the value begins with a quote mark that is never closed"
    hint = "close it, or put quotes around the whole value"
    return codes.YAML_SYNTAX.at(lines.span(start, start + 1), message, hint=hint)


def find_slip(lines: Lines, offset: int) -> Diagnostic | None:
    """Look for a value that wanted quotes in the line of the error, and in the one above it."""
    line, _ = lines.place(offset)
    for number in (line, line - 1):
        found = FIELD.match(lines.line(number)) if number >= 1 else None
        slip = found and name_slip(found["value"])
        if not found or not slip:
            continue
        start = lines.starts[number - 1] + found.start("value")
        span = lines.span(start, start + len(found["value"]))
        head, value = found["head"].strip(), found["value"]
        if value[0] in PARTNERS and PARTNERS[value[0]] not in value:
            hint = f"close it, as in {head} {value}{PARTNERS[value[0]]}, or put quotes around it if it is text"
        elif value[0] in CURLY:
            hint = f"use straight quotes: {head} {quoted(value[1:].rstrip(CURLY[value[0]]))}"
        else:
            hint = f"put quotes around the whole value: {head} {quoted(value)}"
        return codes.YAML_SYNTAX.at(span, slip, hint=hint)
    return None


def find_line_slip(lines: Lines, offset: int, start: int) -> Diagnostic | None:
    """Look for what is wrong with a line as such: tabs, a missing space, the indentation, a quote left open above.

    The parser met the fault at `offset`, in something that began at `start`.
    """
    met, begun = lines.place(offset)[0], lines.place(start)[0]
    for number in dict.fromkeys((met, begun, met - 1)):
        text = lines.line(number) if number >= 1 else ""
        if tab := INDENT_TAB.match(text):
            message = "the line is indented with a tab"
            return say(lines, number, tab.span("tab"), message, "indent it with spaces: YAML takes no tabs there")
        if (tight := TIGHT.match(text)) and not tight["rest"].startswith("//"):
            mended = f"{tight['dash'] or ''}{tight['name']}: {tight['rest']}"
            message = f"“{tight['mark']}” is no colon" if tight["mark"] != ":" else "there is no space after the colon"
            return say(lines, number, tight.span("mark"), message, f"write {mended.strip()}")
        if dash := DASH.match(text):
            return say(lines, number, dash.span("dash"), "there is no space after the -", f"write - {dash['rest']}")
    return find_open_quote(lines, met) or find_indentation(lines, met) or find_loose_line(lines, met, begun)


def find_open_quote(lines: Lines, met: int) -> Diagnostic | None:
    """Find the value above that begins with a quote mark which only the quote mark of a later value closes."""
    for number in range(met - 1, max(0, met - REACH), -1):
        found = FIELD.match(lines.line(number))
        mark = found["value"][0] if found else ""
        if not found or mark not in {'"', "'"} or found["value"].count(mark) > 1:
            continue
        closing = next((text for below in range(number + 1, met + 1) if mark in (text := lines.line(below))), "")
        other = FIELD.match(closing)
        if other and other["value"].startswith(mark):
            message = "the value begins with a quote mark that is never closed"
            hint = f"close it: {found['head'].strip()} {found['value']}{mark}"
            return say(lines, number, (found.start("value"), found.start("value") + 1), message, hint)
    return None


def find_indentation(lines: Lines, met: int) -> Diagnostic | None:
    """Find a field that does not begin in the column of the one above it, where it could only be its neighbour."""
    here = NAME.match(lines.line(met))
    above = next((NAME.match(text) for number in range(met - 1, 0, -1) if (text := lines.line(number)).strip()), None)
    if not here or not above or here["dash"] or here.start("name") == above.start("name"):
        return None
    column, wanted = here.start("name") + 1, above.start("name") + 1
    message = f"`{here['name']}` begins in column {column}, the field above it in column {wanted}"
    hint = "let the fields of one entry begin in the same column, with as many spaces before each"
    if column > wanted and above.end() < len(above.string.rstrip()):
        hint += "; if this line goes on with the value above it, put quotes around the whole of it"
    return say(lines, met, here.span("name"), message, hint)


def find_loose_line(lines: Lines, met: int, begun: int) -> Diagnostic | None:
    """Find a line that is no field, and not indented enough to belong to the value above it."""
    for number in dict.fromkeys((begun, met, met - 1)):
        text = lines.line(number) if number >= 1 else ""
        if text.strip() and not NAME.match(text) and not text.lstrip().startswith(("-", "#")):
            indent = len(text) - len(text.lstrip())
            message = "the line is neither a field (`name: value`) nor part of the value above it"
            hint = "if it goes on from the line above, indent it further than the name of that field"
            return say(lines, number, (indent, len(text.rstrip())), message, hint)
    return None


def say(lines: Lines, number: int, columns: tuple[int, int], message: str, hint: str) -> Diagnostic:
    """Say WH103 at the columns, from 0, of a line."""
    start = lines.starts[number - 1]
    return codes.YAML_SYNTAX.at(lines.span(start + columns[0], start + columns[1]), message, hint=hint)


def name_slip(value: str) -> str | None:
    """Say why a plain value breaks YAML; None when it does not look like one of the usual ways."""
    if value[0] in "\"'" and value.count(value[0]) >= 2 and not is_closed(value):
        return "the value begins with a quote mark, but goes on after the second one"
    if value[0] in "[{" and not is_closed(value):
        return "the value begins with a bracket, so YAML takes it for a list"
    if value[0] in "&*!@`%|>" and len(value) > 1:
        return f"the value begins with {value[0]}, which means something else in YAML"
    if value[0] in CURLY and value[-1] in CURLY[value[0]] and re.search(r":(?:\s|$)", value):
        return f"{value[0]} and {value[-1]} are no quote marks to YAML, so the colon between them counts"
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
    lost = LOST.match(lines.text, lines.starts[span.end_line - 1] + span.end_column - 1)
    if not lost:
        return []
    line, rest = lines.line(span.line), lines.line(span.end_line)[span.end_column - 1 :]
    value = (line[span.column - 1 :] if span.line == span.end_line else "").rstrip()
    place = lines.span(lost.end() - 1, lines.starts[span.end_line - 1] + len(lines.line(span.end_line)))
    hint = f"put quotes around the whole value: {quoted(value)}" if value else "put quotes around the whole value"
    return [codes.LOST_COMMENT.at(place, f"“{rest.strip()}” is taken for a comment and lost", hint=hint)]
