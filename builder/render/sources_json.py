"""The sources as CSL-JSON: `sources.json`, which reference managers read.

Source: https://github.com/citation-style-language/schema (csl-data.json), version 1.0.2
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from builder.model.edtf import Edtf, Form, Precision, Qualifier, unmarked
from builder.model.output import Leaf
from builder.model.timeline import KnownSource
from builder.model.url import host_of
from builder.render import address
from builder.render.encode import encode
from builder.render.exact import parts_of
from builder.render.format import Edition, plan
from builder.render.strings import Strings
from builder.render.wording import ends_of, word_edtf

# Types whose publisher is known by the name of what it publishes.
IN_CONTAINER = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "post",
        "post-weblog",
        "webpage",
    }
)

# Every type that CSL-JSON 1.0.2 knows.
TYPES = IN_CONTAINER | {
    "bill",
    "book",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
}


def make_csl(edition: Edition) -> Iterator[Leaf]:
    """Plan sources.json, an item for each source; none without sources."""
    known = tuple(edition.timeline.sources.values())
    if known:
        key = partial(edition.prints.of, known)
        yield plan(address.CSL, partial(print_items, edition, known), key)


def print_items(edition: Edition, sources: Sequence[KnownSource]) -> str:
    """Make the items."""
    items = ",\n".join(encode(item_of(source, edition.site_strings)) for source in sources)
    return f"[\n{items}\n]\n"


def item_of(source: KnownSource, strings: Strings) -> dict[str, Any]:
    """Tell a source. A type that CSL does not know is a document, and named as its genre."""
    is_known = source.type in TYPES
    kept = source.archived[0] if source.archived else None
    values = {
        "id": source.key,
        "type": source.type if is_known else "document",
        "genre": None if is_known else source.type,
        "title": source.title,
        "URL": source.url,
        "container-title" if source.type in IN_CONTAINER else "publisher": source.publisher,
        "author": [{"literal": name} for name in source.author] or None,
        "issued": date_of(source.published, strings) if source.published else None,
        "accessed": {"date-parts": [list(source.accessed)]} if source.accessed else None,
        "archive": host_of(kept.url.value) if kept else None,
        "archive_location": kept.url.value if kept else None,
        "note": source.note,
    }
    return {key: value for key, value in values.items() if value is not None}


def date_of(edtf: Edtf, strings: Strings) -> dict[str, Any]:
    """Give a date with the parts that are known; what has no form of its own stands in words."""
    words = {"literal": word_edtf(edtf, strings)}
    if edtf.qualifier not in {None, Qualifier.APPROXIMATE}:
        return words
    circa = {"circa": True} if edtf.qualifier else {}
    match edtf.form:
        case Form.SIMPLE if edtf.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
            return {"date-parts": [list(parts_of(edtf) or ())], **circa}
        case Form.SIMPLE if edtf.precision is Precision.SEASON and edtf.earliest:
            season = (int(unmarked(edtf.text)[-2:]) - 21) % 4 + 1
            return {"date-parts": [[edtf.earliest.year]], "season": season, **circa}
        case Form.INTERVAL:
            ends = [end and parts_of(end) for end in ends_of(edtf)]
            return {"date-parts": [list(end) for end in ends if end], **circa} if all(ends) else words
        case _:
            return words
