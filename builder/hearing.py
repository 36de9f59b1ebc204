"""What each article says, by itself: read, anchored and resolved once, and kept for the builds to come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.anchor.stage import anchor_annotations
from builder.diagnostics import Diagnostic, Outcome
from builder.model import codes
from builder.model.article import Annotated, Manuscript, Page, Prose, Telling
from builder.model.inputs import File, Inputs
from builder.model.ledger import Digests, digest
from builder.model.memory import Memory, Spread, in_shards
from builder.model.packed import pack, unpacker
from builder.model.slug import to_page_slug
from builder.model.timeline import Site
from builder.model.written import Annotations
from builder.parse.article import parse_article
from builder.parse.sidecar import parse_annotations
from builder.resolve.stage import resolve_dates

MAYBE_A_NAME = re.compile(
    r"(?:^[ \t]*(?:- )?|[{,][ \t]*)(?:id:[ \t]*([a-z][a-z0-9-]*)|([a-z][a-z0-9-]*):)", re.MULTILINE
)

BODY = "+"  # after the key of what an article says: its body
SHARD = 16  # articles that are heard together


@dataclass(frozen=True, slots=True)
class Told:
    """What one article and its sidecar say, or what one page says, but for its body.

    `maybe` are names that stood in what we could not read.
    """

    telling: Telling | None = None
    page: Page | None = None
    maybe: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """What one file and its sidecar were found to say, to be kept: all but the body, which is kept apart."""

    told: Told
    faults: tuple[Diagnostic, ...]


read_heard = unpacker(Heard)
read_prose = unpacker(Prose)


class Texts(Mapping[str, Prose]):
    """The bodies of articles and pages by their files' paths, each unpacked when it is asked for."""

    def __init__(self, memory: Memory, keys: Mapping[str, str], read: Callable[[str], Prose]) -> None:
        self.memory = memory
        self.keys_by_path = keys
        self.read = read  # again, what has been lost
        self.last: Prose | None = None

    def __getitem__(self, path: str) -> Prose:
        if self.last is None or self.last.path != path:  # a page asks for the same one several times
            self.last = self.fetch(path)
        return self.last

    def fetch(self, path: str) -> Prose:
        """Unpack a body, or read it again where it has been lost."""
        found = self.memory.recall(self.keys_by_path[path])
        try:
            return read_prose(found) if found else self.read(path)
        except ValueError:
            return self.read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_by_path)

    def __len__(self) -> int:
        return len(self.keys_by_path)


Pair = tuple[File | None, File | None]


def tell_all(inputs: Inputs, settings: Site, memory: Memory, spread: Spread, program: str) -> tuple[list[Heard], Texts]:
    """Hear every article with its sidecar, and every page: what is known from earlier builds is not read again.

    `program` names what reads them.
    """
    pairs = pair_files(inputs.content)
    surroundings = digest(repr((program, pack(settings))).encode())
    keys = [key_of(pair, surroundings, inputs.digests) for pair in pairs]
    known = {key: heard for key in keys if (heard := recall_heard(memory, key))}
    fresh = [(key, pair) for key, pair in zip(keys, pairs, strict=True) if key not in known]
    for shard in spread(partial(tell_shard, settings), in_shards(fresh, SHARD)):
        for key, heard, prose in shard:
            memory.keep(key, heard)
            memory.keep(key + BODY, prose)
            known[key] = read_heard(heard)
    bodies = {article.path: key + BODY for key, (article, _) in zip(keys, pairs, strict=True) if article}
    files = {article.path: article for article, _ in pairs if article}

    def read(path: str) -> Prose:
        found = parse_article(files[path], settings).value
        if found is None:
            raise KeyError(path)
        return found.prose

    return [known[key] for key in keys], Texts(memory, bodies, read)


def recall_heard(memory: Memory, key: str) -> Heard | None:
    """Recall what one file was found to say; None where that, or its body, is not known."""
    found = memory.recall(key) if memory.has(key + BODY) else None
    try:
        return read_heard(found) if found else None
    except ValueError:
        return None


