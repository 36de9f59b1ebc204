"""An article's text as HTML, with the passages of its events marked and led back from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, assert_never

from markupsafe import Markup

from builder.model.article import Image, LinkStart, Piece, Prose, SectionEnd, SectionStart, Words
from builder.model.article import Markup as Tags
from builder.render.address import section_anchor
from builder.render.escape import mark_safe, to_html

LINK_END = "</a>"


class MarkedPassage(NamedTuple):
    """A passage to mark: `start` to `end` (exclusive) in the read text, its anchor, and the link that follows it.

    `event` is the anchor of its event, by which a script knows all marks of one.
    """

    start: int
    end: int
    id: str
    event: str
    link: Markup


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the text meets its page: what its links and images lead to, and the level of its first headings.

    `link` and `image` give an address, None where there is nothing to lead to.
    """

    link: Callable[[str], str | None]
    image: Callable[[str], str | None]
    first_level: int = 3


@dataclass(slots=True)
class Writing:
    """Where the pen is: what is written, and which elements are open. The only value here that changes."""

    parts: list[str] = field(default_factory=list)
    level: int = 2
    levels: list[int] = field(default_factory=list)
    links: list[bool] = field(default_factory=list)
    waiting: list[Markup] = field(default_factory=list)


def render_prose(prose: Prose, passages: Sequence[MarkedPassage], surroundings: Surroundings) -> Markup:
    """Write the text. A passage that crosses markup becomes several marks, of which the first bears its anchor.

    Where passages overlap each stretch is one mark, so that marks never stand inside one another. The link back follows
    the last mark, or the end of the link in which that mark stands: HTML knows no link within a link.
    """
    ordered = sorted(passages, key=lambda passage: (passage.start, passage.end, passage.id))
    cuts = sorted({place for passage in ordered for place in (passage.start, passage.end)})
    covers = cover_stretches(ordered, cuts)
    writing = Writing(level=surroundings.first_level - 1)
    seen: set[str] = set()
    for piece in join_runs(prose.pieces):
        match piece:
            case Tags(html):
                close_tags(html, writing)
            case Words(start, end):
                for first, last in split_run(start, end, cuts):
                    write_stretch(prose.text[first:last], last, covers[bisect_right(cuts, first)], writing, seen)
            case LinkStart(target, title):
                open_link(surroundings.link(target.value), title, writing)
            case Image(target, alt, title):
                write_image(surroundings.image(target.value), alt, title, writing)
            case SectionStart(level, slug):
                writing.level = heading_level(level, writing.level, surroundings.first_level)
                writing.levels.append(writing.level)
                writing.parts.append(f'<h{writing.level} id="{to_html(section_anchor(slug))}">')
            case SectionEnd():
                flush(writing)
                writing.parts.append(f"</h{writing.levels.pop()}>")
            case _:
                assert_never(piece)
    flush(writing)
    return mark_safe("".join(writing.parts))


def join_runs(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join words that follow each other without markup, as an entity does the words around it."""
    run: Words | None = None
    for piece in pieces:
        if isinstance(piece, Words):
            if run and run.end == piece.start:
                run = Words(run.start, piece.end)
                continue
            if run:
                yield run
            run = piece
            continue
        if run:
            yield run
            run = None
        yield piece
    if run:
        yield run


def heading_level(written: int, before: int, first: int) -> int:
    """Fit a heading under the page's own: `#` and `##` are the first level, and no level is skipped."""
    return min(first + max(written - 2, 0), before + 1, 6)


def split_run(start: int, end: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a run of words where a passage begins or ends."""
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    return list(pairwise((start, *inside, end))) if inside else [(start, end)]


def cover_stretches(passages: Sequence[MarkedPassage], cuts: Sequence[int]) -> list[list[MarkedPassage]]:
    """List the passages that cover each stretch between two cuts, the stretch before the first cut included."""
    covers: list[list[MarkedPassage]] = [[] for _ in range(len(cuts) + 1)]
    for passage in passages:
        for place in range(bisect_right(cuts, passage.start), bisect_right(cuts, passage.end)):
            covers[place].append(passage)
    return covers


def write_stretch(words: str, end: int, covering: Sequence[MarkedPassage], writing: Writing, seen: set[str]) -> None:
    """Write words that no boundary cuts, inside a mark if passages cover them; `end` is their place in the text."""
    if not covering or not words.strip():
        writing.parts.append(to_html(words))
    else:
        fresh = [passage for passage in covering if passage.id not in seen]
        seen.update(passage.id for passage in fresh)
        # Passages that begin together share a mark: it bears one anchor, empty ones before it bear the others.
        writing.parts.extend(f'<span id="{to_html(passage.id)}"></span>' for passage in fresh[1:])
        anchor = f' id="{to_html(fresh[0].id)}"' if fresh else ""
        shared = ' class="shared"' if len(covering) > 1 else ""
        events = to_html(" ".join(dict.fromkeys(passage.event for passage in covering)))
        writing.parts.append(f'<mark{anchor} data-event="{events}"{shared}>{to_html(words)}</mark>')
    if covering:
        writing.waiting.extend(passage.link for passage in covering if passage.end == end)
        if not writing.links:
            flush(writing)


def flush(writing: Writing) -> None:
    """Write the links back that were waiting for the end of a link."""
    writing.parts.extend(writing.waiting)
    writing.waiting.clear()


def open_link(href: str | None, title: str | None, writing: Writing) -> None:
    """Begin a link; one that leads nowhere is an `a` without address, so that its end fits."""
    address = f' href="{to_html(href)}"' if href is not None else ""
    words = f' title="{to_html(title)}"' if title else ""
    writing.links.append(href is not None)
    writing.parts.append(f"<a{address}{words}>")


def close_tags(html: str, writing: Writing) -> None:
    """Write the builder's own tags; after the end of a link, what was waiting for it."""
    writing.parts.append(html)
    if html == LINK_END and writing.links:
        writing.links.pop()
        flush(writing)


def write_image(src: str | None, alt: str, title: str | None, writing: Writing) -> None:
    """Write an image of the site's own, or its words where it has none."""
    if src is None:
        writing.parts.append(to_html(alt))
        return
    words = f' title="{to_html(title)}"' if title else ""
    writing.parts.append(f'<img src="{to_html(src)}" alt="{to_html(alt)}"{words} loading="lazy">')
