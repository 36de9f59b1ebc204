"""Builds as a person runs them, each in a process of its own, and what they leave."""

from __future__ import annotations

import difflib
import os
import shutil
import stat
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from builder.cli import main

# What a build says last: it speaks of the run and not of the site.
CLOSING = ("nothing was written",)
SHOWN = 6  # paths of a difference

Tree = Mapping[str, tuple[int, bytes | None]]
"""By path: the mode, and the content; of a folder None, of a link where it leads."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a build ended, and what it said of the site."""

    status: int
    said: str


def run_build(site: Path, *options: str, first: Callable[[], object] = bool) -> Ran:
    """Build in a child that has all libraries loaded already; a traceback is the status 70.

    The child does what is to be done `first`, such as giving up its rights.
    """
    said = site.parent / "said.txt"
    command = ["build", "--site", str(site), *options]
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        status = 70
        try:
            status = run_here(command, said, first)
        finally:
            os._exit(status)
    _, how = os.waitpid(child, 0)
    lines = said.read_text("utf-8", "replace").splitlines(keepends=True)
    return Ran(os.waitstatus_to_exitcode(how), "".join(line for line in lines if not line.startswith(CLOSING)))


def run_here(command: Sequence[str], said: Path, first: Callable[[], object]) -> int:
    """Run a command in this process, with what it tells people in a file; give its status."""
    handle = os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    os.dup2(handle, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdout, sys.stderr = open(1, "w", encoding="utf-8"), open(2, "w", encoding="utf-8")  # noqa: SIM115
    try:
        first()
        main(command, prog_name="whence")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - what it was is the finding
        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def read_tree(folder: Path) -> Tree | None:
    """Read all that stands in a folder; None where there is none."""
    if not folder.is_dir():
        return None
    return {str(path.relative_to(folder)): read_entry(path) for path in list_tree(folder)}


def list_tree(folder: Path) -> Iterator[Path]:
    """List all that is below a folder, folders too. Links are not followed."""
    for above, folders, files in os.walk(folder):
        yield from (Path(above, name) for name in (*folders, *files))


def read_entry(path: Path) -> tuple[int, bytes | None]:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return 0, os.fsencode(path.readlink())
    if stat.S_ISDIR(found.st_mode):
        return stat.S_IMODE(found.st_mode), None
    return stat.S_IMODE(found.st_mode), path.read_bytes()


def name_tree(files: Mapping[str, bytes]) -> str:
    """Name what some files hold."""
    name = blake2b(digest_size=16)
    for path in sorted(files):
        name.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return name.hexdigest()


def differ(expected: Tree | None, found: Tree | None) -> str:
    """Say how one tree is not another; empty where they are the same."""
    if expected == found:
        return ""
    if expected is None or found is None:
        return f"there should be {'no' if expected is None else 'a'} site"
    lines = [f"  not there: {path}" for path in expected if path not in found]
    lines += [f"  should not be there: {path}" for path in found if path not in expected]
    for path in sorted(set(expected) & set(found)):
        if expected[path] != found[path]:
            lines.append(f"  {path}: {compare_entries(expected[path], found[path])}")
    more = f"\n  and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return "\n".join(lines[:SHOWN]) + more


def compare_entries(expected: tuple[int, bytes | None], found: tuple[int, bytes | None]) -> str:
    if expected[1] == found[1]:
        return f"mode {found[0]:o}, should be {expected[0]:o}"
    if expected[1] is None or found[1] is None:
        return "a folder where a file should be, or the other way round"
    return compare_texts(expected[1].decode("utf-8", "replace"), found[1].decode("utf-8", "replace"))


def compare_texts(expected: str, found: str) -> str:
    """Show the first lines in which two texts differ, cut to what can be read."""
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), "clean", "warm", n=0, lineterm="")
    return "\n" + "\n".join(f"    {line[:200]}" for line in list(lines)[:8])


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder; it need not be there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
