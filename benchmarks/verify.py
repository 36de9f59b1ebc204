"""Whether a built site is what was asked for: a fast build of a site that lacks something counts for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import corpus
from programs import Program

EVENT = re.compile(rb'<li class="event[ "]')


@dataclass(frozen=True, slots=True)
class Change:
    """One change to an article; `mark` is a word that was not there before."""

    article: corpus.Article
    mark: str
    is_of_event: bool


def find_faults(program: Program, site: Path, articles: Iterable[corpus.Article], change: Change | None) -> list[str]:
    """Say what is wrong with a built site; nothing where all is right."""
    output = site / program.output
    faults: list[str] = []
    told = pages = 0
    for article in articles:
        file = output / program.page(article)
        if not file.is_file():
            faults.append(f"{article.slug} has no page")
            continue
        count = len(EVENT.findall(file.read_bytes()))
        pages += 1
        told += count
        if count != len(article.events):
            faults.append(f"{article.slug} shows {count} events")
    listed = sum(len(EVENT.findall(file.read_bytes())) for file in output.glob(program.lists))
    if not pages or listed != told:
        faults.append(f"{listed} of {told} events are on the timeline")
    if change and not is_in(change.mark, [output / program.page(change.article)]):
        faults.append(f"the page of {change.article.slug} is as it was")
    if change and change.is_of_event and not is_in(change.mark, output.glob(program.lists)):
        faults.append(f"the timeline tells {change.article.slug} as before")
    return faults


def is_in(mark: str, files: Iterable[Path]) -> bool:
    return any(mark.encode() in file.read_bytes() for file in files if file.is_file())


def change_text(program: Program, site: Path, article: corpus.Article, mark: str) -> Change:
    """Add a paragraph to an article."""
    file, _ = program.files_of(site, article)
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\nThe word at the door was {mark}.\n")
    return Change(article, mark, is_of_event=False)


def change_title(program: Program, site: Path, article: corpus.Article, mark: str) -> Change:
    """Give an article's first event another title."""
    _, file = program.files_of(site, article)
    text = file.read_text("utf-8")
    begin = text.index('title: "', text.index("\n  - id: ")) + len('title: "')
    file.write_text(f"{text[:begin]}{mark}: {text[begin:]}", "utf-8")
    return Change(article, mark, is_of_event=True)
