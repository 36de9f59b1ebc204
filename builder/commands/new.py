"""`whence new`: a small working site, to be changed into one's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from builder.commands.run import stop
from builder.commands.schema import write_schema
from builder.model.schema import NOUNS

STARTER = Path(__file__).parent / "starter"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a small working site in DIR, to be changed into your own.

    One article with five events, a README, schemas by which editors complete and check the YAML files, and a workflow
    that checks and publishes. Nothing is ever replaced: DIR must not be there yet, or be empty.

    Example: whence new my-timelines
    """
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        stop(f"{folder} is there already, and not empty", "name a folder that is not there yet")
    try:
        shutil.copytree(STARTER, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)
        (folder / "schema").mkdir()
        for name in NOUNS:
            (folder / "schema" / f"{name}.json").write_text(write_schema(name), encoding="utf-8")
    except (OSError, shutil.Error) as fault:
        stop(f"{folder} cannot be written: {fault}", "name a place where you may write")
    click.echo(f"a site stands in {folder}; now:")
    click.echo(f"  whence build --site {folder}")
    click.echo(f"  open {folder / 'site' / 'index.html'}, then change {folder / 'content' / 'kilogram.md'}")
