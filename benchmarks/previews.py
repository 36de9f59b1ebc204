"""How long an author waits: from a save to the page that shows it, in each program's own preview."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import corpus
from measure import measure_memory
from programs import Program
from verify import change_text, change_title

HERE = "127.0.0.1"
PAUSE = 0.01  # between two looks at a page
REST = 0.5  # between two saves, for what a program does after it has answered


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview: how to get a page of it, None where it does not answer."""

    get: Callable[[str], str | None]
    pid: int
    seconds: float


def watch(programs: Iterable[Program], work: Path, count: int, saves: int, limit: float) -> None:
    """Measure and print each program's preview."""
    for program in programs:
        site = work / program.name
        articles = program.lay_out(site, count)
        subprocess.run(program.build, cwd=site, env=program.surround(), check=True, stdout=subprocess.DEVNULL)
        lists = find_lists(program, site, articles)
        with open_preview(program, site, address_of(program.page(articles[0])), limit) as preview:
            print(f"{program.name:10} {preview.seconds:7.2f} s until the first page")
            texts = [save_text(program, site, articles, turn, preview, limit) for turn in range(saves)]
            print(f"{'':10} {describe(texts)} from a save of the text to its page")
            pairs = [save_title(program, site, articles, turn, lists, preview, limit) for turn in range(saves)]
            print(
                f"{'':10} {describe([page for page, _ in pairs])} from a save of an event's title to the article's page"
            )
            print(f"{'':10} {describe([timeline for _, timeline in pairs])} and to the timeline's page that tells it")
            print(f"{'':10} {measure_memory(preview.pid):7.0f} MiB then", flush=True)


def find_lists(program: Program, site: Path, articles: list[corpus.Article]) -> dict[str, str]:
    """Find the page of the timeline that tells each article's first event."""
    folder = site / program.output
    found: dict[str, str] = {}
    for file in folder.glob(program.lists):
        for link in set(re.findall(r'href="[./]*([^"#]+)#(?:event-)?e1"', file.read_text("utf-8"))):
            found[link] = str(file.relative_to(folder))
    addresses = {article.slug: address_of(program.page(article)).lstrip("/") for article in articles}
    return {slug: found[address] for slug, address in addresses.items()}


def address_of(page: str) -> str:
    return "/" + page.removesuffix("index.html")


@contextlib.contextmanager
def open_preview(program: Program, site: Path, first: str, limit: float) -> Iterator[Preview]:
    """Start a preview, and end it after use."""
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    order = [word.format(port=port) for word in program.serve]
    hosts = [HERE, "localhost"]

    def get(address: str) -> str | None:
        for host in hosts:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://{host}:{port}{address}", timeout=60) as answer,
            ):
                hosts[:] = [host]
                return str(answer.read(), "utf-8")
        return None

    start = time.perf_counter()
    with (site.parent / f"{program.name}.log").open("ab") as log:
        process = subprocess.Popen(
            order,
            cwd=site,
            env=program.surround(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_for(get, first, '<li class="event', limit)
        yield Preview(get, process.pid, time.perf_counter() - start)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(get: Callable[[str], str | None], address: str, mark: str, limit: float) -> float:
    """Look at a page until it shows a mark, and give the seconds that took."""
    start = time.perf_counter()
    while mark not in (get(address) or ""):
        if time.perf_counter() - start > limit:
            raise TimeoutError(f"{address} never showed {mark}")
        time.sleep(PAUSE)
    return time.perf_counter() - start


def save_text(
    program: Program, site: Path, articles: list[corpus.Article], turn: int, preview: Preview, limit: float
) -> float:
    article = articles[(37 * turn + 11) % len(articles)]
    time.sleep(REST)
    change = change_text(program, site, article, f"mark-{turn}-text")
    return wait_for(preview.get, address_of(program.page(article)), change.mark, limit)


def save_title(
    program: Program,
    site: Path,
    articles: list[corpus.Article],
    turn: int,
    lists: dict[str, str],
    preview: Preview,
    limit: float,
) -> tuple[float, float]:
    """Save a title; give the seconds until the article's page is right, and until the timeline's is."""
    article = articles[(53 * turn + 17) % len(articles)]
    time.sleep(REST)
    change = change_title(program, site, article, f"mark-{turn}-title")
    start = time.perf_counter()
    page = wait_for(preview.get, address_of(program.page(article)), change.mark, limit)
    wait_for(preview.get, address_of(lists[article.slug]), change.mark, limit)
    return page, time.perf_counter() - start


def describe(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):7.2f} s in the middle, {max(seconds):.2f} at worst of {len(seconds)},"
