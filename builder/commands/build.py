"""`whence build`: content/ to site/."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from builder.commands.run import run_site, say, site_option, status_of, stop
from builder.pipeline import without_notes
from builder.write import CannotWriteError, write_site


@click.command()
@site_option
@click.option("--output", type=click.Path(path_type=Path), help="Where to write [default: site/ in the site's folder].")
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option(
    "--move", is_flag=True, help="Where folders cannot be exchanged in one step, move them one after the other."
)
def command(site: Path, output: Path | None, *, strict: bool, drafts: bool, move: bool) -> None:
    """Build the site.

    Nothing is written when there is an error: the old site stays as it was.

    Example: whence build --site my-timelines --strict
    """
    started = time.monotonic()
    run = run_site(site, with_drafts=drafts)
    diagnostics = without_notes(run.diagnostics)
    say(run, diagnostics)
    status = status_of(run, diagnostics, strict=strict)
    if status:
        click.echo("nothing was written; the old site, if there was one, is as it was", err=True)
        sys.exit(status)
    target = output or site / "site"
    try:
        write_site(run.outputs, site=site, output=target, may_move=move)
    except CannotWriteError as fault:
        stop(fault.message, fault.hint)
    pages = sum(one.path.endswith(".html") for one in run.outputs)
    seconds = time.monotonic() - started
    click.echo(f"{pages} pages, {len(run.outputs)} files in {target} ({seconds:.1f} s); open {target / 'index.html'}")
