"""Old addresses: small pages that lead to where an article stands now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.article import Article, Page
from builder.model.output import Leaf
from builder.model.view import RedirectView
from builder.render import address
from builder.render.format import Edition, plan
from builder.render.page import open_sheet


def make_redirects(edition: Edition) -> Iterator[Leaf]:
    """One page for each alias."""
    bodies: list[Article | Page] = [*(part.article for part in edition.timeline.parts), *edition.timeline.pages]
    titles = {body.slug: body.matter.title.value for body in bodies}
    origins = {(alias.value, body.slug): alias.span for body in bodies for alias in body.matter.aliases}
    for alias, slug in edition.timeline.redirects:
        key = partial(edition.prints.of, alias, slug, titles[slug])
        make = partial(print_redirect, edition, alias, slug, titles[slug])
        yield plan(address.redirect_path(alias), make, key, origin=origins.get((alias, slug)))


def print_redirect(edition: Edition, alias: str, slug: str, title: str) -> str:
    """Lead from one alias to the page that has it."""
    sheet = open_sheet(edition, "redirect", address.redirect_path(alias), title=lambda _: title)
    view = RedirectView(title, sheet.stand.link(address.page_path(slug)))
    return sheet.render("redirect.html", redirect=view)
