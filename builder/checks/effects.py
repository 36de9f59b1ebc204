"""Fields that are read but have no effect in this version. Those of site.yaml are told where it is parsed."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes


def check_effects(known: Known) -> Iterable[Diagnostic]:
    """Say WH205."""
    for telling in known.tellings:
        timezone = telling.article.matter.timezone if telling.article else None
        if timezone:
            yield codes.NO_EFFECT.at(timezone.span, "`timezone` has no effect yet: a date-time is the day it names")
