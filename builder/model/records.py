"""What a build made of each planned file, for the next one to know it again."""

from __future__ import annotations

from msgspec import Struct

from builder.model.ledger import Digests


class Record(Struct, frozen=True, array_like=True):
    """One planned file: the files that it became, by path, and the keys of its parts with their lengths in bytes."""

    files: dict[str, str]
    keys: tuple[str, ...]
    sizes: tuple[int, ...] = ()

    def stands(self, standing: Digests) -> bool:
        """Whether all of it still stands as it was made."""
        return all(standing.get(path) == name for path, name in self.files.items())

    def find_part(self, key: str, place: int) -> tuple[int, int] | None:
        """Find where in its file the part of a key stands, offset and length; most likely at its old `place`."""
        if not (place < len(self.keys) and self.keys[place] == key):
            if key not in self.keys:
                return None
            place = self.keys.index(key)
        return sum(self.sizes[:place]), self.sizes[place]


Records = dict[str, Record]
