"""A build may be killed at any moment: readers find the whole old site or the whole new one, and the next build is right.

`make soak` kills many, `make test` a few.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.builds import Tree, differ, read_tree, remove, run_build, write_files
from tests.soak.site import make_site

pytestmark = pytest.mark.usefixtures("libraries")

SEED = int(os.environ.get("SOAK_SEED", "6"))
KILLS = int(os.environ.get("SOAK_KILLS", "3"))
COMMAND = [sys.executable, "-m", "builder", "build"]
ROOT = Path(__file__).parents[2]
PATIENCE = 30  # seconds, after which a process that should have ended is a stray
POLL = 0.001
POLLED = ("index.html", "style.css", "events.json", "about.html", "static/generation.txt", "events/index.html")

Files = Mapping[str, bytes]


@dataclass
class Reader:
    """Reads the site by its path, over and over, as one who visits it, and notes what was not whole."""

    output: Path
    whole: tuple[Tree, ...] = ()
    faults: list[str] = field(default_factory=list)
    rounds: int = 0
    end: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.end.wait(POLL):
            self.look(self.whole)
            self.rounds += 1

    def look(self, whole: tuple[Tree, ...]) -> None:
        """Read some files and a listing; while the folder is the same, they are of one site."""
        fits = set(range(len(whole)))
        before = self.output.stat().st_ino
        for path in POLLED:
            try:
                content = (self.output / path).read_bytes()
            except OSError as fault:
                self.faults.append(f"{path}: {fault}")
                continue
            like = {number for number in fits if whole[number][path][1] == content}
            if not any(tree[path][1] == content for tree in whole):
                self.faults.append(f"{path} is of no whole site")
            fits &= like
        names = sorted(path.name for path in self.output.iterdir())
        fits &= {number for number, tree in enumerate(whole) if names == sorted(one for one in tree if "/" not in one)}
        if not fits and self.output.stat().st_ino == before:
            self.faults.append("what was read in one folder is of several sites")


@dataclass
class Stage:
    """A site that goes from one state to another, each of which marks every page."""

    folder: Path
    states: list[Files]
    whole: list[Tree]
    now: int = 0

    def show(self, number: int) -> None:
        """Bring the sources to another state."""
        for path in self.states[self.now].keys() - self.states[number].keys():
            (self.folder / path).unlink()
        before = self.states[self.now]
        write_files(self.folder, {path: it for path, it in self.states[number].items() if before.get(path) != it})
        self.now = number

    def start(self) -> subprocess.Popen[bytes]:
        """Start a build in a session of its own."""
        return subprocess.Popen(
            [*COMMAND, "--site", str(self.folder)],
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def names(self) -> list[str]:
        """List what stands in the site's folder and in its cache."""
        return sorted(
            entry.path
            for place in (self.folder, self.folder / ".whence")
            if place.is_dir()
            for entry in os.scandir(place)
        )

    def left(self) -> list[str]:
        """List what no build should leave beside the site."""
        own = {"content", "templates", "static", "site.yaml", "site", ".whence"}
        return sorted(path.name for path in self.folder.iterdir() if path.name not in own)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Files, Tree]]:
    """Three states of a site, and what a clean build gives for each."""
    site = make_site(Random(SEED), 5)
    found: list[tuple[Files, Tree]] = []
    for number in range(3):
        assert site.settings is not None
        site.settings |= {"title": f"The record, part {number}", "outputs": ["json", "csv"]}
        site.others["static/generation.txt"] = f"{number}".encode()
        site.others["templates/style.css"] = f".part-{number} {{ margin: 0 }}\n".encode() * 4000
        if number == 2:
            site.others["content/only-here.md"] = (
                b"---\ntitle: Only here\npublished: 2020-01-01\n---\n\nIt stood here.\n"
            )
        folder = tmp_path_factory.mktemp("state") / "record"
        write_files(folder, site.files())
        ran = run_build(folder, "--no-cache")
        tree = read_tree(folder / "site")
        assert ran.status == 0, ran.said
        assert tree is not None
        found.append((site.files(), tree))
    return found


@pytest.fixture
def stage(tmp_path: Path, states: list[tuple[Files, Tree]]) -> Stage:
    found = Stage(tmp_path / "killed" / "record", [files for files, _ in states], [tree for _, tree in states])
    write_files(found.folder, found.states[0])
    return found


