"""What `build` does where something has changed: plan every file, make those that are not as they should be, publish.

The heavy libraries come with it, which nobody needs where nothing has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from builder.cache import Cache
from builder.commands.order import Made, Order
from builder.commands.progress import Progress
from builder.commands.run import site_name, status_of
from builder.crew import spread_over
from builder.diagnostics import Diagnostic, without_notes
from builder.model.inputs import Inputs
from builder.model.ledger import Digests, digest
from builder.model.memory import ShortMemory, Spread, in_shards
from builder.model.output import Bundle, Leaf
from builder.model.packed import pack, unpack
from builder.model.records import Record, Records
from builder.pack import open_pack
from builder.pipeline import Planned, Work, plan_build
from builder.render import make_leaf
from builder.render.lines import missing_lines, render_shard
from builder.render.templates import TemplateFault
from builder.write import MARK, MARK_TEXT, Staging, open_staging

SHARD = 8  # files that are made together
LINES = 64  # lines of events that are
EMPTY = pack({})


def make_site(order: Order, cache: Cache | None, inputs: Inputs, standing: Digests) -> Made:
    """Plan the site, make what does not stand already, and publish it, where nothing is wrong.

    `standing` are the digests of what stands published now. Raises CannotWriteError.
    """
    spread = spread_over(order.jobs)
    with open_pack(cache.folder) if cache else nullcontext() as pack:
        work = Work(pack or ShortMemory(), spread, order.key)
        planned = plan_build(inputs, name=site_name(order.site), with_drafts=order.with_drafts, work=work)
        past = read_records(cache) if cache else {}
        made = make_planned(order, cache, planned, spread, past, standing)
        if pack:
            pack.save(is_whole=made.digests is not None)
    return made


def read_records(cache: Cache) -> Records:
    """Read what the last build that was published made of each planned file."""
    try:
        return unpack(Records, cache.read("records") or EMPTY)
    except ValueError:
        return {}


def make_planned(
    order: Order, cache: Cache | None, planned: Planned, spread: Spread, past: Records, standing: Digests
) -> Made:
    """Make what was planned, and publish it where nothing is wrong."""
    if planned.plan is None:
        return Made(planned.finish(), None)
    with open_staging(order.place(cache), find_staying(planned, standing)) as staging:
        making = Making(planned, spread, staging, past, standing)
        making.make_all()
        diagnostics = planned.finish(making.faults)
        if status_of(without_notes(diagnostics), strict=order.is_strict):
            return Made(diagnostics, None, making.reasons)
        if standing.get(MARK) != digest(MARK_TEXT):
            staging.put(MARK, MARK_TEXT)
        digests = {MARK: digest(MARK_TEXT)}
        for record in making.records.values():
            digests |= record.files
        if digests != standing or not order.output.exists():
            staging.publish(digests.keys())
    if cache:
        cache.write("records", pack(making.records))
    return Made(diagnostics, digests, making.reasons)


def find_staying(planned: Planned, standing: Digests) -> set[str]:
    """Find the files that stand already where one is planned."""
    paths = {leaf.path for leaf in planned.leaves}
    folders = tuple(leaf.path for leaf in planned.leaves if isinstance(leaf, Bundle))
    return {path for path in standing if path in paths or path == MARK or (folders and path.startswith(folders))}


@dataclass(slots=True)
class Making:
    """One edition in the making: what is planned, what stood before, and what has been made so far."""

    planned: Planned
    spread: Spread
    staging: Staging
    past: Records
    standing: Digests
    progress: Progress = field(default_factory=Progress)
    records: Records = field(default_factory=dict)
    faults: dict[Diagnostic, None] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def make_all(self) -> None:
        """Make what is not there already."""
        wanted: list[tuple[Leaf | Bundle, tuple[str, ...]]] = []
        for leaf in self.planned.leaves:
            keys = name_parts(leaf)
            old = self.past.get(leaf.path)
            if old and all(keys) and old.keys == keys and old.stands(self.standing):
                self.records[leaf.path] = old
            else:
                wanted.append((leaf, keys))
                self.reasons[leaf.path] = tell_why(old, keys, self.standing)
        self.progress.begin(len(wanted))
        if wanted:
            self.make_lines()
        whole = [one for one in wanted if isinstance(one[0], Bundle) or len(one[0].parts) == 1]
        shards = in_shards(whole, SHARD)
        for shard, results in zip(shards, self.spread(partial(make_shard, self.staging), shards), strict=True):
            for (leaf, keys), (files, sizes, fault) in zip(shard, results, strict=True):
                if fault is None:
                    self.records[leaf.path] = Record(files, keys, tuple(sizes))
                else:
                    self.faults[unpack(Diagnostic, fault)] = None
            self.progress.add(len(shard))
        for leaf, keys in wanted:
            if isinstance(leaf, Leaf) and len(leaf.parts) > 1:
                self.join(leaf, keys)
                self.progress.add(1)
        self.progress.end()

    def make_lines(self) -> None:
        """Render the lines of events that lists will ask for, each once for all of them."""
        if self.planned.plan is None:
            return
        edition = self.planned.plan.edition
        shards = in_shards(missing_lines(edition), LINES)
        for lines in self.spread(partial(render_shard, edition), shards):
            for key, line in lines:
                edition.memory.keep(key, line)

    def join(self, leaf: Leaf, keys: tuple[str, ...]) -> None:
        """Make a file of many parts. Those that stand in the old file already are taken from there."""
        old = self.past.get(leaf.path)
        old = old if old and old.stands(self.standing) else None
        places = [old.find_part(key, place) if old and key else None for place, key in enumerate(keys)]
        missing = [place for place, found in enumerate(places) if found is None]
        made = self.spread(partial(make_part, leaf), missing)
        sizes: list[int] = []

        def pieces() -> Iterator[bytes | tuple[int, int]]:
            for found in places:
                piece = next(made) if found is None else found
                sizes.append(len(piece) if isinstance(piece, bytes) else piece[1])
                yield piece

        name = self.staging.join(leaf.path, pieces())
        self.records[leaf.path] = Record({leaf.path: name}, keys, tuple(sizes))


def name_parts(leaf: Leaf | Bundle) -> tuple[str, ...]:
    """Give the keys of a file's parts; an empty one where a part is made at each build."""
    if isinstance(leaf, Bundle):
        return (leaf.key(),)
    return tuple(part.key() if part.key else "" for part in leaf.parts)


