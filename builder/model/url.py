"""Addresses: which we link to, and when two are the same. What is shown and linked is never rewritten."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
OUTSIDE = frozenset({"http", "https", "mailto"})
# Spaces, controls and what nobody sees; joiners are letters' business in some scripts.
UNSAFE = re.compile(
    '[\\s\x00-\x20\x7f-\xa0\\\\<>"`\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\U000e0000-\U000e007f]'
)
TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hs(?:enc|mi)|vero_id|"
    r"mkt_tok|oly_(?:anon|enc)_id|wickedid|ns_(?:campaign|mchannel|source|linkname)|_branch_match_id|ref_src|cmpid"
)
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
# What nearly every address is, so that it need not be taken apart to be known as one.
PLAIN_WEB = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z0-9._~&=-]*)?")
PLAIN_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[a-z0-9.-]*[a-z0-9-])(?P<path>(?:/[A-Za-z0-9._~/-]*)?)")
NEARLY_WEB = re.compile(r"h?t*ps?[:;]?/{1,3}(?=[^/\s]+\.)", re.IGNORECASE)
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
REMEMBERED = 4096  # addresses: a source is cited, listed and told as data near to each other
FILES = frozenset({"pdf", "html", "htm", "md", "txt", "doc", "docx", "png", "jpg", "jpeg"})


@lru_cache(maxsize=REMEMBERED)
def is_web_address(text: str) -> bool:
    """Whether it is an http, https or mailto address, whole and without spaces or controls."""
    if PLAIN_WEB.fullmatch(text):
        return True
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
    """Bring the addresses of one document to one form: only ever compared, never shown or linked.

    Scheme, `www.`, default port, last slash, fragment, tracking parameters and the ways to write a character make no
    document another. A fragment that begins with `/` or `!` names a page of a site that is one script, and stays.
    """
    if plain := PLAIN_ADDRESS.fullmatch(url):
        return f"{plain['host']}{plain['path'].rstrip('/')}"
    parts = urlsplit(url)
    host = comparable_host(parts.hostname or "").removeprefix("www.")
    default = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in {None, default} else ""
    path = comparable_escapes(parts.path).rstrip("/")
    query = "&".join(part for part in comparable_escapes(parts.query).split("&") if part and not is_tracker(part))
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{host}{port}{path}{f'?{query}' if query else ''}{fragment}"


def comparable_host(host: str) -> str:
    """Bring the two ways to write a host of other letters, `bücher.example` and `xn--…`, to one."""
    host = host.rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def comparable_escapes(text: str) -> str:
    """Bring `%7e` and `~`, `%C3%A9` and `é` to one form: plain where nothing changes, else in capital letters."""
    whole = quote(unicodedata.normalize("NFC", text), safe="%/:?#[]@!$&'()*+,;=~")
    return ESCAPE.sub(comparable_escape, whole)


def comparable_escape(found: re.Match[str]) -> str:
    """Write one character that is written as `%XX`."""
    character = unquote(found[0])
    return character if UNRESERVED.match(character) else found[0].upper()


def is_tracker(parameter: str) -> bool:
    """Whether a part of a query, `utm_source=x`, only tells where a reader came from."""
    return TRACKERS.fullmatch(parameter.partition("=")[0]) is not None


def without_trackers(url: str) -> str:
    """Leave out the parameters that only tell where a reader came from; the same address when it has none."""
    head, mark, fragment = url.partition("#")
    path, _, query = head.partition("?")
    kept = "&".join(part for part in query.split("&") if not is_tracker(part))
    return f"{path}{f'?{kept}' if kept else ''}{mark}{fragment}" if kept != query else url


def hint_for_address(text: str) -> str:
    """Say how to mend what is no address that we link to."""
    usual = "write it as https://example.org/page"
    if unseen := UNSAFE.search(text.strip()):
        found = unseen[0]
        if found in ' <>"`\\':
            return f"an address has no “{found}” in it: write {quote(found)} for it, or take it out"
        return (
            f"take out the character U+{ord(found):04X}, which nobody sees, in front of “{text[unseen.end() :][:12]}”"
        )
    mended = NEARLY_WEB.sub("https://", text) if NEARLY_WEB.match(text) else text
    if mended == text and HOST.match(text) and text.rpartition(".")[2].lower() not in FILES:
        mended = f"https://{text}"
    if text.startswith("doi:"):
        mended = f"https://doi.org/{text.removeprefix('doi:')}"
    if mended != text and is_web_address(mended):
        return f"did you mean {mended}?"
    if text.startswith("mailto:"):
        return "write it as mailto:name@example.org"
    if re.match(r"https?://[^/?#]*@", text):
        return "take out the name before the @: we link to no address that carries one"
    if SCHEME.match(text) and not text.startswith("http"):
        return "links lead to http, https and mailto addresses only"
    return usual


def host_of(url: str) -> str:
    """Name the host by which a reader knows a site: `wsj.com`."""
    if plain := PLAIN_ADDRESS.fullmatch(url):
        return plain["host"]
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
