"""The only writer: a finished site takes the old one's place whole, or not at all.

The new site is written and synced beside the old one, in `.NAME.next`, and then the two change names in one step. Where
the file system cannot do that, we say so and refuse, unless told to move them one after the other.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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


def write_site(outputs: Sequence[Output], *, site: Path, output: Path, may_move: bool = False) -> None:
    """Put a site's files into the folder `output`, in place of all that was there.

    Raises CannotWriteError when the folder is not ours to replace, another build is at it, or the disk refuses.
    """
    output = Path(os.path.abspath(output))  # noqa: PTH100 (resolve() would follow the link that is refused below)
    check_place(output, site)
    staging, old = output.parent / f".{output.name}.next", output.parent / f".{output.name}.old"
    with locked(output):
        recover(output, old)
        try:
            shutil.rmtree(staging, ignore_errors=True)
            stage(outputs, staging)
            publish(staging, output, old, may_move=may_move)
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise CannotWriteError(f"the site could not be written: {reason}", "the old site is as it was") from fault
        finally:
            # The new site stands by now, or never will; what cannot be swept is swept by the next build.
            shutil.rmtree(staging, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


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


def stage(outputs: Sequence[Output], staging: Path) -> None:
    """Write every file below `staging`, and sync all of it."""
    staging.mkdir()
    (staging / MARK).write_bytes(MARK_TEXT)
    folders = {staging}
    for output in outputs:
        path = staging / output.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(output.content)
        path.chmod(0o644)
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
