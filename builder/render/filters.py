"""Filters of a list: what its events can be told apart by. The script shows them; without it the slices do as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.model.timeline import Event
from builder.model.view import FilterOption, FilterView
from builder.render.page import Sheet
from builder.render.slices import SliceKind

# Fewer events than these are seen at a glance; more names than these are no choice, and have pages of their own.
FEWEST_EVENTS = 8
MOST_OPTIONS = 60
CHOICES = ("status", "kind", "agent", "place", "topic")


def make_filters(sheet: Sheet, events: Sequence[Event]) -> tuple[FilterView, ...]:
    """Offer each choice that would leave some of the events out; none for a short list."""
    if len(events) < FEWEST_EVENTS:
        return ()
    views: list[FilterView] = []
    for name in CHOICES:
        labels: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for event in events:
            mine = dict(values_of(sheet, event, name))
            labels.update(mine)
            counts.update(mine.keys())
        chosen = sorted(counts, key=lambda code: (-counts[code], labels[code]))[:MOST_OPTIONS]
        if all(counts[code] == len(events) for code in chosen):
            continue
        chosen.sort(key=lambda code: labels[code].casefold())
        options = tuple(FilterOption(code, labels[code], counts[code]) for code in chosen)
        views.append(FilterView(sheet.strings[f"filter_{name}"], options))
    return tuple(views)


def tags_of(sheet: Sheet, event: Event) -> str:
    """Give the codes of all that an event is called by, on whichever page it stands: `status-reported topic-rostec`."""
    return " ".join(dict.fromkeys(code for name in CHOICES for code, _ in values_of(sheet, event, name)))


def values_of(sheet: Sheet, event: Event, name: str) -> Iterator[tuple[str, str]]:
    """Give what an event is called by in one respect: a code, and a reader's words."""
    timeline, strings = sheet.edition.timeline, sheet.strings
    match name:
        case "status":
            status = "disputed" if event.disputed_by else event.status.value
            yield f"status-{status}", strings[f"status_{status}"]
        case "kind":
            kind = event.date.kind.value
            yield f"kind-{kind}", strings[f"kind_{kind}"]
        case "agent":
            keys = (key for one in event.accounts for chain in one.attribution for key in chain)
            named = ((key, timeline.agents[key]) for key in keys)
            yield from ((code_of(sheet, SliceKind.AGENT, key), one.label) for key, one in named if one.is_named)
        case "place":
            keys = (key for one in event.accounts for key in one.places)
            yield from ((code_of(sheet, SliceKind.PLACE, key), timeline.places[key].label) for key in keys)
        case _:
            keys = (key for one in event.accounts for key in one.topics)
            yield from ((code_of(sheet, SliceKind.TOPIC, key), timeline.topics[key].label) for key in keys)


def code_of(sheet: Sheet, kind: SliceKind, key: str) -> str:
    """Give the code of a slice: no two have the same file name."""
    return f"{kind.value}-{sheet.edition.index.slices[kind][key].stem}"
