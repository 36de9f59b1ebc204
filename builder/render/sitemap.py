"""What search engines ask for: `sitemap.xml`, in several files behind an index where one would be too long.

Source: https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from builder.model.output import Leaf
from builder.model.timeline import ArticlePart
from builder.render import address
from builder.render.format import Edition, plan

MOST_ADDRESSES = 50_000  # in one file
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def make_sitemap(edition: Edition, paths: Iterable[str]) -> Iterator[Leaf]:
    """List the pages among `paths`: not those that lead to another one, nor the one that says there is none."""
    site = edition.timeline.site.url
    if not site:
        return
    others = {address.NOT_FOUND, *(address.redirect_path(alias) for alias, _ in edition.timeline.redirects)}
    days = {address.page_path(part.slug): last_change(part) for part in edition.timeline.parts}
    lines = [
        write_address("url", address.whole_url(site, path), days.get(path))
        for path in paths
        if path.endswith(".html") and path not in others and not path.startswith(address.EMBED)
    ]
    groups = [lines[start : start + MOST_ADDRESSES] for start in range(0, len(lines), MOST_ADDRESSES)]
    if len(groups) == 1:
        yield plan_addresses(edition, address.SITEMAP, "urlset", groups[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(groups) + 1)]
    index = [write_address("sitemap", f"{site}/{name}", None) for name in names]
    yield plan_addresses(edition, address.SITEMAP, "sitemapindex", index)
    for name, group in zip(names, groups, strict=True):
        yield plan_addresses(edition, name, "urlset", group)


def plan_addresses(edition: Edition, path: str, name: str, lines: Sequence[str]) -> Leaf:
    """Plan a file of addresses."""
    return plan(path, partial(write_list, name, lines), partial(edition.prints.of, "\n".join(lines)))


def last_change(part: ArticlePart) -> str | None:
    """Give the day on which an article was last changed or corrected."""
    last = part.article.last_known
    days = [one.date.value for one in part.corrections] + ([last.value.day] if last else [])
    return str(max(days)) if days else None


def write_address(name: str, url: str, day: str | None) -> str:
    """Write one address."""
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{name}><loc>{escape(url)}</loc>{changed}</{name}>"


def write_list(name: str, lines: Sequence[str]) -> str:
    """Write a file of addresses."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{NAMESPACE}">'
    return "\n".join((head, *lines, f"</{name}>\n"))
