"""What happens to a site's folder beside edits: to what builds left there, and to the times of its files.

Each takes the folder in which `site` is the site, with the states kept of it, and says what it did; None where there
was nothing to spoil. None of it may change what the next build gives.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.builds import list_tree, remove

Spoil = Callable[[Path, Random], str | None]

MARK = ".whence"  # in the output: who removes it takes the folder away from us
LEFT = (".whence", "site")
SOURCES = ("content", "templates", "static", "site.yaml")


def any_file(folder: Path, chance: Random, *, spare: str = "") -> Path | None:
    """Choose a file below a folder, but not the one that is spared."""
    found = [path for path in list_tree(folder) if path.is_file() and path != folder / spare]
    return chance.choice(sorted(found)) if found else None


def keep_state(root: Path, name: str) -> None:
    """Keep what builds have left, as a cache of a CI would: contents only, every time new."""
    for left in LEFT:
        if (root / "site" / left).is_dir():
            shutil.copytree(root / "site" / left, root / "kept" / name / left, symlinks=True)


# --- the output --------------------------------------------------------------------------------------------------------


def change_page(root: Path, chance: Random) -> str | None:
    """In place: where the file has a second name, that one changes too."""
    if not (path := any_file(root / "site/site", chance, spare=MARK)):
        return None
    content = bytearray(path.read_bytes() or b"x")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    stat = path.stat()
    with path.open("r+b") as file:
        file.write(content)
    if chance.random() < 0.5:
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return f"change {path.relative_to(root)} in place"


def replace_page(root: Path, chance: Random) -> str | None:
    if not (path := any_file(root / "site/site", chance, spare=MARK)):
        return None
    content = chance.choice([b"", b"mine", path.read_bytes()])
    path.unlink()
    path.write_bytes(content)
    return f"put another {path.relative_to(root)}"


def remove_page(root: Path, chance: Random) -> str | None:
    if not (path := any_file(root / "site/site", chance, spare=MARK)):
        return None
    path.unlink()
    return f"remove {path.relative_to(root)}"


def add_stranger(root: Path, chance: Random) -> str | None:
    folders = [path for path in list_tree(root / "site/site") if path.is_dir()]
    if not folders:
        return None
    place = chance.choice(sorted(folders)) / chance.choice(["stranger.html", ".DS_Store", "new/deep/x.txt"])
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"x")
    return f"add {place.relative_to(root)}"


def turn_page(root: Path, chance: Random) -> str | None:
    """A page becomes a folder, or a link to itself elsewhere."""
    if not (path := any_file(root / "site/site", chance, spare=MARK)):
        return None
    content = path.read_bytes()
    path.unlink()
    if chance.random() < 0.5:
        path.mkdir()
        (path / "x.html").write_bytes(content)
    else:
        (root / "elsewhere").write_bytes(content)
        path.symlink_to(root / "elsewhere")
    return f"turn {path.relative_to(root)}"


def lock_page(root: Path, chance: Random) -> str | None:
    """Other rights: readers see them too."""
    if not (path := any_file(root / "site/site", chance, spare=MARK)):
        return None
    path.chmod(chance.choice([0o600, 0o444, 0o777]))
    return f"other rights for {path.relative_to(root)}"


def remove_site(root: Path, chance: Random) -> str | None:
    del chance
    if not (root / "site/site").exists():
        return None
    remove(root / "site/site")
    return "remove the output"


# --- the cache ---------------------------------------------------------------------------------------------------------


def remove_cache(root: Path, chance: Random) -> str | None:
    del chance
    remove(root / "site/.whence")
    return "remove the cache"


def remove_both(root: Path, chance: Random) -> str | None:
    return f"{remove_cache(root, chance)}, {remove_site(root, chance)}"


def spoil_cache(root: Path, chance: Random) -> str | None:
    """A file of the cache goes, is cut short, holds something else, or is a folder."""
    if not (path := any_file(root / "site/.whence", chance)):
        return None
    content = path.read_bytes()
    path.unlink()
    how = chance.choice(["gone", "empty", "cut", "other", "folder", "copied"])
    if how == "folder":
        path.mkdir()
    elif how != "gone":
        found = {"empty": b"", "cut": content[: len(content) // 2], "other": b"nothing of ours\n", "copied": content}
        path.write_bytes(found[how])
    return f"{path.relative_to(root)} is {how}"


def change_cache(root: Path, chance: Random) -> str | None:
    """One bit, in place: where the file has a second name in the output, that one changes too."""
    if not (path := any_file(root / "site/.whence", chance)):
        return None
    content = bytearray(path.read_bytes())
    if not content:
        return None
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as file:
        file.write(content)
    return f"flip a bit of {path.relative_to(root)}"


# --- times, and other machines -----------------------------------------------------------------------------------------


def restore_older(root: Path, chance: Random) -> str | None:
    """Put back what an earlier build left: its cache, its output, or both, every time new."""
    kept = sorted((root / "kept").iterdir()) if (root / "kept").is_dir() else []
    if not kept:
        return None
    state = chance.choice(kept)
    names = chance.choice([LEFT, LEFT[:1], LEFT[:1], LEFT[1:]])
    for name in names:
        if (state / name).is_dir():
            remove(root / "site" / name)
            shutil.copytree(state / name, root / "site" / name, symlinks=True, copy_function=shutil.copy)
    return f"restore {' and '.join(names)} of build {state.name}"


def check_out_anew(root: Path, chance: Random) -> str | None:
    """A fresh checkout, with some of what builds have left: other numbers and times for every file."""
    keep = set(chance.choice([LEFT, LEFT, LEFT[:1], LEFT[1:], ()]))
    site, other = root / "site", root / "other"
    shutil.copytree(
        site,
        other,
        symlinks=True,
        copy_function=shutil.copy,
        ignore=lambda path, _: set(LEFT) - keep if Path(path) == site else set(),
    )
    shutil.rmtree(site)
    other.rename(site)
    return f"check out anew with {' and '.join(sorted(keep)) or 'nothing'}"


def touch_all(root: Path, chance: Random) -> str | None:
    """Every file of the sources at one moment, which may lie behind or ahead."""
    moment = chance.choice([0, 1_000_000_000, 4_000_000_000])
    for name in SOURCES:
        place = root / "site" / name
        for path in list_tree(place) if place.is_dir() else [place]:
            if path.exists():
                os.utime(path, (moment, moment))
    return f"touch all, {moment}"


SPOILS: tuple[Spoil, ...] = (
    change_page, replace_page, remove_page, add_stranger, turn_page, lock_page, remove_site, remove_cache, remove_both,
    spoil_cache, spoil_cache, change_cache, change_cache, restore_older, restore_older, restore_older, check_out_anew,
    check_out_anew, touch_all,
)  # fmt: skip
