"""Dates that lie ahead of their article."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.choices import Status

SAYS_AHEAD = frozenset({Status.EXPECTED, Status.CANCELLED, Status.RETRACTED})


def check_dates(known: Known) -> Iterable[Diagnostic]:
    """Say WH312 for a date that begins after its article's, where the event is not said to be expected."""
    published = {part.slug: part.article.last_known for part in known.timeline.parts}
    for event in known.timeline.events:
        for account in event.accounts:
            told = published.get(account.article)
            earliest = account.date.earliest
            if told and earliest and earliest > told.value.day and account.status not in SAYS_AHEAD:
                message = f"“{account.title}” is dated {account.date.edtf}, after the article of {told.value.day}"
                hint = "say `status: expected`, or look at the date again"
                yield codes.FUTURE_NOT_EXPECTED.at(account.span, message, hint=hint)
