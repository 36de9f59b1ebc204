"""What a process costs: time, processor time, memory of all its processes together, and the files it leaves changed."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PSS = re.compile(rb"^Pss:\s+(\d+)", re.MULTILINE)
SHARE = 0.05  # of the time that looking at memory may take
MOST_OFTEN = 0.02  # seconds

Files = Mapping[str, tuple[int, int, int]]
"""What lies in a folder: inode, time of change and size, by path."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, processor seconds, MiB of all processes at their most; the status it ended with."""

    wall: float
    cpu: float
    memory: float
    status: int


def run(order: tuple[str, ...], folder: Path, environment: Mapping[str, str], *, log: Path, limit: float) -> Cost:
    """Run a program to its end, or to the limit of seconds, and tell what it cost."""
    with log.open("ab") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            order,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        with watch_memory(process.pid) as memory, end_after(limit, process.pid):
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, used.ru_utime + used.ru_stime, max(memory), process.returncode)


@contextlib.contextmanager
def watch_memory(pid: int) -> Iterator[list[float]]:
    """Look at the memory of a process and its descendants again and again; the list fills with what was seen."""
    seen, over = [0.0], threading.Event()

    def look() -> None:
        pause = MOST_OFTEN
        while not over.wait(pause):
            before = time.perf_counter()
            seen.append(measure_memory(pid))
            pause = max(MOST_OFTEN, (time.perf_counter() - before) / SHARE)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


@contextlib.contextmanager
def end_after(limit: float, pid: int) -> Iterator[None]:
    """End a process and its group when it takes too long."""
    timer = threading.Timer(limit, os.killpg, (pid, signal.SIGKILL))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def measure_memory(pid: int) -> float:
    """Add up the MiB of a process and its descendants, what they share counted once (PSS)."""
    waiting, total = [pid], 0
    while waiting:
        folder = f"/proc/{waiting.pop()}"
        with contextlib.suppress(OSError):  # it may end while we look
            found = PSS.search(Path(f"{folder}/smaps_rollup").read_bytes())
            total += int(found[1]) if found else 0
            for task in Path(f"{folder}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_bytes().split()]
    return total / 1024


def look_at(folder: Path) -> Files:
    """Tell what lies in a folder, and below."""
    found: dict[str, tuple[int, int, int]] = {}
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[os.path.relpath(entry.path, folder)] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return found


def count_written(before: Files, after: Files) -> tuple[int, int]:
    """Count the files that are new or were written again, and their bytes."""
    sizes = [stat[2] for path, stat in after.items() if before.get(path) != stat]
    return len(sizes), sum(sizes)
