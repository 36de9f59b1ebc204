"""Old addresses: small pages that lead to where an article stands now."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Span
from builder.model.article import Article, Page
from builder.model.output import Output
from builder.model.view import RedirectView
from builder.render import address
from builder.render.format import Edition
from builder.render.page import open_sheet


def make_redirects(edition: Edition) -> Iterator[Output]:
    """One page for each alias."""
    bodies: list[Article | Page] = [*(part.article for part in edition.timeline.parts), *edition.timeline.pages]
    titles = {body.slug: body.matter.title.value for body in bodies}
    origins = {(alias.value, body.slug): alias.span for body in bodies for alias in body.matter.aliases}
    for alias, slug in edition.timeline.redirects:
        yield make_redirect(edition, alias, slug, titles[slug], origins.get((alias, slug)))


def make_redirect(edition: Edition, alias: str, slug: str, title: str, origin: Span | None) -> Output:
    """Lead from one alias to the page that has it."""
    sheet = open_sheet(edition, "redirect", address.redirect_path(alias), title=lambda _: title)
    view = RedirectView(title, sheet.stand.link(address.page_path(slug)))
    return sheet.print("redirect.html", origin=origin, redirect=view)
