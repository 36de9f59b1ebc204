"""What one build is told to do, and what it came to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.cache import Cache, name_program
from builder.commands.run import site_name
from builder.diagnostics import Diagnostic
from builder.model.ledger import Digests
from builder.write import Place


@dataclass(frozen=True, slots=True)
class Order:
    """The options of one build."""

    site: Path
    output: Path
    is_strict: bool
    with_drafts: bool
    may_move: bool
    jobs: int
    executor: str | None

    @property
    def key(self) -> str:
        """Name what decides the result beside the site's files. A site may be moved with its output."""
        return name_program(site_name(self.site), os.path.relpath(self.output, self.site), self.with_drafts)

    def place(self, cache: Cache | None) -> Place:
        """Say where the site is to stand."""
        return Place(self.site, self.output, twin=cache.twin if cache else None, may_move=self.may_move)


@dataclass(frozen=True, slots=True)
class Made:
    """What was found out and made: the digests of all files that stand published now, None where nothing was.

    `reasons` say of each file that was made why it was.
    """

    diagnostics: tuple[Diagnostic, ...]
    digests: Digests | None
    reasons: Mapping[str, str] = field(default_factory=dict)
