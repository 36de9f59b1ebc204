"""Events as data: `events.json` for the site, and one file beside each article. Nothing known is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from builder.diagnostics import Span
from builder.model.article import Passage
from builder.model.dates import EventDate
from builder.model.day import Day
from builder.model.output import Output
from builder.model.timeline import Account, ArticlePart, Cited, Event, KnownSource
from builder.render import address
from builder.render.address import Standpoint
from builder.render.basis import word_basis
from builder.render.event import language_of, status_words
from builder.render.format import Edition
from builder.render.index import account_in
from builder.render.strings import Strings
from builder.render.wording import word_edtf, word_event_date

VERSION = 1
SITE_FILE = "events.json"


def make_json(edition: Edition) -> Iterator[Output]:
    """One file for the site, one for each article that has events; none for a site without any."""
    timeline = edition.timeline
    if not timeline.events:
        return
    site = edition.strings_for(timeline.site.language)
    yield write_json(SITE_FILE, data_of(edition, timeline.events, SITE_FILE, site))
    for part in timeline.parts:
        if part.events:
            yield make_article_json(edition, part)


def make_article_json(edition: Edition, part: ArticlePart) -> Output:
    """Write the file beside an article: its events, each with its anchor on that page."""
    path = address.json_path(part.slug)
    strings = edition.strings_for(language_of(part) or edition.timeline.site.language)
    events = [edition.index.events[id_] for id_ in part.events]
    content = data_of(edition, events, path, strings)
    for event, told in zip(events, content["events"], strict=True):
        told["anchor"] = address.event_anchor(account_in(event, part.slug).entry)
    content["article"] = article_data(edition, part, Standpoint(path))
    return write_json(path, content, part.article.start)


def write_json(path: str, content: dict[str, Any], origin: Span | None = None) -> Output:
    """Write JSON that comes out alike every time: keys in order, an event a line, UTF-8, a line end."""
    lines = [
        f"{dump(key)}: {dump_list(value) if key == 'events' else dump(value)}" for key, value in sorted(content.items())
    ]
    return Output(path, "".join(("{\n", ",\n".join(lines), "\n}\n")).encode(), origin)


def dump(value: Any) -> str:
    """Write one value on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def dump_list(values: Sequence[Any]) -> str:
    """Write a list with a line for each item, so that two versions can be compared."""
    return "".join(("[\n", ",\n".join(dump(value) for value in values), "\n]"))


def data_of(edition: Edition, events: Sequence[Event], path: str, strings: Strings) -> dict[str, Any]:
    """Give what every such file holds. Links in it are relative to the file."""
    site = edition.timeline.site
    stand = Standpoint(path)
    return {
        "version": VERSION,
        "site": without_none({"title": site.title, "url": site.url, "language": site.language}),
        "language": strings.language,
        "events": [event_data(edition, event, stand, strings) for event in events],
    }


def without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value is not None}


def day_text(day: Day | None) -> str | None:
    """Give a day as ISO 8601 writes it."""
    return str(day) if day else None


def place_text(span: Span) -> str:
    """Give a place in an author's file: `content/a.md:12:9`."""
    return str(span)


def event_data(edition: Edition, event: Event, stand: Standpoint, strings: Strings) -> dict[str, Any]:
    """Tell an event with all its accounts."""
    lead = event.lead
    return without_none(
        {
            "id": event.id,
            "number": event.number,
            "title": event.title,
            "text": lead.text,
            "date": date_data(event.date, strings),
            "status": event.status.value,
            "statusWords": status_words(event, strings),
            "isDisputed": bool(event.disputed_by),
            "disputes": list(event.disputes),
            "disputedBy": list(event.disputed_by),
            "after": list(event.after),
            "before": list(event.before),
            "origins": event.origins,
            "hasConflict": event.has_conflict,
            "href": stand.link(address.page_path(lead.article), address.event_anchor(lead.entry)),
            "accounts": [account_data(edition, account, stand, strings) for account in event.accounts],
        }
    )


def date_data(date: EventDate, strings: Strings) -> dict[str, Any]:
    """Tell a date: EDTF, its bounds (both included, null when open), the words and the reasons."""
    qualifier = date.qualifier or date.edtf.qualifier
    return {
        "edtf": date.edtf.text,
        "earliest": day_text(date.earliest),
        "latest": day_text(date.latest),
        "precision": date.precision.value,
        "qualifier": qualifier.value if qualifier else None,
        "kind": date.kind.value,
        "words": word_event_date(date, strings),
        "worded": date.words,
        "basis": list(word_basis(date.basis, strings)),
        "reasons": [{"key": reason.key, "values": dict(reason.values)} for reason in date.basis],
        "rule": date.rule,
        "givenBy": date.given_by.value,
        "reference": day_text(date.reference),
    }


