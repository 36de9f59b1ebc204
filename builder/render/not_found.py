"""The page a server shows for an address that leads nowhere: its links hold at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from builder.model.output import Leaf
from builder.model.view import LinkView, NotFoundView
from builder.render import address
from builder.render.assets import read_style
from builder.render.format import Edition, plan
from builder.render.page import open_sheet

# A rule of the style sheet, or the head or the end of a block of them.
RULE = re.compile(r"[^{}]*(?:\{[^{}]*\}|\{|\})|[^{}]+$")


def make_not_found(edition: Edition) -> Iterator[Leaf]:
    """Plan 404.html."""
    key = partial(edition.prints.of, bool(edition.timeline.events), bool(edition.timeline.sources))
    yield plan(address.NOT_FOUND, partial(print_not_found, edition), key)


def print_not_found(edition: Edition) -> str:
    """Make 404.html: its links begin at the path of the site's `url`, or at `/`."""
    url = edition.timeline.site.url
    base = f"{urlsplit(url).path.rstrip('/')}/" if url else "/"
    sheet = open_sheet(
        edition, "not-found", address.NOT_FOUND, title=lambda strings: strings["missing_title"], base=base
    )
    links = [(sheet.strings["home"], address.HOME)]
    if edition.timeline.events:
        links.append((sheet.strings["all_events"], address.EVENTS))
    if edition.timeline.sources:
        links.append((sheet.strings["all_sources"], address.SOURCES))
    view = NotFoundView(inline_style(edition), tuple(LinkView(text, sheet.stand.link(path)) for text, path in links))
    return sheet.render("404.html", missing=view)


def inline_style(edition: Edition) -> Markup:
    """Give the style sheet as it can stand inside a page."""
    # No strip stands here, and checkers of HTML do not know all that its rules say.
    rules = "".join(rule for rule in RULE.findall(read_style(edition)) if not rule.startswith(".strip-svg"))
    return Markup(rules.replace("</", "<\\/").rstrip())  # noqa: S704 - the theme's own, and it cannot end its element
