"""The only reader of authors' files: a site's folder in, bytes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_IFREG, S_ISDIR, S_ISREG

from builder.diagnostics import Code, Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.inputs import File, Inputs
from builder.model.ledger import Stamps, digest

FILE_ENDINGS = (".md", ".yaml")
THEME, PROGRAM = "theme", "builder"  # what our own files are called among a build's inputs
PUBLISHED = S_IFREG | 0o644  # the kind and the rights that every file of a site is given
# A file written twice within one tick of the file system's clock may keep its stamp. Ticks are 10 ms at most where
# times have a fraction of a second, and up to 2 s where they have none.
TICK, SLOW_TICK = 20_000_000, 2_000_000_000  # nanoseconds
MANY = 256  # files, for one thread to read


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at all that a build is made from: stamps by path, and where each folder stands.

    Paths are as in Inputs; our theme's begin with `theme/`, our program's own with `builder/`. Where `is_output`, they
    are of a published site, in which only a plain file that everyone may read is as we left it.
    """

    stamps: Stamps
    roots: Mapping[str, Path]  # by the first part of the path: the folder from which the rest leads; "" for all others
    is_output: bool = False

    def place(self, path: str) -> str:
        """Tell where a file stands."""
        first, _, rest = path.partition("/")
        root = self.roots.get(first)
        return f"{self.roots['']}/{path}" if root is None else f"{root}/{rest}" if rest else str(root)


def look_at_site(site: Path, *, now: int = 0) -> Outcome[Sight]:
    """List the files that a build of the folder `site` is made from. `now` is when, by the file system's own clock.

    May say WH101 (unreadable), WH108 (a link leads out of the site).
    """
    faults: list[Diagnostic] = []
    theme = find_theme()
    roots = {name: site / name for name in ("site.yaml", "content", "templates", "static")}
    stamps: dict[str, str] = {}
    is_theme = roots["templates"].is_dir() and roots["templates"].samefile(theme)
    for name, place in roots.items():
        if name == "templates" and is_theme:
            continue
        if left := leaves(site, name):
            faults.append(left)
        elif name != "site.yaml":
            stamps.update(walk(site, name, faults, now))
        elif place.exists():
            stamps[name] = stamp_of(os.stat(place), now)
    roots |= {THEME: theme, PROGRAM: Path(__file__).parent}
    for name in (THEME, PROGRAM):
        ours = walk(roots[name].parent, roots[name].name, faults, now)
        start = len(roots[name].name)
        stamps.update((name + path[start:], stamp) for path, stamp in ours if name == THEME or path.endswith(".py"))
    return Outcome(Sight(stamps, roots), tuple(faults))


def read_inputs(site: Path) -> Outcome[Inputs]:
    """Read all that a build of the site in the folder `site` is made from. May say WH101 and WH108."""
    seen = look_at_site(site)
    read = read_files(seen.value)
    return Outcome(read.value, (*seen.diagnostics, *read.diagnostics))


def read_pair(site: Path, stem: str) -> tuple[File | None, File | None]:
    """Read an article and its sidecar, `content/2019/planes` without its ending; None for what cannot be read."""

    def read(path: str) -> File | None:
        try:
            return None if leaves(site, path) else File(path, (site / path).read_bytes())
        except OSError:
            return None

    return read(f"{stem}.md"), read(f"{stem}.yaml")


def read_files(sight: Sight) -> Outcome[Inputs]:
    """Read the files of one look. May say WH101 (unreadable)."""
    faults: list[Diagnostic] = []
    digests: dict[str, str] = {}
    found: dict[str, list[File]] = {first: [] for first in sight.roots}
    for path in sight.stamps:
        first, _, rest = path.partition("/")
        shown = f"{sight.roots[first].name}/{rest}" if first == THEME else path
        try:
            with open(sight.place(path), "rb", buffering=0) as file:
                content = file.read()
            digests[path] = digest(content)
            found[first].append(File(shown, content))
        except OSError as fault:
            faults.append(at(shown, codes.UNREADABLE, f"the file cannot be read: {reason(fault)}"))
    return Outcome(
        Inputs(
            site=next(iter(found["site.yaml"]), None),
            content=tuple(found["content"]),
            templates=by_name(found["templates"]),
            theme=by_name(found[THEME]),
            static=tuple(found["static"]),
            digests=digests,
        ),
        tuple(faults),
    )


