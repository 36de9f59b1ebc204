"""Where in the authors' files the things of a page stand: for those who write, never for readers."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Span
from builder.model.timeline import Timeline
from builder.render import address


def find_places(timeline: Timeline) -> dict[str, Span]:
    """Give the place of each event's entry and of each passage, by page and anchor: `2019/planes.html#event-landing`.

    An event of the site's pages goes by its anchor alone, `#event-2019-planes--landing`.
    """
    anchors = address.site_anchors((event.lead.article, event.lead.entry) for event in timeline.events)

    def each() -> Iterator[tuple[str, Span]]:
        for event in timeline.events:
            yield f"#{anchors[event.lead.article, event.lead.entry]}", event.lead.span
            for account in event.accounts:
                page = address.page_path(account.article)
                yield f"{page}#{address.event_anchor(account.entry)}", account.span
                for number, passage in enumerate(account.passages):
                    yield f"{page}#{address.quote_anchor(account.entry, number)}", passage.span

    return dict(each())
