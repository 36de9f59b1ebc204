"""Feeds as Atom: `feed.xml` of articles, `corrections.xml` of corrections.

Source: https://www.rfc-editor.org/info/rfc4287
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from builder.model.output import Leaf
from builder.render import address
from builder.render.feed import Entry, Feed, plan_feeds
from builder.render.format import Edition

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What no XML 1.0 document may hold. Source: https://www.w3.org/TR/xml/#charsets
ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make_atom(edition: Edition) -> Iterator[Leaf]:
    """Plan both feeds, where they have entries."""
    return plan_feeds(edition, write_feed, articles=address.ATOM, corrections=address.CORRECTIONS_ATOM)


def write_feed(feed: Feed, self_url: str) -> str:
    """Write a feed."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, LANG: feed.language})
    add(root, "id", self_url)
    add(root, "title", feed.title)
    if feed.subtitle:
        add(root, "subtitle", feed.subtitle)
    add(root, "updated", feed.updated)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": self_url})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.url})
    add(ET.SubElement(root, "author"), "name", feed.author)
    add(root, "generator", "Whence")
    for entry in feed.entries:
        write_entry(root, entry, feed.language)
    ET.indent(root, space="")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def write_entry(root: ET.Element, entry: Entry, language: str) -> None:
    """Write one entry."""
    node = ET.SubElement(root, "entry", {LANG: entry.language} if entry.language != language else {})
    add(node, "id", entry.id)
    add(node, "title", entry.title)
    add(node, "published", entry.published)
    add(node, "updated", entry.updated)
    ET.SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    for author in entry.authors:
        add(ET.SubElement(node, "author"), "name", author)
    for topic in entry.topics:
        ET.SubElement(node, "category", {"term": clean(topic)})
    if entry.summary:
        add(node, "summary", entry.summary)
    if entry.license:
        add(node, "rights", entry.license)
    content = ET.SubElement(node, "content", {"type": "html"})
    content.text = clean(str(entry.content))


def add(parent: ET.Element, name: str, text: str) -> None:
    """Add an element that holds a text."""
    ET.SubElement(parent, name).text = clean(text)


def clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return ILLEGAL.sub("", text)
