"""Where everything stands: paths of pages, anchors in them, and links from one page to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as quote_any
from urllib.parse import unquote

from builder.model.url import is_web_address

HOME = "index.html"
ARTICLES = "articles/index.html"
EVENTS = "events/index.html"
SOURCES = "sources/index.html"
KNOWN = "known/index.html"
CORRECTIONS = "corrections.html"
NOT_FOUND = "404.html"
SEARCH = "search.html"
STYLE = "style.css"
SCRIPT = "script.js"
ASSETS = (STYLE, SCRIPT)
DATA = "data/index.html"
EVENTS_JSON = "events.json"
EVENTS_SCHEMA = "events.schema.json"
EVENTS_CSV = "events.csv"
CALENDAR = "events.ics"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
CORRECTIONS_ATOM = "corrections.xml"
CORRECTIONS_JSON_FEED = "corrections.json"
ANNOTATIONS = "annotations.json"
CSL = "sources.json"
TIMELINEJS = "timeline.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
EMBED = "embed/"

# What stands in an address as it is; nearly all names of ours do.
PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")
FEW = 4096  # names remembered: a page leads to the same places again and again


@lru_cache(maxsize=FEW)
def quote(text: str) -> str:
    """Write a name as part of an address."""
    return text if PLAIN.fullmatch(text) else quote_any(text)


def page_path(slug: str) -> str:
    """Name the file of an article or plain page."""
    return f"{slug}.html"


def json_path(slug: str) -> str:
    """Name the file that holds an article's events as JSON."""
    return f"{slug}.json"


def embed_path(slug: str) -> str:
    """Name the page of an article's timeline for other people's pages."""
    return f"embed/{slug}.html"


def event_embed_path(slug: str, entry: str) -> str:
    """Name the page of one event for other people's pages. The dot, which no slug can hold, keeps it from articles'."""
    return f"embed/{slug}.{entry}.html"


def index_path(folder: str) -> str:
    """Name the page that lists what stands in a folder: `topics/index.html`."""
    return f"{folder}/index.html"


def listed_path(folder: str, name: str) -> str:
    """Name a page in a folder: a year or month of events, or one letter of a long index."""
    return f"{folder}/{name}.html"


def redirect_path(alias: str) -> str:
    """Name the file of an old address: `old/planes`, `old/planes.html` or `old/`."""
    path = unquote(alias).lstrip("/")
    if path == "" or path.endswith("/"):
        path = f"{path}index"
    return posixpath.normpath(path if path.endswith((".html", ".htm")) else f"{path}.html")


def year_json_path(name: str) -> str:
    """Name the file that holds a year's events as JSON, where the site has too many for one."""
    return f"events/{name}.json"


def event_anchor(entry: str) -> str:
    """Name the place of an event in the timeline of its article."""
    return f"event-{entry}"


def quote_anchor(entry: str, place: int = 0) -> str:
    """Name the place of an event's passage in the text. Its further passages take a dot, which no id can hold."""
    return f"quote-{entry}" if place == 0 else f"quote-{entry}.{place + 1}"


def source_anchor(number: int) -> str:
    """Name the place of a source among those of its article."""
    return f"source-{number}"


def section_anchor(slug: str) -> str:
    """Name the place of a heading."""
    return f"section-{slug}"


def site_anchors(ids: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Name every event for the pages of the site: `event-ARTICLE--ID`, slashes as hyphens.

    Two that come out alike (`a/b` and `a-b`) are told apart by a number, in the order in which they come.
    """
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for article, entry in ids:
        if (article, entry) in found:
            continue
        wanted = anchor = f"event-{article.replace('/', '-')}--{entry}"
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{wanted}.{number}"
        taken.add(anchor)
        found[article, entry] = anchor
    return found


def at(page: str, anchor: str) -> str:
    """Lead on from the link to a page to a place in it."""
    return f"{page}#{quote(anchor)}"


def safe_url(url: str | None) -> str | None:
    """Give an address elsewhere as it is, when it is one that may be followed: http, https or mailto; else None."""
    return url if url and is_web_address(url) else None


# What an author leaves out of a quote: "…", "...", "[…]", "(...)".
LEFT_OUT = re.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")
LONGEST_WHOLE, WORDS_OF_LONG = 80, 5


def fragment_url(url: str, quote: str) -> str:
    """Lead to words in a document: a text fragment, whole when the quote is short, else by how it begins and ends.

    Source: https://wicg.github.io/scroll-to-text-fragment/#syntax (a hyphen, comma or ampersand in it is an escape).
    """
    parts = [" ".join(part.split()) for part in LEFT_OUT.split(quote) if part.strip()]
    if not parts:
        return url
    if len(parts) > 1 or len(parts[0]) > LONGEST_WHOLE:
        first, last = parts[0].split(" "), parts[-1].split(" ")
        most = WORDS_OF_LONG if len(parts) > 1 else min(WORDS_OF_LONG, len(first) // 2)
        parts = [" ".join(first[:most]), " ".join(last[-most:])] if most else parts
    fragment = ",".join(quote_text(part) for part in parts)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def quote_text(text: str) -> str:
    """Write words as a text fragment holds them."""
    return quote_any(text, safe="").replace("-", "%2D")


def climb(folder: str, target: str) -> str:
    """Lead from a folder to a file; both are named from the site's first folder.

    >>> climb("2019/a", "2019/b.html")
    '../b.html'
    """
    steps = ""
    while folder and not target.startswith(f"{folder}/"):
        steps += "../"
        folder = posixpath.dirname(folder)
    return steps + (target[len(folder) + 1 :] if folder else target)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A page, and so how the links on it begin. With `base` they begin there: the 404 page is shown at any address."""

    path: str
    base: str | None = None

    def link(self, target: str, fragment: str | None = None) -> str:
        """Write the link from here to the file `target`, perhaps to a place in it."""
        end = f"#{quote(fragment)}" if fragment else ""
        if self.base is not None:
            return f"{self.base}{quote(target)}{end}"
        if target == self.path:
            return end or quote(posixpath.basename(target))
        folder = self.path.rpartition("/")[0]
        written = quote(climb(folder, target) if folder else target)
        # A first part with a colon would read as a scheme.
        return f"./{written}{end}" if ":" in written.partition("/")[0] else f"{written}{end}"

    @property
    def root(self) -> str:
        """What leads from here to the site's first folder."""
        return self.base if self.base is not None else "../" * self.path.count("/")


# What links from the site's first folder.
ROOT = Standpoint("")


def whole_url(site: str, path: str) -> str:
    """Give the whole address of a file of the site at `site`; a server knows `index.html` as its folder."""
    link = ROOT.link(path)
    is_folder = link == "index.html" or link.endswith("/index.html")
    return f"{site}/{link.removesuffix('index.html') if is_folder else link}"
