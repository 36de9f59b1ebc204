"""An imported article and its sidecar as text."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from builder.exchange.lifting import Caption, Source
from builder.exchange.markdown import escape_paragraph
from builder.model.day import Day

NOTE_ON_DAY = "the publication day is the one in the address"


def write_scalar(text: str) -> str:
    """Write a text as YAML, in quotes when it would not read back as the same text without them.

    >>> print(write_scalar("Rostec leaves"), write_scalar("no"), write_scalar("“key”: advisers"))
    Rostec leaves 'no' '“key”: advisers'
    """
    dumped: str = yaml.safe_dump({"k": text}, allow_unicode=True, width=float("inf"))
    return dumped.removeprefix("k: ").removesuffix("\n")


def write_article(*, title: str, published: Day, basis: str | None, paragraphs: Iterable[str]) -> str:
    """Write front matter and paragraphs, one line each, so that they read as the words they are."""
    matter = [f"title: {write_scalar(title)}", f"published: {published}"]
    if basis:
        matter.append(f"published_basis: {write_scalar(basis)}")
    body = "\n\n".join(escape_paragraph(paragraph) for paragraph in paragraphs)
    return "---\n" + "\n".join(matter) + f"\n---\n\n{body}\n"


def write_sidecar(sources: Iterable[Source], captions: Iterable[Caption]) -> str:
    """Write the sources, the captions that have no address as comments, and no events yet."""
    lines = [line for source in sources for line in write_source(source)]
    if lines:
        lines.insert(0, "sources:")
    comments = [f"# {caption.text}" for caption in captions]
    if comments:
        comments.insert(0, "# Captions for which the text has no address:")
        comments.append("")
    return "\n".join([*lines, *([""] if lines else []), *comments, "events: []"]) + "\n"


def write_source(source: Source) -> list[str]:
    """Write one source. What was not said of it by someone is marked with where it comes from."""
    lines = [f"  {write_scalar(source.id)}:"]
    if source.caption:
        lines += ["    # title from the caption in the text", f"    title: {write_scalar(source.caption.title)}"]
    lines.append(f"    url: {write_scalar(source.url)}")
    if source.published:
        lines += [f"    published: {source.published}", f"    note: {NOTE_ON_DAY}"]
    return lines
