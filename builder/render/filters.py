"""Filters of a list: what its events can be told apart by. The script shows them; without it the slices do as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.timeline import Event
from builder.model.view import FilterOption, FilterView
from builder.render.page import Sheet

# Fewer events than these are seen at a glance; more names than these are no choice, and have pages of their own.
FEWEST_EVENTS = 8
MOST_OPTIONS = 60


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a page, and what each event bears of them: `a1 s0`, by the event's id."""

    views: tuple[FilterView, ...] = ()
    tags: Mapping[str, str] | None = None


def make_filters(sheet: Sheet, events: Sequence[Event]) -> Filters:
    """Offer each choice that would leave some of the events out; none for a short list."""
    if len(events) < FEWEST_EVENTS:
        return Filters()
    borne: dict[str, list[str]] = {event.id: [] for event in events}
    views: list[FilterView] = []
    for place, name in enumerate(("status", "kind", "agent", "place", "topic")):
        values = {event.id: dict.fromkeys(values_of(sheet, event, name)) for event in events}
        counts = Counter(value for mine in values.values() for value in mine)
        chosen = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_OPTIONS]
        if all(counts[value] == len(events) for value in chosen):
            continue
        codes = {value: f"{place}-{number}" for number, value in enumerate(sorted(chosen, key=str.casefold))}
        options = tuple(FilterOption(code, value, counts[value]) for value, code in codes.items())
        views.append(FilterView(sheet.strings[f"filter_{name}"], options))
        for id_, mine in values.items():
            borne[id_].extend(codes[value] for value in mine if value in codes)
    return Filters(tuple(views), {id_: " ".join(mine) for id_, mine in borne.items()})


def values_of(sheet: Sheet, event: Event, name: str) -> Iterator[str]:
    """Give what an event is called by in one respect, in a reader's words."""
    timeline, strings = sheet.edition.timeline, sheet.strings
    match name:
        case "status":
            yield strings[f"status_{'disputed' if event.disputed_by else event.status.value}"]
        case "kind":
            yield strings[f"kind_{event.date.kind.value}"]
        case "agent":
            agents = (timeline.agents[key] for one in event.accounts for chain in one.attribution for key in chain)
            yield from (agent.label for agent in agents if agent.is_named)
        case "place":
            yield from (timeline.places[key].label for one in event.accounts for key in one.places)
        case _:
            yield from (timeline.topics[key].label for one in event.accounts for key in one.topics)