Result = tuple[dict[str, str], list[int], bytes | None]
"""Of a planned file the digests of what it became, the lengths, and what is wrong with its template."""


def make_shard(
    staging: Staging, shard: Sequence[tuple[Leaf | Bundle, Any]]
) -> list[tuple[dict[str, str], list[int], bytes | None]]:
    """Make some files and put them there: of each the digests, the length, and what is wrong with its template."""
    return [make_file(staging, leaf) for leaf, _ in shard]


def make_file(staging: Staging, leaf: Leaf | Bundle) -> Result:
    """Make one planned file, or those of a bundle."""
    files: dict[str, str] = {}
    sizes: list[int] = []
    try:
        for output in make_leaf(leaf):
            staging.put(output.path, output.content)
            files[output.path] = digest(output.content)
            sizes.append(len(output.content))
    except TemplateFault as fault:
        return {}, [], pack(fault.diagnostic)
    return files, sizes, None


def make_part(leaf: Leaf, place: int) -> bytes:
    """Make one part of a file."""
    return leaf.parts[place].make()


def tell_why(old: Record | None, keys: tuple[str, ...], standing: Digests) -> str:
    """Say why a file is made again."""
    if old is None:
        return "it is new"
    if old.keys != keys:
        return "something that it shows has changed"
    return "it was changed in the output" if not old.stands(standing) else "it is made at each build"
