"""What a build can ask for instead of making it again, and how work is given to others: both come from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

S = TypeVar("S")
R = TypeVar("R")


class Memory(Protocol):
    """Values by the digest of all that they are made from; what was kept may be gone again."""

    def has(self, key: str) -> bool:
        """Whether a value is there, most likely."""
        ...

    def recall(self, key: str) -> bytes | None:
        """Give a value just as it was kept, or None."""
        ...

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value."""
        ...


@dataclass(frozen=True, slots=True)
class ShortMemory:
    """A memory that ends with the process."""

    values: dict[str, bytes] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    used_before: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether a value is there."""
        self.used.add(key)
        return key in self.values

    def recall(self, key: str) -> bytes | None:
        """Give a value, or None."""
        self.used.add(key)
        return self.values.get(key)

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self.used.add(key)
        self.values[key] = value

    def turn(self) -> None:
        """Forget what nobody has asked for in this turn and the one before."""
        for key in self.values.keys() - self.used - self.used_before:
            del self.values[key]
        self.used_before.clear()
        self.used_before.update(self.used)
        self.used.clear()


class Spread(Protocol):
    """Gives work to others, as `map` does it alone: the results come in the order of the shards."""

    def __call__(self, work: Callable[[Any], Any], shards: Sequence[Any], /) -> Iterator[Any]:
        """Do all of it."""
        ...


def in_shards(items: Sequence[S], size: int) -> list[Sequence[S]]:
    """Cut work into shards of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]
