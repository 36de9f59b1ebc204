"""Whatever is edited, and whatever becomes of what earlier builds left, a build gives what a clean one gives.

`make soak` runs many sequences, `make test` a few. A failure begins with what repeats it.
"""

from __future__ import annotations

import copy
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.builds import Ran, Tree, compare_texts, differ, name_tree, read_tree, remove, run_build
from tests.soak.edits import EDITS
from tests.soak.site import Site, make_site
from tests.soak.spoils import SPOILS, keep_state

pytestmark = pytest.mark.usefixtures("libraries")

SEED = int(os.environ.get("SOAK_SEED", "6"))
SEQUENCES = int(os.environ.get("SOAK_SEQUENCES", "1"))
ARTICLES = os.environ.get("SOAK_ARTICLES", "4-6")
STEPS = 8
PAST_TICK = 0.03  # seconds, after which the stamp of a file is believed


@dataclass
class Sequence:
    """One site in its folder, the builds of it, and all that was done to it."""

    root: Path
    chance: Random
    site: Site
    written: dict[str, bytes] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    clean: dict[tuple[str, ...], tuple[Ran, Tree | None]] = field(default_factory=dict)
    sound: Site | None = None
    states: list[Site] = field(default_factory=list)
    is_broken: bool = False

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def edit(self) -> None:
        """Change the sources in one or several ways, mend them, or take them back to an earlier state."""
        before = self.site.files()
        if self.is_broken and self.sound and self.chance.random() < 0.6:
            self.log.append("take back what broke it")
            self.site = copy.deepcopy(self.sound)
        elif self.states and self.chance.random() < 0.06:
            number = self.chance.randrange(len(self.states))
            self.log.append(f"take back to state {number}")
            self.site = copy.deepcopy(self.states[number])
        else:
            count = self.chance.choice([1, 1, 1, 2, 3])
            while count:
                trial = copy.deepcopy(self.site)
                said = self.chance.choice(EDITS)(trial, self.chance)
                if said and trial.files() != self.site.files():
                    self.site = trial
                    self.log.append(said)
                    count -= 1
        self.write(before, self.site.files())

    def write(self, before: Mapping[str, bytes], files: Mapping[str, bytes]) -> None:
        """Bring the folder to what the site says, in the manner of one editor or another."""
        manner = self.chance.choice(["in place", "in place", "same time", "replaced", "old time"])
        for path in before.keys() - files.keys():
            remove(self.folder / path)
        for path, content in files.items():
            if before.get(path) != content:
                put_file(self.folder / path, content, manner)
        prune(self.folder, before.keys() - files.keys())
        self.log.append(f"  (written {manner})")

    def spoil(self) -> None:
        """Let something happen to what builds left."""
        self.log.append(self.chance.choice(SPOILS)(self.root, self.chance) or "nothing to spoil")

    def options(self) -> tuple[str, ...]:
        """Choose what a build is told."""
        jobs = self.chance.choice([(), (), ("--jobs", "1"), ("--jobs", "2"), ("--jobs", "3")])
        return (*(option for option in ("--drafts", "--strict") if self.chance.random() < 0.08), *jobs)

    def build(self, options: tuple[str, ...]) -> None:
        """Build, and compare with a clean build: status, report and site; where it fails, with the site before."""
        expected, site = self.build_clean(options)
        before = read_tree(self.folder / "site")
        ran = run_build(self.folder, *options)
        after = read_tree(self.folder / "site")
        self.log.append(f"build {' '.join(options)}: {ran.status}")
        self.is_broken = expected.status != 0
        wrong = [] if ran.status == expected.status else [f"status {ran.status}, should be {expected.status}"]
        if ran.said != expected.said:
            wrong.append(f"the report: {compare_texts(expected.said, ran.said)}")
        if difference := differ(before if expected.status else site, after):
            wrong.append(f"the site{' of before' if expected.status else ''}:\n{difference}")
        left = sorted(
            path.name for path in self.root.iterdir() if path.name not in {"site", "said.txt", "kept", "elsewhere"}
        )
        left += sorted(path.name for path in self.folder.iterdir() if path.name.startswith(".site"))
        if left:
            wrong.append(f"left behind: {left}")
        if wrong:
            pytest.fail("\n".join([*self.log, *wrong]), pytrace=False)

    def build_clean(self, options: tuple[str, ...]) -> tuple[Ran, Tree | None]:
        """Build without any memory, elsewhere; once for the same sources."""
        lasting = tuple(option for option in options if option in {"--drafts", "--strict"})
        key = (name_tree(self.site.files()), *lasting)
        if key not in self.clean:
            output = self.root / "clean"
            ran = run_build(self.folder, *lasting, "--no-cache", "--output", str(output))
            assert ran.status in {0, 1}, ran.said
            self.clean[key] = ran, read_tree(output)
            remove(output)
        return self.clean[key]


def put_file(place: Path, content: bytes, manner: str) -> None:
    """Write one file in place with a new time, its old one or an ancient one, or put a new file in its place."""
    for above in reversed(place.parents):
        if above.is_file():
            above.unlink()
    if place.is_dir():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.stat() if place.exists() else None
    if manner == "replaced":
        new = place.with_name(f".{place.name}.new")
        new.write_bytes(content)
        new.replace(place)
    else:
        place.write_bytes(content)
    if old and manner in {"same time", "replaced"}:
        os.utime(place, ns=(old.st_atime_ns, old.st_mtime_ns))
    if manner == "old time":
        os.utime(place, (1_000_000_000, 1_000_000_000))


def prune(folder: Path, paths: Iterable[str]) -> None:
    """Remove the folders that were left empty."""
    for path in paths:
        above = (folder / path).parent
        while above != folder and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
            above = above.parent


@pytest.mark.parametrize("seed", range(SEED, SEED + SEQUENCES))
def test_a_warm_build_equals_a_clean_one_after_any_edits(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    sequence = Sequence(
        tmp_path, chance, make_site(chance, chance.randint(*map(int, ARTICLES.split("-"))), is_sound=False)
    )
    sequence.log.append(f"\nSOAK_SEED={seed} SOAK_SEQUENCES=1 SOAK_ARTICLES={ARTICLES} python -m pytest {__file__}")
    sequence.write({}, sequence.site.files())
    sequence.build(())
    for step in range(STEPS):
        sequence.log.append(f"--- {step + 1}")
        if not sequence.is_broken:
            sequence.sound = copy.deepcopy(sequence.site)
        sequence.states.append(copy.deepcopy(sequence.site))
        keep_state(tmp_path, str(step))
        if chance.random() < 0.85:
            sequence.edit()
        if chance.random() < 0.3:
            sequence.spoil()
        if chance.random() < 0.5:
            time.sleep(PAST_TICK)
        options = sequence.options()
        sequence.build(options)
        if chance.random() < 0.3:
            sequence.build(options if chance.random() < 0.8 else ())
