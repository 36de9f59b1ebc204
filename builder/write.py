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
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from builder.model.ledger import Digests, digest
from builder.model.output import Output

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


def write_site(digests: Digests, contents: Mapping[str, bytes], place: Place, *, standing: Digests) -> None:
    """Put a site's files into the output folder, in place of all that was there: `digests` names them by path.

    `standing` are the digests of files known to stand in the output now, or in the twin where there is no output: what
    is to stay as it is, is not written again; of all else the content must be given.
    Raises CannotWriteError when the folder is not ours to replace, another build is at it, or the disk refuses.
    """
    output = Path(os.path.abspath(place.output))  # resolve() would follow the link that is refused below
    twin = place.twin
    check_place(output, place.site)
    beside, old = output.parent / f".{output.name}.next", output.parent / f".{output.name}.old"
    with locked(output):
        recover(output, old)
        staging = twin if twin and can_link(twin, output.parent) else beside
        staying = {path for path, name in digests.items() if standing.get(path) == name}
        try:
            shutil.rmtree(beside, ignore_errors=True)
            mirror(output if output.exists() else staging, staging, staying)
            stage({path: contents[path] for path in digests if path not in staying}, staging)
            publish(staging, output, old, may_move=place.may_move)
            if staging is twin:
                with suppress(OSError):  # the new site stands; the next build makes the twin anew
                    mirror(output, twin, digests)
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise CannotWriteError(f"the site could not be written: {reason}", "the old site is as it was") from fault
        finally:
            shutil.rmtree(beside, ignore_errors=True)  # what cannot be swept is swept by the next build
        shutil.rmtree(old, ignore_errors=True)


def name_contents(outputs: Iterable[Output]) -> tuple[Digests, dict[str, bytes]]:
    """Give the files of a site, our mark with them: their digests and their contents by path."""
    contents = {MARK: MARK_TEXT} | {one.path: one.content for one in outputs}
    return {path: digest(content) for path, content in contents.items()}, contents


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
            os.link(f"{source}/{path}", f"{folder}/{path}")


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


def stage(contents: Mapping[str, bytes], staging: Path) -> None:
    """Write files below `staging`, none of which stands there yet, and sync all of it."""
    made = {""}
    for path, content in contents.items():
        make_parent(staging, path, made)
        handle = os.open(f"{staging}/{path}", os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o644)
        try:
            os.fchmod(handle, 0o644)  # whatever the umask
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
    sync(staging)


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


def publish(staging: Path, output: Path, old: Path, *, may_move: bool) -> None:
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
