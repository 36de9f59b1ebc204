"""The only writer: a finished site takes the old one's place whole, or not at all.

The new site is made whole and synced under another name, and then the two change names in one step. It is made from
links to the files that stand already and are to stay, so that a build costs what it changes. Where the file system
cannot exchange two folders, we say so and refuse, unless told to move them one after the other.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from builder.model.ledger import new_digest

MARK = ".whence"
MARK_TEXT = b"This folder is written by whence. Whatever else is put here will be lost at the next build.\n"
SOURCES = ("content", "templates", "static", "site.yaml")
RENAME_EXCHANGE = 2  # linux/fs.h, for renameat2; RENAME_SWAP of macOS is 2 too
AT_FDCWD = -100


class CannotWriteError(Exception):
    """Why nothing was written, for the author; the old site is as it was."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is to stand.

    `twin` is a folder in which it is left a second time, as links, and in which the next one is made; `may_move` lets
    the new site be moved where it cannot change names with the old one in one step.
    """

    site: Path
    output: Path
    twin: Path | None = None
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class Staging:
    """The next site while it is made. It holds what stands already and is to stay, until something else is put there.

    `folder` is where it is made, `old` where the present one is put while the two change places one after the other.
    """

    place: Place
    output: Path
    folder: Path
    old: Path

    def put(self, path: str, content: bytes) -> None:
        """Put a file there in place of what has its name. Several processes may, each its own files."""
        with self.fresh(path) as handle:
            write_all(handle, content)

    def join(self, path: str, pieces: Iterable[bytes | tuple[int, int]]) -> str:
        """Put a file there piece by piece: new ones, and stretches of the file that stands: offset and length.

        Give the digest of the whole.
        """
        name = new_digest()
        with self.standing(path) as old, self.fresh(path) as handle:
            for piece in pieces:
                content = piece if isinstance(piece, bytes) else os.pread(old, piece[1], piece[0])
                write_all(handle, content)
                name.update(content)
        return name.hexdigest()

    @contextmanager
    def fresh(self, path: str) -> Iterator[int]:
        """Open a new file: what stands under its name may be shared with the site that is published now."""
        where = f"{self.folder}/{path}"
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC
        try:
            handle = os.open(where, flags, 0o644)
        except FileExistsError:
            shutil.rmtree(where) if os.path.isdir(where) else os.unlink(where)
            handle = os.open(where, flags, 0o644)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(where), exist_ok=True)
            handle = os.open(where, flags, 0o644)
        try:
            yield handle
            os.fchmod(handle, 0o644)  # whatever the umask
        finally:
            os.close(handle)

    @contextmanager
    def standing(self, path: str) -> Iterator[int]:
        """Open the file that stands; an empty one where there is none."""
        where = f"{self.folder}/{path}"
        handle = os.open(where if os.path.exists(where) else os.devnull, os.O_RDONLY | os.O_CLOEXEC)
        try:
            yield handle
        finally:
            os.close(handle)

    def publish(self, paths: Collection[str]) -> None:
        """Let the site take its place, with just these files, all of which stand there."""
        twin = self.place.twin
        clear(self.folder, paths)
        sync(self.folder)
        exchange_sites(self.folder, self.output, self.old, may_move=self.place.may_move)
        if self.folder == twin:
            with suppress(OSError):  # the new site stands; the next build makes the twin anew
                mirror(self.output, twin, paths)


@contextmanager
def open_staging(place: Place, staying: Collection[str]) -> Iterator[Staging]:
    """Begin the next site. `staying` are files that stand now, in the output or else in the twin, and may be wanted.

    Raises CannotWriteError when the folder is not ours to replace, another build is at it, or the disk refuses.
    """
    output = Path(os.path.abspath(place.output))  # resolve() would follow the link that is refused below
    twin = place.twin
    check_place(output, place.site)
    beside, old = output.parent / f".{output.name}.next", output.parent / f".{output.name}.old"
    with locked(output), open_to_all():
        recover(output, old)
        folder = twin if twin and can_link(twin, output.parent) else beside
        try:
            shutil.rmtree(beside, ignore_errors=True)
            mirror(output if output.exists() else folder, folder, staying)
            yield Staging(place, output, folder, old)
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise CannotWriteError(f"the site could not be written: {reason}", "the old site is as it was") from fault
        finally:
            shutil.rmtree(beside, ignore_errors=True)  # what cannot be swept is swept by the next build
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def open_to_all() -> Iterator[None]:
    """Make folders that everyone may enter, whatever the umask."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def check_place(output: Path, site: Path) -> None:
    """Refuse a folder that holds sources, or files that are not ours."""
    real, root = output.resolve(), site.resolve()
    for name in SOURCES:
        source = root / name
        if real == source or real.is_relative_to(source) or source.is_relative_to(real):
            message = f"the output folder {output} overlaps the sources in {source}"
            raise CannotWriteError(message, "name another folder with --output")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise CannotWriteError(f"{output} is not a folder", "name another one with --output")
    for name in (f".{output.name}.next", f".{output.name}.old"):
        if (output.parent / name).is_symlink():
            message = f"{output.parent / name} is a link, and a build would write to where it leads"
            raise CannotWriteError(message, "remove it, or name another folder with --output")
    if output.is_dir() and not (output / MARK).exists() and any(output.iterdir()):
        message = f"the folder {output} holds files that are not ours"
        raise CannotWriteError(message, "empty it yourself, or name another one with --output")
    if not output.parent.is_dir():
        raise CannotWriteError(
            f"there is no folder {output.parent}", "make it first, or name another one with --output"
        )


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Let one build at a time write here. The system drops the lock when the process ends, however it ends.

    The lock's file goes when we do; a build that took hold of it just before opens a new one.
    """
    path = output.parent / f".{output.name}.lock"
    try:
        handle = take_lock(path)
    except BlockingIOError as fault:
        raise CannotWriteError(f"another build is writing to {output}", "wait until it has ended") from fault
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise CannotWriteError(f"{output.parent} cannot be written to: {reason}", "nothing was changed") from fault
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def tidy(output: Path) -> None:
    """Remove what a build that was ended left beside the output. While another is at work, it is that one's."""
    output = Path(os.path.abspath(output))
    left = [output.parent / f".{output.name}.{name}" for name in ("lock", "next", "old")]
    if not any(map(os.path.lexists, left)):
        return
    with suppress(CannotWriteError), locked(output):
        recover(output, left[2])
        shutil.rmtree(left[1], ignore_errors=True)


