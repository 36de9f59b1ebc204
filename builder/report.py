"""Diagnostics as text for people, as JSON for programs, and as annotations for GitHub."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.diagnostics import Diagnostic, Severity

SHOWN_OF_A_CODE = 10
SHOWN_RELATED = 5

# What would move a terminal's cursor, or turn a line of it around: shown as one sign each, so that carets stay right.
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

Source = Callable[[str, int], str | None]


def to_text(diagnostics: Sequence[Diagnostic], source: Source) -> str:
    """Write diagnostics for people: place, message, hint, and the source line with a caret under it.

    `source` gives a line of a file. The first ten of a code are shown, and the rest counted.
    """
    counts = Counter(diagnostic.code for diagnostic in diagnostics)
    shown: Counter[str] = Counter()
    parts: list[str] = []
    for diagnostic in diagnostics:
        shown[diagnostic.code] += 1
        if shown[diagnostic.code] <= SHOWN_OF_A_CODE:
            parts += [UNSHOWN.sub("\ufffd", line) for line in describe(diagnostic, source)]
    more = [
        f"{count - SHOWN_OF_A_CODE} more of {code}" for code, count in sorted(counts.items()) if count > SHOWN_OF_A_CODE
    ]
    return "\n".join([*parts, *more])


def describe(diagnostic: Diagnostic, source: Source) -> Iterable[str]:
    """Write one diagnostic, in lines."""
    span = diagnostic.span
    yield f"{span}: {diagnostic.severity.value} {diagnostic.code}: {diagnostic.message}"
    if diagnostic.hint:
        yield f"  hint: {diagnostic.hint}"
    for related in diagnostic.related[:SHOWN_RELATED]:
        yield f"  see {related.span}: {related.message}"
    line = source(span.path, span.line)
    if line and line.strip():
        text = line.expandtabs(1)
        cut = max(0, span.column - 61)
        end = span.end_column if span.end_line == span.line else len(text) + 1
        width = max(1, min(end, cut + 121) - span.column)
        yield f"  {span.line:>5} | {'…' if cut else ''}{text[cut : cut + 120]}{'…' if len(text) > cut + 120 else ''}"
        yield f"        | {' ' * (span.column - 1 - cut + (1 if cut else 0))}{'^' * width}"


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics as one JSON list (DESIGN.md §5)."""
    rows = [
        {
            "file": diagnostic.span.path,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "severity": diagnostic.severity.value,
            "code": diagnostic.code,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def to_github(diagnostics: Iterable[Diagnostic], folder: str) -> str:
    """Write diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.

    `folder` is the site's, from where the workflow runs. Columns are left out of what ends on another line: they would
    be read as columns of the first.
    """
    return "\n".join(to_command(diagnostic, folder) for diagnostic in diagnostics)


def to_command(diagnostic: Diagnostic, folder: str) -> str:
    """Write one diagnostic as a workflow command, one line, with what would end its parts escaped."""
    span = diagnostic.span
    properties = {
        "file": posixpath.normpath(posixpath.join(folder, span.path)),
        "line": span.line,
        "endLine": span.end_line,
        **({"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {}),
        "title": diagnostic.code,
    }
    listed = ",".join(f"{name}={escape(str(value), inside=True)}" for name, value in properties.items())
    hint = f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"::{LEVELS[diagnostic.severity]} {listed}::{escape(diagnostic.message + hint)}"


def escape(text: str, *, inside: bool = False) -> str:
    """Escape the text of a workflow command; `inside` its properties, colons and commas too."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if inside else escaped


def to_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Count as “2 errors, 1 warning”; empty when there is nothing."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )


def line_source(files: Mapping[str, bytes]) -> Source:
    """Make a source of lines from files by their paths."""

    def line(path: str, number: int) -> str | None:
        content = files.get(path)
        if content is None:
            return None
        lines = content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None

    return line
