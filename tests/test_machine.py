"""The same site comes out on every machine, whatever its clock, zone, language and cores; and no build asks the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.builds import differ, read_tree, write_files
from tests.soak.site import EXPORTS, Site, add_article, make_site

ROOT = Path(__file__).parents[1]
SEED = int(os.environ.get("SOAK_SEED", "6"))

# Answers every question about the time of day with another day.
CLOCK = """
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/time.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
static long shift(void) { return atol(getenv("SHIFT")) * 86400L; }
int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = syscall(SYS_clock_gettime, clock, now);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += shift();
  return failed;
}
int gettimeofday(struct timeval *now, void *zone) {
  struct timespec found;
  if (zone || clock_gettime(CLOCK_REALTIME, &found)) return -1;
  now->tv_sec = found.tv_sec;
  now->tv_usec = found.tv_nsec / 1000;
  return 0;
}
time_t time(time_t *place) {
  struct timespec found;
  clock_gettime(CLOCK_REALTIME, &found);
  if (place) *place = found.tv_sec;
  return found.tv_sec;
}
"""

# Ends the program where it first asks for a socket, or for the address of a name.
NO_SOCKETS = """
import os, sys
def watch(event, found):
    if event.startswith("socket."):
        os.write(2, f"asked for {event}\\n".encode())
        os._exit(99)
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Machine:
    """Where a build runs: what differs from one machine to the next."""

    told: tuple[str, ...] = ()
    language: str = "C.UTF-8"
    zone: str = "UTC"
    umask: int = 0o022
    days: int = 0  # by which its clock is wrong
    hashes: str = "0"
    folder: str = "site"  # from which it is called, below the site's parent
    more: dict[str, str] = field(default_factory=dict)


MACHINES = {
    "usual": Machine(("--jobs", "1")),
    "ahead": Machine(
        ("--jobs", "2"), "tr_TR.UTF-8", "Pacific/Kiritimati", 0o077, 9999, "1", ".", {"SOURCE_DATE_EPOCH": "1"}
    ),
    "behind": Machine(
        ("--jobs", "4"), "C", "America/St_Johns", 0o000, -9999, "random", "site/content", {"COLUMNS": "20"}
    ),
}


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that changes what the time is."""
    folder = tmp_path_factory.mktemp("clock")
    (folder / "clock.c").write_text(CLOCK, "utf-8")
    try:
        subprocess.run(["cc", "-shared", "-fPIC", "-o", "clock.so", "clock.c"], cwd=folder, check=True)
    except FileNotFoundError:
        pytest.skip("there is no C compiler, and the clock of a process cannot be changed")
    return folder / "clock.so"


def build(site: Path, machine: Machine, clock: Path, *options: str) -> None:
    """Build a site on a machine, with paths from where it is called."""
    folder = site.parent / machine.folder.replace("site", site.name, 1)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    environment |= {"LC_ALL": machine.language, "TZ": machine.zone, "PYTHONHASHSEED": machine.hashes, **machine.more}
    environment |= {"LD_PRELOAD": str(clock), "SHIFT": str(machine.days), "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "builder",
        "build",
        "--site",
        os.path.relpath(site, folder),
        *machine.told,
        *options,
    ]
    done = subprocess.run(command, cwd=folder, env=environment, umask=machine.umask, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr


def make_rich_site() -> Site:
    site = make_site(Random(SEED), 4)
    assert site.settings is not None
    site.settings |= {"url": "https://record.example", "outputs": EXPORTS}
    return site


def test_the_clock_is_another(clock: Path) -> None:
    """What follows would be no proof if the program could see the time."""
    told = {**os.environ, "LD_PRELOAD": str(clock), "SHIFT": "9999"}
    asked = "import datetime, time; print(datetime.date.today().year, time.gmtime().tm_year)"
    here, there = (
        subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True).stdout
        for env in (os.environ, told)
    )
    assert [int(year) - 26 for year in there.split()] >= [int(year) for year in here.split()]


def test_every_machine_gives_the_same_bytes(tmp_path: Path, clock: Path) -> None:
    """From nothing; and after an edit, with the cache of a quite different machine."""
    site = make_rich_site()
    sites = [tmp_path / f"{number}" / "record" for number in range(len(MACHINES))]
    states = [site.files()]
    add_article(site, Random(SEED))
    min(site.articles.items())[1].matter["title"] = "Another title"
    states.append(site.files())
    machines = list(MACHINES.values())
    for turn, files in enumerate(states):
        for place, folder in enumerate(sites):
            there = list(files.items())
            Random(place).shuffle(there)  # the order in which a folder is listed follows from this on some systems
            write_files(folder, dict(there))
            build(folder, machines[(place + turn) % len(machines)], clock)
        for folder in sites[1:]:
            assert not differ(read_tree(sites[0] / "site"), read_tree(folder / "site")), folder


NAMES = {
    "watched from inside": [],
    "watched by the system": ["strace", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", "calls"],
}


@pytest.mark.parametrize("watch", NAMES.values(), ids=NAMES)
def test_no_command_asks_the_network(tmp_path: Path, watch: list[str]) -> None:
    """A clean build, one after an edit, and a check."""
    if watch and not shutil.which(watch[0]):
        pytest.skip("there is no strace")
    site = make_rich_site()
    write_files(tmp_path / "record", site.files())
    write_files(tmp_path / "watch", {"sitecustomize.py": b"" if watch else NO_SOCKETS.encode()})
    path = os.pathsep.join((str(tmp_path / "watch"), str(ROOT)))
    for edit, told in ((b"", "build"), (b"More.\n", "build"), (b"", "check")):
        with (tmp_path / "record" / "content" / "about.md").open("ab") as file:
            file.write(edit)
        command = [*watch, sys.executable, "-m", "builder", told, "--site", str(tmp_path / "record")]
        command += ["--jobs", "2"] if told == "build" else []
        done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True,
                              check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
        if watch:
            assert (tmp_path / "calls").read_text("utf-8") == ""


def test_a_socket_would_be_seen(tmp_path: Path) -> None:
    """What is held above would be no proof if nobody looked."""
    write_files(tmp_path, {"sitecustomize.py": NO_SOCKETS.encode()})
    command = [sys.executable, "-c", "import socket; socket.socket()"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    assert subprocess.run(command, env=env, capture_output=True, check=False).returncode == 99
