"""The sources index: every source of the site, by the server that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.model.output import Output
from builder.model.slug import to_slug
from builder.model.timeline import KnownSource, Timeline
from builder.model.url import host_of
from builder.model.view import HostView, LinkView, SourcesView, SourceView
from builder.render import address
from builder.render.citation import view_source
from builder.render.event import numbers_of
from builder.render.format import Edition
from builder.render.page import Sheet, open_sheet


def make_sources(edition: Edition) -> Iterator[Output]:
    """Make the index; none for a site without sources."""
    known = edition.timeline.sources
    if not known:
        return
    sheet = open_sheet(edition, "sources", address.SOURCES, title=lambda strings: strings["sources_title"])
    strings = sheet.strings
    used = find_uses(edition.timeline)
    by_host: dict[str, list[KnownSource]] = {}
    for source in known.values():
        by_host.setdefault(host_of(source.url) if address.safe_url(source.url) and source.url else "", []).append(
            source
        )
    hosts = tuple(
        HostView(
            name=host or strings["no_address"],
            id=f"host-{to_slug(host) if host else 'none'}",
            sources=tuple(view_listed(sheet, source, used) for source in sorted(by_host[host], key=source_order)),
        )
        for host in sorted(by_host, key=lambda host: (host == "", host))
    )
    summary = strings.fill(
        "sources_summary", sources=strings.count("sources", len(known)), hosts=strings.count("hosts", len(hosts))
    )
    yield sheet.print("sources.html", sources=SourcesView(summary, hosts))


def source_order(source: KnownSource) -> tuple[str, str]:
    """By title as a reader would look it up."""
    return ((source.title or source.label).casefold(), source.key)


def find_uses(timeline: Timeline) -> dict[str, list[str]]:
    """Find the articles that list each source."""
    found: dict[str, list[str]] = {}
    for part in timeline.parts:
        for key in part.sources:
            found.setdefault(key, []).append(part.slug)
    return found


def view_listed(sheet: Sheet, source: KnownSource, used: Mapping[str, list[str]]) -> SourceView:
    """Show a source with the articles that list it, each a link to its place there."""
    parts = sheet.edition.index.parts
    links = tuple(
        LinkView(
            parts[slug].article.matter.title.value,
            sheet.stand.link(address.page_path(slug), address.source_anchor(numbers_of(parts[slug])[source.key])),
        )
        for slug in used.get(source.key, ())
    )
    return view_source(sheet, source, number=None, cited_for=(), articles=links)
