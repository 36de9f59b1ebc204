"""Texts with commas where a list is perhaps meant: YAML takes them as one."""

from __future__ import annotations

from collections.abc import Container, Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.written import Text


def check_lists(known: Known) -> Iterable[Diagnostic]:
    """Say WH209 for a topic with a comma in it, and for a name that is made of ids.

    “Caracas, Venezuela” and “Smith, Ann” are names, and nothing is said of them.
    """
    timeline = known.timeline
    for telling in known.tellings:
        if telling.article:
            yield from ask(telling.article.matter.topics)
        for entry in telling.annotations.events:
            yield from ask(entry.topics)
            yield from ask([name for chain in entry.according_to for name in chain], timeline.agents)
            yield from ask(entry.places, timeline.places)


def ask(texts: Iterable[Text], ids: Container[str] | None = None) -> Iterable[Diagnostic]:
    """Ask of each text that has commas whether it is several; where there are `ids`, only of one that is all ids."""
    for text in texts:
        parts = [part.strip() for part in text.value.split(",")]
        if len(parts) > 1 and all(parts) and (ids is None or all(part in ids for part in parts)):
            message = f"“{text.value}” is taken as one, with its comma"
            hint = f"write [{', '.join(parts)}] if several are meant"
            yield codes.COMMA_LIST.at(text.span, message, hint=hint)
