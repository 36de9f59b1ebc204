"""Fields that are read but have no effect in this version."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.written import Agent, Annotations, FrontMatter, Place, Text

WITHOUT_EFFECT_IN_ARTICLE = ("license", "timezone")


def check_effects(known: Known) -> Iterable[Diagnostic]:
    """Say WH205 for every field that is given and does nothing yet."""
    for telling in known.tellings:
        if telling.article:
            yield from unused_in_article(telling.article.matter)
        yield from unused_in_sidecar(telling.annotations)


def unused_in_article(matter: FrontMatter) -> Iterable[Diagnostic]:
    """Say WH205 for front matter."""
    for name in WITHOUT_EFFECT_IN_ARTICLE:
        yield from say_unused(name, getattr(matter, name))


def unused_in_sidecar(annotations: Annotations) -> Iterable[Diagnostic]:
    """Say WH205 for `same_as` of agents and places."""
    declared: tuple[Agent | Place, ...] = (*annotations.agents, *annotations.places)
    for noun in declared:
        yield from say_unused("same_as", noun.same_as)


def say_unused(name: str, written: Text | None) -> Iterable[Diagnostic]:
    """Say WH205 for a field that is given."""
    if written:
        yield codes.NO_EFFECT.at(written.span, f"`{name}` has no effect yet")
