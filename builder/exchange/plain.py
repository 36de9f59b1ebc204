"""Pasted plain text -> an article and its sidecar, as text. Nothing is read or written here."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from builder.diagnostics import Outcome, Related, Span
from builder.exchange.codes import (
    IMPORT_EMPTY,
    IMPORT_FORMAT,
    IMPORT_NO_DATE,
    IMPORT_NO_NAME,
    IMPORT_NOT_UTF8,
    IMPORT_OTHER_DATE,
)
from builder.exchange.dateline import (
    Dateline,
    choose_dateline,
    first_sentence,
    is_headline,
    read_head,
)
from builder.exchange.files import write_article, write_sidecar
from builder.exchange.layout import (
    Line,
    Paragraph,
    clean_text,
    join_lines,
    joined_words,
    split_blocks,
    split_paragraphs,
)
from builder.exchange.lifting import Caption, Source, gather_sources, lift_block
from builder.model.day import Day
from builder.model.slug import to_slug

# With five more for `.yaml` this stays under 255 bytes in every script, the most that a file system takes.
LONGEST_SLUG = 60

LATER_FORMATS = {
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".json": "JSON", ".jsonl": "JSON", ".csv": "CSV", ".tsv": "CSV",
    ".mw": "Markwhen", ".markwhen": "Markwhen", ".md": "Markdown", ".markdown": "Markdown", ".yaml": "YAML",
    ".yml": "YAML", ".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".rtf": "RTF",
}  # fmt: skip
HTML_START = re.compile(r"\s*<(?:!doctype\s|!--|\?xml|html|head|body|div|p|article)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gives: the text of both files, and what the author should know of how they came about.

    `slug` is the name of both files. `joined` are the words that were broken at a line end, put together with their
    hyphen; `captions` those without an address.
    """

    slug: str
    title: str
    title_from: str  # “--title”, “the headline” or “the first sentence”
    published: Day
    published_from: str  # “--published”, or how the text says so
    article: str
    sidecar: str
    sources: tuple[Source, ...]
    captions: tuple[Caption, ...]
    joined: tuple[str, ...]
    paragraph_count: int


