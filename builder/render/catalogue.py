"""Which files of data a site gives, for its pages to lead to."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.choices import Export
from builder.model.timeline import Timeline
from builder.render import address


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data. `about` is the key of the words that say what it holds, `feed` the media type of a feed."""

    path: str
    about: str
    feed: str | None = None


def list_data(timeline: Timeline) -> tuple[DataFile, ...]:
    """List the files that this site gives, the fullest first."""
    has_events, has_sources = bool(timeline.events), bool(timeline.sources)
    has_articles = any(part.article.matter.published for part in timeline.parts)
    has_corrections = any(part.corrections for part in timeline.parts)
    has_passages = any(account.passages for event in timeline.events for account in event.accounts)
    files: tuple[tuple[Export, bool, DataFile], ...] = (
        (Export.JSON, has_events, DataFile(address.EVENTS_JSON, "data_json")),
        (Export.JSON, has_events, DataFile(address.EVENTS_SCHEMA, "data_schema")),
        (Export.CSV, has_events, DataFile(address.EVENTS_CSV, "data_csv")),
        (Export.CALENDAR, has_events, DataFile(address.CALENDAR, "data_calendar")),
        (Export.TIMELINEJS, has_events, DataFile(address.TIMELINEJS, "data_timelinejs")),
        (Export.ANNOTATIONS, has_passages, DataFile(address.ANNOTATIONS, "data_annotations")),
        (Export.CSL, has_sources, DataFile(address.CSL, "data_csl")),
        (Export.ATOM, has_articles, DataFile(address.ATOM, "data_atom", "application/atom+xml")),
        (Export.JSON_FEED, has_articles, DataFile(address.JSON_FEED, "data_json_feed", "application/feed+json")),
        (Export.ATOM, has_corrections, DataFile(address.CORRECTIONS_ATOM, "data_corrections_atom")),
        (Export.JSON_FEED, has_corrections, DataFile(address.CORRECTIONS_JSON_FEED, "data_corrections_json_feed")),
    )
    return tuple(file for export, is_made, file in files if is_made and timeline.site.gives(export))
