"""Diagnostics as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.diagnostics import Diagnostic, Severity

SHOWN_OF_A_CODE = 10
SHOWN_RELATED = 5

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
            parts.append("\n".join(describe(diagnostic, source)))
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
