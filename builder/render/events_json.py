"""Events as data: `events.json` for the site, and one file beside each article (teller.py says what is in them).

A site of very many events has one file for each year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from builder.model.output import Leaf, Part
from builder.model.timeline import ArticlePart, Event
from builder.render import address
from builder.render.encode import encode
from builder.render.event import language_of
from builder.render.events_schema import VERSION
from builder.render.format import Edition, plan, plan_parts
from builder.render.index import account_in
from builder.render.prints import encoded
from builder.render.teller import Teller, article_data, source_data, without_none

MOST_EVENTS = 5000  # in one file


def make_json(edition: Edition) -> Iterator[Leaf]:
    """Plan the site's file, or one for each year behind an index, and one for each article; none without events."""
    timeline = edition.timeline
    if not timeline.events:
        return
    tellers = {language: Teller(edition, strings) for language, strings in edition.words.items()}
    site = tellers[timeline.site.language]
    if len(timeline.events) <= MOST_EVENTS:
        yield plan_site(site)
    else:
        yield from plan_years(site)
    for part in timeline.parts:
        if part.events:
            yield plan_article(tellers[language_of(part) or timeline.site.language], part)


def plan_site(teller: Teller) -> Leaf:
    """Plan the file of all events, and of all articles that tell them."""
    timeline = teller.edition.timeline
    head = {**head_data(teller, address.EVENTS_JSON, len(timeline.events)), **articles_data(teller)}
    return plan_list(teller, address.EVENTS_JSON, head, timeline.events)


def plan_years(teller: Teller) -> Iterator[Leaf]:
    """Plan an index of the articles and the years, and the events of each year."""
    timeline, periods = teller.edition.timeline, teller.edition.index.periods
    years = [
        {"name": period.name, "href": address.year_json_path(period.name), "count": len(events)}
        for period, events in periods.items()
    ]
    head = {**head_data(teller, address.EVENTS_JSON, len(timeline.events)), "years": years, **articles_data(teller)}
    yield plan(address.EVENTS_JSON, partial(write_object, head), partial(encoded, encode(head)))
    for period, events in periods.items():
        path = address.year_json_path(period.name)
        yield plan_list(teller, path, {**head_data(teller, path, len(events)), "year": period.name}, events)


def plan_list(teller: Teller, path: str, head: Mapping[str, Any], events: Sequence[Event]) -> Leaf:
    """Plan a file that tells events after its `head`."""
    edition = teller.edition
    begin = f'{write_fields(head)},\n"events": [\n'
    parts = plan_parts(edition, events, lambda _, listed: write_items(map(teller.tell, listed)), between=",\n")
    first = Part(partial(str.encode, begin), partial(edition.prints.of, begin))
    return Leaf(path, (first, *parts, Part(partial(str.encode, "\n]\n}\n"), edition.prints.of)))


def plan_article(teller: Teller, part: ArticlePart) -> Leaf:
    """Plan the file beside an article."""
    prints = teller.edition.prints
    events = [teller.edition.index.events[id_] for id_ in part.events]

    def name() -> str:
        return prints.of(prints.article(part), [prints.data(event) for event in events])

    return plan(
        address.json_path(part.slug), partial(print_article, teller, part, events), name, origin=part.article.start
    )


def print_article(teller: Teller, part: ArticlePart, events: Sequence[Event]) -> str:
    """Make the file beside an article: its events, each with its anchor on that page, and its other sources."""
    cited = {one.source for event in events for account in event.accounts for one in account.sources}
    known = teller.edition.timeline.sources
    anchors = (address.event_anchor(account_in(event, part.slug).entry) for event in events)
    head = {
        **head_data(teller, address.json_path(part.slug), len(events)),
        "article": article_data(teller, part),
        "uncited": [source_data(known[key], teller.strings) for key in part.sources if key not in cited],
    }
    # The anchor is all that an event has of its own here.
    told = (
        f'{{"anchor": {encode(anchor)}, {teller.tell(event)[1:]}' for anchor, event in zip(anchors, events, strict=True)
    )
    return f'{write_fields(head)},\n"events": [\n{write_items(told)}\n]\n}}\n'


def write_object(fields: Mapping[str, Any]) -> str:
    """Write a file that comes out alike every time, a line for each item of a list, so that versions compare."""
    return f"{write_fields(fields)}\n}}\n"


def write_fields(fields: Mapping[str, Any]) -> str:
    """Begin an object, and write its fields."""
    return "{\n" + ",\n".join(f"{encode(key)}: {write_value(value)}" for key, value in fields.items())


def write_value(value: Any) -> str:
    """Write a value: a list with a line for each item, all else on one."""
    if not isinstance(value, list):
        return encode(value)
    return f"[\n{write_items(map(encode, value))}\n]" if value else "[]"


def write_items(items: Iterable[str]) -> str:
    """Write the items of a list, which are JSON already."""
    return ",\n".join(items)


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


def articles_data(teller: Teller) -> dict[str, Any]:
    """Tell all articles, and the sources that are declared but cited for no event."""
    timeline = teller.edition.timeline
    cited = {one.source for event in timeline.events for account in event.accounts for one in account.sources}
    return {
        "articles": [article_data(teller, part) for part in timeline.parts],
        "uncited": [
            source_data(source, teller.strings) for key, source in timeline.sources.items() if key not in cited
        ],
    }
