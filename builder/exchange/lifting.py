"""What is lifted out of pasted text into `sources`: bare addresses, and captions that name another article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from urllib.parse import SplitResult, unquote, urlsplit

from builder.exchange.layout import Line, join_lines
from builder.model.day import Day, parse_day

LONGEST_CAPTION = 200
LONGEST_LABEL = 40
LONGEST_ID = 60
ID_WORDS = 3
TAKEN_IDS = frozenset({"article", "published", "updated"})

URL = re.compile(r"https?://\S+", re.IGNORECASE)
ITEM = re.compile(r"(?:[-*+•‣◦▪●·–]|\d{1,3}[.)])\s+")
BETWEEN_URLS = re.compile(r"[\s,;]+(?=[<(\[]?https?://)", re.IGNORECASE)
CAPTION = re.compile(
    r"(?P<label>related(?:\s+(?:articles?|stor(?:y|ies)|coverage|links?|reading|news))?|read\s+(?:more|also)|also\s+read"
    r"|see\s+also)\s*(?::|\s[–—-])\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
AFTER_URL = frozenset(".,;:!?>\"'”’")
OPENING = {")": "(", "]": "["}
PATH_DAY = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|$)")
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
WEB_PREFIXES = frozenset({"www", "m", "amp", "mobile", "edition"})
NO_SUFFIX = frozenset({"html", "htm", "php", "aspx", "shtml"})


@dataclass(frozen=True, slots=True)
class Caption:
    """A line such as “Related article: How Russia Sank Billions”: `text` as pasted, `title` without the label."""

    text: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An address that stood in the text, and what is known of it: never more than the text and the address say."""

    id: str
    url: str
    published: Day | None
    caption: Caption | None = None


@dataclass(frozen=True, slots=True)
class Lifted:
    """A block of the text after lifting: runs of lines that stay, and what was taken out between them."""

    runs: tuple[tuple[Line, ...], ...] = ()
    urls: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()


def lift_block(block: Sequence[Line]) -> Lifted:
    """Part a block at its bare addresses and captions.

    An address that has a line for itself only because running text was wrapped around it stays where it is.
    """
    runs: list[list[Line]] = [[]]
    urls: list[str] = []
    for index, line in enumerate(block):
        found = () if is_running(block, index) else bare_urls(line.text)
        urls.extend(found)
        if found or CAPTION.match(line.text):
            runs.append([])
        if not found:
            runs[-1].append(line)
    captions: list[Caption] = []
    kept: list[tuple[Line, ...]] = []
    for run in filter(None, runs):
        caption, rest = lift_caption(run)
        captions.extend([caption] if caption else [])
        kept.extend([tuple(rest)] if rest else [])
    return Lifted(tuple(kept), tuple(urls), tuple(captions))


def bare_urls(text: str) -> tuple[str, ...]:
    """Give the addresses of a line that holds nothing else, with the marks around them dropped."""
    item = ITEM.match(text)
    parts = BETWEEN_URLS.split(text[item.end() :] if item else text)
    found = [URL.fullmatch(part.lstrip("<([")) for part in parts]
    urls = tuple(strip_url(match[0]) for match in found if match)
    return urls if len(urls) == len(parts) and all(split_url(url) for url in urls) else ()


def strip_url(url: str) -> str:
    """Drop what a sentence puts after an address; a closing bracket only when none opens in the address."""
    while url[-1:] in AFTER_URL or (url[-1:] in OPENING and url.count(url[-1]) > url.count(OPENING[url[-1]])):
        url = url[:-1]
    return url


