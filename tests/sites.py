"""Whole sites of the cases, built in memory, and what their pages link to without a script."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from builder.model.output import Build
from builder.pipeline import build_site
from builder.read import read_inputs

SITES = Path(__file__).parent / "cases" / "sites"


def build_case(name: str) -> Build:
    """Build one of the sites of the cases."""
    inputs = read_inputs(SITES / name)
    assert not inputs.diagnostics
    return build_site(inputs.value, name=name, with_drafts=False)


def list_others(build: Build) -> set[str]:
    """Name the files of a build that are no pages."""
    return {output.path for output in build.outputs if not output.path.endswith(".html")}


def read_pages(build: Build) -> dict[str, str]:
    """Give the pages of a build by path."""
    return {output.path: output.content.decode() for output in build.outputs if output.path.endswith(".html")}


@dataclass
class Anchors(HTMLParser):
    """The ids of a page, and where its links lead."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")


@dataclass
class Walk:
    """All that a reader reaches from the first page by links: pages, places in them, addresses elsewhere."""

    pages: dict[str, Anchors] = field(default_factory=dict)
    places: set[tuple[str, str]] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)


def walk(pages: Mapping[str, str], others: Collection[str]) -> Walk:
    """Follow every link from index.html, as a page that was opened from disk. `others` are the files that are no pages."""
    found = Walk()
    queue = ["index.html"]
    while queue:
        path = queue.pop()
        if path in found.pages:
            continue
        anchors = found.pages[path] = Anchors()
        anchors.feed(pages[path])
        for link in anchors.links:
            parts = urlsplit(link)
            if parts.scheme:
                found.elsewhere.add(link)
                continue
            target = normpath(f"{dirname(path)}/{unquote(parts.path)}").lstrip("/") if parts.path else path
            if target in others:
                continue
            if target not in pages:
                found.broken.add(f"{path}: {link}")
                continue
            queue.append(target)
            if parts.fragment:
                found.places.add((target, unquote(parts.fragment)))
    return found
