"""The door to what builds remember: values by the digests of all that they are made from, in one file beside its index.

Each value is checked when it is recalled, so that a damaged one is none. Nothing here can run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from struct import Struct

from builder.model.ledger import DIGEST_SIZE

FORM = b"whence memory 1\n"
PLACE = Struct("<16sQI")  # a key's digest, where its value begins, and how long it is
LEAST_WASTE = 1 << 20  # bytes that nobody asks for any more, before they are worth a tidying


@dataclass(slots=True)
class Pack:
    """A memory that outlives the build. `used` are the keys that this build has asked for or kept.

    What cannot be written to disk is held until the build ends, and by a worker as long as that works.
    """

    folder: Path
    handle: int
    owner: int
    end: int
    places: dict[bytes, tuple[int, int]]
    used: set[bytes] = field(default_factory=set)
    fresh: bytearray = field(default_factory=bytearray)  # what stands after `end`, to be written
    held: dict[bytes, bytes] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Whether a value is there, most likely."""
        name = short(key)
        self.used.add(name)
        return name in self.places or name in self.held

    def recall(self, key: str) -> bytes | None:
        """Give a value just as it was kept, or None."""
        name = short(key)
        self.used.add(name)
        if name in self.held:
            return self.held[name]
        if name not in self.places:
            return None
        start, size = self.places[name]
        if start >= self.end:
            begin = start - self.end
            return bytes(self.fresh[begin + DIGEST_SIZE : begin + size])
        with suppress(OSError):
            found = os.pread(self.handle, size, start)
            if len(found) == size and found[:DIGEST_SIZE] == check(name, found[DIGEST_SIZE:]):
                return found[DIGEST_SIZE:]
        return None

    def keep(self, key: str, value: bytes) -> None:
        """Keep a value."""
        name = short(key)
        self.used.add(name)
        if os.getpid() != self.owner:
            self.held[name] = value
            return
        self.places[name] = (self.end + len(self.fresh), DIGEST_SIZE + len(value))
        self.fresh += check(name, value)
        self.fresh += value
        if len(self.fresh) > LEAST_WASTE:
            self.flush()

    def flush(self) -> None:
        """Write what was kept. A disk that refuses costs the next build its short cut; this one holds it."""
        if not self.fresh or os.getpid() != self.owner:
            return
        try:
            write_all(self.handle, self.fresh, self.end)
            self.end += len(self.fresh)
        except OSError:
            for name, (start, size) in list(self.places.items()):
                if start >= self.end:
                    begin = start - self.end + DIGEST_SIZE
                    self.held[name] = bytes(self.fresh[begin : start - self.end + size])
                    del self.places[name]
        self.fresh.clear()

    def save(self, *, is_whole: bool) -> None:
        """Leave word of what is here. Of a whole build only what it used stays; of others, all."""
        self.flush()
        kept = {name: place for name, place in self.places.items() if name in self.used or not is_whole}
        live = sum(size for _, size in kept.values())
        with suppress(OSError):
            if self.end - live > max(live, LEAST_WASTE):
                kept = self.tidy(kept)
            rows = b"".join(PLACE.pack(name, *place) for name, place in kept.items())
            new = self.folder / "memory.index.new"
            new.write_bytes(FORM + check(FORM, rows) + rows)
            new.replace(self.folder / "memory.index")

    def tidy(self, kept: dict[bytes, tuple[int, int]]) -> dict[bytes, tuple[int, int]]:
        """Write what is still used into a new file, and let it take the old one's place."""
        found: dict[bytes, tuple[int, int]] = {}
        end = 0
        new = self.folder / "memory.new"
        handle = os.open(new, os.O_CREAT | os.O_TRUNC | os.O_RDWR | os.O_CLOEXEC, 0o644)
        try:
            for name, (start, size) in sorted(kept.items(), key=lambda item: item[1]):
                write_all(handle, os.pread(self.handle, size, start), end)
                found[name] = (end, size)
                end += size
            new.replace(self.folder / "memory")
        except OSError:
            os.close(handle)
            return kept
        os.close(self.handle)
        self.handle, self.end = handle, end
        return found


@contextmanager
def open_pack(folder: Path) -> Iterator[Pack | None]:
    """Open a site's memory in its cache folder; None where that cannot be done."""
    try:
        handle = os.open(folder / "memory", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    except OSError:
        yield None
        return
    end = os.fstat(handle).st_size
    pack = Pack(folder, handle, os.getpid(), end, dict(read_places(folder, end)))
    try:
        yield pack
    finally:
        os.close(pack.handle)


def read_places(folder: Path, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Read where the values stand; nothing where the index is not whole or leads beyond the `end` of the file."""
    try:
        content = (folder / "memory.index").read_bytes()
    except OSError:
        return
    rows = content[len(FORM) + DIGEST_SIZE :]
    is_ours = content.startswith(FORM) and len(rows) % PLACE.size == 0
    if not is_ours or content[len(FORM) : len(FORM) + DIGEST_SIZE] != check(FORM, rows):
        return
    for name, start, size in PLACE.iter_unpack(rows):
        if start + size <= end:
            yield name, (start, size)


def short(key: str) -> bytes:
    """Give a key in the length of all keys."""
    return blake2b(key.encode(), digest_size=DIGEST_SIZE).digest()


def check(name: bytes, value: bytes) -> bytes:
    """Give what a value is checked by: of another key's value, or a damaged one, it is another."""
    return blake2b(value, digest_size=DIGEST_SIZE, key=name).digest()


def write_all(handle: int, content: bytes | bytearray, start: int) -> None:
    """Write at a place of a file."""
    rest = memoryview(content)
    while rest:
        size = os.pwrite(handle, rest, start)
        rest, start = rest[size:], start + size
