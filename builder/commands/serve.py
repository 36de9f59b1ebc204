"""`whence serve`: the preview, on this machine."""

from __future__ import annotations

import errno
import os
import time
import traceback
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.run import describe, is_site, lines_of, read_site, say, site_name, site_option, stop
from builder.diagnostics import Diagnostic, has_errors, without_notes
from builder.model.inputs import Inputs
from builder.model.memory import ShortMemory
from builder.model.output import Leaf
from builder.read import Sight, look_at_site, read_files, read_pair
from builder.serve.preview import Built, Fault
from builder.serve.run import HERE, Listener, find_free, listen, run_preview

if TYPE_CHECKING:
    from builder.sketch import Desk  # heavy, as the pipeline


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
    run_preview(site.resolve(), listener, Session(site), is_opened=is_opened, editor=editor)


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


@dataclass(slots=True)
class Session:
    """The site in memory, from save to save. The only value here that changes."""

    site: Path
    memory: ShortMemory = field(default_factory=ShortMemory)
    desk: Desk | None = None

    def build(self, tell: Callable[[Fault], None]) -> Built:
        """Plan the site, and say in the terminal what there is to mend. A fault of ours is told, not fatal.

        Of each format some pages are made, for what may be wrong with its template; what only another brings to light
        is told to `tell`.
        """
        started = time.monotonic()
        try:
            built, said = self.plan(tell)
        except Exception:  # noqa: BLE001 (the preview outlives whatever a half-written file brings about)
            said = traceback.format_exc()
            fault = Fault("whence", "error", "", "the program failed; please report this", None, said)
            built = Built(None, (fault,))
        say(said)
        click.echo("not built" if built.table is None else f"built in {time.monotonic() - started:.2f} s", err=True)
        return built

    def plan(self, tell: Callable[[Fault], None]) -> tuple[Built, str]:
        """Plan the site in memory: what the preview shows, and the report for the terminal."""
        from builder.pipeline import Work, plan_build
        from builder.render import make_leaves
        from builder.render.places import find_places
        from builder.serve.pages import Pages, Places
        from builder.sketch import Desk

        read = read_site(self.site)
        if read.diagnostics:
            return Built(None, to_faults(read.value, read.diagnostics)), describe(read.value, read.diagnostics)
        work = Work(self.memory, keeps_told=True)
        planned = plan_build(read.value, name=site_name(self.site), with_drafts=True, work=work)
        self.memory.turn()
        tried = make_leaves(planned.plan.samples if planned.plan else ())
        diagnostics = without_notes(planned.finish(tried.diagnostics))
        faults, said = to_faults(read.value, diagnostics), describe(read.value, diagnostics)
        if planned.plan is None or has_errors(diagnostics):
            return Built(None, faults), said

        def tell_of(diagnostic: Diagnostic) -> None:
            say(describe(read.value, (diagnostic,)))
            tell(to_faults(read.value, (diagnostic,))[0])

        timeline = planned.plan.edition.timeline
        self.desk = Desk.of(planned.plan.edition, planned.told)
        return Built(Pages.of(planned.leaves, tell_of), faults, Places(lambda: find_places(timeline))), said

    def sketch(self, changed: Collection[str]) -> tuple[str, bytes] | None:
        """Make the page of the one article that was saved; None where that cannot be made alone."""
        # Editors that write by rename leave word of a file that is no more.
        there = {path for path in changed if path.endswith((".md", ".yaml")) or (self.site / path).exists()}
        stems = {path.rpartition(".")[0] for path in there}
        stem = stems.pop() if stems else ""
        known = self.desk.edition.index.paths if self.desk else {}
        if stems or self.desk is None or f"{stem}.md" not in known:
            return None
        article, sidecar = read_pair(self.site, stem)
        if article is None:
            return None
        try:
            return self.desk.sketch(article, sidecar)
        except Exception:  # noqa: BLE001 (the build, which is to come, will tell)
            return None

    def first(self, path: str) -> bytes | None:
        """Make a page from its own files and what is declared for all, for who asks before the site is built."""
        from builder.pipeline import plan_build

        read = read_alone(self.site, path)
        if read is None:
            return None
        planned = plan_build(read, name=site_name(self.site), with_drafts=True)
        leaf = next((leaf for leaf in planned.leaves if leaf.path == path), None)
        try:
            return leaf.content if isinstance(leaf, Leaf) else None
        except Exception:  # noqa: BLE001 (the same)
            return None


def read_alone(site: Path, path: str) -> Inputs | None:
    """Read what one page is made from: its own files, the declarations for all, the settings and the templates."""
    from builder.model.slug import to_page_slug

    seen = look_at_site(site)
    own = next(
        (name for name in seen.value.stamps if name.endswith(".md") and f"{to_page_slug(name)}.html" == path), ""
    )
    if not own or seen.diagnostics:
        return None
    wanted = {own, f"{own.removesuffix('.md')}.yaml"}
    kept = {
        name: stamp
        for name, stamp in seen.value.stamps.items()
        if not name.startswith(("content/", "static/")) or name in wanted or name.rpartition("/")[2].startswith("_")
    }
    read = read_files(Sight(kept, seen.value.roots))
    return None if read.diagnostics else read.value


def to_faults(inputs: Inputs, diagnostics: Iterable[Diagnostic]) -> tuple[Fault, ...]:
    """Give diagnostics as a page shows them."""
    lines = lines_of(inputs)
    return tuple(
        Fault(str(one.span), one.severity.value, one.code, one.message, one.hint, lines(one.span.path, one.span.line))
        for one in diagnostics
    )
