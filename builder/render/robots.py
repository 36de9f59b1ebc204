"""What crawlers ask for first: `robots.txt`. Everything may be read.

Source: https://www.rfc-editor.org/info/rfc9309
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.choices import Export
from builder.model.output import Leaf
from builder.render import address
from builder.render.format import Edition, plan


def make_robots(edition: Edition) -> Iterator[Leaf]:
    """robots.txt, with the place of the sitemap where there is one."""
    site = edition.timeline.site
    lines = ["User-agent: *", "Allow: /"]
    if site.gives(Export.SITEMAP):
        lines += ["", f"Sitemap: {site.url}/{address.SITEMAP}"]
    yield plan(address.ROBOTS, lambda: "\n".join([*lines, ""]), edition.prints.of)
