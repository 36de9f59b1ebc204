"""What machines read in a page: JSON-LD in the words of schema.org.

An article is a NewsArticle and each event a Claim, for somebody says so; the claim is about an Event only where the
words give it a day, month, year or span. We check no facts, so nothing here is a ClaimReview.
Source: https://schema.org/NewsArticle, https://schema.org/Claim
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from builder.model.choices import Export, Status
from builder.model.timeline import ArticlePart, Event, KnownSource, Timeline
from builder.model.url import is_web_address
from builder.model.written import Correction
from builder.render import address
from builder.render.brief import status_words
from builder.render.encode import encode_tight
from builder.render.event import language_of
from builder.render.exact import begin_and_end, coverage_of
from builder.render.feed import has_offset, to_time
from builder.render.format import Edition
from builder.render.index import Reading
from builder.render.strings import Strings
from builder.render.wording import to_datetime

CONTEXT = "https://schema.org"

# Types of CSL in the words of schema.org; all others are a CreativeWork.
TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
EVENT_STATUSES = {Status.EXPECTED: "EventScheduled", Status.CANCELLED: "EventCancelled"}

# What would end the script, or be no line of one.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def embed_data(value: dict[str, Any]) -> Markup:
    """Write JSON so that it may stand in a script element whatever its texts are."""
    return Markup(encode_tight(value).translate(ESCAPES))  # noqa: S704 - no text can end the element


def describe_site(edition: Edition) -> Markup | None:
    """Describe the site, for its first page; None where it has no address."""
    site = edition.timeline.site
    if not site.url or not site.gives(Export.LINKED_DATA):
        return None
    values = {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": site.title,
        "url": address.whole_url(site.url, address.HOME),
        "description": site.description,
        "inLanguage": site.language,
    }
    return embed_data(without_none(values))


def describe_article(edition: Edition, part: ArticlePart, reading: Reading) -> Markup | None:
    """Describe an article with its sources and events, for its own page; None where the site has no address."""
    site, matter = edition.timeline.site, part.article.matter
    if not site.url or not site.gives(Export.LINKED_DATA):
        return None
    url = address.whole_url(site.url, address.page_path(part.slug))
    strings = edition.strings_for(language_of(part) or site.language)
    license_ = matter.license.value if matter.license else None
    is_link = license_ is not None and is_web_address(license_)
    values = {
        # Places in the page are named from the page on.
        "@context": [CONTEXT, {"@base": url}],
        "@type": "NewsArticle",
        "@id": "",
        "url": url,
        "headline": matter.title.value,
        "description": matter.summary.value if matter.summary else None,
        "inLanguage": language_of(part) or site.language,
        "datePublished": moment_of(part, is_update=False),
        "dateModified": moment_of(part, is_update=True),
        "author": [{"name": name.value} for name in matter.author] or None,
        "publisher": publisher_of(part, edition.timeline),
        "sameAs": address.safe_url(matter.url.value) if matter.url else None,
        "keywords": [edition.timeline.topics[key].label for key in part.topics] or None,
        "license": license_ if is_link else None,
        "copyrightNotice": None if is_link else license_,
        "citation": [
            describe_source(edition.timeline.sources[key], number) for number, key in enumerate(part.sources, 1)
        ]
        or None,
        "hasPart": [claim_of(event, edition.index.numbers[part.slug], strings) for event in reading.events] or None,
        "correction": [describe_correction(one) for one in part.corrections] or None,
    }
    return embed_data(without_none(values))


def without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in values.items() if value is not None}


def moment_of(part: ArticlePart, *, is_update: bool) -> str | None:
    """Give when an article was published or changed: a day, or a time where its offset is known."""
    written = part.article.matter.updated if is_update else part.article.matter.published
    if written is None:
        return None
    return to_time(written.value) if has_offset(written.value) else str(written.value.day)


def publisher_of(part: ArticlePart, timeline: Timeline) -> dict[str, Any] | None:
    """Name an article's publisher, and say what it is where that is known."""
    if not part.publisher:
        return None
    agent = timeline.agents.get(part.publisher_key) if part.publisher_key else None
    kind = agent.type.value if agent and agent.type else None
    same_as = address.safe_url(agent.same_as) if agent else None
    return without_none({"@type": kind, "name": part.publisher, "sameAs": same_as})


def describe_source(source: KnownSource, number: int) -> dict[str, Any]:
    """Describe a source; a date that is no day, month or year is left out."""
    kept = [url for copy in source.archived if (url := address.safe_url(copy.url.value))]
    return without_none(
        {
            "@type": TYPES.get(source.type, "CreativeWork"),
            "@id": f"#{address.source_anchor(number)}",
            "name": source.title or source.label,
            "url": address.safe_url(source.url),
            "publisher": {"name": source.publisher} if source.publisher else None,
            "author": [{"name": name} for name in source.author] or None,
            "datePublished": to_datetime(source.published) if source.published else None,
            "archivedAt": kept or None,
        }
    )


def claim_of(event: Event, numbers: Mapping[str, int], strings: Strings) -> dict[str, Any]:
    """Tell an event as what is claimed, with the time it lies in. `numbers` are those of the article's sources."""
    cited = [f"#{address.source_anchor(numbers[one.source])}" for one in event.lead.sources if one.source in numbers]
    is_plain = event.status is Status.REPORTED and not event.disputed_by
    return without_none(
        {
            "@type": "Claim",
            "@id": f"#{address.quote(address.event_anchor(event.lead.entry))}",
            "name": event.title,
            "temporalCoverage": coverage_of(event.date),
            "creativeWorkStatus": None if is_plain else status_words(event, strings),
            "citation": [{"@id": one} for one in dict.fromkeys(cited)] or None,
            "about": dict(describe_event(event)) or None,
        }
    )


def describe_event(event: Event) -> Iterator[tuple[str, Any]]:
    """Describe what is claimed to happen, where it is not taken back and has dates of its own."""
    begin, end = begin_and_end(event.date)
    if event.status is Status.RETRACTED or not (begin or end):
        return
    yield "@type", "Event"
    yield "name", event.title
    if begin:
        yield "startDate", begin
    if end:
        yield "endDate", end
    if event.status in EVENT_STATUSES:
        yield "eventStatus", f"{CONTEXT}/{EVENT_STATUSES[event.status]}"


def describe_correction(correction: Correction) -> dict[str, Any]:
    """Tell a correction."""
    return {"@type": "CorrectionComment", "datePublished": str(correction.date.value), "text": correction.text.value}
