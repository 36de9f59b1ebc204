"""How each program is given the articles: ours with a sidecar, the others with all in the front matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import Article, capital, make_article
from phrases import HOUSES

Form = Callable[[Article], Iterator[tuple[str, str]]]
"""Gives the files of an article: paths below the folder of the articles, and what stands there."""


def write_whence(article: Article, *, is_rich: bool = False) -> Iterator[tuple[str, str]]:
    """Write an article and its sidecar: paths below content/, and what stands there.

    A rich one names topics and places too, each of which gets pages of its own.
    """
    witness = article.witness.lower().replace(" ", "-")
    rows = [
        "agents:",
        f"  {article.house}:\n    name: {quoted(capital(HOUSES[article.house]))}\n    type: Organization",
        f"  {witness}:\n    name: {quoted(article.witness)}\n    type: Person",
        "events:",
    ]
    ids = {"house": article.house, "witness": witness}
    for number, event in enumerate(article.events, 1):
        rows += [
            f"  - id: e{number}\n    title: {quoted(event.title)}",
            f"    quote: {quoted(event.quote)}\n    when: {quoted(event.when)}",
            f"    sources: {event.source}",
            *([f"    according_to: [{', '.join(ids[one] for one in event.said_by)}]"] if event.said_by else []),
            *([f"    places: [{event.place}]"] if is_rich and event.place else []),
            *(["    status: expected"] if event.is_ahead else []),
        ]
    topics = f"topics: [{', '.join(article.topics)}]\n" if is_rich else ""
    head = f"title: {quoted(article.title)}\npublished: {article.published}\n{topics}"
    yield f"{article.slug}.md", f"---\n{head}---\n\n{article.body}"
    yield f"{article.slug}.yaml", "\n".join(rows) + "\n"


def write_plain(article: Article) -> Iterator[tuple[str, str]]:
    """Write an article for programs that read no dates: its events stand in its front matter, with their first days."""
    rows = [
        f"---\ntitle: {quoted(article.title)}\ndate: {article.published}\nslug: {article.slug.replace('/', '-')}",
        "events:",
    ]
    for number, event in enumerate(article.events, 1):
        rows += [
            f"  - id: e{number}\n    title: {quoted(event.title)}",
            f"    quote: {quoted(event.quote)}\n    when: {quoted(event.when)}",
            f'    starts: "{event.starts}"\n    source: {event.source}',
        ]
    yield f"{article.slug.replace('/', '-')}.md", "\n".join(rows) + f"\n---\n\n{article.body}"


def quoted(text: str) -> str:
    """Write a text as YAML: what JSON quotes is quoted there too."""
    return json.dumps(text, ensure_ascii=False)


def write_corpus(folder: Path, count: int, form: Form, *, seed: str = "1") -> list[Article]:
    """Write the first `count` articles in a form below a folder, and give them."""
    articles = [make_article(seed, number) for number in range(count)]
    for article in articles:
        for path, text in form(article):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    return articles
