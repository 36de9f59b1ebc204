"""Where a build cannot write or read as it would: it says so plainly, and nothing is lost."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builds import Ran, read_tree, run_build, write_files

pytestmark = pytest.mark.usefixtures("libraries")

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "builder", "build"]
SECUREBITS, NOROOT, CAPABILITIES = 28, 3, 0x20080522  # linux/prctl.h, linux/securebits.h, linux/capability.h
SITE = {
    "site.yaml": b"title: T\nurl: https://example.org\n",
    "content/a.md": b"---\ntitle: A\npublished: 2019-06-03\n---\n\nText.\n",
    "static/a.txt": b"one",
}  # fmt: skip
PHOTOS = {"holiday.jpg": b"sea", "index.html": b"<p>mine", "deep/a.html": b"mine too"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "my-site"
    write_files(site, SITE)
    return site


@pytest.fixture
def photos(tmp_path: Path) -> Iterator[Path]:
    """Somebody's files, of which none may be lost."""
    place = tmp_path / "photos"
    write_files(place, PHOTOS)
    before = read_tree(place)
    yield place
    assert read_tree(place) == before


def change(site: Path) -> None:
    (site / "content" / "a.md").write_bytes(SITE["content/a.md"].replace(b"Text", b"Other text"))


def is_plain(ran: Ran, *statuses: int) -> bool:
    """Whether a build ended as a build may, with a message where it gave up."""
    return ran.status in statuses and "Traceback" not in ran.said and (ran.status == 0 or "error" in ran.said)


# --- what stands where the output should -------------------------------------------------------------------------------


def put_file(site: Path, photos: Path) -> None:
    del photos
    (site / "site").write_text("a file", "utf-8")


def put_link(site: Path, photos: Path) -> None:
    (site / "site").symlink_to(photos)


def put_link_to_nothing(site: Path, photos: Path) -> None:
    del photos
    (site / "site").symlink_to(site / "nothing")


def take_mark_away(site: Path, photos: Path) -> None:
    del photos
    assert run_build(site).status == 0
    (site / "site" / ".whence").unlink()
    change(site)


def put_link_beside(site: Path, photos: Path) -> None:
    (site / ".site.next").symlink_to(photos)


def put_other_link_beside(site: Path, photos: Path) -> None:
    (site / ".site.old").symlink_to(photos)


@pytest.mark.parametrize("cache", [(), ("--no-cache",)], ids=["cache", "no cache"])
@pytest.mark.parametrize(
    "stand_in_the_way",
    [put_file, put_link, put_link_to_nothing, take_mark_away, put_link_beside, put_other_link_beside],
)
def test_what_is_not_ours_is_let_be(
    folder: Path, photos: Path, stand_in_the_way: Callable[[Path, Path], None], cache: tuple[str, ...]
) -> None:
    stand_in_the_way(folder, photos)
    before = read_tree(folder)
    ran = run_build(folder, *cache)
    assert is_plain(ran, 2), ran
    assert "hint:" in ran.said
    after = read_tree(folder)
    assert before is not None
    assert after is not None
    assert {path: entry for path, entry in after.items() if not path.startswith(".whence")} == {
        path: entry for path, entry in before.items() if not path.startswith(".whence")
    }


@pytest.mark.parametrize(
    "output", ["none/site", "static", "static/deep", "templates", "content/../content", "site.yaml"]
)
def test_an_output_that_cannot_be(folder: Path, output: str) -> None:
    (folder / "templates").mkdir()
    before = read_tree(folder)
    ran = run_build(folder, "--no-cache", "--output", str(folder / output))
    assert is_plain(ran, 2), ran
    assert read_tree(folder) == before


# --- what stands where the cache should --------------------------------------------------------------------------------


def cache_is_file(site: Path, photos: Path) -> None:
    del photos
    (site / ".whence").write_text("a file", "utf-8")


def cache_is_link(site: Path, photos: Path) -> None:
    (site / ".whence").symlink_to(photos)


def twin_is_link(site: Path, photos: Path) -> None:
    (site / ".whence").mkdir()
    (site / ".whence" / "site").symlink_to(photos)


