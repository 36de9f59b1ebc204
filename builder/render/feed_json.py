"""Feeds as JSON Feed: `feed.json` of articles, `corrections.json` of corrections.

Source: https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder.model.output import Output
from builder.render import address
from builder.render.feed import Entry, Feed, articles_feed, corrections_feed
from builder.render.format import Edition


def make_json_feed(edition: Edition) -> Iterator[Output]:
    """Make both feeds, where they have entries."""
    for path, feed in (
        (address.JSON_FEED, articles_feed(edition)),
        (address.CORRECTIONS_JSON_FEED, corrections_feed(edition)),
    ):
        if feed:
            content = feed_data(feed, self_url=f"{edition.timeline.site.url}/{path}")
            yield Output(path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())


def feed_data(feed: Feed, *, self_url: str) -> dict[str, Any]:
    """Tell a feed."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": self_url,
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [entry_data(entry) for entry in feed.entries],
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """Tell one entry."""
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **({"summary": entry.summary} if entry.summary else {}),
        "content_html": str(entry.content),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": author} for author in entry.authors],
        **({"tags": list(entry.topics)} if entry.topics else {}),
        "language": entry.language,
    }
