"""The sources index: every source of the site by the server that holds it; over 500, a page for each server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.model.output import Output
from builder.model.slug import to_slug
from builder.model.timeline import KnownSource
from builder.model.url import host_of
from builder.model.view import HostView, LinkView, SourcesView, SourceView
from builder.render import address
from builder.render.citation import view_source
from builder.render.directory import Entry, by_letter, make_directory
from builder.render.division import MOST, in_parts
from builder.render.format import Edition
from builder.render.page import Sheet, link_parts, open_sheet
from builder.render.slices import name_stems

FOLDER = "sources"
MOST_ARTICLES = 12  # named beside a source; its own page lists more

Hosts = Mapping[str, Sequence[KnownSource]]


def make_sources(edition: Edition) -> Iterator[Output]:
    """Make the index; none for a site without sources."""
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
    sheet = open_sheet(edition, "sources", address.SOURCES, title=lambda strings: strings["sources_title"])
    strings = sheet.strings
    yield sheet.print(
        "sources.html",
        sources=SourcesView(
            title=strings["sources_title"],
            summary=strings.fill(
                "sources_summary",
                sources=strings.count("sources", len(known)),
                hosts=strings.count("hosts", len(hosts)),
            ),
            hosts=tuple(view_host(sheet, host, found, uses) for host, found in hosts.items()),
        ),
    )


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


def make_host(
    edition: Edition, host: str, path: str, found: Sequence[KnownSource], uses: Mapping[str, Sequence[str]]
) -> Iterator[Output]:
    """Make the page of one server's sources, or its parts."""
    pages = in_parts(path.removesuffix(".html"), found)
    for name, listed in pages:
        sheet = open_sheet(
            edition, "sources", address.page_path(name), title=lambda strings: host or strings["no_address"]
        )
        strings = sheet.strings
        near = link_parts(sheet, name, pages, address.page_path)
        view = SourcesView(
            title=host or strings["no_address"],
            summary=strings.count("sources", len(found)),
            hosts=(view_host(sheet, host, listed, uses),),
            above=LinkView(strings["sources_title"], sheet.stand.link(address.SOURCES)),
            near=near if len(pages) > 1 else (),
        )
        yield sheet.print("sources.html", sources=view)


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
