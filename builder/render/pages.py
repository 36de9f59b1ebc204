"""Plain pages: a text without a date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.diagnostics import Span
from builder.model.article import Page
from builder.model.output import Leaf
from builder.model.view import PlainView
from builder.render import address
from builder.render.article import image_link
from builder.render.format import Edition, plan
from builder.render.page import link_target, open_sheet
from builder.render.prose import Surroundings, render_prose


def make_pages(edition: Edition) -> Iterator[Leaf]:
    """One page for each."""
    for page in edition.timeline.pages:
        origin = Span(page.path, 1, 1, 1, 1)
        key = partial(edition.prints.of, page)
        yield plan(address.page_path(page.slug), partial(print_page, edition, page), key, origin=origin)


def print_page(edition: Edition, page: Page) -> str:
    """One plain page; its headings stand right under its title."""
    matter = page.matter
    language = matter.language.value if matter.language else None
    sheet = open_sheet(
        edition,
        "plain",
        address.page_path(page.slug),
        title=lambda _: matter.title.value,
        language=language,
        description=matter.summary.value if matter.summary else None,
    )
    surroundings = Surroundings(
        link=lambda target: link_target(edition, sheet.stand, target, page.path),
        image=lambda target: image_link(sheet, target),
        first_level=2,
    )
    view = PlainView(
        title=matter.title.value,
        lang=sheet.lang(language),
        summary=matter.summary.value if matter.summary else None,
        prose=render_prose(edition.timeline.texts[page.path], (), surroundings),
        is_draft=bool(matter.draft and matter.draft.value),
    )
    return sheet.render("page.html", plain=view)
