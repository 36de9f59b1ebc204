"""What `build` and `check` share: read a site and run the line over it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from builder.diagnostics import Diagnostic, Outcome, Severity, Span, sort_key
from builder.model import codes
from builder.model.inputs import Inputs
from builder.model.output import Build, Output
from builder.read import Sight, look_at_site, read_files
from builder.report import Source, line_source, to_counts, to_text

if TYPE_CHECKING:
    from builder.model.timeline import Timeline  # heavy, as the pipeline

site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The site's folder [default: here].",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a site: what it found, and the files it read."""

    inputs: Inputs
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    timeline: Timeline | None = None

    @property
    def lines(self) -> Source:
        """The lines of the files, for what is said of them."""
        return lines_of(self.inputs)


def run_site(site: Path, *, with_drafts: bool = False) -> Run:
    """Read a site and build it in memory. May say WH113 where there is none."""
    read = read_site(site)
    if read.diagnostics:
        return Run(read.value, (), read.diagnostics)
    from builder.pipeline import build_site  # heavy, and of no use where nothing has changed

    built: Build = build_site(read.value, name=site_name(site), with_drafts=with_drafts)
    return Run(read.value, built.outputs, built.diagnostics, built.timeline)


def read_site(site: Path, seen: Outcome[Sight] | None = None) -> Outcome[Inputs]:
    """Read a site; WH113 where there is none. `seen` is what was seen of it just before.

    Where a file cannot be read, nothing else is said: of half a site too much of it would be wrong.
    """
    if not is_site(site):
        hint = "name its folder with --site; a site has a folder content/ and a file site.yaml"
        fault = codes.NO_SITE.at(Span(str(site), 1, 1, 1, 1), f"there is no site in {site.resolve()}", hint=hint)
        return Outcome(Inputs(None, (), {}, {}), (fault,))
    seen = seen or look_at_site(site)
    read = read_files(seen.value)
    return Outcome(read.value, tuple(sorted((*seen.diagnostics, *read.diagnostics), key=sort_key)))


def is_site(site: Path) -> bool:
    """Whether the folder holds a site at all."""
    return (site / "content").is_dir() or (site / "site.yaml").is_file()


def site_name(site: Path) -> str:
    """Give what a site is called until its site.yaml says it."""
    return site.resolve().name or "Timelines"


def describe(inputs: Inputs, diagnostics: tuple[Diagnostic, ...]) -> str:
    """Write diagnostics for people, with the lines they speak of; empty when there are none."""
    if not diagnostics:
        return ""
    return f"{to_text(diagnostics, lines_of(inputs))}\n{to_counts(diagnostics)}"


def lines_of(inputs: Inputs) -> Source:
    """Give the lines of the files, for what is said of them."""
    files = [*inputs.content, *inputs.templates.values(), *inputs.theme.values()]
    return line_source({file.path: file.content for file in files + [one for one in [inputs.site] if one]})


def say(text: str) -> None:
    """Print a report for people, on standard error."""
    if text:
        click.echo(text, err=True)


def status_of(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Give the exit status: 2 where there is no site, 1 for errors (and warnings when `strict`), else 0."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = [one for one in diagnostics if one.severity in failing]
    return 2 if any(one.code == codes.NO_SITE.name for one in found) else 1 if found else 0


def stop(message: str, hint: str | None = None) -> NoReturn:
    """Say why we cannot go on, and end with status 2."""
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(2)
