"""`whence explain CODE`: what a diagnostic means."""

from __future__ import annotations

import click

from builder.commands.run import stop
from builder.exchange.codes import CODES as IMPORT_CODES
from builder.model.codes import CODES
from builder.model.shorthand import nearest

ALL = {code.name: code for code in (*CODES, *IMPORT_CODES)}


@click.command()
@click.argument("code")
def command(code: str) -> None:
    """Say what a diagnostic means, with a wrong and a right example.

    Example: whence explain WH401
    """
    found = ALL.get(code.upper())
    if found is None:
        near = nearest(code.upper(), ALL)
        stop(f"there is no code {code}", f"did you mean {near}?" if near else "all codes are in docs/checks.md")
    click.echo(f"{found.name} · {found.severity.value} · {found.title}\n\n{found.meaning}")
    for title, example in (("Wrong", found.wrong), ("Right", found.right)):
        if example:
            click.echo(f"\n{title}:\n\n" + "\n".join(f"    {line}" for line in example.split("\n")))
