"""Timelines to show in other people's pages: an article's, and where a site asks for them, each event's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.model.output import Output
from builder.model.timeline import ArticlePart, Event
from builder.model.view import EmbedView
from builder.render import address
from builder.render.event import Company, language_of, view_brief
from builder.render.format import Edition
from builder.render.page import open_sheet
from builder.render.rail import make_sprite


def make_embeds(edition: Edition) -> Iterator[Output]:
    """One page for each article that tells events."""
    for part in edition.timeline.parts:
        if part.events:
            yield make_embed(edition, part, edition.index.readings[part.slug].events, address.embed_path(part.slug))


def make_event_embeds(edition: Edition) -> Iterator[Output]:
    """One page for each event that an article tells."""
    for part in edition.timeline.parts:
        for event in edition.index.readings[part.slug].events:
            yield make_embed(edition, part, (event,), address.event_embed_path(part.slug, event.lead.entry))


def make_embed(edition: Edition, part: ArticlePart, events: Sequence[Event], path: str) -> Output:
    """Show events in short, each with its date and a link to its place in the article."""
    title = part.article.matter.title.value
    sheet = open_sheet(edition, "embed", path, title=lambda _: title, language=language_of(part))
    page = address.page_path(part.slug)
    keys = edition.index.readings[part.slug].keys
    anchors = {event.id: address.event_anchor(event.lead.entry) for event in edition.index.readings[part.slug].events}
    company = Company(keys, anchors, part.slug)
    view = EmbedView(
        title=title,
        lang=sheet.lang(language_of(part)),
        href=sheet.stand.link(page),
        count=sheet.strings.count("events", len(events)),
        sprite=make_sprite(events, has_gaps=False),
        events=tuple(view_brief(sheet, event, company, sheet.stand.link(page, anchors[event.id])) for event in events),
    )
    # What a search engine should find is the article.
    whole = open_sheet(edition, "article", page, title=lambda _: title).page.canonical
    own = replace(sheet, page=replace(sheet.page, canonical=whole))
    return own.print("embed.html", origin=part.article.start, embed=view)
