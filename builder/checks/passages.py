"""Events that readers cannot check in the article."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes


def check_passages(known: Known) -> Iterable[Diagnostic]:
    """Say WH405 for an entry without a quote, WH309 when it does not bring its own date and basis."""
    for telling in known.tellings:
        for entry in telling.annotations.events:
            if entry.quote:
                continue
            if entry.date is None:
                message = "the entry has no quote, so it needs its own date"
                hint = "quote the passage that reports the event, or give `date` and `basis`"
                yield codes.DATE_WITHOUT_BASIS.at(entry.title.span, message, hint=hint)
                continue
            message = f"“{entry.title.value}” is not in the article: it has no quote"
            yield codes.NOT_IN_ARTICLE.at(entry.title.span, message, hint="quote the passage that reports it")