def take_lock(path: Path) -> int:
    """Open and lock the file at `path`, anew where another build removed it in between."""
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def can_link(twin: Path, folder: Path) -> bool:
    """Whether files of one folder can stand in another too: both on one file system that has links."""
    first, second = twin.parent / ".link", folder / f".{twin.name}.link"
    try:
        first.touch()
        os.link(first, second)
    except OSError:
        return False
    finally:
        first.unlink(missing_ok=True)
        second.unlink(missing_ok=True)
    return True


def mirror(source: Path, folder: Path, paths: Collection[str]) -> None:
    """Let `folder` hold just these files of `source`, as links to the same content."""
    folder.mkdir(exist_ok=True)
    numbers = dict(list_numbers(source)) if paths else {}
    there: set[str] = set()
    for path, number in list_numbers(folder):
        if path in paths and numbers.get(path) == number:
            there.add(path)
        else:
            os.unlink(f"{folder}/{path}")
    sweep(folder, there)
    made = {""}
    for path in paths:
        if path not in there:
            make_parent(folder, path, made)
            try:
                os.link(f"{source}/{path}", f"{folder}/{path}")
            except OSError:  # a file system that has no links
                shutil.copyfile(f"{source}/{path}", f"{folder}/{path}")


def list_numbers(folder: Path) -> list[tuple[str, int]]:
    """List all that is below a folder and is no folder: its path from there, and the number of its content."""
    found: list[tuple[str, int]] = []
    folders = [""]
    while folders:
        above = folders.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{above}{entry.name}/")
                else:
                    found.append((f"{above}{entry.name}", entry.inode()))
    return found


def sweep(folder: Path, paths: Iterable[str]) -> None:
    """Remove the folders below `folder` in which none of these files stands."""
    kept: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in kept:
            kept.add(above)
            above = above.rpartition("/")[0]
    for above, names, _ in os.walk(folder, topdown=False):
        for name in names:
            path = os.path.join(above, name)
            if os.path.relpath(path, folder) not in kept:
                os.rmdir(path)


def make_parent(folder: Path, path: str, made: set[str]) -> None:
    """Make the folder in which a file is to stand. `made` are those made already."""
    above = path.rpartition("/")[0]
    if above not in made:
        os.makedirs(f"{folder}/{above}", exist_ok=True)
        made.add(above)


def clear(folder: Path, paths: Collection[str]) -> None:
    """Remove from a folder all but these files."""
    others = [path for path, _ in list_numbers(folder) if path not in paths]
    for path in others:
        os.unlink(f"{folder}/{path}")
    if others:
        sweep(folder, paths)


def write_all(handle: int, content: bytes) -> None:
    """Write all of it."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync(folder: Path) -> None:
    """Have the disk keep what was written, before any name changes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs") or libc.syncfs(handle):
            os.sync()
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange_sites(staging: Path, output: Path, old: Path, *, may_move: bool) -> None:
    """Let the new site take the old one's name in one step."""
    if not output.exists():
        staging.rename(output)
    elif exchange(staging, output):
        return
    elif may_move:
        output.rename(old)
        try:
            staging.rename(output)
        except OSError:
            old.rename(output)
            raise
    else:
        message = "this file system cannot exchange two folders in one step"
        raise CannotWriteError(message, "build with --move: for a moment readers will find no site")


def exchange(first: Path, second: Path) -> bool:
    """Swap the names of two folders; False where the system has no such step."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = (os.fsencode(first), os.fsencode(second))
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(*paths, RENAME_EXCHANGE)
    elif hasattr(libc, "renameat2"):
        failed = libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}:
        return False
    raise OSError(number, os.strerror(number))


def recover(output: Path, old: Path) -> None:
    """Put the old site back if a build with `--move` ended between its two steps; else sweep what it left."""
    if old.exists() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)
