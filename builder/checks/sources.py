"""The sources: whether there are any, when they are from, and whether they will last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic, Related
from builder.model import codes
from builder.model.choices import Access
from builder.model.day import Day, parse_day
from builder.model.timeline import ArticlePart, KnownSource

DAY_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?:[/.?#-]|$)")


def check_sources(known: Known) -> Iterable[Diagnostic]:
    """Say WH503, WH505, WH508, WH509 and WH510."""
    timeline = known.timeline
    for telling in known.tellings:
        for entry in telling.annotations.events:
            if entry.sources == ():
                message = f"“{entry.title.value}” cites no source"
                yield codes.NO_SOURCE.at(entry.title.span, message, hint="name one in `sources`")
    cited_by: dict[str, dict[str, None]] = {}
    for event in timeline.events:
        for account in event.accounts:
            cited_by.setdefault(account.article, {}).update((cited.source, None) for cited in account.sources)
    for part in timeline.parts:
        yield from check_times(part, [timeline.sources[key] for key in cited_by.get(part.slug, ())])
    cited = {key for keys in cited_by.values() for key in keys}
    for source in timeline.sources.values():
        if source.has_id:
            yield from check_source(source, is_cited=source.key in cited)


def check_times(part: ArticlePart, sources: Iterable[KnownSource]) -> Iterable[Diagnostic]:
    """Say WH505 for each source that is later than the article whose events cite it."""
    last = part.article.last_known
    if last is None:
        return
    for source in sources:
        day, origin = (
            (source.published.earliest, "is dated")
            if source.published
            else (day_in_url(source.url), "has in its address")
        )
        if day and day > last.value.day:
            message = f"the source “{source.key}” {origin} {day}, after the article that cites it ({last.value.day})"
            related = (Related(last.span, "the article's date"),)
            hint = "look at both dates; when the article was changed later, give it `updated`"
            yield codes.SOURCE_AFTER_ARTICLE.at(source.span, message, hint=hint, related=related)


def check_source(source: KnownSource, *, is_cited: bool) -> Iterable[Diagnostic]:
    """Say WH508 to WH510 for one declared source."""
    if source.url and not source.archived and source.access is not Access.GONE:
        message = f"the source “{source.key}” has no archived copy"
        yield codes.NO_ARCHIVED_COPY.at(source.span, message, hint="add one under `archived`")
    if not source.is_read:
        yield codes.NOT_READ.at(
            source.span, f"the source “{source.key}” was not read", hint="read it, and drop `read: false`"
        )
    day = day_in_url(source.url)
    published = source.published
    if day and published and published.earliest and published.latest and is_cited:
        apart = max(published.earliest.ordinal - day.ordinal, day.ordinal - published.latest.ordinal)
        if apart > 1:  # a newspaper's address may hold the day before or after, by another zone's clock
            message = f"the source “{source.key}” is dated {published}, but its address says {day}"
            yield codes.URL_DATE_DIFFERS.at(source.span, message, hint="look at `published`")


def day_in_url(url: str | None) -> Day | None:
    """Read the day that an address holds, as in `/2019/04/04/`; None when it holds none."""
    found = DAY_IN_URL.search(url) if url else None
    return parse_day(f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}") if found else None
