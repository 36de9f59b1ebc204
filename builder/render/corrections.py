"""The corrections of the whole site, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.model.output import Leaf
from builder.model.view import CorrectionsView, EventLink
from builder.render import address
from builder.render.article import view_correction
from builder.render.division import in_parts
from builder.render.event import link_article
from builder.render.format import Edition, plan
from builder.render.index import Corrected, account_in
from builder.render.page import Sheet, link_parts, open_sheet

NAME = address.CORRECTIONS.removesuffix(".html")


def make_corrections(edition: Edition) -> Iterator[Leaf]:
    """Plan the page, or its parts; none for a site that corrected nothing."""
    found = edition.index.corrections
    if not found:
        return
    pages = in_parts(NAME, found)
    names = tuple((name, len(listed)) for name, listed in pages)
    for name, listed in pages:
        key = partial(edition.prints.of, name, listed, names)
        yield plan(address.page_path(name), partial(print_corrections, edition, name, listed, names), key)


def print_corrections(
    edition: Edition, name: str, listed: Sequence[Corrected], pages: tuple[tuple[str, int], ...]
) -> str:
    """Make the page, or one of its parts."""
    sheet = open_sheet(
        edition, "corrections", address.page_path(name), title=lambda strings: strings["corrections_title"]
    )
    strings = sheet.strings
    near = link_parts(sheet, name, pages, address.page_path)
    view = CorrectionsView(
        summary=strings.count("corrections_summary", sum(count for _, count in pages)),
        corrections=tuple(
            view_correction(sheet, one.correction, link_event(sheet, one), link_article(sheet, one.part))
            for one in listed
        ),
        near=near if len(pages) > 1 else (),
    )
    return sheet.render("corrections.html", corrections=view)


def link_event(sheet: Sheet, corrected: Corrected) -> EventLink | None:
    """Lead to the event as the article tells it that corrects it."""
    if corrected.event is None:
        return None
    account = account_in(corrected.event, corrected.part.slug)
    page = address.page_path(account.article)
    return EventLink(account.title, sheet.stand.link(page, address.event_anchor(account.entry)))
