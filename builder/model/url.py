"""Addresses: which we link to, and when two are the same. What is shown and linked is never rewritten."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
OUTSIDE = frozenset({"http", "https", "mailto"})
UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"`]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_web_address(text: str) -> bool:
    """Whether it is an http, https or mailto address, whole and without spaces or controls."""
    if UNSAFE.search(text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (raises for a port that is no number)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def is_linkable(target: str) -> bool:
    """Whether an article may link there: a web address, or a place within the site."""
    if is_web_address(target):
        return True
    return not SCHEME.match(target) and not target.startswith("//") and not UNSAFE.search(target)


def to_comparable(url: str) -> str:
    """Bring two addresses of one document to one form: host in small letters, no `www.`, fragment or last slash."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def host_of(url: str) -> str:
    """Name the host by which a reader knows a site: `wsj.com`."""
    parts = urlsplit(url)
    return (parts.hostname or parts.path.partition("@")[2] or url).removeprefix("www.")


def resolve_target(target: str, folder: str) -> tuple[str, str | None]:
    """Find the file that a link in a file of `folder` names, from the site's folder, and the fragment.

    A target that begins with a slash is taken from the site's folder.
    """
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(joined), unquote(fragment) or None


def static_path(target: str) -> str | None:
    """Name the file of `static/` that an author means by `static/a.png`, `/static/a.png` or `../static/a.png`."""
    path, _ = resolve_target(target, "")
    path = path.lstrip("./")
    return path if path.startswith("static/") and ".." not in path.split("/") else None
