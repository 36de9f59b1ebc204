"""What a build gives: files to write, and files to copy as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from builder.model.timeline import Timeline  # heavy, and of no use where nothing has changed


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: `path` from the output folder, with slashes.

    `origin` is what in the author's files makes it.
    """

    path: str
    content: bytes
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Build:
    """Everything one run found out. `timeline` is what the outputs show; None where there are none."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    timeline: Timeline | None = None