def account_data(edition: Edition, account: Account, stand: Standpoint, strings: Strings) -> dict[str, Any]:
    """One article's telling."""
    timeline = edition.timeline
    part = edition.index.parts[account.article]
    return without_none(
        {
            "id": account.id,
            "article": account.article,
            "href": stand.link(address.page_path(account.article)),
            "title": account.title,
            "text": account.text,
            "language": language_of(part) or timeline.site.language,
            "publisher": part.publisher,
            "date": date_data(account.date, strings),
            "reported": date_data(account.reported, strings),
            "status": account.status.value,
            "translation": account.translation,
            "attribution": [[agent_data(edition, key) for key in chain] for chain in account.attribution],
            "places": [
                without_none(
                    {"key": key, "name": place.label, "type": place.type, "sameAs": address.safe_url(place.same_as)}
                )
                for key in account.places
                for place in (timeline.places[key],)
            ],
            "topics": [{"key": key, "name": timeline.topics[key].label} for key in account.topics],
            "passages": [
                passage_data(account, place, passage, stand) for place, passage in enumerate(account.passages)
            ],
            "sources": [cited_data(edition, cited, stand, part, strings) for cited in account.sources],
            "place": place_text(account.span),
            "isDraft": account.is_draft,
        }
    )


def agent_data(edition: Edition, key: str) -> dict[str, Any]:
    """Who says something."""
    agent = edition.timeline.agents[key]
    return without_none(
        {
            "key": key,
            "label": agent.label,
            "isNamed": agent.is_named,
            "type": agent.type.value if agent.type else None,
            "role": agent.role,
            "sameAs": address.safe_url(agent.same_as),
        }
    )


def passage_data(account: Account, place: int, passage: Passage, stand: Standpoint) -> dict[str, Any]:
    """Tell a passage: its exact words, where they stand in the author's file and on the page."""
    anchor = address.quote_anchor(account.entry, place)
    return {
        "exact": passage.text,
        "start": passage.start,
        "end": passage.end,
        "place": place_text(passage.span),
        "href": stand.link(address.page_path(account.article), anchor),
    }


def cited_data(
    edition: Edition, cited: Cited, stand: Standpoint, part: ArticlePart, strings: Strings
) -> dict[str, Any]:
    """Tell a source as it is cited, in full."""
    source = edition.timeline.sources[cited.source]
    number = part.sources.index(cited.source) + 1 if cited.source in part.sources else None
    href = stand.link(address.page_path(part.slug), address.source_anchor(number)) if number else None
    own = {"number": number, "quote": cited.quote, "at": cited.at, "href": href}
    return without_none(own) | source_data(source, strings)


def source_data(source: KnownSource, strings: Strings) -> dict[str, Any]:
    """Tell a source with all that is known of it."""
    published = source.published
    return without_none(
        {
            "key": source.key,
            "label": source.label,
            "title": source.title,
            "url": source.url,
            "type": source.type,
            "publisher": source.publisher,
            "author": list(source.author),
            "published": {"edtf": published.text, "words": word_edtf(published, strings)} if published else None,
            "accessed": day_text(source.accessed),
            "access": source.access.value,
            "isRead": source.is_read,
            "archived": [
                without_none({"url": copy.url.value, "date": day_text(copy.date.value if copy.date else None)})
                for copy in source.archived
            ],
            "cites": list(source.cites),
            "note": source.note,
        }
    )


def article_data(edition: Edition, part: ArticlePart, stand: Standpoint) -> dict[str, Any]:
    """Tell the article that a file of events belongs to."""
    matter = part.article.matter
    return without_none(
        {
            "slug": part.slug,
            "title": matter.title.value,
            "published": day_text(part.article.published),
            "updated": day_text(matter.updated.value.day if matter.updated else None),
            "publisher": part.publisher,
            "language": language_of(part) or edition.timeline.site.language,
            "url": matter.url.value if matter.url else None,
            "href": stand.link(address.page_path(part.slug)),
            "corrections": [
                without_none(
                    {
                        "date": day_text(one.date.value),
                        "text": one.text.value,
                        "event": one.event.value if one.event else None,
                        "was": one.was.value if one.was else None,
                        "now": one.now.value if one.now else None,
                    }
                )
                for one in part.corrections
            ],
        }
    )