def read_digests(sight: Sight, paths: Iterable[str]) -> dict[str, str]:
    """Give the digests of files by path; those that cannot be read, or are not as we left them, are left out."""
    wanted = list(paths)
    if len(wanted) < MANY:
        return read_some_digests(sight, wanted)
    from concurrent.futures import ThreadPoolExecutor  # while a file is read and named, another can be

    found: dict[str, str] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        shards = (wanted[start : start + MANY] for start in range(0, len(wanted), MANY))
        for some in pool.map(partial(read_some_digests, sight), shards):
            found |= some
    return found


def read_some_digests(sight: Sight, paths: Sequence[str]) -> dict[str, str]:
    """Give the digests of some files."""
    found: dict[str, str] = {}
    for path in paths:
        place = sight.place(path)
        try:
            if sight.is_output and os.lstat(place).st_mode != PUBLISHED:
                continue
            with open(place, "rb", buffering=0) as file:
                found[path] = digest(file.read())
        except OSError:
            continue
    return found


def look_at_output(output: Path, *, now: int = 0) -> Sight:
    """List the files of a published site, as they stand."""
    if not output.is_dir() or output.is_symlink():
        return Sight({}, {})
    found = {path: stamp_of(stat, now) for path, stat in list_files(output)}
    return Sight(dict(sorted(found.items())), {"": output}, is_output=True)


def list_files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """List all that is below a folder and is no folder, hidden files too, as paths from it. Links are not followed."""
    folders = [""]
    while folders:
        above = folders.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{above}{entry.name}/")
                else:
                    yield f"{above}{entry.name}", entry.stat(follow_symlinks=False)


def stamp_of(stat: os.stat_result, now: int) -> str:
    """Stamp a file; the empty stamp where it may have been written to in this very moment."""
    tick = TICK if stat.st_ctime_ns % 1_000_000_000 else SLOW_TICK
    if stat.st_ctime_ns > now - tick:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def find_theme() -> Path:
    """Find the default theme: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def by_name(files: Iterable[File]) -> dict[str, File]:
    """Gather templates by the names other templates call them, `strings/en.yaml`."""
    return {file.path.partition("/")[2]: file for file in files}


def walk(site: Path, folder: str, faults: list[Diagnostic], now: int) -> Iterator[tuple[str, str]]:
    """List the files below a folder of the site, as paths with slashes from the site, in order, each with its stamp.

    Hidden files and folders are passed over, and in content/ folders whose name begins with `_`. Links to folders are
    followed while they stay inside the site and do not lead back up.
    """

    def descend(path: str, above: frozenset[Path]) -> Iterator[tuple[str, str]]:
        try:
            with os.scandir(site / path) as entries:
                here = sorted((entry for entry in entries if entry.name[0] != "."), key=lambda entry: entry.name)
        except OSError as fault:
            faults.append(at(path, codes.UNREADABLE, f"the folder cannot be read: {reason(fault)}"))
            return
        for entry in here:
            below = f"{path}/{entry.name}"
            if entry.is_symlink() and (left := leaves(site, below)):
                faults.append(left)
            elif (stat := stat_of(entry)) is None or S_ISREG(stat.st_mode):
                yield below, stamp_of(stat, now) if stat else ""
            elif not S_ISDIR(stat.st_mode):
                faults.append(at(below, codes.UNREADABLE, "this is a pipe or device, and no file"))
            elif entry.name.endswith(FILE_ENDINGS):
                faults.append(at(below, codes.UNREADABLE, "this is a folder, where its name says a file"))
            elif not (folder == "content" and entry.name[0] == "_"):
                real = (site / below).resolve()
                if real not in above:
                    yield from descend(below, above | {real})

    if (site / folder).is_dir():
        yield from descend(folder, frozenset({(site / folder).resolve()}))
    elif (site / folder).exists():
        faults.append(at(folder, codes.UNREADABLE, f"{folder} is a file, and should be a folder"))


def leaves(site: Path, path: str) -> Diagnostic | None:
    """Say WH108 where links lead from a path out of the site; None where they do not."""
    real = (site / path).resolve()
    if real.is_relative_to(site.resolve()):
        return None
    return at(path, codes.LEAVES_SITE, f"this link leads to {real}, outside the site")


def stat_of(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Ask what an entry is; None where it leads nowhere or has just gone, as reading it will say."""
    try:
        return entry.stat()
    except OSError:
        return None


def at(path: str, code: Code, message: str) -> Diagnostic:
    """Say something about a whole file."""
    return code.at(Span(path, 1, 1, 1, 1), message)


def reason(fault: OSError) -> str:
    """Give the system's own words, in lower case as ours are."""
    return (fault.strerror or "unknown reason").lower()
