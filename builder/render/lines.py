"""Events as lines of the site's lists: each is rendered once, however many pages list it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.model.timeline import Event
from builder.render.event import Company, view_listed
from builder.render.filters import tags_of
from builder.render.page import Sheet, open_sheet

# Stands in a line for the way to the site's first folder, by which all its links go: a sign that HTML does not have.
ROOT = "\0"


def render_lines(sheet: Sheet, events: Sequence[Event]) -> tuple[Markup, ...]:
    """Give the events of a page as lines."""
    made = sheet.edition.lines
    fresh = [event for event in events if event.id not in made]
    if fresh:
        made.update(render_fresh(sheet, fresh))
    root = sheet.page.root
    return tuple(Markup(made[event.id].replace(ROOT, root)) for event in events)  # noqa: S704 - rendered


def render_fresh(sheet: Sheet, events: Sequence[Event]) -> dict[str, str]:
    """Render lines that no page has shown yet, for any depth of folders."""
    edition = sheet.edition
    here = open_sheet(edition, "line", "-", title="", base=ROOT)
    found: dict[str, str] = {}
    for event in events:
        company = Company({}, edition.index.anchors, tags={event.id: tags_of(here, event)})
        found[event.id] = str(here.render("event-line.html", event=view_listed(here, event, company)))
    return found
