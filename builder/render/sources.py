"""The sources index: every source of the site by the server that holds it; over 500, a page for each server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.model.output import Leaf
from builder.model.slug import to_slug
from builder.model.timeline import KnownSource
from builder.model.url import host_of
from builder.model.view import HostView, LinkView, SourcesView, SourceView
from builder.render import address
from builder.render.citation import view_source
from builder.render.directory import Entry, by_letter, make_directory
from builder.render.division import MOST, in_parts
from builder.render.format import Edition, plan
from builder.render.page import Sheet, link_parts, open_sheet
from builder.render.slices import name_stems

FOLDER = "sources"
MOST_ARTICLES = 12  # named beside a source; its own page lists more

Hosts = Mapping[str, Sequence[KnownSource]]


def make_sources(edition: Edition) -> Iterator[Leaf]:
    """Plan the index; none for a site without sources."""
    known = edition.timeline.sources
    if not known:
        return
    hosts = group_hosts(known.values())
    uses = find_uses(edition)
    if len(known) > MOST:
        stems = name_stems(hosts, spare="none")
        unknown = edition.site_strings["no_address"]
        entries = [Entry(host or unknown, host_path(stems[host]), len(found)) for host, found in hosts.items()]
        yield from make_directory(edition, FOLDER, by_letter(entries, edition.site_strings))
        for host, found in hosts.items():
            yield from make_host(edition, host, host_path(stems[host]), found, uses)
        return
    key = partial(edition.prints.of, [places_of(edition, one, uses) for one in known.values()])
    yield plan(address.SOURCES, partial(print_sources, edition, hosts, uses), key)


def print_sources(edition: Edition, hosts: Hosts, uses: Mapping[str, Sequence[str]]) -> str:
    """Make the index of a site whose sources stand on one page."""
    sheet = open_sheet(edition, "sources", address.SOURCES, title=lambda strings: strings["sources_title"])
    strings = sheet.strings
    view = SourcesView(
        title=strings["sources_title"],
        summary=strings.fill(
            "sources_summary",
            sources=strings.count("sources", len(edition.timeline.sources)),
            hosts=strings.count("hosts", len(hosts)),
        ),
        hosts=tuple(view_host(sheet, host, found, uses) for host, found in hosts.items()),
    )
    return sheet.render("sources.html", sources=view)


def places_of(edition: Edition, source: KnownSource, uses: Mapping[str, Sequence[str]]) -> tuple[object, ...]:
    """Give a source with all that the index says of it: the articles that list it, and under which number."""
    slugs = uses.get(source.key, ())[:MOST_ARTICLES]
    parts, numbers = edition.index.parts, edition.index.numbers
    return (source, *((slug, parts[slug].article.matter.title.value, numbers[slug][source.key]) for slug in slugs))


def group_hosts(sources: Iterable[KnownSource]) -> dict[str, list[KnownSource]]:
    """Gather sources under their servers by name; those without an address come last."""
    found: dict[str, list[KnownSource]] = {}
    for source in sources:
        url = address.safe_url(source.url)
        found.setdefault(host_of(url) if url else "", []).append(source)
    return {host: sorted(found[host], key=source_order) for host in sorted(found, key=lambda host: (host == "", host))}


def host_path(stem: str) -> str:
    """Name the page of a server's sources."""
    return address.listed_path(f"{FOLDER}/hosts", stem)


@dataclass(frozen=True, slots=True)
class HostPage:
    """One page of a server's sources. `pages` are all its parts, with their sizes; `count` is of all its sources."""

    host: str
    name: str
    count: int
    sources: Sequence[KnownSource]
    pages: tuple[tuple[str, int], ...]


def make_host(
    edition: Edition, host: str, path: str, found: Sequence[KnownSource], uses: Mapping[str, Sequence[str]]
) -> Iterator[Leaf]:
    """Plan the page of one server's sources, or its parts."""
    pages = in_parts(path.removesuffix(".html"), found)
    names = tuple((name, len(listed)) for name, listed in pages)
    for name, listed in pages:
        page = HostPage(host, name, len(found), listed, names)
        told = [places_of(edition, one, uses) for one in listed]
        key = partial(edition.prints.of, host, name, len(found), told, names)
        yield plan(address.page_path(name), partial(print_host, edition, page, uses), key)


def print_host(edition: Edition, page: HostPage, uses: Mapping[str, Sequence[str]]) -> str:
    """Make one page of a server's sources."""
    sheet = open_sheet(
        edition, "sources", address.page_path(page.name), title=lambda strings: page.host or strings["no_address"]
    )
    strings = sheet.strings
    near = link_parts(sheet, page.name, page.pages, address.page_path)
    view = SourcesView(
        title=page.host or strings["no_address"],
        summary=strings.count("sources", page.count),
        hosts=(view_host(sheet, page.host, page.sources, uses),),
        above=LinkView(strings["sources_title"], sheet.stand.link(address.SOURCES)),
        near=near if len(page.pages) > 1 else (),
    )
    return sheet.render("sources.html", sources=view)


def view_host(sheet: Sheet, host: str, found: Sequence[KnownSource], uses: Mapping[str, Sequence[str]]) -> HostView:
    """Show the sources of one server."""
    return HostView(
        name=host or sheet.strings["no_address"],
        id=f"host-{to_slug(host) or 'none'}",
        sources=tuple(view_listed(sheet, source, uses.get(source.key, ())) for source in found),
    )


def source_order(source: KnownSource) -> tuple[str, str]:
    """By title as a reader would look it up."""
    return ((source.title or source.label).casefold(), source.key)


def find_uses(edition: Edition) -> dict[str, list[str]]:
    """Find the articles that list each source, the latest first."""
    found: dict[str, list[str]] = {}
    for part in edition.timeline.parts:
        for key in part.sources:
            found.setdefault(key, []).append(part.slug)
    return found


def view_listed(sheet: Sheet, source: KnownSource, slugs: Sequence[str]) -> SourceView:
    """Show a source with the articles that list it, each a link to its place there."""
    parts, numbers = sheet.edition.index.parts, sheet.edition.index.numbers
    links = tuple(
        LinkView(
            parts[slug].article.matter.title.value,
            sheet.stand.link(address.page_path(slug), address.source_anchor(numbers[slug][source.key])),
        )
        for slug in slugs[:MOST_ARTICLES]
    )
    return view_source(sheet, source, number=None, cited_for=(), articles=links)
