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
    labels: dict[str, dict[str, str]] = {name: {} for name in CHOICES}
    counts: Counter[str] = Counter()
    for event in events:
        mine = {code: (name, label) for name, code, label in values_of(sheet, event)}
        counts.update(mine.keys())
        for code, (name, label) in mine.items():
            labels[name][code] = label
    views: list[FilterView] = []
    for name, known in labels.items():
        chosen = sorted(known, key=lambda code: (-counts[code], known[code]))[:MOST_OPTIONS]
        if all(counts[code] == len(events) for code in chosen):
            continue
        chosen.sort(key=lambda code: known[code].casefold())
        options = tuple(FilterOption(code, known[code], counts[code]) for code in chosen)
        views.append(FilterView(sheet.strings[f"filter_{name}"], options))
    return tuple(views)


def tags_of(sheet: Sheet, event: Event) -> str:
    """Give the codes of all that an event is called by, on whichever page it stands: `status-reported topic-rostec`."""
    return " ".join(dict.fromkeys(code for _, code, _ in values_of(sheet, event)))


def values_of(sheet: Sheet, event: Event) -> Iterator[tuple[str, str, str]]:
    """Give what an event is called by, in the order of the choices: the choice, a code, and a reader's words."""
    timeline, strings = sheet.edition.timeline, sheet.strings
    status = "disputed" if event.disputed_by else event.status
    yield "status", f"status-{status}", strings[f"status_{status}"]
    kind = event.date.kind
    yield "kind", f"kind-{kind}", strings[f"kind_{kind}"]
    for account in event.accounts:
        for chain in account.attribution:
            for key in chain:
                if timeline.agents[key].is_named:
                    yield "agent", code_of(sheet, SliceKind.AGENT, key), timeline.agents[key].label
    for account in event.accounts:
        for key in account.places:
            yield "place", code_of(sheet, SliceKind.PLACE, key), timeline.places[key].label
    for account in event.accounts:
        for key in account.topics:
            yield "topic", code_of(sheet, SliceKind.TOPIC, key), timeline.topics[key].label


def code_of(sheet: Sheet, kind: SliceKind, key: str) -> str:
    """Give the code of a slice: no two have the same file name."""
    return f"{kind.value}-{sheet.edition.index.slices[kind][key].stem}"