def twin_is_file(site: Path, photos: Path) -> None:
    del photos
    (site / ".whence").mkdir()
    (site / ".whence" / "site").write_text("a file", "utf-8")


def folder_of_twin_is_link(site: Path, photos: Path) -> None:
    run_build(site)
    shutil.rmtree(site / ".whence" / "site" / "static")
    (site / ".whence" / "site" / "static").symlink_to(photos)
    (site / "static" / "holiday.jpg").write_bytes(b"ours")


def all_are_links(site: Path, photos: Path) -> None:
    """Whatever a build has left, and what it makes on the way, leads elsewhere."""
    run_build(site)
    for path in list((site / ".whence").iterdir()):
        for name in (path.name, f"{path.name}.new"):
            link = site / ".whence" / name
            (shutil.rmtree if link.is_dir() else Path.unlink)(link) if link.exists() else None
            link.symlink_to(photos / "holiday.jpg")


def all_lead_to_nothing(site: Path, photos: Path) -> None:
    """A file must not come to be elsewhere."""
    run_build(site)
    for path in list((site / ".whence").iterdir()):
        (shutil.rmtree if path.is_dir() else Path.unlink)(path)
        path.symlink_to(photos / path.name)


def all_are_folders(site: Path, photos: Path) -> None:
    del photos
    run_build(site)
    for path in list((site / ".whence").iterdir()):
        (shutil.rmtree if path.is_dir() else Path.unlink)(path)
        path.mkdir()
        (path / "deep").mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        cache_is_file, cache_is_link, twin_is_link, twin_is_file, folder_of_twin_is_link, all_are_links,
        all_lead_to_nothing, all_are_folders,
    ],
)  # fmt: skip
def test_a_cache_that_is_none_or_leads_elsewhere(
    folder: Path, photos: Path, spoil: Callable[[Path, Path], None]
) -> None:
    spoil(folder, photos)
    for _ in range(2):
        change(folder)
        ran = run_build(folder)
        assert is_plain(ran, 0), ran
        clean = run_build(folder, "--no-cache", "--output", str(folder.parent / "clean"))
        assert (clean.status, clean.said) == (0, ran.said)
        assert read_tree(folder / "site") == read_tree(folder.parent / "clean")


# --- without the right to it -------------------------------------------------------------------------------------------


def give_up_rights() -> None:
    """Have the rights of files hold for root too, and for all that it starts."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        nothing = (ctypes.c_uint32 * 6)()
        if libc.prctl(SECUREBITS, NOROOT) or libc.capset((ctypes.c_uint32 * 2)(CAPABILITIES, 0), nothing):
            raise OSError(ctypes.get_errno(), "root cannot give up its rights")


@pytest.fixture
def as_somebody(folder: Path) -> Callable[..., Ran]:
    """Build as one for whom the rights of files hold."""

    def build(*options: str) -> Ran:
        return run_build(folder, *options, first=give_up_rights)

    if os.geteuid() == 0 and sys.platform != "linux":
        pytest.skip("root can read and write everything")
    assert build().status == 0
    return build


@pytest.mark.parametrize("path", ["content/a.md", "content", "static/a.txt", "static", "site.yaml"])
def test_what_cannot_be_read(folder: Path, as_somebody: Callable[..., Ran], path: str) -> None:
    before = read_tree(folder / "site")
    mode = (folder / path).stat().st_mode
    (folder / path).chmod(0)
    for _ in range(2):
        ran = as_somebody()
        assert is_plain(ran, 1), ran
        assert "WH101" in ran.said
        assert read_tree(folder / "site") == before
    (folder / path).chmod(mode)
    assert as_somebody().status == 0


@pytest.mark.parametrize("path", ["", "site", ".whence", ".whence/site"])
def test_what_cannot_be_written(folder: Path, as_somebody: Callable[..., Ran], path: str) -> None:
    """The site's folder, the output, the cache: the new site stands, or the old one does and we say why."""
    change(folder)
    before = read_tree(folder / "site")
    (folder / path).chmod(0o555)
    ran = as_somebody()
    assert is_plain(ran, 0, 2), ran
    stands = read_tree(folder / "site")
    (folder / path).chmod(0o755)
    if ran.status:
        assert stands == before
        assert "old site is as it was" in ran.said or "nothing was changed" in ran.said
        assert as_somebody().status == 0
    assert as_somebody("--no-cache", "--output", str(folder.parent / "clean")).status == 0
    assert read_tree(folder / "site") == read_tree(folder.parent / "clean")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*{path.split("/")[0] for path in SITE}, "site", ".whence"]
    )


