"""Whatever became of the cache, a build gives the right site or a clean one, and runs nothing that lies there.

`make soak` damages it many times, `make test` a few.
"""

from __future__ import annotations

import marshal
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from random import Random

import pytest

from tests.builds import Ran, Tree, compare_texts, differ, list_tree, read_tree, remove, run_build, write_files
from tests.soak.site import Site, add_article, make_site

pytestmark = pytest.mark.usefixtures("libraries")

SEED = int(os.environ.get("SOAK_SEED", "6"))
FLIPS = int(os.environ.get("SOAK_FLIPS", "6"))
ROOT = Path(__file__).parents[2]
OTHER_VERSIONS = (b"whence ledger 0", b"whence ledger 99", b"", b"\x80\x04", b"SQLite format 3\x00", b"{}")


@dataclass(frozen=True)
class Bench:
    """A site built once, kept with what the build left, and what two states of its sources should give."""

    root: Path
    states: tuple[Mapping[str, bytes], Mapping[str, bytes]]
    clean: tuple[tuple[Ran, Tree | None], tuple[Ran, Tree | None]]

    @property
    def folder(self) -> Path:
        return self.root / "now" / "record"

    def put_back(self) -> None:
        """Have the site as its first build left it, files with two names included."""
        remove(self.root / "now")
        subprocess.run(["cp", "-a", self.root / "kept", self.root / "now"], check=True)

    def show(self, number: int) -> None:
        """Bring the sources to one of the states."""
        for path in self.states[0].keys() - self.states[number].keys():
            (self.folder / path).unlink()
        changed = {path: it for path, it in self.states[number].items() if self.states[0].get(path) != it}
        write_files(self.folder, changed)

    def check(self, number: int, told: str, *, builds: int = 1) -> None:
        """Build, and compare with the clean build of a state."""
        for again in range(builds):
            ran, site = self.clean[number]
            found = run_build(self.folder)
            assert found.status == ran.status, f"{told}\n{found.said}"
            assert found.said == ran.said, f"{told}\n{compare_texts(ran.said, found.said)}"
            assert not (difference := differ(site, read_tree(self.folder / "site"))), (
                f"{told}, build {again}\n{difference}"
            )


def edit(site: Site, chance: Random) -> Site:
    """Change a little, so that the next build has use for most of what is kept."""
    add_article(site, chance)
    first = min(site.articles)
    site.articles[first].matter["title"] = "Another title"
    site.articles[first].text.insert(0, ["A line above all others."])
    return site


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    chance, root = Random(SEED), tmp_path_factory.mktemp("damage")
    site = make_site(chance, 5)
    states = (site.files(), edit(site, chance).files())
    found = []
    for files in states:
        remove(root / "kept")
        write_files(root / "kept" / "record", files)
        ran = run_build(root / "kept" / "record", "--no-cache")
        assert ran.status == 0, ran.said
        found.append((ran, read_tree(root / "kept" / "record" / "site")))
    remove(root / "kept")
    write_files(root / "kept" / "record", states[0])
    assert run_build(root / "kept" / "record").status == 0
    return Bench(root, states, (found[0], found[1]))


# --- ways to damage a file of the cache --------------------------------------------------------------------------------


def flip(content: bytes, chance: Random) -> bytes:
    """Turn one bit, rarely some more."""
    found = bytearray(content or b"\0")
    for _ in range(chance.choice([1, 1, 1, 1, 40])):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def flip_early(content: bytes, chance: Random) -> bytes:
    """Turn a bit where most forms say what they are and how long."""
    return flip(content[:64], chance) + content[64:]


def cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def lengthen(content: bytes, chance: Random) -> bytes:
    return content + chance.choice([b"\0", content, b"\n{}"])


def lose_middle(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randint(1, 99) :]


def fill_garbage(content: bytes, chance: Random) -> bytes:
    return chance.randbytes(len(content))


def fill_zeros(content: bytes, chance: Random) -> bytes:
    """As after a loss of power."""
    start = chance.randrange(len(content) + 1)
    return content[:start] + bytes(len(content) - start)


def claim_version(content: bytes, chance: Random) -> bytes:
    """Another form, as another version of the program would have left it."""
    _, end, rest = content.partition(b"\n")
    return chance.choice(OTHER_VERSIONS) + end + rest


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    flip, flip, flip, flip, flip_early, flip_early, cut, cut, lengthen, lose_middle, fill_garbage, fill_zeros,
    claim_version,
)  # fmt: skip


def choose_files(cache: Path, chance: Random) -> list[Path]:
    """Choose two files of the cache, mostly of what is not the published site itself."""
    found = sorted(path for path in list_tree(cache) if path.is_file())
    own = [path for path in found if path.relative_to(cache).parts[0] != "site" and path.stat().st_size]
    return [chance.choice(own if own and chance.random() < 0.8 else found) for _ in range(2)]


def damage(cache: Path, chance: Random) -> str:
    """Damage a file in place or under a new number, with its old times or new ones; or let two change places."""
    first, second = choose_files(cache, chance)
    stat, content = first.stat(), first.read_bytes()
    if chance.random() < 0.1:
        other = second.read_bytes()
        first.write_bytes(other)
        second.write_bytes(content)
        return f"swap {first.relative_to(cache)} and {second.relative_to(cache)}"
    how = chance.choice(DAMAGES)
    if chance.random() < 0.5:
        first.unlink()
    first.write_bytes(how(content, chance))
    if chance.random() < 0.5:
        os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return f"{how.__name__} {first.relative_to(cache)}"


