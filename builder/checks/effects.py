"""Fields that are read but have no effect in this version, and what the site leaves out."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.written import Annotations, FrontMatter, Text

WITHOUT_EFFECT_IN_ARTICLE = ("license", "timezone")


def check_effects(known: Known) -> Iterable[Diagnostic]:
    """WH205 and WH206."""
    if known.timeline.site.url is None:
        hint = "give the site's address in site.yaml, as `url: https://example.org`"
        message = "the site has no `url`: the pages' canonical links are left out"
        yield codes.NO_URL.at(Span("site.yaml", 1, 1, 1, 1), message, hint=hint)
    for telling in known.tellings:
        if telling.article:
            yield from unused_in_article(telling.article.matter)
        yield from unused_in_sidecar(telling.annotations)


def unused_in_article(matter: FrontMatter) -> Iterable[Diagnostic]:
    for name in WITHOUT_EFFECT_IN_ARTICLE:
        yield from say_unused(name, getattr(matter, name))


def unused_in_sidecar(annotations: Annotations) -> Iterable[Diagnostic]:
    for noun in (*annotations.agents, *annotations.places):
        yield from say_unused("same_as", noun.same_as)


def say_unused(name: str, written: Text | None) -> Iterable[Diagnostic]:
    if written:
        yield codes.NO_EFFECT.at(written.span, f"`{name}` has no effect yet")