@pytest.fixture
def reader(stage: Stage) -> Iterator[Reader]:
    assert run_build(stage.folder).status == 0
    found = Reader(stage.folder / "site", (stage.whole[0],))
    thread = threading.Thread(target=found.run)
    thread.start()
    yield found
    found.end.set()
    thread.join()


def list_session(number: int) -> list[int]:
    """List the processes of a session that have not ended."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                fields = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == number and fields[0] not in "ZX":
                found.append(int(place.name))
    return found


def wait_for(stage: Stage, build: subprocess.Popen[bytes], moment: float, *, from_change: bool) -> None:
    """Wait a time from the start of a build, or from when it first makes or removes a file in the site's folder."""
    names, started = stage.names(), time.monotonic()
    while from_change and build.poll() is None and stage.names() == names:
        time.sleep(POLL / 2)
    if from_change:
        started = time.monotonic()
    while build.poll() is None and time.monotonic() < started + moment:
        time.sleep(POLL / 2)


def kill(build: subprocess.Popen[bytes], *, is_group: bool) -> None:
    """End a build as the system does when it has no memory left, or all that it started with it."""
    if build.poll() is None:
        (os.killpg if is_group else os.kill)(build.pid, signal.SIGKILL)
    assert build.stderr is not None
    said = b"" if build.wait() else build.stderr.read()  # who holds the other end may still run
    build.stderr.close()
    assert b"Traceback" not in said, said.decode()


def wait_for_strays(numbers: list[int]) -> list[int]:
    """Give what a killed build started some time to notice, and list what did not."""
    end = time.monotonic() + PATIENCE
    left = numbers
    while left and time.monotonic() < end:
        left = [one for number in numbers for one in list_session(number)]
        time.sleep(0.1)
    return left


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="strays are found in /proc")
def test_a_killed_build_leaves_the_old_site_or_the_new_one(stage: Stage, reader: Reader) -> None:
    chance = Random(SEED)
    sessions: list[int] = []
    usual, landed = 1.0, 0
    for number in range(-1, KILLS):
        old, new = stage.now, chance.choice([one for one in range(len(stage.states)) if one != stage.now])
        told = f"SOAK_SEED={SEED}, kill {number}: from {old} to {new}"
        reader.whole = (stage.whole[old], stage.whole[new])
        stage.show(new)
        started = time.monotonic()
        build = stage.start()
        sessions.append(build.pid)
        if number < 0:
            build.wait()
            usual = time.monotonic() - started
        else:
            from_change = chance.random() < 0.6
            wait_for(stage, build, chance.random() * (0.1 if from_change else 1.1 * usual), from_change=from_change)
        is_group = chance.random() < 0.5
        kill(build, is_group=is_group)
        stands = read_tree(stage.folder / "site")
        landed += stands == stage.whole[old]
        assert stands in reader.whole, f"{told}\n{differ(stage.whole[new], stands)}"
        if chance.random() < 0.3:
            reader.whole = tuple(stage.whole)
            stage.show(chance.choice([old, new, *range(len(stage.states))]))
        ran = run_build(stage.folder)
        assert (ran.status, "Traceback" in ran.said) == (0, False), f"{told}\n{ran.said}"
        assert not (difference := differ(stage.whole[stage.now], read_tree(stage.folder / "site"))), (
            f"{told}\n{difference}"
        )
        assert not (left := stage.left()), f"{told}\nleft behind: {left}"
        assert not reader.faults, f"{told}\n{reader.faults}"
    assert not (strays := wait_for_strays(sessions)), f"still running: {strays}"
    print(f"{KILLS} kills, {landed} before the site changed; {reader.rounds} looks of the reader")


def test_a_killed_first_build_leaves_no_half_site(stage: Stage) -> None:
    chance = Random(SEED + 1)
    for number in range(max(1, KILLS // 6)):
        for name in ("site", ".whence"):
            remove(stage.folder / name)
        build = stage.start()
        wait_for(stage, build, chance.random() * 0.2, from_change=number % 2 == 0)
        wait_for(stage, build, chance.random(), from_change=False)
        kill(build, is_group=chance.random() < 0.5)
        stands = read_tree(stage.folder / "site")
        assert stands is None or not differ(stage.whole[0], stands)
        assert run_build(stage.folder).status == 0
        assert not differ(stage.whole[0], read_tree(stage.folder / "site"))
        assert not stage.left()
