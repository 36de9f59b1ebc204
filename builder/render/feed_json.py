"""Feeds as JSON Feed: `feed.json` of articles, `corrections.json` of corrections.

Source: https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from builder.model.output import Leaf
from builder.render import address
from builder.render.feed import Entry, Feed, plan_feeds
from builder.render.format import Edition


def make_json_feed(edition: Edition) -> Iterator[Leaf]:
    """Plan both feeds, where they have entries."""
    return plan_feeds(edition, write_feed, articles=address.JSON_FEED, corrections=address.CORRECTIONS_JSON_FEED)


def write_feed(feed: Feed, self_url: str) -> str:
    """Write a feed."""
    return f"{json.dumps(feed_data(feed, self_url=self_url), ensure_ascii=False, indent=1)}\n"


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
