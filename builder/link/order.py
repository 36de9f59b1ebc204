"""The order of events: by their bounds, then moved only as far as `after` and `before` ask."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from builder.model.dates import EventDate
from builder.model.day import Day

FAR = Day(9_999_999, 12, 31)


def sort_key(date: EventDate) -> tuple[Day, Day]:
    """Order by the earliest day, or by the latest where the start is open; then by the latest."""
    return (date.earliest or date.latest or FAR, date.latest or FAR)


def order_events(names: Sequence[str], keys: Mapping[str, object], precedes: Iterable[tuple[str, str]]) -> list[str]:
    """Sort by key, and let none stand before one that precedes it (`precedes` holds pairs of earlier and later).

    Of all that could come next, the first by key does, so nothing moves further than it must.
    """
    ranked = sorted(names, key=lambda name: keys[name])  # type: ignore[arg-type, return-value]
    rank = {name: place for place, name in enumerate(ranked)}
    later: dict[str, list[str]] = {}
    waits = dict.fromkeys(ranked, 0)
    for first, second in set(precedes):
        if first in rank and second in rank and first != second:
            later.setdefault(first, []).append(second)
            waits[second] += 1
    ready = [rank[name] for name in ranked if not waits[name]]
    heapq.heapify(ready)
    ordered: list[str] = []
    while ready:
        name = ranked[heapq.heappop(ready)]
        ordered.append(name)
        for other in later.get(name, ()):
            waits[other] -= 1
            if not waits[other]:
                heapq.heappush(ready, rank[other])
    return ordered if len(ordered) == len(ranked) else ranked  # a circle is an error: find_circle


def find_circles(precedes: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Find events that precede themselves by way of others, one circle after the other; pairs are earlier and later."""
    graph: dict[str, set[str]] = {}
    for earlier, later in precedes:
        graph.setdefault(later, set()).add(earlier)
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = error.args[1][:-1]
            yield circle
            graph = {name: others.difference(circle) for name, others in graph.items() if name not in circle}
        else:
            return
