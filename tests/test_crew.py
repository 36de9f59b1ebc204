"""Work is shared out, here and elsewhere, and the result is the same."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.crew import CrewError, Elsewhere, WorkerError, spread_over
from tests.sites import SITES

BRIDGE = SITES / "vellmar-bridge"


def square(number: int) -> list[int]:
    if number < 0:
        raise ValueError(number)
    return [number * number, os.getpid()]


def test_results_come_in_the_order_of_the_shards() -> None:
    results = list(spread_over(3)(square, range(500)))
    assert [value for value, _ in results] == [number * number for number in range(500)]
    assert os.getpid() not in {pid for _, pid in results}


def test_one_job_works_here() -> None:
    assert list(spread_over(1)(square, [1, 2])) == [[1, os.getpid()], [4, os.getpid()]]


def test_a_fault_in_a_worker_is_told_and_ends_the_others() -> None:
    with pytest.raises(WorkerError, match="ValueError: -1"):
        list(spread_over(2)(square, [1, -1, *range(100)]))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def refuse(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_the_system_refuses_a_worker_is_refused_here() -> None:
    with pytest.raises(OSError, match="No space") as met:
        list(spread_over(2)(refuse, [1, 2]))
    assert met.value.errno == errno.ENOSPC


def end(number: int) -> int:
    os._exit(number)


def test_workers_that_end_are_missed() -> None:
    with pytest.raises(CrewError, match="has ended before"):
        list(spread_over(2)(end, [1, 2, 3]))


def build(output: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["build", "--site", str(BRIDGE), "--no-cache", "--output", str(output), *options])
    assert result.exit_code == 0, result.output
    return result.stderr


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("alone")
    said = build(folder / "site", "--jobs", "1")
    files = read_all(folder / "site")
    shutil.rmtree(folder)
    return said, files


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_many_jobs_give_the_same_site(tmp_path: Path, alone: tuple[str, dict[str, bytes]], jobs: str) -> None:
    assert (build(tmp_path / "site", "--jobs", jobs), read_all(tmp_path / "site")) == alone


def test_any_executor_gives_the_same_site(
    tmp_path: Path, alone: tuple[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes that are started anew share nothing with this one but what they are sent."""

    @contextmanager
    def open_pool(_: str) -> Iterator[Elsewhere]:
        with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
            yield Elsewhere(pool)

    monkeypatch.setattr("builder.commands.make.open_elsewhere", open_pool)
    assert (build(tmp_path / "site", "--executor", "pool"), read_all(tmp_path / "site")) == alone


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_site(tmp_path: Path, alone: tuple[str, dict[str, bytes]]) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        address = cluster.scheduler_address.replace("tcp", "dask")
        said = build(tmp_path / "site", "--executor", address)
    assert (said, read_all(tmp_path / "site")) == alone


def test_a_cluster_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("builder.crew.PATIENCE", "1s")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"dask://127.0.0.1:{free.getsockname()[1]}"
    arguments = ["build", "--site", str(BRIDGE), "--no-cache", "--output", str(tmp_path / "site"), "--executor", url]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert f"nobody answers at {url}" in result.stderr
    assert not (tmp_path / "site").exists()


def test_other_executors_are_not_known(tmp_path: Path) -> None:
    arguments = ["build", "--site", str(BRIDGE), "--no-cache", "--output", str(tmp_path), "--executor", "ray://x"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "dask://host:port" in result.stderr
