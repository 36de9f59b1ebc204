"""An article as it reads: its words as one text, and the markup between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Struct

from builder.diagnostics import Span
from builder.model.dates import Conventions, Resolved
from builder.model.day import Day
from builder.model.shorthand import Written
from builder.model.written import Annotations, FrontMatter, Moment, PageMatter


class Markup(Struct, frozen=True, array_like=True, tag="m"):
    """HTML between words: always the builder's own tags, never the author's."""

    html: str


class Words(Struct, frozen=True, array_like=True, tag="w"):
    """A run of the read text, `start` to `end` (exclusive): not yet escaped, so that a passage can be marked in it."""

    start: int
    end: int


class LinkStart(Struct, frozen=True, array_like=True, tag="l"):
    """The beginning of a link as the author wrote it; the renderer knows where a page of ours stands."""

    target: Written[str]
    title: str | None = None


class Image(Struct, frozen=True, array_like=True, tag="i"):
    """An image of the site's `static/` folder."""

    target: Written[str]
    alt: str
    title: str | None = None


class SectionStart(Struct, frozen=True, array_like=True, tag="s"):
    """A heading of the article: its level as written (1-6); the text follows as words until `SectionEnd`."""

    level: int
    slug: str


class SectionEnd(Struct, frozen=True, array_like=True, tag="e"):
    """The end of a heading's text."""

    level: int


Piece = Markup | Words | LinkStart | Image | SectionStart | SectionEnd


class Block(NamedTuple):
    """A paragraph, heading, list item, table cell or footnote: `start` to `end` (exclusive) in the read text."""

    start: int
    end: int


class Position(NamedTuple):
    """Where a run of the read text begins in the file; it goes on without a break for `length` characters."""

    offset: int
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of an article or page.

    `text` is what a reader sees (DESIGN.md §2 “Matching”): blocks joined by one space, no Markdown marks, entities
    decoded. `positions` lead from there back to the file `path`, in order of offset.
    """

    path: str
    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    positions: tuple[Position, ...]

    def place_of(self, offset: int) -> tuple[int, int]:
        """Find line and column in the file, from 1, of a character of the read text."""
        index = bisect_right(self.positions, offset, key=lambda position: position.offset) - 1
        if index < 0:
            return 1, 1
        position = self.positions[index]
        within = min(offset - position.offset, max(position.length - 1, 0))
        return position.line, position.column + within

    def span(self, start: int, end: int) -> Span:
        """Find the place in the file of `start` to `end` (exclusive) of the read text."""
        last_line, last_column = self.place_of(max(start, end - 1))
        return Span(self.path, *self.place_of(start), last_line, last_column + 1)

    @property
    def outline(self) -> Outline:
        """Give what others must know of it."""
        return Outline(
            tuple(piece.target for piece in self.pieces if isinstance(piece, LinkStart)),
            tuple(piece.target for piece in self.pieces if isinstance(piece, Image)),
            tuple(piece.slug for piece in self.pieces if isinstance(piece, SectionStart)),
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """What a body links to, the images it shows, and the slugs of its headings: all that is known of it elsewhere."""

    links: tuple[Written[str], ...] = ()
    images: tuple[Written[str], ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A Markdown file with a publication date, as written. Its body goes by its path, and few ask for it."""

    path: str  # content/2019/planes.md
    slug: str  # 2019/planes
    matter: FrontMatter
    outline: Outline
    conventions: Conventions

    @property
    def published(self) -> Day | None:
        """The day that relative words are read from; None when the front matter has none, which is an error."""
        return self.matter.published.value.day if self.matter.published else None

    @property
    def last_known(self) -> Written[Moment] | None:
        """When the article knew what it tells: its last change, else its publication."""
        days = [written for written in (self.matter.published, self.matter.updated) if written]
        return max(days, key=lambda written: written.value.day, default=None)

    @property
    def start(self) -> Span:
        """The file's first character: the place of what is missing."""
        return Span(self.path, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file without a date: `page: true`."""

    path: str
    slug: str
    matter: PageMatter
    outline: Outline


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A Markdown file read whole: what it says of itself, and its body."""

    head: Article | Page
    prose: Prose


@dataclass(frozen=True, slots=True)
class Passage:
    """The one place that a quote selects: `start` to `end` (exclusive) in the read text, and in the file."""

    start: int
    end: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Worded:
    """The place of an expression in the read text, `start` to `end` (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """An entry's quotes and expressions, found. None where the sidecar gives none, or where it is an error.

    `is_whole` is False when a quote was not found: nothing more can be said of the entry then.
    """

    passages: tuple[Passage, ...]
    when: Worded | None = None
    reported: Worded | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sidecar with the path of its file."""

    path: str
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells: the entries of its sidecar with their passages and dates, in the order they are written.

    `sidecar` is the path of the sidecar. Files of declarations only (`_shared.yaml`) have no article.
    """

    article: Article | None
    sidecar: str
    annotations: Annotations
    anchored: tuple[Anchored, ...] = ()
    resolved: tuple[Resolved, ...] = ()
