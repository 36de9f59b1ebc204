"""Events as lines of the site's lists: each is rendered once, however many pages list it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from markupsafe import Markup

from builder.model.ledger import digest
from builder.model.timeline import Event
from builder.render.event import Company, view_listed
from builder.render.filters import tags_of
from builder.render.format import Edition
from builder.render.page import Sheet, open_sheet
from builder.render.templates import TemplateFault

# Stands in a line for the way to the site's first folder, by which all its links go: a sign that HTML does not have.
ROOT = "\0"


def render_lines(sheet: Sheet, events: Sequence[Event]) -> tuple[Markup, ...]:
    """Give the events of a page as lines."""
    edition, root = sheet.edition, sheet.page.root
    return tuple(Markup(find_line(edition, event).replace(ROOT, root)) for event in events)  # noqa: S704 - rendered


def find_line(edition: Edition, event: Event) -> str:
    """Give the line of an event, rendered at most once."""
    found = edition.memory.recall(key := name_line(edition, event))
    if found is None:
        found = render_line(edition, event)
        edition.memory.keep(key, found)
    return found.decode()


def name_line(edition: Edition, event: Event) -> str:
    """Name all that the line of an event is made from."""
    return digest(f"line {edition.prints.surroundings} {edition.prints.event(event)}".encode())


def render_line(edition: Edition, event: Event) -> bytes:
    """Render the line of an event, for any depth of folders."""
    here = open_sheet(edition, "line", "-", title="", base=ROOT)
    company = Company({}, edition.index.anchors, tags={event.id: tags_of(here, event)})
    return here.render("event-line.html", event=view_listed(here, event, company)).encode()


def missing_lines(edition: Edition) -> list[Event]:
    """Find the events whose lines are not known."""
    return [event for event in edition.timeline.events if not edition.memory.has(name_line(edition, event))]


def render_shard(edition: Edition, events: Sequence[Event]) -> list[tuple[str, bytes]]:
    """Render some lines, each with the key it is kept by. What a slip in a template stops, its page will tell."""
    with suppress(TemplateFault):
        return [(name_line(edition, event), render_line(edition, event)) for event in events]
    return []
