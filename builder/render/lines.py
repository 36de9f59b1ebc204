"""Events as lines of the site's lists: each is rendered once, however many pages list it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from markupsafe import Markup

from builder.model.ledger import digest
from builder.model.timeline import Event
from builder.render.escape import mark_safe
from builder.render.event import Company, view_listed
from builder.render.filters import tags_of
from builder.render.format import Edition
from builder.render.page import Sheet, open_sheet
from builder.render.templates import TemplateFault

# Stands in a line for the way to the site's first folder, by which all its links go: a sign that HTML does not have.
ROOT = "\0"


def render_lines(sheet: Sheet, events: Sequence[Event]) -> tuple[Markup, ...]:
    """Give the events of a page as lines."""
    root = sheet.page.root
    return tuple(mark_safe(line.decode().replace(ROOT, root)) for line in find_lines(sheet.edition, events))


def find_lines(edition: Edition, events: Sequence[Event]) -> list[bytes]:
    """Give the lines of events, each rendered at most once."""
    keys = [name_line(edition, event) for event in events]
    known = {key: line for key in keys if (line := edition.memory.recall(key)) is not None}
    fresh = [event for event, key in zip(events, keys, strict=True) if key not in known]
    for key, line in render_fresh(edition, fresh):
        edition.memory.keep(key, line)
        known[key] = line
    return [known[key] for key in keys]


def name_line(edition: Edition, event: Event) -> str:
    """Name all that the line of an event is made from."""
    return digest(f"line {edition.prints.surroundings} {edition.prints.event(event)}".encode())


def render_fresh(edition: Edition, events: Sequence[Event]) -> Iterator[tuple[str, bytes]]:
    """Render lines, for any depth of folders, each with the key it is kept by."""
    if not events:
        return
    here = open_sheet(edition, "line", "-", title="", base=ROOT)
    for event in events:
        company = Company({}, edition.index.anchors, tags={event.id: tags_of(here, event)})
        line = here.render("event-line.html", event=view_listed(here, event, company))
        yield name_line(edition, event), line.encode()


def missing_lines(edition: Edition) -> list[Event]:
    """Find the events whose lines are not known."""
    return [event for event in edition.timeline.events if not edition.memory.has(name_line(edition, event))]


def render_shard(edition: Edition, events: Sequence[Event]) -> list[tuple[str, bytes]]:
    """Render some lines, each with the key it is kept by. What a slip in a template stops, its page will tell."""
    with suppress(TemplateFault):
        return list(render_fresh(edition, events))
    return []
