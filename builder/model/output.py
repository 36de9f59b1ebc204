"""What a build gives: files that are planned, made when they are asked for, and the same files with their content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from builder.model.timeline import Timeline  # heavy, and of no use where nothing has changed


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file. `key` names all that it is made from: what has the same key has the same content.

    Without a key it is made at each build.
    """

    make: Callable[[], bytes]
    key: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of the site, planned: `path` from the output folder, with slashes; its parts follow each other in it.

    `origin` is what in the author's files makes it.
    """

    path: str
    parts: tuple[Part, ...]
    origin: Span | None = None

    @property
    def content(self) -> bytes:
        """Make it whole."""
        return b"".join(part.make() for part in self.parts)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files of one folder that are made together: how many there will be is not known before. `path` ends with a slash.

    `key` is as that of a part.
    """

    path: str
    make: Callable[[], Iterable[Output]]
    key: Callable[[], str]
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site, made."""

    path: str
    content: bytes
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Build:
    """Everything one run found out. `timeline` is what the outputs show; None where there are none."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    timeline: Timeline | None = None
