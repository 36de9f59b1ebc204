"""`whence check`: every diagnostic, nothing written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from builder.commands.run import describe, run_site, say, site_option, status_of
from builder.report import to_github, to_json


@click.command()
@site_option
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or beside the lines of a pull request.",
)
def command(site: Path, form: str, *, strict: bool) -> None:
    """Say everything that is wrong or could be better, and write nothing.

    Example: whence check --format json > diagnostics.json
    """
    run = run_site(site, with_drafts=True)
    if form == "json":
        click.echo(to_json(run.diagnostics))
    elif form == "github":
        click.echo(to_github(run.diagnostics, os.path.relpath(site).replace(os.sep, "/")), nl=bool(run.diagnostics))
    else:
        say(describe(run.inputs, run.diagnostics))
        if not run.diagnostics:
            click.echo("nothing to mend")
    sys.exit(status_of(run.diagnostics, strict=strict))
