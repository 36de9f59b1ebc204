"""The only reader of authors' files: a site's folder in, bytes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.diagnostics import Code, Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.inputs import File, Inputs

FILE_ENDINGS = (".md", ".yaml")


def read_inputs(site: Path) -> Outcome[Inputs]:
    """Read all that a build of the site in the folder `site` is made from.

    May say WH101 (unreadable), WH108 (a link leads out of the site).
    """
    faults: list[Diagnostic] = []
    theme = find_theme()
    templates = site / "templates"
    is_theme = templates.is_dir() and templates.samefile(theme)
    inputs = Inputs(
        site=next(iter(read_files(site, ["site.yaml"], faults)), None) if (site / "site.yaml").exists() else None,
        content=tuple(read_files(site, walk(site, "content", faults), faults)),
        templates={} if is_theme else by_name(read_files(site, walk(site, "templates", faults), faults), "templates/"),
        theme=by_name(read_files(theme.parent, walk(theme.parent, theme.name, faults), faults), f"{theme.name}/"),
        static=tuple(read_files(site, walk(site, "static", faults), faults)),
    )
    return Outcome(inputs, tuple(faults))


def find_theme() -> Path:
    """Find the default theme: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def by_name(files: Iterator[File], folder: str) -> dict[str, File]:
    """Gather templates by the names other templates call them, `strings/en.yaml`."""
    return {file.path.removeprefix(folder): file for file in files}


def walk(site: Path, folder: str, faults: list[Diagnostic]) -> list[str]:
    """List the files below a folder of the site, as paths with slashes from the site, in order.

    Hidden files and folders are passed over, and in content/ folders whose name begins with `_`. Links to folders are
    followed while they stay inside the site and do not lead back up.
    """
    found: list[str] = []
    root = site.resolve()

    def descend(path: str, above: frozenset[str]) -> None:
        try:
            names = sorted(entry.name for entry in (site / path).iterdir())
        except OSError as fault:
            faults.append(at(path, codes.UNREADABLE, f"the folder cannot be read: {reason(fault)}"))
            return
        for name in names:
            below = f"{path}/{name}"
            if name.startswith("."):
                continue
            here = (site / below).resolve()
            if not here.is_relative_to(root):
                faults.append(at(below, codes.LEAVES_SITE, f"this link leads to {here}, outside the site"))
            elif here.exists() and not (here.is_dir() or here.is_file()):
                faults.append(at(below, codes.UNREADABLE, "this is a pipe or device, and no file"))
            elif not here.is_dir():
                found.append(below)
            elif name.endswith(FILE_ENDINGS):
                faults.append(at(below, codes.UNREADABLE, "this is a folder, where its name says a file"))
            elif str(here) not in above and not (folder == "content" and name.startswith("_")):
                descend(below, above | {str(here)})

    if (site / folder).is_dir():
        descend(folder, frozenset({str((site / folder).resolve())}))
    elif (site / folder).exists():
        faults.append(at(folder, codes.UNREADABLE, f"{folder} is a file, and should be a folder"))
    return found


def read_files(site: Path, paths: list[str], faults: list[Diagnostic]) -> Iterator[File]:
    """Read the files that can be read, and say of the others why not."""
    for path in paths:
        try:
            yield File(path, (site / path).read_bytes())
        except OSError as fault:
            faults.append(at(path, codes.UNREADABLE, f"the file cannot be read: {reason(fault)}"))


def at(path: str, code: Code, message: str) -> Diagnostic:
    """Say something about a whole file."""
    return code.at(Span(path, 1, 1, 1, 1), message)


def reason(fault: OSError) -> str:
    """Give the system's own words, in lower case as ours are."""
    return (fault.strerror or "unknown reason").lower()
