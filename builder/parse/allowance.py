"""What authors accept with a reason: which diagnostics each `allow` covers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Diagnostic, Severity, Span
from builder.model import codes
from builder.model.article import Telling
from builder.model.shorthand import Written, nearest
from builder.model.written import Allowance

ACCEPTABLE = {code.name for code in codes.CODES if code.severity is not Severity.ERROR}


@dataclass(frozen=True, slots=True)
class Allowed:
    """One `allow`. It covers the whole site, files by their paths, or the lines of one entry (both included)."""

    written: Allowance
    paths: frozenset[str] | None = None
    lines: tuple[int, int] | None = None

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether the author accepts this."""
        if diagnostic.code != self.written.code.value:
            return False
        if self.paths is not None and diagnostic.span.path not in self.paths:
            return False
        return self.lines is None or self.lines[0] <= diagnostic.span.line <= self.lines[1]


def gather_allowed(site: Iterable[Allowance], tellings: Sequence[Telling]) -> list[Allowed]:
    """Gather every `allow` of the site, its articles and their entries."""
    found = [Allowed(one) for one in site]
    for telling in tellings:
        paths = frozenset({telling.sidecar, *([telling.article.path] if telling.article else [])})
        matter = telling.article.matter.allow if telling.article else ()
        found += [Allowed(one, paths) for one in (*matter, *telling.annotations.allow)]
        for entry in telling.annotations.events:
            if not entry.allow:
                continue
            lines = [span.line for span in spans_in(entry)]
            extent = (min(lines), max(lines))
            found += [Allowed(one, frozenset({telling.sidecar}), extent) for one in entry.allow]
    return found


def check_allowances(allowed: Iterable[Allowed]) -> Iterator[Diagnostic]:
    """Say WH707 for a code that does not exist, or that nobody can accept."""
    for one in allowed:
        code = one.written.code
        if code.value in ACCEPTABLE:
            continue
        is_error = any(known.name == code.value for known in codes.CODES)
        near = nearest(code.value, ACCEPTABLE)
        message = f"{code.value} is an error, and cannot be accepted" if is_error else f"there is no code {code.value}"
        hint = "mend what it names" if is_error else f"did you mean {near}?" if near else "see docs/checks.md"
        yield codes.UNKNOWN_ALLOW.at(code.span, message, hint=hint)


def find_unused(allowed: Iterable[Allowed], found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Say WH708 for what accepts nothing that was found."""
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    for one in allowed:
        code = one.written.code
        if code.value == codes.UNUSED_ALLOW.name or any(map(one.covers, by_code.get(code.value, ()))):
            continue
        where = "the site" if one.paths is None else "the event" if one.lines else "the article"
        message = f"`allow` accepts {code.value}, which is not said of {where}"
        yield codes.UNUSED_ALLOW.at(code.span, message, hint="take the line out")


def spans_in(value: Any) -> Iterator[Span]:
    """Find every place that a noun holds, to any depth."""
    if isinstance(value, Written):
        yield value.span
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from spans_in(getattr(value, item.name))
