"""What every page has: its head, its place in the site, and the words of its language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.choices import Export
from builder.model.timeline import NavLink
from builder.model.url import is_linkable, resolve_target, static_path
from builder.model.view import AlternateView, LinkView, PageView
from builder.render import address
from builder.render.address import Standpoint
from builder.render.format import Edition
from builder.render.slices import SliceKind
from builder.render.strings import Strings, direction_of, primary

MOST_TEASERS = 30  # the home page shows so many articles; more have pages of their own


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in the making: where it stands, its head, and the words of its language."""

    edition: Edition
    stand: Standpoint
    page: PageView
    strings: Strings

    def lang(self, language: str | None) -> Markup:
        """Mark what an author wrote where it is not in the page's language: ` lang="es"`, with its direction."""
        language = language or self.edition.timeline.site.language
        if primary(language) == primary(self.strings.language):
            return Markup()
        attribute = Markup(' lang="{}"').format(language)
        turn = direction_of(language)
        return attribute if turn == self.page.direction else attribute + Markup(' dir="{}"').format(turn)

    def render(self, template: str, **views: object) -> Markup:
        """Render the page, or a part of it."""
        return self.edition.render(template, self.page, self.strings, **views)


def open_sheet(
    edition: Edition,
    kind: str,
    path: str,
    *,
    title: str | Callable[[Strings], str],
    language: str | None = None,
    description: str | None = None,
    data: str | None = None,
    base: str | None = None,
) -> Sheet:
    """Begin a page in the site's language unless one is said, in which `title` may be told.

    `base` begins the 404's links.
    """
    site = edition.timeline.site
    strings = edition.strings_for(language or site.language)
    stand = Standpoint(path, base)
    page = PageView(
        kind=kind,
        title=title if isinstance(title, str) else title(strings),
        path=path,
        root=stand.root,
        language=strings.language,
        direction=direction_of(strings.language),
        home=stand.link(address.HOME),
        nav=make_nav(edition, stand, strings),
        directory=make_directory(edition, stand, strings),
        canonical=address.whole_url(site.url, path) if site.url and base is None and kind != "redirect" else None,
        description=description or site.description,
        data=stand.link(data) if data and site.gives(Export.JSON) else None,
        alternates=tuple(
            AlternateView(site.title, stand.link(file.path), file.feed) for file in edition.files if file.feed
        ),
    )
    return Sheet(edition, stand, page, strings)


def make_nav(edition: Edition, stand: Standpoint, strings: Strings) -> tuple[LinkView, ...]:
    """Make the links of the site's head: our indexes and the search, then those of site.yaml, else the plain pages."""
    timeline = edition.timeline
    links = [(strings["nav_events"], address.EVENTS)] if timeline.events else []
    links += [(strings["topics_title"], address.index_path("topics"))] if edition.index.slices[SliceKind.TOPIC] else []
    links += [(strings["nav_sources"], address.SOURCES)] if timeline.sources else []
    links += [(strings["nav_search"], address.SEARCH)] if timeline.events else []
    if not timeline.site.nav:
        links += [(page.matter.title.value, address.page_path(page.slug)) for page in timeline.pages]
    own = [LinkView(text, stand.link(path), is_current=path == stand.path) for text, path in links]
    return (*own, *(link for item in timeline.site.nav if (link := nav_link(item, stand))))


def make_directory(edition: Edition, stand: Standpoint, strings: Strings) -> tuple[LinkView, ...]:
    """Make the links of the site's foot: every index there is, so that each page leads to all others."""
    index, timeline = edition.index, edition.timeline
    kinds = [(f"{kind.value}_title", kind) for kind in SliceKind if kind is not SliceKind.SOURCE]
    found = [
        ("articles_title", address.ARTICLES, len(timeline.parts) > MOST_TEASERS),
        ("events_title", address.EVENTS, bool(timeline.events)),
        *((key, address.index_path(kind.value), bool(index.slices[kind])) for key, kind in kinds),
        ("sources_title", address.SOURCES, bool(timeline.sources)),
        ("known_title", address.KNOWN, bool(index.known)),
        ("corrections_title", address.CORRECTIONS, bool(index.corrections)),
        ("data_title", address.DATA, bool(edition.files)),
    ]
    return tuple(
        LinkView(strings[key], stand.link(path), is_current=path == stand.path)
        for key, path, is_there in found
        if is_there
    )


def nav_link(item: NavLink, stand: Standpoint) -> LinkView | None:
    """One link of site.yaml: to a page by its slug, or elsewhere."""
    if item.is_external:
        url = address.safe_url(item.target)
        return LinkView(item.title, url) if url else None
    path = address.page_path(item.target)
    return LinkView(item.title, stand.link(path), is_current=path == stand.path)


def link_target(edition: Edition, stand: Standpoint, target: str, source: str) -> str | None:
    """Give the address for a link an author wrote in the file `source`; None when there is nothing to lead to.

    `other.md` is that page, a path into `static/` that file, `#x` a place in the page; elsewhere http, https, mailto.
    """
    if url := address.safe_url(target):
        return url
    if not is_linkable(target):
        return None
    if target.startswith("#"):
        return target
    return stand_link(edition, stand, target, source)


def stand_link(edition: Edition, stand: Standpoint, target: str, source: str) -> str | None:
    """Give the link to a page or file of ours."""
    folder = source.rpartition("/")[0]
    path, fragment = resolve_target(target, folder)
    found = edition.index.paths.get(path) or edition.index.paths.get(f"content/{path}")
    if found:
        return stand.link(found, fragment)
    static = static_path(target)
    return stand.link(static, fragment) if static else None


def link_parts(
    sheet: Sheet,
    name: str,
    pages: Sequence[tuple[str, int]],
    path_of: Callable[[str], str],
    *,
    is_counted: bool = False,
) -> tuple[LinkView, ...]:
    """Lead to the parts of a list too long for one page. `name` is the part that stands here."""
    return tuple(
        LinkView(
            sheet.strings.fill("part_link", number=place),
            sheet.stand.link(path_of(other)),
            count if is_counted else None,
            is_current=other == name,
        )
        for place, (other, count) in enumerate(pages, 1)
    )