def key_of(pair: Pair, surroundings: str, digests: Digests) -> str:
    """Name all that an article and its sidecar are read from."""
    names = [(file.path, digests.get(file.path) or digest(file.content)) if file else None for file in pair]
    return digest(repr((surroundings, names)).encode())


def tell_shard(settings: Site, pairs: Sequence[tuple[str, Pair]]) -> list[tuple[str, bytes, bytes]]:
    """Hear some articles: for the key of each, what is kept of it, its body apart."""
    found: list[tuple[str, bytes, bytes]] = []
    for key, pair in pairs:
        heard = tell(*pair, settings)
        told, prose = heard.value
        found.append((key, pack(Heard(told, heard.diagnostics)), pack(prose) if prose else b""))
    return found


def tell(article: File | None, sidecar: File | None, site: Site) -> Outcome[tuple[Told, Prose | None]]:
    """Take one article with its sidecar as far as they go alone: parse, anchor, resolve."""
    body: Outcome[Manuscript | None] = parse_article(article, site) if article else Outcome(None)
    notes: Outcome[Annotated | None] = parse_annotations(sidecar) if sidecar else Outcome(None)
    faults = (*body.diagnostics, *notes.diagnostics)
    maybe = names_in(article, sidecar) if body.has_errors or notes.has_errors else frozenset()
    head, prose = (body.value.head, body.value.prose) if body.value else (None, None)
    if isinstance(head, Page):
        if sidecar:
            hint = "a plain page has no sidecar: take `page: true` out of its front matter, or rename the sidecar"
            faults = (
                *faults,
                codes.LONE_SIDECAR.at(sidecar.start, f"{sidecar.path} stands beside a page", hint=hint),
            )
        return Outcome((Told(page=head), prose), faults)
    annotations = notes.value.annotations if notes.value else Annotations()
    path = sidecar.path if sidecar else f"{article.path.removesuffix('.md')}.yaml" if article else ""
    if head is None or prose is None:
        declared = Telling(None, path, replace(annotations, events=(), corrections=()))
        told = [*(event.title for event in annotations.events), *(one.text for one in annotations.corrections)]
        if article is None and told:
            hint = f"write it beside {path.removesuffix('.yaml')}.md"
            message = "events or corrections without an article"
            faults = (*faults, codes.LONE_SIDECAR.at(told[0].span, message, hint=hint))
        return Outcome((Told(telling=declared, maybe=maybe), None), faults)
    anchored = anchor_annotations(prose, annotations)
    resolved = resolve_dates(head, prose, annotations, anchored.value)
    telling = Telling(head, path, annotations, anchored.value, resolved.value)
    return Outcome((Told(telling, None, maybe), prose), (*faults, *anchored.diagnostics, *resolved.diagnostics))


def pair_files(files: Iterable[File]) -> list[tuple[File | None, File | None]]:
    """Pair each article with its sidecar. A `_name.yaml` without its `_name.md` holds declarations for all."""
    by_path = {file.path: file for file in files}
    pairs: list[tuple[File | None, File | None]] = []
    for path, file in by_path.items():
        stem, _, ending = path.rpartition(".")
        is_parked = stem.rpartition("/")[2].startswith("_")
        if ending == "md" and not is_parked:
            pairs.append((file, by_path.get(f"{stem}.yaml")))
        elif ending == "yaml" and f"{stem}.md" not in by_path and is_parked:
            pairs.append((None, file))
    return pairs


def names_in(*files: File | None) -> frozenset[str]:
    """Gather every word of a broken file that may be an id, and its slug: nothing is said against who names them."""
    found: set[str] = set()
    for file in files:
        if file:
            text = file.content.decode("utf-8", "replace")
            found.add(to_page_slug(f"{file.path.rpartition('.')[0]}.md"))
            found.update(match[1] or match[2] for match in MAYBE_A_NAME.finditer(text))
    return frozenset(found)
