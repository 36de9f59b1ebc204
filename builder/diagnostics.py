"""The ground: where something stands, what is wrong with it, and what every stage returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """A place in an author's file.

    Lines and columns count from 1, columns in code points; `end_column` is the column after the last character.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def is_within(self, other: Span) -> bool:
        """Whether all of it lies in the other place."""
        starts = (other.line, other.column) <= (self.line, self.column)
        return (
            self.path == other.path
            and starts
            and (self.end_line, self.end_column) <= (other.end_line, other.end_column)
        )

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad: an error stops the build, a warning is printed, a note is shown by `check` only."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a diagnostic speaks of, and what it is."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about the author's files."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether this alone stops a build."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Code:
    """A fault with a stable name; the text is the author's page about it.

    `wrong` and `right` are the lines before and after mending; `meaning` is one or two sentences.
    """

    name: str
    severity: Severity
    title: str
    meaning: str
    wrong: str = ""
    right: str = ""

    def at(self, span: Span, message: str, *, hint: str | None = None, related: tuple[Related, ...] = ()) -> Diagnostic:
        """Say that this fault stands at `span`, in the author's own words."""
        return Diagnostic(self.name, self.severity, span, message, hint, related)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What every stage returns: its value, and what it has to say about the author's files."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether one of its diagnostics stops a build."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def sort_key(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    """Order diagnostics by file, line and column, then code and text."""
    return (diagnostic.span, diagnostic.code, diagnostic.message)


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether one of them stops a build."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def without_notes(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep what a build says: notes are for `check`."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.NOTE)