def decode_text(content: bytes, *, path: str) -> Outcome[str | None]:
    """Read the bytes of a file as text: UTF-8, with or without a byte-order mark. None when it is no plain text.

    `path` is what the file is called in messages. May say WH150 and WH154.
    """
    name = LATER_FORMATS.get(PurePosixPath(path).suffix.lower())
    if name:
        return refuse_format(path, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        start = content.rfind(b"\n", 0, fault.start) + 1
        column = len(content[start : fault.start].decode("utf-8", "replace")) + 1
        message = f"the text is not UTF-8: the byte 0x{content[fault.start]:02X} cannot stand here"
        span = Span(path, line, column, line, column + 1)
        return Outcome(None, (IMPORT_NOT_UTF8.at(span, message, hint="save the text again as UTF-8"),))
    if "\0" in text:
        return refuse_format(path, "a file of bytes")
    if HTML_START.match(text):
        return refuse_format(path, "HTML")
    return refuse_format(path, "JSON") if is_json(text) else Outcome(text)


def refuse_format(path: str, name: str) -> Outcome[str | None]:
    """Say that only plain text is imported today."""
    message = f"this is {name}, and only plain text can be imported yet"
    hint = "paste the article's text into a .txt file and import that"
    if name == "Markdown":
        hint = "a Markdown file needs no import: put it into content/, with title and published in its front matter"
    return Outcome(None, (IMPORT_FORMAT.at(Span(path, 1, 1, 1, 1), message, hint=hint),))


def is_json(text: str) -> bool:
    """Whether the text is a JSON list or object."""
    if text.lstrip()[:1] not in {"{", "["}:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def import_plain(
    text: str, *, path: str = "text", title: str | None = None, published: Day | None = None
) -> Outcome[Imported | None]:
    """Make an article and a sidecar of pasted text; None when that cannot be done honestly.

    Without `title`, the headline is the title, else the first sentence. Without `published`, a full date on a line of
    its own among the first six is the publication date; it is never assumed. `path` is what the text is called in
    messages. May say WH151, WH153, WH155 and WH156.
    """
    blocks = split_blocks(clean_text(text))
    head = read_head(blocks)
    lifted = [lift_block(block) for block in blocks]
    paragraphs = [paragraph for part in lifted for run in part.runs for paragraph in unwrap_run(run, head.credited)]
    start = Span(path, 1, 1, 1, 1)
    if not any(character.isalnum() for paragraph in paragraphs for character in paragraph.text):
        is_bare = any(part.urls or part.captions for part in lifted)
        message = f"the text has {'nothing but addresses and captions' if is_bare else 'no words'}"
        return Outcome(None, (IMPORT_EMPTY.at(start, message),))

    dated = date_text(choose_dateline(head.datelines), published, path)
    heading, title_from, body = choose_title(paragraphs, head.credited, title)
    slug = shorten_slug(to_slug(heading))
    if not slug:
        fault = IMPORT_NO_NAME.at(start, f"“{heading}” gives no file name", hint="give another one with --title")
        return Outcome(None, (*dated.diagnostics, fault))
    if dated.value is None:
        return Outcome(None, dated.diagnostics)
    day, basis = dated.value
    sources, left = gather_sources(
        [url for part in lifted for url in part.urls], [caption for part in lifted for caption in part.captions]
    )
    words = [paragraph.text for paragraph in body]
    imported = Imported(
        slug=slug,
        title=heading,
        title_from=title_from,
        published=day,
        published_from=basis or "--published",
        article=write_article(title=heading, published=day, basis=basis, paragraphs=words),
        sidecar=write_sidecar(sources, left),
        sources=sources,
        captions=left,
        joined=joined_words(body),
        paragraph_count=len(body),
    )
    return Outcome(imported, dated.diagnostics)


def unwrap_run(run: Sequence[Line], credited: frozenset[int]) -> list[Paragraph]:
    """Write each paragraph in one line. Bylines and datelines near the top are paragraphs of their own."""
    groups = groupby(run, key=lambda line: line.number if line.number in credited else 0)
    return [join_lines(lines) for _, group in groups for lines in split_paragraphs(list(group))]


def date_text(
    datelines: Sequence[Dateline], published: Day | None, path: str
) -> Outcome[tuple[Day, str | None] | None]:
    """Give the publication day and how the text says so; None when there is none, or more than one."""
    basis = f"the text says “{datelines[0].words}”" if len(datelines) == 1 else None
    others = [
        (Span(path, dateline.number, 1, dateline.number, 1), dateline.words)
        for dateline in datelines
        if dateline.day != published
    ]
    if published:
        warnings = tuple(
            IMPORT_OTHER_DATE.at(span, f"the text says “{words}”; {published} is written, as --published says")
            for span, words in others
        )
        return Outcome((published, None if others else basis), warnings)
    if len(datelines) == 1:
        return Outcome((datelines[0].day, basis))
    hint = "add the day it was published, as in --published 2019-06-03"
    if not datelines:
        message = "no publication date: no line near the top is a full date, and --published is not given"
        return Outcome(None, (IMPORT_NO_DATE.at(Span(path, 1, 1, 1, 1), message, hint=hint),))
    named = " and ".join(f"“{words}”" for _, words in others)
    message = f"no single publication date: the text says {named}, and --published is not given"
    related = tuple(Related(span, words) for span, words in others[1:])
    return Outcome(None, (IMPORT_NO_DATE.at(others[0][0], message, hint=hint, related=related),))


def choose_title(
    paragraphs: Sequence[Paragraph], credited: frozenset[int], title: str | None
) -> tuple[str, str, Sequence[Paragraph]]:
    """Give the title, where it comes from, and the paragraphs that are left: a headline that is the title is none."""
    first = paragraphs[0]
    prose = [paragraph for paragraph in paragraphs if paragraph.number not in credited] or list(paragraphs)
    headline = first.text if len(prose) > 1 and prose[0] is first and is_headline(first) else None
    if title and (headline is None or to_slug(title) != to_slug(headline)):
        return title, "--title", paragraphs
    if headline:
        return title or headline, "--title" if title else "the headline", paragraphs[1:]
    return first_sentence(prose[0].text), "the first sentence", paragraphs


def shorten_slug(slug: str) -> str:
    """Cut a slug to 60 characters, at the end of a word where there is one."""
    if len(slug) <= LONGEST_SLUG:
        return slug
    return (slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]).rstrip("-")
