"""What a build read, said and published: enough to know, the next time, whether anything has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

DIGEST_SIZE = 16  # bytes; written as twice as many hexadecimal digits
UNSURE = "-"

Stamps = Mapping[str, str]
"""By path, what the file system says of a file: alike only while nobody has written to it.

A stamp is a short cut in front of the file's digest and never its identity. The empty one is not to be believed.
"""
Digests = Mapping[str, str]
"""By path, the name of a file's content; of what cannot be read, UNSURE."""
Read = Callable[[Iterable[str]], Digests]


def digest(content: bytes) -> str:
    """Name a content by what it is."""
    return blake2b(content, digest_size=DIGEST_SIZE).hexdigest()


def new_digest() -> blake2b:
    """Begin to name a content that comes in pieces."""
    return blake2b(digest_size=DIGEST_SIZE)


@dataclass(frozen=True, slots=True)
class Table:
    """Files at one moment: their paths, stamps and digests, in one order, each joined to one row of bytes.

    That nothing has changed is two comparisons of bytes; a row is taken apart only when something has.
    """

    paths: bytes
    stamps: bytes
    digests: bytes

    @classmethod
    def of(cls, stamps: Stamps, digests: Digests) -> Table:
        """Make the table of the files in `stamps`."""
        return cls(join(stamps), join(stamp or UNSURE for stamp in stamps.values()), join(map(digests.get, stamps)))

    def renew(self, stamps: Stamps, read: Read) -> Table:
        """Make the table of the files that stand now; itself where all stamps are the same.

        Of a file whose stamp is another, or not to be believed, `read` gives the digest.
        """
        if all(stamps.values()) and join(stamps) == self.paths and join(stamps.values()) == self.stamps:
            return self
        known = {(path, stamp): name for path, stamp, name in zip(*map(split, self.rows), strict=True)}
        found = {path: name for path, stamp in stamps.items() if (name := known.get((path, stamp)))}
        return Table.of(stamps, {**found, **read(path for path in stamps if path not in found)})

    def is_same(self, other: Table) -> bool:
        """Whether two tables are of the same files with the same content."""
        return self.paths == other.paths and self.digests == other.digests

    @property
    def by_path(self) -> dict[str, str]:
        """Give the digests by path."""
        return dict(zip(split(self.paths), split(self.digests), strict=True))

    @property
    def rows(self) -> tuple[bytes, bytes, bytes]:
        """Give what it is made of."""
        return self.paths, self.stamps, self.digests


NOTHING = Table(b"", b"", b"")


def join(row: Iterable[str | None]) -> bytes:
    """Put texts in one row; no path holds the mark between them."""
    return "\0".join(text or UNSURE for text in row).encode("utf-8", "surrogateescape")


def split(row: bytes) -> list[str]:
    """Take a row apart."""
    return row.decode("utf-8", "surrogateescape").split("\0") if row else []


@dataclass(frozen=True, slots=True)
class Ledger:
    """One build, as the next one finds it.

    `key` names the program and what it was told; `said` is the report for people. `outputs` are the files that stand
    published, and `is_published` whether they are what these inputs give; `pages` of them are pages.
    """

    key: str
    inputs: Table
    outputs: Table
    is_published: bool
    said: str
    errors: int
    warnings: int
    pages: int
