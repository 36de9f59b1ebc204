"""`whence build`: content/ to site/."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from builder.cache import Cache, name_program, open_cache
from builder.commands.run import describe_run, is_site, run_site, say, site_name, site_option, status_of, stop
from builder.diagnostics import Outcome, Severity, without_notes
from builder.model.ledger import NOTHING, Digests, Ledger, Table
from builder.read import Sight, look_at_output, look_at_site, read_digests
from builder.write import CannotWriteError, Place, name_contents, write_site


@dataclass(frozen=True, slots=True)
class Order:
    """What one build is told to do."""

    site: Path
    output: Path
    is_strict: bool
    with_drafts: bool
    may_move: bool

    @property
    def key(self) -> str:
        """Name what decides the result beside the site's files. A site may be moved with its output."""
        return name_program(site_name(self.site), os.path.relpath(self.output, self.site), self.with_drafts)


@click.command()
@site_option
@click.option("--output", type=click.Path(path_type=Path), help="Where to write [default: site/ in the site's folder].")
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier builds left in .whence/.")
@click.option(
    "--move", is_flag=True, help="Where folders cannot be exchanged in one step, move them one after the other."
)
def command(site: Path, output: Path | None, *, strict: bool, drafts: bool, no_cache: bool, move: bool) -> None:
    """Build the site.

    Nothing is written when there is an error: the old site stays as it was.

    Example: whence build --site my-timelines --strict
    """
    started = time.monotonic()
    order = Order(site, output or site / "site", strict, drafts, move)
    with nullcontext() if no_cache or not is_site(site) else open_cache(site) as cache:
        ledger = build(order, cache)
    say(ledger.said)
    if ledger.errors or (strict and ledger.warnings):
        click.echo("nothing was written; the old site, if there was one, is as it was", err=True)
        sys.exit(1 if is_site(site) else 2)
    seconds = time.monotonic() - started
    click.echo(f"{ledger.pages} pages in {order.output} ({seconds:.1f} s); open {order.output / 'index.html'}")


def build(order: Order, cache: Cache | None) -> Ledger:
    """Build what is not built yet, and tell what there is now. Ends the program where it cannot go on."""
    now = cache.now() if cache else 0
    seen = look_at_site(order.site, now=now)
    past = cache.read_ledger(order.key) if cache and not seen.diagnostics else None
    if cache is None or past is None:
        return build_anew(order, cache, seen, {})
    stands = look_at_output(order.output if order.output.exists() else cache.twin, now=now)
    inputs = past.inputs.renew(seen.value.stamps, partial(read_digests, seen.value))
    outputs = past.outputs.renew(stands.stamps, partial(read_digests, stands))
    is_known = inputs.is_same(past.inputs) and (past.is_published or past.errors > 0)
    if not is_known or not (past.errors or outputs.is_same(past.outputs)):
        return build_anew(order, cache, seen, outputs.by_path)
    if past.is_published and not order.output.exists():
        publish(order, cache, outputs.by_path, {}, outputs.by_path)
        outputs = take_stock(order, cache, outputs.by_path)
    if inputs is not past.inputs or outputs is not past.outputs:
        past = replace(past, inputs=inputs, outputs=outputs)
        cache.write_ledger(past)
    return past


def build_anew(order: Order, cache: Cache | None, seen: Outcome[Sight], standing: Digests) -> Ledger:
    """Run the whole line, and publish what it gives. `standing` are the digests of what stands published now."""
    run = run_site(order.site, with_drafts=order.with_drafts, seen=seen)
    diagnostics = without_notes(run.diagnostics)
    is_sound = not status_of(diagnostics, strict=order.is_strict)
    digests, contents = name_contents(run.outputs)
    if is_sound:
        publish(order, cache, digests, contents, standing)
    counts = Counter(one.severity for one in diagnostics)
    ledger = Ledger(
        key=order.key,
        inputs=Table.of(seen.value.stamps, run.inputs.digests),
        outputs=take_stock(order, cache, digests if is_sound else standing),
        is_published=is_sound,
        said=describe_run(run, diagnostics),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        pages=sum(one.path.endswith(".html") for one in run.outputs),
    )
    if cache and not seen.diagnostics and run.inputs.digests.keys() == seen.value.stamps.keys():
        cache.write_ledger(ledger)
    return ledger


def publish(
    order: Order, cache: Cache | None, digests: Digests, contents: Mapping[str, bytes], standing: Digests
) -> None:
    """Let the site take its place, or say why it cannot and end the program."""
    place = Place(order.site, order.output, twin=cache.twin if cache else None, may_move=order.may_move)
    try:
        write_site(digests, contents, place, standing=standing)
    except CannotWriteError as fault:
        stop(fault.message, fault.hint)


def take_stock(order: Order, cache: Cache | None, digests: Digests) -> Table:
    """Make the table of what stands published now. `digests` are those of what was put there."""
    return Table.of(look_at_output(order.output, now=cache.now()).stamps, digests) if cache else NOTHING
