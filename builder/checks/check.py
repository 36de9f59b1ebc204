"""What a check is: a function from what is known of the site to what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.model.article import Telling
from builder.model.inputs import Inputs
from builder.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a check may look at: the timeline with all drafts, what each article tells, and the files.

    `maybe` are names and slugs of files that could not be read: nothing is said against who names them.
    """

    timeline: Timeline
    tellings: Sequence[Telling]
    inputs: Inputs
    maybe: frozenset[str] = frozenset()


Check = Callable[[Known], Iterable[Diagnostic]]
