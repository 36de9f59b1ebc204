"""What `build` does where something has changed: plan every file, make those that are not as they should be, publish.

The heavy libraries come with it, which nobody needs where nothing has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial

from builder.cache import Cache
from builder.commands.order import Made, Order
from builder.commands.progress import Progress
from builder.commands.run import site_name, status_of
from builder.crew import Elsewhere, open_elsewhere, spread_over
from builder.diagnostics import Diagnostic, without_notes
from builder.model.inputs import Inputs
from builder.model.ledger import Digests, digest
from builder.model.memory import ShortMemory, Spread, in_shards
from builder.model.output import Bundle, Leaf
from builder.model.packed import pack, unpacker
from builder.model.records import Record, Records
from builder.pack import open_pack
from builder.parcel import Files, Parcel, make_file, make_files, wrap
from builder.pipeline import Planned, Work, plan_build
from builder.render.lines import missing_lines, render_shard
from builder.write import MARK, MARK_TEXT, Staging, open_staging

SHARD = 8  # files that are made together
LINES = 64  # lines of events that are
PARCELS = 32  # shards of files that are made elsewhere
EMPTY = pack({})

to_records = unpacker(Records)
to_diagnostic = unpacker(Diagnostic)

Result = tuple[dict[str, str], list[int], bytes | None]
"""Of a planned file the digests of what it became, the lengths, and what is wrong with its template."""


def make_site(order: Order, cache: Cache | None, inputs: Inputs, standing: Digests) -> Made:
    """Plan the site, make what does not stand already, and publish it, where nothing is wrong.

    `standing` are the digests of what stands published now. Raises CannotWriteError and CrewError.
    """
    with (
        open_pack(cache.folder) if cache else nullcontext() as memory,
        open_elsewhere(order.executor) if order.executor else nullcontext() as others,
    ):
        here = spread_over(1 if others else order.jobs)  # who speaks to others has threads, and must not be forked
        work = Work(memory or ShortMemory(), others.spread if others else here, order.key, keeps_told=bool(others))
        planned = plan_build(inputs, name=site_name(order.site), with_drafts=order.with_drafts, work=work)
        sent = Sent(others, to_parcel(planned, inputs, order)) if others else None
        made = make_planned(order, cache, planned, here, sent, standing)
        if memory:
            memory.save(is_whole=made.digests is not None)
    return made


def make_planned(
    order: Order, cache: Cache | None, planned: Planned, spread: Spread, sent: Sent | None, standing: Digests
) -> Made:
    """Make what was planned, and publish it where nothing is wrong."""
    if planned.plan is None:
        return Made(planned.finish(), None)
    with open_staging(order.place(cache), find_staying(planned, standing)) as staging:
        past = read_records(cache) if cache else {}
        making = Making(planned, spread, sent, staging, past, standing)
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


def read_records(cache: Cache) -> Records:
    """Read what the last build that was published made of each planned file."""
    try:
        return to_records(cache.read("records") or EMPTY)
    except ValueError:
        return {}


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
    sent: Sent | None
    staging: Staging
    past: Records
    standing: Digests
    progress: Progress = field(default_factory=Progress)
    records: Records = field(default_factory=dict)
    faults: dict[Diagnostic, None] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def make_all(self) -> None:
        """Make what is not there already."""
        wanted: list[int] = []
        joined: list[tuple[Leaf, tuple[str, ...]]] = []
        keys: dict[int, tuple[str, ...]] = {}
        for place, leaf in enumerate(self.planned.leaves):
            names = name_parts(leaf)
            old = self.past.get(leaf.path)
            if old and all(names) and old.keys == names and old.stands(self.standing):
                self.records[leaf.path] = old
                continue
            self.reasons[leaf.path] = tell_why(old, names, self.standing)
            if isinstance(leaf, Leaf) and len(leaf.parts) > 1:
                joined.append((leaf, names))
            else:
                wanted.append(place)
                keys[place] = names
        self.progress.begin(len(wanted) + len(joined))
        for place, (files, sizes, fault) in zip(wanted, self.make_whole(wanted), strict=True):
            if fault is None:
                self.records[self.planned.leaves[place].path] = Record(files, keys[place], tuple(sizes))
            else:
                self.faults[to_diagnostic(fault)] = None
            self.progress.add(1)
        self.join_all(joined)
        self.progress.end()

    def make_whole(self, places: Sequence[int]) -> Iterator[Result]:
        """Make the files at these places of the plan, each in one piece, in this order."""
        if self.sent and self.planned.plan:
            theirs = [place for place in places if place < len(self.planned.plan.leaves)]
            yield from self.sent.make(self.staging, theirs)
            places = places[len(theirs) :]
        else:
            self.make_lines()  # also where none is asked for: those that still hold are not forgotten
        shards = in_shards([self.planned.leaves[place] for place in places], SHARD)
        for results in self.spread(partial(make_shard, self.staging), shards):
            yield from results

    def make_lines(self) -> None:
        """Render the lines of events that lists will ask for, each once for all of them."""
        if self.planned.plan is None:
            return
        edition = self.planned.plan.edition
        shards = in_shards(missing_lines(edition), LINES)
        for lines in self.spread(partial(render_shard, edition), shards):
            for key, line in lines:
                edition.memory.keep(key, line)

    def join_all(self, joined: Sequence[tuple[Leaf, tuple[str, ...]]]) -> None:
        """Make the files of many parts. Those parts that stand in the old files already are taken from there."""
        places = [self.find_parts(leaf, keys) for leaf, keys in joined]
        missing = [
            (leaf, place)
            for (leaf, _), found in zip(joined, places, strict=True)
            for place, part in enumerate(found)
            if part is None
        ]
        made = self.spread(make_part, missing)
        for (leaf, keys), found in zip(joined, places, strict=True):
            sizes: list[int] = []
            name = self.staging.join(leaf.path, measured(found, made, sizes))
            self.records[leaf.path] = Record({leaf.path: name}, keys, tuple(sizes))
            self.progress.add(1)

    def find_parts(self, leaf: Leaf, keys: tuple[str, ...]) -> list[tuple[int, int] | None]:
        """Find where the parts of a file stand in the old one: offset and length."""
        old = self.past.get(leaf.path)
        if old is None or not old.stands(self.standing):
            return [None] * len(keys)
        return [old.find_part(key, place) if key else None for place, key in enumerate(keys)]


def measured(
    places: Sequence[tuple[int, int] | None], made: Iterator[bytes], sizes: list[int]
) -> Iterator[bytes | tuple[int, int]]:
    """Give the parts of a file, old and new, and note how long each is."""
    for found in places:
        piece = next(made) if found is None else found
        sizes.append(len(piece) if isinstance(piece, bytes) else piece[1])
        yield piece


@dataclass(frozen=True, slots=True)
class Sent:
    """The site as it is sent to others, and who they are."""

    others: Elsewhere
    parcel: bytes

    def make(self, staging: Staging, places: Sequence[int]) -> Iterator[Result]:
        """Let them make the files at these places of the plan, and put these there."""
        shards = in_shards(places, max(len(places) // PARCELS, 1))
        for results in self.others.spread(partial(make_files, self.parcel), shards):
            for files, fault in results:
                yield put_files(staging, files, fault)


def to_parcel(planned: Planned, inputs: Inputs, order: Order) -> bytes:
    """Wrap up the site for others; nothing where there is nothing to make."""
    if planned.plan is None:
        return b""
    timeline = planned.plan.edition.timeline
    return wrap(
        Parcel(timeline.site, planned.told, dict(timeline.texts), inputs.templates, inputs.theme, order.with_drafts)
    )


def name_parts(leaf: Leaf | Bundle) -> tuple[str, ...]:
    """Give the keys of a file's parts; an empty one where a part is made at each build."""
    if isinstance(leaf, Bundle):
        return (leaf.key(),)
    return tuple(part.key() if part.key else "" for part in leaf.parts)


def make_shard(staging: Staging, shard: Sequence[Leaf | Bundle]) -> list[Result]:
    """Make some files and put them there."""
    return [put_files(staging, *make_file(leaf)) for leaf in shard]


def put_files(staging: Staging, files: Files, fault: bytes | None) -> Result:
    """Put there what a planned file became."""
    for path, content in files:
        staging.put(path, content)
    return {path: digest(content) for path, content in files}, [len(content) for _, content in files], fault


def make_part(wanted: tuple[Leaf, int]) -> bytes:
    """Make one part of a file."""
    leaf, place = wanted
    return leaf.parts[place].make()


def tell_why(old: Record | None, keys: tuple[str, ...], standing: Digests) -> str:
    """Say why a file is made again."""
    if old is None:
        return "it is new"
    if old.keys != keys:
        return "something that it shows has changed"
    return "it was changed in the output" if not old.stands(standing) else "it is made at each build"
