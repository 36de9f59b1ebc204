"""Long lists in pages: what would be too long for one is divided by years, then months, then into parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.render.period import Period

MOST = 500  # on one page (DESIGN.md §4 “slices”)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """What stands under one year, month or longer time. What is of one of its `months` stands there, the rest here."""

    period: Period
    items: tuple[T, ...]
    months: tuple[Shelf[T], ...] = ()

    @property
    def count(self) -> int:
        """How many stand here and under its months."""
        return len(self.items) + sum(month.count for month in self.months)

    @property
    def pages(self) -> tuple[tuple[str, tuple[T, ...]], ...]:
        """Its own items by page, with the name of each: `2019`, `2019-part-2`."""
        return in_parts(self.period.name, self.items)


Links = tuple[tuple[Period, int], ...]
"""Years or months, each with the number of what stands under it: what leads to their pages."""


def to_links(shelves: Sequence[Shelf[Any]]) -> Links:
    """Give of each year or month what a link to it shows."""
    return tuple((shelf.period, shelf.count) for shelf in shelves)


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a long list: what stands under a year or month, or a part of it.

    `count` is of all that stands there, also under its `months`, which the first page leads to; `near` are the periods
    beside it, `above` the year of a month, and `pages` all parts by name, each with the number of its items.
    """

    name: str
    number: int
    period: Period
    count: int
    items: Sequence[T]
    near: Links
    months: Links
    above: Period | None
    pages: tuple[tuple[str, int], ...]

    @property
    def is_whole(self) -> bool:
        """Whether all that stands under the year or month stands here."""
        return len(self.pages) == 1 and not self.months


def pages_of(shelf: Shelf[T], near: Links, *, above: Period | None = None) -> Iterator[ListPage[T]]:
    """Divide a shelf into its pages."""
    sizes = tuple((name, len(items)) for name, items in shelf.pages)
    for number, (name, items) in enumerate(shelf.pages, 1):
        months = to_links(shelf.months) if number == 1 else ()
        yield ListPage(name, number, shelf.period, shelf.count, items, near, months, above, sizes)


def in_parts(name: str, items: Sequence[T]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Cut a list into pages and name them: `name`, `name-part-2`, …; an empty one is one page."""
    return tuple(
        (f"{name}-part-{start // MOST + 1}" if start else name, tuple(items[start : start + MOST]))
        for start in range(0, len(items) or 1, MOST)
    )


def divide(periods: Mapping[Period, Sequence[T]], month_of: Callable[[T], Period | None]) -> tuple[Shelf[T], ...]:
    """Put each period on a shelf. One of over 500 gives up what is of one month: nobody said that of the rest."""
    return tuple(put_on_shelf(period, items, month_of) for period, items in periods.items())


def put_on_shelf(period: Period, items: Sequence[T], month_of: Callable[[T], Period | None]) -> Shelf[T]:
    """Put one period on a shelf, with its months where it is too long."""
    if len(items) <= MOST or not period.is_year:
        return Shelf(period, tuple(items))
    rest: list[T] = []
    months: dict[Period, list[T]] = {}
    for item in items:
        month = month_of(item)
        (months.setdefault(month, []) if month else rest).append(item)
    shelves = (Shelf(month, tuple(months[month])) for month in in_order(months))
    return Shelf(period, tuple(rest), tuple(shelves))


def group_by(items: Iterable[T], period_of: Callable[[T], Period | None]) -> dict[Period, tuple[T, ...]]:
    """Gather items under their periods, the earliest first; what has none is left out."""
    found: dict[Period, list[T]] = {}
    for item in items:
        period = period_of(item)
        if period:
            found.setdefault(period, []).append(item)
    return {period: tuple(found[period]) for period in in_order(found)}


def in_order(periods: Iterable[Period]) -> list[Period]:
    """Sort by time, the earliest first."""
    return sorted(periods, key=lambda period: period.place)
