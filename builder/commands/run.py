"""What `build` and `check` share: read a site and run the line over it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from builder.diagnostics import Diagnostic, Severity, Span, sort_key
from builder.model import codes
from builder.model.inputs import Inputs
from builder.model.output import Build, Output
from builder.pipeline import build_site
from builder.read import read_inputs
from builder.report import line_source, to_counts, to_text

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


def run_site(site: Path, *, with_drafts: bool = False) -> Run:
    """Read a site and build it in memory; WH113 where there is none.

    Where a file cannot be read, nothing else is said: of half a site too much of it would be wrong.
    """
    if not (site / "content").is_dir() and not (site / "site.yaml").is_file():
        hint = "name its folder with --site; a site has a folder content/ and a file site.yaml"
        fault = codes.NO_SITE.at(Span(str(site), 1, 1, 1, 1), f"there is no site in {site.resolve()}", hint=hint)
        return Run(Inputs(None, (), {}, {}), (), (fault,))
    inputs = read_inputs(site)
    if inputs.has_errors:
        return Run(inputs.value, (), tuple(sorted(inputs.diagnostics, key=sort_key)))
    built: Build = build_site(inputs.value, name=site.resolve().name or "Timelines", with_drafts=with_drafts)
    return Run(inputs.value, built.outputs, built.diagnostics)


def say(run: Run, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Print diagnostics for people, on standard error."""
    files = [*run.inputs.content, *run.inputs.templates.values(), *run.inputs.theme.values()]
    contents = {file.path: file.content for file in [*files, *([run.inputs.site] if run.inputs.site else [])]}
    if diagnostics:
        click.echo(to_text(diagnostics, line_source(contents)), err=True)
        click.echo(to_counts(diagnostics), err=True)


def status_of(run: Run, diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Give the exit status: 2 where there is no site, 1 for errors (and warnings when `strict`), else 0."""
    if any(one.code == codes.NO_SITE.name for one in run.diagnostics):
        return 2
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(one.severity in failing for one in diagnostics) else 0


def stop(message: str, hint: str | None = None) -> None:
    """Say why we cannot go on, and end with status 2."""
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(2)
