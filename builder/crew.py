"""The door to other processes: work in shards, done by several at once, its results in the order of the shards.

Workers are forked, so that they hold all that this process holds and are sent no more than the number of a shard. They
end with this process, however it ends. Results are plain values: texts, bytes, numbers, lists.
"""

from __future__ import annotations

import ctypes
import gc
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

from msgspec import msgpack

NUMBER = 4  # bytes
TICKETS = 256  # numbers of shards that are put into the pipe at a time
DASK = "dask://"
PATIENCE = "10s"  # for a scheduler to answer
END_WITH_PARENT = 1  # linux/prctl.h: PR_SET_PDEATHSIG


class CrewError(Exception):
    """Why work cannot be done by others, for the one who asked for it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class WorkerError(RuntimeError):
    """A worker failed, which is a fault of ours; the message is what it said."""


@dataclass(slots=True)
class Worker:
    """A process of ours, and the pipe that its results come through."""

    pid: int
    pipe: int
    taken: bytearray = field(default_factory=bytearray)

    def read(self) -> Iterator[tuple[int, Any]]:
        """Take what has come: whole results, with the numbers of their shards. Raises EOFError at the end."""
        found = os.read(self.pipe, 1 << 20)
        if not found:
            raise EOFError
        self.taken += found
        while len(self.taken) >= 2 * NUMBER:
            number = int.from_bytes(self.taken[:NUMBER], "big")
            end = 2 * NUMBER + int.from_bytes(self.taken[NUMBER : 2 * NUMBER], "big")
            if len(self.taken) < end:
                return
            result = msgpack.decode(self.taken[2 * NUMBER : end])
            del self.taken[:end]
            yield number, result


def count_cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread_over(jobs: int) -> Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]:
    """Make what gives work to `jobs` workers. A single shard, or a single job, is done here."""

    def spread(work: Callable[[Any], Any], shards: Sequence[Any]) -> Iterator[Any]:
        if jobs < 2 or len(shards) < 2 or not hasattr(os, "fork"):
            return map(work, shards)
        return share_out(work, shards, min(jobs, len(shards)))

    return spread


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Others who share nothing with this process: anything behind a `concurrent.futures.Executor`.

    `share` hands them what all shards need, once.
    """

    executor: Executor
    share: Callable[[Any], Any] = field(default=lambda value: value)

    def spread(self, work: Callable[[Any], Any], shards: Sequence[Any]) -> Iterator[Any]:
        """Give them work: a function, or a `partial` of one whose arguments are what they need for every shard."""
        called, given = (work.func, work.args) if isinstance(work, partial) else (work, ())
        shared = [self.share(value) for value in given]
        waiting = [self.executor.submit(called, *shared, shard) for shard in shards]  # type: ignore[call-arg]
        for future in waiting:
            yield future.result()


@contextmanager
def open_elsewhere(url: str) -> Iterator[Elsewhere]:
    """Reach the others at `dask://host:port`. Raises CrewError."""
    if not url.startswith(DASK):
        message = f"“{url}” is no executor that is known"
        raise CrewError(message, "write dask://host:port, the address of a dask scheduler")
    try:
        from distributed import Client
    except ImportError:
        message = "`--executor` needs dask.distributed"
        raise CrewError(message, "install it: pip install 'whence[distributed]'") from None
    address = f"tcp://{url.removeprefix(DASK)}"
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError):
        message = f"nobody answers at {url}"
        raise CrewError(message, "start a scheduler there (`dask scheduler`) and workers") from None
    with client:
        # Two equal calls are two: without `pure=False` dask would do one of them.
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        yield Elsewhere(executor, partial(client.scatter, broadcast=True, hash=False))


def share_out(work: Callable[[Any], Any], shards: Sequence[Any], jobs: int) -> Iterator[Any]:
    """Fork workers, and give the results as they come, in order."""
    tickets, office = os.pipe()
    gc.freeze()  # what is here now is not looked through again, so that the workers need no copy of it
    workers = [start_worker(work, shards, tickets, office) for _ in range(jobs)]
    os.close(tickets)
    os.set_blocking(office, False)
    try:
        yield from collect(workers, office, len(shards))
    finally:
        gc.unfreeze()
        os.close(office)
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
            os.close(worker.pipe)


def collect(workers: list[Worker], office: int, count: int) -> Iterator[Any]:
    """Hand out the numbers of the shards at the `office`, and give the results in their order."""
    numbers = b"".join(number.to_bytes(NUMBER, "big") for number in range(count))
    waiting: dict[int, Any] = {}
    done = 0
    at_work = {worker.pipe: worker for worker in workers}
    while done < count:
        readable, writable, _ = select.select(at_work, [office] if numbers else [], [])
        if writable:
            with suppress(BlockingIOError):
                numbers = numbers[os.write(office, numbers[: TICKETS * NUMBER]) :]
        for pipe in readable:
            try:
                for number, (fault, result) in at_work[pipe].read():
                    if fault:
                        raise to_error(*fault)
                    waiting[number] = result
            except EOFError:
                del at_work[pipe]
        while done in waiting:
            yield waiting.pop(done)
            done += 1
        if done < count and not at_work:
            message = "every process that worked has ended before its work was done"
            raise CrewError(message, "is there enough memory? fewer --jobs need less")


def to_error(number: int | None, text: str | None) -> Exception:
    """Give what a worker met: what the system refused it, by its number, or a fault of ours."""
    return WorkerError(text) if number is None else OSError(number, text)


def start_worker(work: Callable[[Any], Any], shards: Sequence[Any], tickets: int, office: int) -> Worker:
    """Start one worker."""
    mine, its = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(office)
        os.close(mine)
        end_with(parent)
        labour(work, shards, tickets, its)
    os.close(its)
    return Worker(pid, mine)


def end_with(parent: int) -> None:
    """Let the system end this process when the one that started it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def labour(work: Callable[[Any], Any], shards: Sequence[Any], tickets: int, pipe: int) -> NoReturn:
    """Work on one shard after the other, until nobody is there who gives their numbers."""
    with suppress(BrokenPipeError, KeyboardInterrupt):
        while ticket := os.read(tickets, NUMBER):
            number = int.from_bytes(ticket, "big")
            fault: tuple[int | None, str | None] | None = None
            result = None
            try:
                result = work(shards[number])
            except OSError as error:
                fault = (error.errno, error.strerror if error.errno else traceback.format_exc())
            except Exception:  # noqa: BLE001 (told to the one who gave the work)
                fault = (None, traceback.format_exc())
            content = msgpack.encode((fault, result))
            whole = memoryview(ticket + len(content).to_bytes(NUMBER, "big") + content)
            while whole:
                whole = whole[os.write(pipe, whole) :]
    os._exit(0)
