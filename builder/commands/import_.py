"""`whence import`: pasted text becomes an article and a sidecar in a site's content/."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from builder.diagnostics import Diagnostic, Span
from builder.exchange.codes import IMPORT_EXISTS
from builder.exchange.layout import is_kept
from builder.exchange.plain import Imported, decode_text, import_plain
from builder.model.day import Day, parse_day
from builder.report import line_source, to_text


def read_day(_context: click.Context, _option: click.Parameter, value: str | None) -> Day | None:
    """Read the day of `--published`."""
    day = parse_day(value) if value is not None else None
    if value is not None and day is None:
        raise click.BadParameter(f"“{value}” is not a day; write it as 2019-06-03")
    return day


def read_title(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Read the title of `--title`, in one line."""
    title = " ".join(value.split()) if value is not None else None
    if title == "":
        raise click.BadParameter("the title is empty")
    if title and not all(map(is_kept, title)):
        raise click.BadParameter("the title has characters that cannot be shown")
    return title


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--site", default=".", metavar="DIR", type=click.Path(file_okay=False), help="The site's folder.")
@click.option("--title", metavar="TEXT", callback=read_title, help="The article's title; else its headline.")
@click.option("--published", metavar="DAY", callback=read_day, help="The day it was published: 2019-06-03.")
def command(file: str, site: str, title: str | None, published: Day | None) -> None:
    """Make an article and a sidecar of pasted plain text, FILE or - for standard input.

    Lines are unwrapped, bare addresses and “Related article” captions become sources. Two files are added to content/;
    none is ever replaced.
    """
    path = "standard input" if file == "-" else file
    content = read_bytes(file)
    decoded = decode_text(content, path=path)
    if decoded.value is None:
        say(decoded.diagnostics, path, content)
        sys.exit(2)
    outcome = import_plain(decoded.value, path=path, title=title, published=published)
    faults = write_files(outcome.value, Path(site)) if outcome.value else ()
    say((*outcome.diagnostics, *faults), path, content)
    if outcome.value is None or faults:
        sys.exit(1)
    for line in describe(outcome.value, site):
        click.echo(line)


def read_bytes(file: str) -> bytes:
    """Read the file to import; `-` is standard input."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        give_up(f"{file} cannot be read: {fault.strerror}")


def write_files(imported: Imported, site: Path) -> tuple[Diagnostic, ...]:
    """Write the article and the sidecar, both or neither. Says WH152 when there is already a file of either name."""
    content = site / "content"
    files = ((content / f"{imported.slug}.md", imported.article), (content / f"{imported.slug}.yaml", imported.sidecar))
    existing = [path for path, _ in files if os.path.lexists(path)]
    if existing:
        return (refuse_existing(existing, imported),)
    written: list[Path] = []
    try:
        content.mkdir(parents=True, exist_ok=True)
        for path, text in files:
            with path.open("xb") as new:
                written.append(path)
                new.write(text.encode())
    except OSError as fault:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(fault, FileExistsError) and content.is_dir():
            return (refuse_existing([Path(fault.filename)], imported),)
        give_up(f"{fault.filename or content} cannot be written: {fault.strerror}")
    return ()


def refuse_existing(existing: list[Path], imported: Imported) -> Diagnostic:
    """Say which of the two files is in the way."""
    names = f"content/{imported.slug}.md and content/{imported.slug}.yaml"
    which = "both exist" if len(existing) > 1 else f"{existing[0]} exists"
    message = f"this import writes {names}, but {which}; nothing was written"
    hint = "give another title with --title, or move what exists away"
    return IMPORT_EXISTS.at(Span(str(existing[0]), 1, 1, 1, 1), message, hint=hint)


def describe(imported: Imported, site: str) -> Iterable[str]:
    """Say what was written, what was lifted out of the text, what to look at, and what to do next."""
    name = str(Path(site) / "content" / imported.slug)
    yield f"wrote {name}.md: {count(imported.paragraph_count, 'paragraph')}"
    yield f"  title: {imported.title} (from {imported.title_from})"
    yield f"  published: {imported.published} ({imported.published_from})"
    yield f"wrote {name}.yaml: {count(len(imported.sources), 'source')}, no events yet"
    for source in imported.sources:
        day = f", published {source.published} (from its address)" if source.published else ""
        if source.published and source.published > imported.published:
            day += ", after this article"
        yield f"  {source.id}: {source.caption.title if source.caption else source.url}{day}"
    if imported.captions:
        yield "no address in the text for these captions, kept as comments:"
        yield from (f"  {caption.text}" for caption in imported.captions)
    if imported.joined:
        yield "joined at a line end, hyphen kept; look whether it belongs there:"
        yield f"  {', '.join(imported.joined)}"
    build = "whence build" if site == "." else f"whence build --site {site}"
    yield f"next: write events into {name}.yaml in place of [], then run {build}"


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say(diagnostics: Sequence[Diagnostic], path: str, content: bytes) -> None:
    """Print diagnostics to standard error, with the line of the pasted text that each speaks of."""
    if diagnostics:
        click.echo(to_text(diagnostics, line_source({path: content})), err=True)


def give_up(message: str) -> NoReturn:
    """Say why we cannot go on, and end with status 2."""
    click.echo(f"error: {message}", err=True)
    sys.exit(2)
