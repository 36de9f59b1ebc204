"""What feeds carry: the latest articles, each with its events, and the latest corrections. Two formats write them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from builder.model.output import Leaf
from builder.model.timeline import ArticlePart
from builder.model.written import Correction, Moment
from builder.render import address
from builder.render.event import language_of
from builder.render.format import Edition, plan
from builder.render.strings import capitalize
from builder.render.wording import word_event_date

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. Its times are RFC 3339's."""

    id: str
    url: str
    title: str
    summary: str | None
    content: Markup
    published: str
    updated: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    language: str
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `url` is the page it follows, `updated` that of its latest entry."""

    title: str
    subtitle: str | None
    url: str
    language: str
    author: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """When anything in it last changed; it has an entry."""
        return max(entry.updated for entry in self.entries)


def plan_feeds(
    edition: Edition, write: Callable[[Feed, str], str], *, articles: str, corrections: str
) -> Iterator[Leaf]:
    """Plan the feeds of one format at their paths: none without entries, or where the site has no address."""
    url = edition.timeline.site.url
    latest = [part for part in edition.timeline.parts if part.article.matter.published][:MOST_ENTRIES]
    if latest and url:
        told = [edition.index.events[id_] for part in latest for id_ in part.events]
        key = partial(edition.prints.of, latest, told)
        yield plan(articles, lambda: write(articles_feed(edition, latest, url), f"{url}/{articles}"), key)
    corrected = latest_corrections(edition)
    if corrected and url:
        key = partial(edition.prints.of, [part for part, _ in corrected])
        yield plan(corrections, lambda: write(corrections_feed(edition, corrected, url), f"{url}/{corrections}"), key)


def articles_feed(edition: Edition, parts: Sequence[ArticlePart], url: str) -> Feed:
    """Give the latest articles."""
    site = edition.timeline.site
    entries = tuple(entry for part in parts if (entry := article_entry(edition, part, url)))
    return Feed(site.title, site.description, address.whole_url(url, address.HOME), site.language, site.title, entries)


def latest_corrections(edition: Edition) -> list[tuple[ArticlePart, Correction]]:
    """Find the latest corrections of all articles, each with its article."""
    found = [(part, one) for part in edition.timeline.parts for one in part.corrections]
    found.sort(key=lambda one: (one[1].date.value, one[0].slug, one[1].text.value), reverse=True)
    return found[:MOST_ENTRIES]


def corrections_feed(edition: Edition, told: Sequence[tuple[ArticlePart, Correction]], url: str) -> Feed:
    """Give the latest corrections."""
    site = edition.timeline.site
    strings = edition.strings_for(site.language)
    entries = tuple(correction_entry(edition, part, one, url) for part, one in told)
    home = address.whole_url(url, address.HOME)
    return Feed(f"{site.title}: {strings['corrections']}", None, home, site.language, site.title, entries)


def article_entry(edition: Edition, part: ArticlePart, site: str) -> Entry | None:
    """Tell an article, with its events in order of time; None when it has no date."""
    matter = part.article.matter
    if matter.published is None:
        return None
    url = address.whole_url(site, address.page_path(part.slug))
    published = to_time(matter.published.value)
    changes = [published, *(to_time(Moment(one.date.value)) for one in part.corrections)]
    if matter.updated:
        changes.append(to_time(matter.updated.value))
    return Entry(
        id=url,
        url=url,
        title=matter.title.value,
        summary=matter.summary.value if matter.summary else None,
        content=list_events(edition, part, url),
        published=published,
        updated=max(changes),
        authors=authors_of(part, edition.timeline.site.title),
        topics=tuple(edition.timeline.topics[key].label for key in part.topics),
        language=language_of(part) or edition.timeline.site.language,
        license=matter.license.value if matter.license else None,
    )


def list_events(edition: Edition, part: ArticlePart, url: str) -> Markup:
    """Give an article's summary and its events, each with its date in words and a link to it."""
    strings = edition.strings_for(language_of(part) or edition.timeline.site.language)
    summary = part.article.matter.summary
    items = Markup("").join(
        Markup('<li>{}: <a href="{}">{}</a>{}</li>').format(
            capitalize(word_event_date(event.date, strings)),
            address.at(url, address.event_anchor(event.lead.entry)),
            event.lead.title,
            f" ({strings['status_disputed']})" if event.disputed_by else "",
        )
        for event in edition.index.readings[part.slug].events
    )
    head = Markup("<p>{}</p>").format(summary.value) if summary else Markup()
    return head + (Markup("<ol>{}</ol>").format(items) if items else Markup())


def correction_entry(edition: Edition, part: ArticlePart, correction: Correction, site: str) -> Entry:
    """Tell a correction. Its id rests on what it says, for corrections have no names."""
    matter = part.article.matter
    url = address.whole_url(site, address.page_path(part.slug))
    strings = edition.strings_for(language_of(part) or edition.timeline.site.language)
    day = to_time(Moment(correction.date.value))
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{url}\n{correction.date.value}\n{correction.text.value}")
    return Entry(
        id=name.urn,
        url=url,
        title=f"{strings['corrections']}: {matter.title.value}",
        summary=correction.text.value,
        content=Markup("").join(correction_lines(correction)),
        published=day,
        updated=day,
        authors=authors_of(part, edition.timeline.site.title),
        topics=(),
        language=language_of(part) or edition.timeline.site.language,
    )


def correction_lines(correction: Correction) -> Iterator[Markup]:
    """Give what was said, what is said now, and why."""
    if correction.was:
        yield Markup("<p><del>{}</del></p>").format(correction.was.value)
    if correction.now:
        yield Markup("<p><ins>{}</ins></p>").format(correction.now.value)
    yield Markup("<p>{}</p>").format(correction.text.value)


def authors_of(part: ArticlePart, site: str) -> tuple[str, ...]:
    """Name who wrote it, else who published it, else the site."""
    return tuple(name.value for name in part.article.matter.author) or (part.publisher or site,)


def to_time(moment: Moment) -> str:
    """Write a moment as RFC 3339 wants it. A feed has no form for a day, which stands as its first second in UTC.

    So does a date-time whose zone is not written with it.
    """
    time = moment.time or ""
    clock, sign, offset = partition_offset(time)
    if not sign:
        return f"{moment.day}T00:00:00Z"
    clock = clock if clock.count(":") == 2 else f"{clock}:00"
    zone = "Z" if sign == "Z" else f"{sign}{offset[:2]}:{offset[-2:]}"
    return f"{moment.day}T{clock}{zone}"


def has_offset(moment: Moment) -> bool:
    """Whether a time of day is written with its zone, so that it is a moment anywhere."""
    return bool(moment.time and partition_offset(moment.time)[1])


def partition_offset(time: str) -> tuple[str, str, str]:
    """Split a time of day from its offset: `14:30`, `+`, `02:00`; empty where there is none."""
    for sign in ("Z", "+", "-"):
        clock, found, offset = time.partition(sign)
        if found:
            return clock, found, offset
    return time, "", ""
