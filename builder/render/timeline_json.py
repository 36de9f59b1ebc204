"""The timeline as TimelineJS reads it: `timeline.json`.

Source: https://timeline.knightlab.com/docs/json-format.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from typing import Any

from builder.model.output import Leaf, Part
from builder.model.timeline import Event
from builder.render import address
from builder.render.brief import Brief, sources_of
from builder.render.encode import encode
from builder.render.exact import Parts, span_parts
from builder.render.format import Edition, plan_parts
from builder.render.inline import render_inline
from builder.render.strings import Strings, capitalize

NAMES = ("year", "month", "day")


def make_timeline_json(edition: Edition) -> Iterator[Leaf]:
    """Plan timeline.json, a slide for each event; none without events."""
    site, events = edition.timeline.site, edition.timeline.events
    if not events:
        return
    title = {"unique_id": "title", "text": {"headline": escape(site.title), "text": escape(site.description or "")}}
    begin = f'{{\n"title": {encode(title)},\n"events": [\n'
    first = Part(partial(str.encode, begin), partial(edition.prints.of, begin))
    last = Part(partial(str.encode, "\n]\n}\n"), edition.prints.of)
    yield Leaf(address.TIMELINEJS, (first, *plan_parts(edition, events, print_slides, between=",\n"), last))


def print_slides(edition: Edition, events: Sequence[Event]) -> str:
    """Make the slides of some events."""
    return ",\n".join(encode(slide_of(edition, edition.brief(event), edition.site_strings)) for event in events)


def slide_of(edition: Edition, brief: Brief, strings: Strings) -> dict[str, Any]:
    """Tell an event. `display_date` has the words; the dates beside it only what is known, and always a year."""
    event = brief.event
    begin, end = span_parts(event.date)
    slide: dict[str, Any] = {
        "unique_id": edition.index.anchors[event.id],
        "start_date": to_date(begin),
        "display_date": escape(capitalize(brief.words)),
        "text": {"headline": headline(brief), "text": body(edition, event, strings, brief)},
    }
    if end:
        slide["end_date"] = to_date(end)
    return slide


def to_date(parts: Parts) -> dict[str, int]:
    """Give year, month and day, as far as they are known."""
    return dict(zip(NAMES, parts, strict=False))


def headline(brief: Brief) -> str:
    """Give the title, which leads to the event where the site has an address."""
    title = escape(brief.event.title)
    return f'<a href="{escape(brief.url)}">{title}</a>' if brief.url else title


def body(edition: Edition, event: Event, strings: Strings, brief: Brief) -> str:
    """Give its sentence, how it stands, the article's words and the sources."""
    worded = event.date.words
    lines = [
        str(render_inline(event.lead.text, address.safe_url)) if event.lead.text else "",
        escape(brief.standing),
        escape(strings.fill("quote", text=worded)) if worded else "",
        ", ".join(link_source(one.label, address.safe_url(one.url)) for one in sources_of(event, edition.timeline)),
    ]
    return "".join(f"<p>{line}</p>" for line in lines if line)


def link_source(label: str, url: str | None) -> str:
    """Name a source, straight to its address."""
    return f'<a href="{escape(url)}">{escape(label)}</a>' if url else escape(label)
