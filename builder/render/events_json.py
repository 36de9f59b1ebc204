"""Events as data: `events.json` for the site, and one file beside each article. Nothing known is left out.

Their shape is that of `events.schema.json` (events_schema.py). A site of very many events has one file for each year.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.diagnostics import Span
from builder.model.article import Passage
from builder.model.dates import EventDate
from builder.model.day import Day
from builder.model.output import Output
from builder.model.timeline import Account, ArticlePart, Cited, Event, KnownSource
from builder.render import address
from builder.render.basis import word_basis
from builder.render.brief import status_words
from builder.render.event import language_of
from builder.render.events_schema import VERSION
from builder.render.format import Edition
from builder.render.index import account_in
from builder.render.strings import Strings
from builder.render.wording import word_edtf, word_event_date

MOST_EVENTS = 5000  # in one file
MOST_DATES = 4096  # kept at a time: those that are alike stand near each other

encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells events in one language. An event reads alike in every file, so that it is written once."""

    edition: Edition
    strings: Strings
    events: dict[str, str] = field(default_factory=dict)
    dates: dict[EventDate, dict[str, Any]] = field(default_factory=dict)

    def tell(self, event: Event) -> str:
        """Write an event on one line."""
        found = self.events.get(event.id)
        if found is None:
            found = self.events[event.id] = encode(event_data(self, event))
        return found

    def date(self, date: EventDate) -> dict[str, Any]:
        """Tell a date: several accounts, and many reports, share one."""
        found = self.dates.get(date)
        if found is None:
            if len(self.dates) >= MOST_DATES:
                self.dates.clear()
            found = self.dates[date] = date_data(date, self.strings)
        return found


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


def without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value is not None}


def day_text(day: Day | None) -> str | None:
    """Give a day as ISO 8601 writes it."""
    return str(day) if day else None


def event_data(teller: Teller, event: Event) -> dict[str, Any]:
    """Tell an event with all its accounts."""
    lead = event.lead
    return without_none(
        {
            "id": event.id,
            "number": event.number,
            "title": event.title,
            "text": lead.text,
            "date": teller.date(event.date),
            "status": event.status.value,
            "statusWords": status_words(event, teller.strings),
            "isDisputed": bool(event.disputed_by),
            "disputes": list(event.disputes),
            "disputedBy": list(event.disputed_by),
            "after": list(event.after),
            "before": list(event.before),
            "origins": event.origins,
            "hasConflict": event.has_conflict,
            "href": address.ROOT.link(address.page_path(lead.article), address.event_anchor(lead.entry)),
            "accounts": [account_data(teller, account) for account in event.accounts],
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


def account_data(teller: Teller, account: Account) -> dict[str, Any]:
    """One article's telling."""
    timeline = teller.edition.timeline
    part = teller.edition.index.parts[account.article]
    page = address.ROOT.link(address.page_path(account.article))
    return without_none(
        {
            "id": account.id,
            "article": account.article,
            "href": page,
            "title": account.title,
            "text": account.text,
            "language": language_of(part) or timeline.site.language,
            "publisher": part.publisher,
            "date": teller.date(account.date),
            "reported": teller.date(account.reported),
            "status": account.status.value,
            "translation": account.translation,
            "attribution": [[agent_data(teller, key) for key in chain] for chain in account.attribution],
            "places": [
                without_none(
                    {"key": key, "name": place.label, "type": place.type, "sameAs": address.safe_url(place.same_as)}
                )
                for key in account.places
                for place in (timeline.places[key],)
            ],
            "topics": [{"key": key, "name": timeline.topics[key].label} for key in account.topics],
            "passages": [passage_data(account, place, passage, page) for place, passage in enumerate(account.passages)],
            "sources": [cited_data(teller, cited, part, page) for cited in account.sources],
            "place": str(account.span),
            "isDraft": account.is_draft,
        }
    )


def agent_data(teller: Teller, key: str) -> dict[str, Any]:
    """Who says something."""
    agent = teller.edition.timeline.agents[key]
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


def passage_data(account: Account, place: int, passage: Passage, page: str) -> dict[str, Any]:
    """Tell a passage: its exact words, where they stand in the author's file and on the page."""
    return {
        "exact": passage.text,
        "start": passage.start,
        "end": passage.end,
        "place": str(passage.span),
        "href": address.at(page, address.quote_anchor(account.entry, place)),
    }


def cited_data(teller: Teller, cited: Cited, part: ArticlePart, page: str) -> dict[str, Any]:
    """Tell a source as it is cited, in full. `number` is its place among those of the article."""
    source = teller.edition.timeline.sources[cited.source]
    number = part.sources.index(cited.source) + 1 if cited.source in part.sources else None
    href = address.at(page, address.source_anchor(number)) if number else None
    own = {"number": number, "quote": cited.quote, "at": cited.at, "href": href}
    return without_none(own) | source_data(source, teller.strings)


def uncited_data(teller: Teller) -> list[dict[str, Any]]:
    """Tell the sources that are declared but cited for no event."""
    timeline = teller.edition.timeline
    cited = {one.source for event in timeline.events for account in event.accounts for one in account.sources}
    return [source_data(source, teller.strings) for key, source in timeline.sources.items() if key not in cited]


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


def article_data(teller: Teller, part: ArticlePart) -> dict[str, Any]:
    """Tell an article: what its front matter says, and what was corrected in it."""
    timeline, matter = teller.edition.timeline, part.article.matter
    return without_none(
        {
            "slug": part.slug,
            "title": matter.title.value,
            "summary": matter.summary.value if matter.summary else None,
            "published": day_text(part.article.published),
            "publishedBasis": matter.published_basis.value if matter.published_basis else None,
            "updated": day_text(matter.updated.value.day if matter.updated else None),
            "author": [name.value for name in matter.author],
            "publisher": part.publisher,
            "language": language_of(part) or timeline.site.language,
            "topics": [{"key": key, "name": timeline.topics[key].label} for key in part.topics],
            "license": matter.license.value if matter.license else None,
            "url": matter.url.value if matter.url else None,
            "href": address.ROOT.link(address.page_path(part.slug)),
            "count": len(part.events),
            "isDraft": matter.is_draft,
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
