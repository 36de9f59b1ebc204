"""A site in a parcel, for processes that share nothing with this one: what its articles say, and its templates.

Whoever gets it links and plans the site again, which gives the same files in the same order, and makes those that are
asked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.hearing import Told
from builder.model.article import Prose
from builder.model.inputs import File
from builder.model.output import Bundle, Leaf
from builder.model.packed import pack, unpacker
from builder.model.timeline import Site
from builder.pipeline import join
from builder.render import make_leaf, plan_site
from builder.render.templates import TemplateFault

QUICK = 1  # zlib's level


@dataclass(frozen=True, slots=True)
class Parcel:
    """A site without its files: what was heard of it, and what its pages are made from."""

    site: Site
    told: tuple[Told, ...]
    texts: Mapping[str, Prose]
    templates: Mapping[str, File]
    theme: Mapping[str, File]
    with_drafts: bool


read_parcel = unpacker(Parcel)

Files = Sequence[tuple[str, bytes]]
"""What a planned file became, by path."""


def wrap(parcel: Parcel) -> bytes:
    """Make a parcel ready to be sent."""
    return zlib.compress(pack(parcel), QUICK)


def make_files(sent: bytes, places: Sequence[int]) -> list[tuple[Files, bytes | None]]:
    """Make the files that stand at these places of the plan: what each became, and what is wrong with its template."""
    leaves = unwrap(sent)
    return [make_file(leaves[place]) for place in places]


@lru_cache(maxsize=1)
def unwrap(sent: bytes) -> tuple[Leaf | Bundle, ...]:
    """Plan the site that was sent; a process that is sent it again knows it."""
    parcel = read_parcel(zlib.decompress(sent))
    timeline = replace(join(parcel.site, parcel.told, with_drafts=parcel.with_drafts).value, texts=parcel.texts)
    return plan_site(timeline, parcel.templates, parcel.theme).value.leaves


def make_file(leaf: Leaf | Bundle) -> tuple[Files, bytes | None]:
    """Make one planned file, or those of a bundle."""
    try:
        return [(output.path, output.content) for output in make_leaf(leaf)], None
    except TemplateFault as fault:
        return [], pack(fault.diagnostic)