def split_url(url: str) -> SplitResult | None:
    """Part an address; None when it names no host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.hostname else None


def is_running(block: Sequence[Line], index: int) -> bool:
    """Whether a line stands in the middle of a sentence: the one before breaks off, or the next goes on with it.

    A short line before an address breaks off too, but is its label: “Related links”.
    """
    after = block[index + 1].text if index + 1 < len(block) else ""
    if after[:1].islower() and not bare_urls(after):
        return True
    before = block[index - 1] if index else None
    if before is None or before.ends_sentence or len(before.text) <= LONGEST_LABEL:
        return False
    is_caption = any(CAPTION.match(line.text) for line in block[:index])
    return not is_caption and not bare_urls(before.text)


def lift_caption(run: Sequence[Line]) -> tuple[Caption | None, Sequence[Line]]:
    """Take a caption from the beginning of a run of lines, and give the lines that stay.

    A caption may be wrapped, but ends no sentence. If the run does end one, the caption is its first line alone; if
    the second line then goes on with it, the words only look like a caption and all of them stay.
    """
    if not CAPTION.match(run[0].text):
        return None, run
    whole = join_lines(run).text
    if len(run) == 1 or (len(whole) <= LONGEST_CAPTION and not run[-1].ends_sentence):
        return read_caption(whole), ()
    if run[1].text[0].islower() or run[0].ends_sentence:
        return None, run
    return read_caption(run[0].text), run[1:]


def read_caption(text: str) -> Caption:
    """Part a caption from its label, and from an address within it."""
    found = CAPTION.match(text)
    title = found["title"] if found else text
    address = URL.search(title)
    if address is None:
        return Caption(text, title)
    url = strip_url(address[0])
    title = title.replace(address[0], "").strip(" ()<>[]–—-:|") or text
    return Caption(text, title, url if split_url(url) else None)


def gather_sources(urls: Iterable[str], captions: Sequence[Caption]) -> tuple[tuple[Source, ...], tuple[Caption, ...]]:
    """Make a source of each address, once, and give it its caption; give the captions without an address too."""
    sources: dict[str, Source] = {}
    taken: set[str] = set(TAKEN_IDS)
    for url in (*urls, *(caption.url for caption in captions if caption.url)):
        if url not in sources:
            source_id = name_source(url, taken)
            taken.add(source_id)
            sources[url] = Source(source_id, url, day_of_path(url))
    joined = join_captions(captions, tuple(sources))
    for url, caption in joined.items():
        sources[url] = replace(sources[url], caption=caption)
    left = tuple(caption for caption in captions if caption not in joined.values())
    return tuple(sources.values()), left


def join_captions(captions: Sequence[Caption], urls: Sequence[str]) -> dict[str, Caption]:
    """Give each address the caption that shares most words with it: at least half of the caption's own.

    A caption that shares as many with two addresses joins neither, and an address takes one caption.
    """
    joined = {caption.url: caption for caption in captions if caption.url}
    found: list[tuple[Fraction, str, Caption]] = []
    for caption in captions:
        shares = sorted(((share_of(caption.title, url), url) for url in urls), reverse=True)
        is_clear = len(shares) == 1 or (len(shares) > 1 and shares[0][0] > shares[1][0])
        if not caption.url and is_clear and shares[0][0] >= Fraction(1, 2):
            found.append((*shares[0], caption))
    for _, url, caption in sorted(found, key=lambda candidate: -candidate[0]):
        joined.setdefault(url, caption)
    return joined


def share_of(title: str, url: str) -> Fraction:
    """Give the share of a title's words that stand in the path of an address."""
    words = set(words_of(title))
    parts = split_url(url)
    return Fraction(len(words & set(words_of(unquote(parts.path)))), len(words) or 1) if parts else Fraction(0)


def words_of(text: str) -> list[str]:
    """Give the words of a title or path as addresses spell them: no accents, no apostrophes, no capitals."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return WORD.findall(APOSTROPHE.sub("", "".join(letters)).casefold())


def day_of_path(url: str) -> Day | None:
    """Give the day in the path of an address, `/2019/04/04/`; None when there is none or two."""
    parts = split_url(url)
    found = {parse_day(f"{y}-{int(m):02d}-{int(d):02d}") for y, m, d in PATH_DAY.findall(parts.path if parts else "")}
    return found.pop() if len(found) == 1 else None


def name_source(url: str, taken: set[str]) -> str:
    """Make an id of the host's name and the first longer words of the path: `themoscowtimes-how-russia-sank`."""
    parts = split_url(url)
    segments = [words_of(unquote(part)) for part in parts.path.split("/")] if parts else []
    words = [word for word in max(segments, key=len, default=[]) if len(word) > 2 and word.isalpha()]
    kept = [word for word in words if word not in NO_SUFFIX][:ID_WORDS]
    name = "-".join(word for word in (host_name(parts.hostname or "" if parts else ""), *kept) if word.isascii())
    name = name[:LONGEST_ID].strip("-")
    if not name[:1].isalpha() or name in TAKEN_IDS:
        name = f"source-{name}".strip("-")
    number = 2
    unique = name
    while unique in taken:
        unique = f"{name}-{number}"
        number += 1
    return unique


def host_name(host: str) -> str:
    """Give the part of a host that names who it is: `bbc` of `www.bbc.co.uk`."""
    labels = [label for label in host.casefold().split(".") if label not in WEB_PREFIXES] or ["source"]
    if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3:
        labels = labels[:-1]
    name = labels[-2] if len(labels) > 1 else labels[0]
    return "-".join(WORD.findall(name))
