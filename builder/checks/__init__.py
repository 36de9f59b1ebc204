"""What is true but weaker than it could be, and what would be broken on the pages. One file a concern."""

from __future__ import annotations

from builder.checks.attribution import check_attribution
from builder.checks.check import Check, Known
from builder.checks.dates import check_dates
from builder.checks.effects import check_effects
from builder.checks.files import check_files
from builder.checks.links import check_links
from builder.checks.lists import check_lists
from builder.checks.passages import check_passages
from builder.checks.sources import check_sources
from builder.diagnostics import Diagnostic

CHECKS: tuple[Check, ...] = (
    check_files,
    check_lists,
    check_dates,
    check_passages,
    check_sources,
    check_attribution,
    check_links,
    check_effects,
)


def check_timeline(known: Known) -> tuple[Diagnostic, ...]:
    """Run every check, in the order of the tuple."""
    return tuple(diagnostic for check in CHECKS for diagnostic in check(known))
