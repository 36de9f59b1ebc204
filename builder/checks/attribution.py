"""Who says so, where it matters most."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.choices import Status


def check_attribution(known: Known) -> Iterable[Diagnostic]:
    """Say WH603 for an event that is confirmed, but only by agents without a name."""
    agents = known.timeline.agents
    for event in known.timeline.events:
        for account in event.accounts:
            said_by = [agents[key] for chain in account.attribution for key in chain if key in agents]
            if account.status is Status.CONFIRMED and said_by and not any(agent.is_named for agent in said_by):
                message = f"“{account.title}” is confirmed by unnamed agents only"
                hint = "name who confirms it, or say `status: reported`"
                yield codes.UNNAMED_CONFIRMED.at(account.span, message, hint=hint)
