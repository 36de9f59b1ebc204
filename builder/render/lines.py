"""Events as lines of the site's lists: each is rendered once for each depth, however many pages list it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from builder.model.timeline import Event
from builder.render.event import Company, view_listed
from builder.render.filters import tags_of
from builder.render.page import Sheet, open_sheet


def render_lines(sheet: Sheet, events: Iterable[Event]) -> tuple[Markup, ...]:
    """Give the events of a page as lines. What they link to they reach by way of the site's first folder."""
    edition = sheet.edition
    depth = sheet.page.path.count("/")
    made = edition.lines
    here: Sheet | None = None
    found: list[Markup] = []
    for event in events:
        line = made.get((depth, event.id))
        if line is None:
            here = here or open_sheet(edition, "line", f"{'-/' * depth}-", title="")
            company = Company({}, edition.index.anchors, tags={event.id: tags_of(here, event)})
            line = here.render("event-line.html", event=view_listed(here, event, company))
            made[depth, event.id] = line
        found.append(line)
    return tuple(found)