# --- a disk that is full -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cache", [(), ("--no-cache",)], ids=["cache", "no cache"])
def test_a_disk_that_refuses_a_large_file(folder: Path, cache: tuple[str, ...]) -> None:
    """A limit on the size of one file is refused as a full disk is, in the midst of writing."""
    assert run_build(folder, *cache).status == 0
    before = read_tree(folder / "site")
    change(folder)
    (folder / "static" / "large.bin").write_bytes(bytes(600_000))
    limit = 500_000

    def refuse() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    ran = run_build(folder, *cache, first=refuse)
    assert is_plain(ran, 2), ran
    assert "the old site is as it was" in ran.said
    assert read_tree(folder / "site") == before
    left = [".whence", "content", "site", "site.yaml", "static"]
    assert sorted(path.name for path in folder.iterdir()) == left[bool(cache) :]
    assert run_build(folder, *cache).status == 0
    assert (folder / "site" / "static" / "large.bin").stat().st_size == 600_000


FULL = """
set -u
mount -t tmpfs -o size=$2 none "$1" || exit 77
cp -r "$1-sources" "$1/my-site"
cd "$1/my-site"
build() { "$PYTHON" -m builder build --site . $OPTIONS; echo "status $?"; }
build
cp -a site "$1-before"
cp "$1-large" static/large.bin
echo more >> content/a.md
cat /dev/zero > "$1/filler" 2>/dev/null
head -c $3 /dev/zero > "$1/gap" && truncate -s -$3 "$1/filler"
rm "$1/gap"
build
diff -r site "$1-before" && echo same
ls -A
rm "$1/filler"
build
ls site/static
"""


@pytest.mark.parametrize(("cache", "gap"), [("", "0"), ("", "200000"), ("--no-cache", "0"), ("--no-cache", "200000")])
def test_a_full_disk(tmp_path: Path, cache: str, gap: str) -> None:
    """On a small disk of its own, where the system lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    write_files(tmp_path / "disk-sources", SITE)
    (tmp_path / "disk-large").write_bytes(bytes(400_000))
    told = {**os.environ, "PYTHON": sys.executable, "OPTIONS": cache, "PYTHONPATH": str(ROOT)}
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", FULL, "sh", str(disk), "8m", gap]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=told)
    except FileNotFoundError:
        pytest.skip("there is no unshare")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no disk of our own: {done.stderr}")
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("status")] == ["status 0", "status 2", "status 0"], done
    assert "Traceback" not in done.stderr
    assert "the old site is as it was" in done.stderr
    assert "same" in lines, done
    assert not [line for line in lines if line.startswith(".site")], done
    assert "large.bin" in lines


# --- two at once -------------------------------------------------------------------------------------------------------


def test_builds_at_once(folder: Path) -> None:
    """One of them publishes; the others do too, one after the other, or say that it is at work."""
    for number in range(3):
        (folder / "content" / "a.md").write_bytes(SITE["content/a.md"] + f"Part {number}.\n".encode())
        builds = [
            subprocess.Popen([*COMMAND, "--site", str(folder)], cwd=ROOT, stderr=subprocess.PIPE, text=True,
                             stdout=subprocess.DEVNULL)
            for _ in range(3)
        ]  # fmt: skip
        ends = [(build.communicate()[1], build.returncode) for build in builds]
        assert any(status == 0 for _, status in ends), ends
        for said, status in ends:
            assert status == 0 or (status == 2 and "another build is writing" in said), ends
        assert f"Part {number}." in (folder / "site" / "a.html").read_text("utf-8")
        assert sorted(path.name for path in folder.iterdir()) == [".whence", "content", "site", "site.yaml", "static"]
