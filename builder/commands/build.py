"""`whence build`: content/ to site/."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from builder.cache import Cache, open_cache
from builder.commands.order import Made, Order
from builder.commands.run import describe, is_site, read_site, say, site_option, stop
from builder.crew import CrewError, count_cores
from builder.diagnostics import Outcome, Severity, without_notes
from builder.model.ledger import NOTHING, Digests, Ledger, Table
from builder.read import Sight, look_at_output, look_at_site, read_digests
from builder.write import CannotWriteError, open_staging, tidy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What a build came to: why it made each file that it made, and how many pages there are no more."""

    ledger: Ledger
    reasons: Mapping[str, str] = field(default_factory=dict)
    removed: int = 0


@click.command()
@site_option
@click.option("--output", type=click.Path(path_type=Path), help="Where to write [default: site/ in the site's folder].")
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes work at once [default: one for each core].")
@click.option("--executor", metavar="URL", help="Let others work too, as dask://host:port.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier builds left in .whence/.")
@click.option(
    "--move", is_flag=True, help="Where folders cannot be exchanged in one step, move them one after the other."
)
@click.option("--verbose", is_flag=True, help="Say of each file that is made why it is.")
def command(
    site: Path,
    output: Path | None,
    jobs: int | None,
    executor: str | None,
    *,
    strict: bool,
    drafts: bool,
    no_cache: bool,
    move: bool,
    verbose: bool,
) -> None:
    """Build the site.

    Nothing is written when there is an error: the old site stays as it was.

    Example: whence build --site my-timelines --strict
    """
    started = time.monotonic()
    order = Order(site, output or site / "site", strict, drafts, move, jobs or count_cores(), executor)
    with nullcontext() if no_cache or not is_site(site) else open_cache(site) as cache:
        done = build(order, cache)
    ledger = done.ledger
    if verbose:
        say("\n".join(f"{path}: {reason}" for path, reason in sorted(done.reasons.items())))
    say(ledger.said)
    if ledger.errors or (strict and ledger.warnings):
        click.echo("nothing was written; the old site, if there was one, is as it was", err=True)
        sys.exit(1 if is_site(site) else 2)
    seconds = time.monotonic() - started
    built = count_pages(done.reasons)
    counts = f"{built} built, {ledger.pages - built} reused, {done.removed} removed"
    click.echo(
        f"{ledger.pages} pages in {order.output}: {counts} ({seconds:.1f} s); open {order.output / 'index.html'}"
    )


def build(order: Order, cache: Cache | None) -> Done:
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
        trying(partial(republish, order, cache, outputs.by_path))
        outputs = take_stock(order, cache, outputs.by_path)
    if inputs is not past.inputs or outputs is not past.outputs:
        past = replace(past, inputs=inputs, outputs=outputs)
        cache.write_ledger(past)
    tidy(order.output)
    return Done(past)


def build_anew(order: Order, cache: Cache | None, seen: Outcome[Sight], standing: Digests) -> Done:
    """Run the whole line, and publish what it gives. `standing` are the digests of what stands published now."""
    read = read_site(order.site, seen)
    if read.diagnostics:
        made = Made(read.diagnostics, None)
    else:
        from builder.commands.make import make_site  # heavy, and of no use where nothing has changed

        made = trying(partial(make_site, order, cache, read.value, standing))
    diagnostics = without_notes(made.diagnostics)
    counts = Counter(one.severity for one in diagnostics)
    ledger = Ledger(
        key=order.key,
        inputs=Table.of(seen.value.stamps, read.value.digests),
        outputs=take_stock(order, cache, standing if made.digests is None else made.digests),
        is_published=made.digests is not None,
        said=describe(read.value, diagnostics),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        pages=count_pages(made.digests or ()),
    )
    if cache and not seen.diagnostics and read.value.digests.keys() == seen.value.stamps.keys():
        cache.write_ledger(ledger)
    return Done(ledger, made.reasons, count_pages(standing.keys() - (made.digests or standing).keys()))


def republish(order: Order, cache: Cache, digests: Digests) -> None:
    """Let the site take its place again out of the cache, where somebody removed it."""
    with open_staging(order.place(cache), digests.keys()) as staging:
        staging.publish(digests.keys())


def trying(work: Callable[[], T]) -> T:
    """Do it, or say why it cannot be done and end the program."""
    try:
        return work()
    except (CannotWriteError, CrewError) as fault:
        stop(fault.message, fault.hint)


def count_pages(paths: Iterable[str]) -> int:
    """Count the pages among files."""
    return sum(path.endswith(".html") for path in paths)


def take_stock(order: Order, cache: Cache | None, digests: Digests) -> Table:
    """Make the table of what stands published now. `digests` are those of what was put there."""
    return Table.of(look_at_output(order.output, now=cache.now()).stamps, digests) if cache else NOTHING
