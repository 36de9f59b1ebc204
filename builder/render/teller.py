"""Events, articles and sources told as JSON, in one language. Nothing known is left out.

Their shape is that of `events.schema.json` (events_schema.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from builder.model.article import Passage
from builder.model.dates import EventDate
from builder.model.day import Day
from builder.model.timeline import Account, ArticlePart, Cited, Event, KnownSource
from builder.render import address
from builder.render.basis import word_basis
from builder.render.brief import status_words
from builder.render.encode import encode
from builder.render.event import language_of
from builder.render.format import Edition
from builder.render.strings import Strings
from builder.render.wording import word_edtf, word_event_date

MOST_DATES = 4096  # kept at a time: those that are alike stand near each other


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells events in one language. An event reads alike in every file."""

    edition: Edition
    strings: Strings
    dates: dict[EventDate, str] = field(default_factory=dict)

    def tell(self, event: Event) -> str:
        """Write an event on one line."""
        return write_event(self, event)

    def date(self, date: EventDate) -> str:
        """Write a date: several accounts, and many reports, share one."""
        found = self.dates.get(date)
        if found is None:
            if len(self.dates) >= MOST_DATES:
                self.dates.clear()
            found = self.dates[date] = encode(date_data(date, self.strings))
        return found


def without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value is not None}


def day_text(day: Day | None) -> str | None:
    """Give a day as ISO 8601 writes it."""
    return str(day) if day else None


def write_fields(values: dict[str, Any]) -> str:
    """Write what is known of these as fields of an object."""
    return encode(without_none(values))[1:-1]


def write_event(teller: Teller, event: Event) -> str:
    """Write an event with all its accounts. Its dates are written already."""
    lead = event.lead
    name = write_fields({"id": event.id, "number": event.number, "title": event.title, "text": lead.text})
    standing = write_fields(
        {
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
        }
    )
    accounts = ", ".join(write_account(teller, account) for account in event.accounts)
    return f'{{{name}, "date": {teller.date(event.date)}, {standing}, "accounts": [{accounts}]}}'


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


def write_account(teller: Teller, account: Account) -> str:
    """Write one article's telling."""
    timeline = teller.edition.timeline
    part = teller.edition.index.parts[account.article]
    page = address.ROOT.link(address.page_path(account.article))
    name = write_fields(
        {
            "id": account.id,
            "article": account.article,
            "href": page,
            "title": account.title,
            "text": account.text,
            "language": language_of(part) or timeline.site.language,
            "publisher": part.publisher,
        }
    )
    telling = write_fields(
        {
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
    dates = f'"date": {teller.date(account.date)}, "reported": {teller.date(account.reported)}'
    return f"{{{name}, {dates}, {telling}}}"


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
