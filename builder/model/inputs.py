"""What was read: the authors' files as bytes, by their paths from the site's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.diagnostics import Span
from builder.model.ledger import Digests


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands: `path` from the site's folder, with slashes."""

    path: str
    content: bytes

    @property
    def start(self) -> Span:
        """Its first character: the place of what is said of the whole file."""
        return Span(self.path, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build is made from. `templates` are the site's own, `theme` the ones that come with Whence, by name.

    Files in `static` are outputs too, under `static/`. `digests` name every file's content, our program's own too; our
    theme's paths begin with `theme/` there, our program's with `builder/`.
    """

    site: File | None
    content: tuple[File, ...]
    templates: Mapping[str, File]
    theme: Mapping[str, File]
    static: tuple[File, ...] = ()
    digests: Digests = field(default_factory=dict)
