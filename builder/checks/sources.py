"""The sources: whether there are any, when they are from, and whether they will last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic, Related
from builder.model import codes
from builder.model.choices import Access
from builder.model.day import parse_day
from builder.model.edtf import Edtf, parse_edtf
from builder.model.timeline import ArticlePart, KnownSource
from builder.model.url import without_trackers

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = r"(?<![0-9])(?P<year>(?:19|20)\d\d)"
NAME = rf"(?P<name>{'|'.join(MONTHS)})"
DATES_IN_URL = (
    re.compile(rf"/{YEAR}[/-](?P<month>\d{{1,2}})[/-](?P<day>\d{{1,2}})(?:[/.?#-]|$)"),
    re.compile(rf"/{YEAR}/{NAME}/(?P<day>\d{{1,2}})(?:[/.?#-]|$)", re.IGNORECASE),
    re.compile(rf"[/_-]{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:[/._?#-]|$)"),
    re.compile(rf"/{YEAR}/(?P<month>\d\d)/(?=[^/]*[a-z])", re.IGNORECASE),
    re.compile(rf"/{YEAR}/{NAME}(?:/|$)", re.IGNORECASE),
)
KEPT = re.compile(r"/web/(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\d{0,6}[a-z_]*/")


def check_sources(known: Known) -> Iterable[Diagnostic]:
    """Say WH503, WH505, WH508 to WH511."""
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
        date, origin = (
            (source.published, "is dated") if source.published else (date_in_url(source.url), "has in its address")
        )
        if date and date.earliest and date.earliest > last.value.day:
            message = f"the source “{source.key}” {origin} {date}, after the article that cites it ({last.value.day})"
            related = (Related(last.span, "the article's date"),)
            hint = "look at both dates; when the article was changed later, give it `updated`"
            yield codes.SOURCE_AFTER_ARTICLE.at(source.span, message, hint=hint, related=related)


def check_source(source: KnownSource, *, is_cited: bool) -> Iterable[Diagnostic]:
    """Say WH508 to WH511 for one declared source."""
    if source.url and not source.archived and source.access is not Access.GONE:
        message = f"the source “{source.key}” has no archived copy"
        yield codes.NO_ARCHIVED_COPY.at(source.span, message, hint="add one under `archived`")
    if not source.is_read:
        yield codes.NOT_READ.at(
            source.span, f"the source “{source.key}” was not read", hint="read it, and drop `read: false`"
        )
    if source.url and (shorter := without_trackers(source.url)) != source.url:
        message = f"the address of “{source.key}” says where you came from"
        yield codes.TRACKER.at(source.span, message, hint=f"see whether {shorter} opens too, and write that")
    if source.published and is_cited:
        yield from check_dates(source, source.published)


def check_dates(source: KnownSource, published: Edtf) -> Iterable[Diagnostic]:
    """Say WH510 when a source's address, or the day it was read or kept, cannot be right beside its own date."""
    named = date_in_url(source.url)
    if named and days_apart(named, published) > 1:  # by another zone's clock it may be the day before or after
        message = f"the source “{source.key}” is dated {published}, but its address says {named}"
        yield codes.DATES_CONTRADICT.at(source.span, message, hint="look at `published`")
    days = [
        ("was read", source.accessed),
        *(("was archived", copy.date and copy.date.value) for copy in source.archived),
    ]
    for what, day in days:
        if day and published.earliest and day.plus(1) < published.earliest:
            message = f"the source “{source.key}” {what} on {day}, before it was published ({published})"
            yield codes.DATES_CONTRADICT.at(source.span, message, hint="look at both days")
            return
    for copy in source.archived:
        kept = KEPT.search(copy.url.value)
        day = parse_day(f"{kept['year']}-{kept['month']}-{kept['day']}") if kept else None
        if day and copy.date and abs(day.ordinal - copy.date.value.ordinal) > 1:
            message = f"the archived copy is dated {copy.date.value}, but its address says {day}"
            yield codes.DATES_CONTRADICT.at(copy.date.span, message, hint="look at the `date` of the copy")


def days_apart(one: Edtf, other: Edtf) -> int:
    """Count the days between two dates; 0 where they meet or one is open."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0
    return max(other.earliest.ordinal - one.latest.ordinal, one.earliest.ordinal - other.latest.ordinal, 0)


def date_in_url(url: str | None) -> Edtf | None:
    """Read the day or month that an address holds, as in `/2019/04/04/` and `/2019/apr/`; None when it holds none."""
    found = next((found for pattern in DATES_IN_URL if url and (found := pattern.search(url))), None)
    if not found:
        return None
    parts = found.groupdict()
    month = f"{MONTHS.index(parts['name'].lower()) + 1:02d}" if parts.get("name") else f"{parts['month']:0>2}"
    return parse_edtf("-".join([parts["year"], month, *([f"{parts['day']:0>2}"] if parts.get("day") else [])]))
