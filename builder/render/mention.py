"""Mentions: the name of a topic, agent, place or status as it stands in a line, linked to the page of its events."""

from __future__ import annotations

from markupsafe import Markup

from builder.model.timeline import ArticlePart, Event
from builder.render.escape import mark_safe, to_html
from builder.render.page import Sheet
from builder.render.slices import DISPUTED, SliceKind
from builder.render.strings import isolate


def mention(sheet: Sheet, kind: SliceKind, key: str | None, words: str) -> Markup:
    """Link words to a slice; where there is none they stand as they are."""
    found = sheet.edition.index.slices[kind].get(key) if key else None
    shown = to_html(isolate(words, sheet.strings.language))
    # Its address is quoted already.
    return mark_safe(f'<a class="to" href="{sheet.stand.link(found.path)}">{shown}</a>' if found else shown)


def mention_topic(sheet: Sheet, key: str) -> Markup:
    """Mention a topic."""
    return mention(sheet, SliceKind.TOPIC, key, sheet.edition.timeline.topics[key].label)


def mention_place(sheet: Sheet, key: str) -> Markup:
    """Mention a place."""
    return mention(sheet, SliceKind.PLACE, key, sheet.edition.timeline.places[key].label)


def mention_agent(sheet: Sheet, key: str) -> Markup:
    """Mention somebody who says something, with what they are."""
    agent = sheet.edition.timeline.agents[key]
    name = mention(sheet, SliceKind.AGENT, key, agent.label)
    return name + f", {isolate(agent.role, sheet.strings.language)}" if agent.role else name


def mention_publisher(sheet: Sheet, part: ArticlePart) -> Markup:
    """Mention who published an article."""
    return mention(sheet, SliceKind.AGENT, part.publisher_key, part.publisher or "")


def mention_status(sheet: Sheet, event: Event) -> Markup:
    """Mention how an event stands; a dispute is said before what the author wrote, unless that is plain."""
    strings = sheet.strings
    status = event.status
    if not event.disputed_by:
        return mention(sheet, SliceKind.STATUS, status, strings[f"status_{status}"])
    disputed = mention(sheet, SliceKind.STATUS, DISPUTED, strings["status_disputed"])
    if status == "reported":
        return disputed
    return disputed + ", " + mention(sheet, SliceKind.STATUS, status, strings[f"status_{status}"].lower())
