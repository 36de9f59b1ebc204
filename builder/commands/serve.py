"""`whence serve`: the preview, on this machine."""

from __future__ import annotations

import errno
import os
import time
import traceback
from functools import partial
from pathlib import Path

import click

from builder.commands.run import Run, describe, is_site, run_site, say, site_option, stop
from builder.diagnostics import has_errors, without_notes
from builder.serve.preview import Built, Fault
from builder.serve.run import HERE, Listener, find_free, listen, run_preview


@click.command()
@site_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to answer; another lets others in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--open", "is_opened", is_flag=True, help="Open the site in your browser.")
@click.option("--edit", is_flag=True, help="Let Alt and a click on an event open $WHENCE_EDITOR at its line.")
def command(site: Path, host: str, port: int, *, is_opened: bool, edit: bool) -> None:
    """Show the site while you write: every save builds it again, and open pages follow.

    Drafts are shown, marked as such. What is to mend stands in the page and here; the last good version stays. Nothing
    is written.

    Example: whence serve --site my-timelines --open
    """
    if not is_site(site):
        stop(f"there is no site in {site.resolve()}", "name its folder with --site")
    if edit and not os.environ.get("WHENCE_EDITOR"):
        stop("--edit needs the variable WHENCE_EDITOR", "set it to a command that takes file:line, as `code --goto`")
    listener = take(host, port)
    if host not in HERE:
        click.echo(f"{host}: everyone who reaches this machine can read the site, its drafts too", err=True)
    click.echo(f"{listener.address}/   (Ctrl-C ends)")
    editor = os.environ["WHENCE_EDITOR"] if edit else None
    run_preview(site.resolve(), listener, partial(build, site), is_opened=is_opened, editor=editor)


def take(host: str, port: int) -> Listener:
    """Take the port, or say why not; where it is taken, name the next that is free."""
    try:
        return listen(host, port)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            free = find_free(host, port)
            stop(f"port {port} is in use", f"name another: --port {free}" if free else "name another with --port")
        reason = (fault.strerror or str(fault)).lower()
        stop(f"{host}:{port} cannot be used: {reason}", "name another --host or --port")


def build(site: Path) -> Built:
    """Build the site in memory, and say in the terminal what there is to mend. A fault of ours is told, not fatal."""
    started = time.monotonic()
    try:
        run = run_site(site, with_drafts=True)
    except Exception:  # noqa: BLE001 (the preview outlives whatever a half-written file brings about)
        text = traceback.format_exc()
        say(text)
        return Built(None, (Fault("whence", "error", "", "the program failed; please report this", None, text),))
    diagnostics = without_notes(run.diagnostics)
    say(describe(run.inputs, diagnostics))
    click.echo(f"built in {time.monotonic() - started:.2f} s" if not has_errors(diagnostics) else "not built", err=True)
    return to_built(run)


def to_built(run: Run) -> Built:
    """Give of a run what the preview shows."""
    from builder.render.places import find_places

    diagnostics = without_notes(run.diagnostics)
    faults = tuple(
        Fault(
            str(one.span), one.severity.value, one.code, one.message, one.hint, run.lines(one.span.path, one.span.line)
        )
        for one in diagnostics
    )
    if run.timeline is None:
        return Built(None, faults)
    places = {name: str(span) for name, span in find_places(run.timeline).items()}
    return Built({one.path: one.content for one in run.outputs}, faults, places)