def test_a_damaged_cache_costs_time_and_nothing_else(bench: Bench) -> None:
    chance = Random(SEED)
    for number in range(FLIPS):
        bench.put_back()
        told = [f"SOAK_SEED={SEED}, damage {number}"]
        told += [damage(bench.folder / ".whence", chance) for _ in range(chance.choice([1, 1, 1, 3]))]
        if chance.random() < 0.3:
            remove(bench.folder / "site")
            told.append("no output")
        state = chance.choice([0, 1])
        bench.show(state)
        bench.check(state, "\n".join([*told, f"state {state}"]), builds=chance.choice([1, 1, 2]))


@pytest.mark.parametrize("state", [0, 1])
def test_the_cache_of_another_site(bench: Bench, state: int) -> None:
    chance = Random(SEED + 1)
    other = make_site(chance, 5)
    bench.put_back()
    write_files(bench.root / "other" / "record", other.files())
    run_build(bench.root / "other" / "record")
    remove(bench.folder / ".whence")
    (bench.root / "other" / "record" / ".whence").rename(bench.folder / ".whence")
    remove(bench.root / "other")
    bench.show(state)
    bench.check(state, "the cache of another site")


@pytest.mark.parametrize("state", [0, 1])
def test_a_cache_of_which_every_file_is_something_else(bench: Bench, state: int) -> None:
    """Each file holds what the next one held."""
    bench.put_back()
    found = sorted(path for path in list_tree(bench.folder / ".whence") if path.is_file())
    contents = [path.read_bytes() for path in found]
    for path, content in zip(found, [*contents[1:], contents[0]], strict=True):
        path.unlink()
        path.write_bytes(content)
    bench.show(state)
    bench.check(state, "all files of the cache turned by one")


# --- what lies in the cache is never run -------------------------------------------------------------------------------

PLANTED = (
    "sitecustomize",
    "usercustomize",
    "yaml",
    "jinja2",
    "msgspec",
    "click",
    "builder",
    "conftest",
    "site",
    "ledger",
)


class Trap:
    """Leaves a file where it is read back as a pickle."""

    def __init__(self, sign: Path) -> None:
        self.sign = sign

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return exec, (f"open({str(self.sign)!r}, 'w').close()",)


def plant(cache: Path, sign: Path) -> None:
    """Put programs into a cache, in every form that Python runs."""
    code = f"open({str(sign)!r}, 'w').close()\n"
    compiled = compile(code, "planted", "exec")
    header = MAGIC_NUMBER + bytes(12)
    for folder in (cache, *(path for path in list_tree(cache) if path.is_dir())):
        for name in PLANTED:
            for ending, content in ((".py", code.encode()), (".pyc", header + marshal.dumps(compiled)),
                                    (".pickle", pickle.dumps(Trap(sign))), (".pth", f"import os; {code}".encode())):  # fmt: skip
                if not (folder / f"{name}{ending}").exists():
                    (folder / f"{name}{ending}").write_bytes(content)
    (cache / "__pycache__").mkdir(exist_ok=True)
    for name in PLANTED:
        cached = f"{name}.{sys.implementation.cache_tag}.pyc"
        (cache / "__pycache__" / cached).write_bytes(header + marshal.dumps(compiled))


@pytest.mark.parametrize(("how", "state"), [("beside", 0), ("beside", 1), ("pickle", 1), ("marshal", 1), ("python", 1)])
def test_nothing_in_the_cache_is_run(bench: Bench, how: str, state: int) -> None:
    """Programs beside what builds left, or in place of it."""
    bench.put_back()
    sign, cache = bench.root / f"ran-{how}", bench.folder / ".whence"
    code = compile(f"open({str(sign)!r}, 'w').close()", "planted", "exec")
    forms = {"pickle": pickle.dumps(Trap(sign)), "marshal": marshal.dumps(code),
             "python": f"open({str(sign)!r}, 'w').close()".encode()}  # fmt: skip
    if how != "beside":
        for path in [path for path in list_tree(cache) if path.is_file()]:
            path.unlink()
            path.write_bytes(forms[how])
    plant(cache, sign)
    bench.show(state)
    command = [sys.executable, "-m", "builder", "build", "--site", str(bench.folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == bench.clean[state][0].status, done.stderr
    assert not sign.exists()
    assert not differ(bench.clean[state][1], read_tree(bench.folder / "site"))
    bench.check(state, f"after {how}")


def test_the_traps_would_spring(tmp_path: Path) -> None:
    """What is planted above does run where it is read as a program."""
    (tmp_path / "cache").mkdir()
    plant(tmp_path / "cache", tmp_path / "ran")
    for run in (lambda: pickle.loads((tmp_path / "cache" / "yaml.pickle").read_bytes()),  # noqa: S301 - our own
                lambda: subprocess.run([sys.executable, "yaml.pyc"], cwd=tmp_path / "cache", check=True)):  # fmt: skip
        run()
        assert (tmp_path / "ran").exists()
        (tmp_path / "ran").unlink()
    shutil.rmtree(tmp_path / "cache")
