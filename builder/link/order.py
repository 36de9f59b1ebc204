"""The order of events: by their bounds, then moved only as far as `after` and `before` ask."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

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


def find_circle(precedes: Iterable[tuple[str, str]]) -> list[str]:
    """Find names each of which would have to stand after the next, and the last after the first; empty when none do."""
    earlier: dict[str, list[str]] = {}
    for first, second in precedes:
        earlier.setdefault(second, []).append(first)
    done: set[str] = set()
    for start, before in earlier.items():
        path = {start: iter(before)}
        while path:
            here, others = next(reversed(path.items()))
            other = next((one for one in others if one not in done), None)
            if other is None:
                done.add(here)
                del path[here]
            elif other in path:
                names = list(path)
                return names[names.index(other) :]
            else:
                path[other] = iter(earlier.get(other, ()))
    return []
