"""Events as data: `events.json` for the site, and one file beside each article (teller.py says what is in them).

A site of very many events has one file for each year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from builder.diagnostics import Span
from builder.model.output import Output
from builder.model.timeline import ArticlePart
from builder.render import address
from builder.render.event import language_of
from builder.render.events_schema import VERSION
from builder.render.format import Edition
from builder.render.index import account_in
from builder.render.teller import Teller, article_data, encode, source_data, without_none

MOST_EVENTS = 5000  # in one file


def make_json(edition: Edition) -> Iterator[Output]:
    """Make the site's file, or one for each year behind an index, and one for each article; none without events."""
    timeline = edition.timeline
    if not timeline.events:
        return
    tellers = {language: Teller(edition, strings) for language, strings in edition.words.items()}
    site = tellers[timeline.site.language]
    if len(timeline.events) <= MOST_EVENTS:
        yield make_site_json(site)
    else:
        yield from make_year_jsons(site)
    for part in timeline.parts:
        if part.events:
            yield make_article_json(tellers[language_of(part) or timeline.site.language], part)


def make_site_json(teller: Teller) -> Output:
    """Write all events, and all articles that tell them."""
    events = teller.edition.timeline.events
    return write_json(
        address.EVENTS_JSON,
        {
            **head_data(teller, address.EVENTS_JSON, len(events)),
            "articles": [article_data(teller, part) for part in teller.edition.timeline.parts],
            "uncited": uncited_data(teller),
        },
        (teller.tell(event) for event in events),
    )


def make_year_jsons(teller: Teller) -> Iterator[Output]:
    """Write an index of the articles and the years, and the events of each year."""
    periods = teller.edition.index.periods
    yield write_json(
        address.EVENTS_JSON,
        {
            **head_data(teller, address.EVENTS_JSON, len(teller.edition.timeline.events)),
            "years": [
                {"name": period.name, "href": address.year_json_path(period.name), "count": len(events)}
                for period, events in periods.items()
            ],
            "articles": [article_data(teller, part) for part in teller.edition.timeline.parts],
            "uncited": uncited_data(teller),
        },
    )
    for period, events in periods.items():
        path = address.year_json_path(period.name)
        head = {**head_data(teller, path, len(events)), "year": period.name}
        yield write_json(path, head, (teller.tell(event) for event in events))


def make_article_json(teller: Teller, part: ArticlePart) -> Output:
    """Write the file beside an article: its events, each with its anchor on that page, and its other sources."""
    path = address.json_path(part.slug)
    events = [teller.edition.index.events[id_] for id_ in part.events]
    cited = {one.source for event in events for account in event.accounts for one in account.sources}
    known = teller.edition.timeline.sources
    anchors = (address.event_anchor(account_in(event, part.slug).entry) for event in events)
    return write_json(
        path,
        {
            **head_data(teller, path, len(events)),
            "article": article_data(teller, part),
            "uncited": [source_data(known[key], teller.strings) for key in part.sources if key not in cited],
        },
        # The anchor is all that an event has of its own here.
        (
            f'{{"anchor": {encode(anchor)}, {teller.tell(event)[1:]}'
            for anchor, event in zip(anchors, events, strict=True)
        ),
        part.article.start,
    )


def write_json(
    path: str, content: Mapping[str, Any], events: Iterable[str] | None = None, origin: Span | None = None
) -> Output:
    """Write a file that comes out alike every time, a line for each item of a list, so that versions compare."""
    lines = [f"{encode(key)}: {write_value(value)}" for key, value in content.items()]
    if events is not None:
        lines.append(f'"events": {write_lines(events)}')
    return Output(path, "".join(("{\n", ",\n".join(lines), "\n}\n")).encode(), origin)


def write_value(value: Any) -> str:
    """Write a value: a list with a line for each item, all else on one."""
    return write_lines(map(encode, value)) if isinstance(value, list) else encode(value)


def write_lines(items: Iterable[str]) -> str:
    """Write a list of what is JSON already."""
    body = ",\n".join(items)
    return f"[\n{body}\n]" if body else "[]"


def head_data(teller: Teller, path: str, count: int) -> dict[str, Any]:
    """Tell what every such file begins with. `root` leads from it to the site's first folder."""
    site = teller.edition.timeline.site
    root = "../" * path.count("/")
    return {
        "$schema": f"{root}{address.EVENTS_SCHEMA}",
        "version": VERSION,
        "root": root,
        "site": without_none(
            {"title": site.title, "url": site.url, "description": site.description, "language": site.language}
        ),
        "language": teller.strings.language,
        "count": count,
    }


def uncited_data(teller: Teller) -> list[dict[str, Any]]:
    """Tell the sources that are declared but cited for no event."""
    timeline = teller.edition.timeline
    cited = {one.source for event in timeline.events for account in event.accounts for one in account.sources}
    return [source_data(source, teller.strings) for key, source in timeline.sources.items() if key not in cited]
