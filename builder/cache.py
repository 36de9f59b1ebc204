"""The door to `.whence/`, where builds leave what the next one can use. Nothing in it can run, and all of it may go.

What is damaged, of another program or of another form reads as nothing: the build is then a clean one.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from builder.model.ledger import Ledger, Table, digest

FOLDER, TWIN = ".whence", "site"
FORM = b"whence ledger 1"
FIELDS = ("key", "is_published", "said", "errors", "warnings", "pages")
# Written beside the ledger: git and backups pass the folder over (https://bford.info/cachedir/).
SIGNS = {".gitignore": "*\n", "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n"}


@dataclass(frozen=True, slots=True)
class Cache:
    """A site's `.whence/`, held by this build alone."""

    folder: Path

    @property
    def twin(self) -> Path:
        """The folder that holds the published site's files a second time, as links to the same content."""
        return self.folder / TWIN

    def now(self) -> int:
        """Give the moment by the file system's own clock, in nanoseconds. What is written later bears no older one."""
        handle = os.open(self.folder / "lock", os.O_RDWR)
        try:
            os.utime(handle)
            return os.fstat(handle).st_mtime_ns
        finally:
            os.close(handle)

    def read_ledger(self, key: str) -> Ledger | None:
        """Read what the last build left; None unless it is whole and of `key`."""
        try:
            form, head, body = (self.read("ledger") or b"").split(b"\n", 2)
            fields = json.loads(head)
            if form != FORM or fields["key"] != key:
                return None
            ends = list(accumulate(fields.pop("sizes")))
            rows = [body[start:end] for start, end in pairwise([0, *ends])]
            if len({row.count(b"\0") for row in rows[:3]}) > 1 or len({row.count(b"\0") for row in rows[3:]}) > 1:
                return None
            return Ledger(inputs=Table(*rows[:3]), outputs=Table(*rows[3:]), **fields)
        except (ValueError, KeyError, TypeError):
            return None

    def write_ledger(self, ledger: Ledger) -> None:
        """Leave word for the next build."""
        rows = (*ledger.inputs.rows, *ledger.outputs.rows)
        fields = {name: getattr(ledger, name) for name in FIELDS}
        head = json.dumps(fields | {"sizes": [len(row) for row in rows]}).encode()
        self.write("ledger", b"\n".join((FORM, head, b"".join(rows))))

    def read(self, name: str) -> bytes | None:
        """Read what an earlier build left under a name; None unless it is whole."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        check, _, body = content.partition(b"\n")
        return body if check == digest(body).encode() else None

    def write(self, name: str, body: bytes) -> None:
        """Leave something for the next build. A disk that refuses costs that its short cut, and no more."""
        with suppress(OSError):
            new = self.folder / f"{name}.new"
            new.write_bytes(digest(body).encode() + b"\n" + body)
            new.replace(self.folder / name)


@contextmanager
def open_cache(site: Path) -> Iterator[Cache | None]:
    """Hold a site's `.whence/` for one build; None where another build holds it, or it cannot be made or is a link."""
    folder = site / FOLDER
    handle = None
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            yield None
            return
        drop_foreign(folder)
        for name, text in SIGNS.items():
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
        handle = os.open(folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle is not None:
            os.close(handle)
        yield None
        return
    try:
        yield Cache(folder)
    finally:
        os.close(handle)


def drop_foreign(folder: Path) -> None:
    """Remove what would lead a build to write elsewhere, links, and a file that stands in the twin's place."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink() or (entry.name == TWIN and not entry.is_dir()):
                os.unlink(entry)


def name_program(*told: object) -> str:
    """Name the program that builds and what it is told: Python and every library it can reach, with their versions.

    Its own source is among the inputs of each build.
    """
    libraries: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError):
            libraries.update(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))
    return digest(repr((sys.version, sys.platform, sorted(libraries), told)).encode())
