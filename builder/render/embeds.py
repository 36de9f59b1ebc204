"""Timelines to show in other people's pages: an article's, and where a site asks for them, each event's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from msgspec.structs import replace as replace_fields

from builder.model.output import Leaf
from builder.model.timeline import ArticlePart, Event
from builder.model.view import EmbedView
from builder.render import address
from builder.render.event import Company, language_of, view_brief
from builder.render.format import Edition, plan
from builder.render.page import open_sheet
from builder.render.rail import make_sprite


def make_embeds(edition: Edition) -> Iterator[Leaf]:
    """One page for each article that tells events."""
    for part in edition.timeline.parts:
        if part.events:
            yield plan_embed(edition, part, None, address.embed_path(part.slug))


def make_event_embeds(edition: Edition) -> Iterator[Leaf]:
    """One page for each event that an article tells."""
    for part in edition.timeline.parts:
        for event in edition.index.readings[part.slug].events if part.events else ():
            yield plan_embed(edition, part, event, address.event_embed_path(part.slug, event.lead.entry))


def plan_embed(edition: Edition, part: ArticlePart, event: Event | None, path: str) -> Leaf:
    """Plan one page. It shows an event as its article tells it, and those it names by their keys there."""
    key = partial(edition.prints.article, part)
    return plan(path, partial(print_embed, edition, part, event, path), key, origin=part.article.start)


def print_embed(edition: Edition, part: ArticlePart, event: Event | None, path: str) -> str:
    """Show one event, or all of the article, in short, each with its date and a link to its place in the article."""
    title = part.article.matter.title.value
    sheet = open_sheet(edition, "embed", path, title=lambda _: title, language=language_of(part))
    page = address.page_path(part.slug)
    reading = edition.index.readings[part.slug]
    events = reading.events if event is None else (event,)
    anchors = {one.id: address.event_anchor(one.lead.entry) for one in reading.events}
    company = Company(reading.keys, anchors, part.slug)
    view = EmbedView(
        title=title,
        lang=sheet.lang(language_of(part)),
        href=sheet.stand.link(page),
        count=sheet.strings.count("events", len(events)),
        sprite=make_sprite(events, has_gaps=False),
        events=tuple(view_brief(sheet, event, company, sheet.stand.link(page, anchors[event.id])) for event in events),
    )
    # What a search engine should find is the article.
    url = edition.timeline.site.url
    whole = replace_fields(sheet.page, canonical=address.whole_url(url, page) if url else None)
    return replace(sheet, page=whole).render("embed.html", embed=view)
