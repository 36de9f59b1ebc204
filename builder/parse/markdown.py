"""Markdown to the text a reader sees, the markup between its words, and the way back to the file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from builder.diagnostics import Diagnostic, Outcome
from builder.model import codes
from builder.model.article import (
    Block,
    Image,
    LinkStart,
    Markup,
    Piece,
    Position,
    Prose,
    SectionEnd,
    SectionStart,
    Words,
)
from builder.model.shorthand import Written
from builder.model.slug import to_slug
from builder.model.url import is_linkable
from builder.parse.text import Lines

TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "em": "em",
    "strong": "strong",
}
# The tags of tokens whose attributes say nothing; a line ends behind those of blocks.
PLAIN_TAGS = {
    **{f"{name}_open": f"<{tag}>" for name, tag in TAGS.items()},
    **{f"{name}_close": f"</{tag}>" if name in {"em", "strong"} else f"</{tag}>\n" for name, tag in TAGS.items()},
}
NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
ALIGNMENT = re.compile(r"text-align:(left|right|center)")


@functools.cache
def markdown() -> MarkdownIt:
    """Set up CommonMark with tables and footnotes; HTML is text, and addresses stay as they are written."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin, inline=False)
    parser.disable(["html_block", "html_inline"])  # they would only find that it is text
    parser.disable("text_join")  # keeps entities and escapes apart, with their source
    parser.normalizeLink = parser.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    parser.validateLink = lambda _: True  # type: ignore[method-assign, assignment]  # judged below, with its place
    return parser


def parse_prose(lines: Lines, start: int) -> Outcome[Prose]:
    """Read the Markdown of a file from the offset `start` to its end.

    May say WH504 for a link to an address we do not link to, WH805 for a footnote's mark or note that stands alone.
    """
    first_line, _ = lines.place(start)
    reader = Reader(lines, first_line - 1)
    text = lines.text[start:].replace("\r\n", "\n").replace("\r", " ")  # alone it ends no line of ours
    notes: dict[str, Any] = {}
    reader.blocks_of(markdown().parse(text, notes))
    reader.faults += find_lone_notes(lines, start, notes.get("footnotes", {}).get("refs", {}))
    prose = Prose(lines.path, "".join(reader.text), tuple(reader.pieces), tuple(reader.blocks), tuple(reader.positions))
    return Outcome(prose, tuple(reader.faults))


class Reader:
    """Walks the tokens of one body in order, writing down words, markup and places."""

    def __init__(self, lines: Lines, skipped_lines: int) -> None:
        self.lines = lines
        self.skipped = skipped_lines
        self.cursor = 0  # in the file: nothing before it is looked at again
        self.limit = len(lines.text)
        self.length = 0  # of the read text
        self.text: list[str] = []
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self.positions: list[Position] = []
        self.faults: list[Diagnostic] = []
        self.slugs: dict[str, int] = {}  # of headings, and the last number that each has had
        self.refused_links = 0

    def blocks_of(self, tokens: Sequence[Token]) -> None:
        """Read block tokens: each opens, closes, or holds words."""
        for index, token in enumerate(tokens):
            if token.map:
                self.move_to(token.map)
            match token.type:
                case "inline":
                    self.block(token.children or [])
                case "heading_open":
                    self.pieces.append(SectionStart(int(token.tag[1]), self.section_slug(tokens[index + 1].content)))
                case "heading_close":
                    self.pieces.append(SectionEnd(int(token.tag[1])))
                case "hr":
                    self.markup("<hr>\n")
                case "fence" | "code_block":
                    self.code(token.content)
                case "footnote_anchor":
                    self.markup(
                        f' <a class="backref" role="doc-backlink" href="#{note_mark(token)}">↩ {note(token)}</a>'
                    )
                case "footnote_block_open" | "footnote_block_close":
                    is_open = token.type == "footnote_block_open"
                    self.markup(
                        '<section class="footnotes" role="doc-endnotes"><ol>\n' if is_open else "</ol></section>\n"
                    )
                case "footnote_open" | "footnote_close":
                    self.markup(f'<li id="note-{note(token)}">' if token.nesting > 0 else "</li>\n")
                case _ if not token.hidden:
                    self.markup(block_tag(token))
                case _:
                    pass

    def block(self, children: Sequence[Token]) -> None:
        """Read a paragraph, heading, cell or the like as one block of the text."""
        start = self.begin_block()
        for child in children:
            self.inline(child)
        self.end_block(start)

    def inline(self, token: Token) -> None:
        """Read one inline token."""
        match token.type:
            case "text":
                self.lone_marks(token.content)
                self.words(token.content, token.content)
            case "code_inline":
                self.markup("<code>")
                self.words(token.content, token.content)
                self.markup("</code>")
            case "text_special":
                self.words(token.content, token.markup)
            case "softbreak":
                self.words(" ", "\n")
            case "hardbreak":
                self.markup("<br>\n")
                self.gap()
            case "link_open":
                self.link(token)
            case "link_close":
                self.pass_link_target()
                if self.refused_links:
                    self.refused_links -= 1
                else:
                    self.markup("</a>")
            case "image":
                self.image(token)
            case "footnote_ref":
                number, mark = note(token), note_mark(token)
                self.markup(
                    f'<sup class="note"><a id="{mark}" role="doc-noteref" href="#note-{number}">{number}</a></sup>'
                )
            case _:
                self.markup(block_tag(token))

    def words(self, content: str, source: str) -> None:
        """Write down words of the read text, and where `source`, which they stand for, is in the file."""
        if not content:
            return
        found = self.lines.text.find(source, self.cursor, self.limit)
        if found < 0 and "\n" not in source:
            found = self.lines.text.find(source.partition(" ")[0], self.cursor, self.limit)
        if found >= 0:
            line, column = self.lines.place(found)
            self.positions.append(Position(self.length, line, column, len(content) if content == source else 1))
            self.cursor = found + len(source)
        self.pieces.append(Words(self.length, self.length + len(content)))
        self.text.append(content)
        self.length += len(content)

    def lone_marks(self, content: str) -> None:
        """Say WH805 for what looks like a footnote's mark and stayed text."""
        for mark in NOTE_MARK.finditer(content) if "[^" in content else ():
            found = self.lines.text.find(mark[0], self.cursor, self.limit)
            place = self.lines.span(max(found, self.cursor), max(found, self.cursor) + len(mark[0]))
            message = f"the footnote mark {mark[0]} has no note"
            hint = (
                f"write the note on a line of its own: {mark[0]}: …; or put a backslash before the mark if it is text"
            )
            self.faults.append(codes.LONE_FOOTNOTE.at(place, message, hint=hint))

    def code(self, content: str) -> None:
        """Read a block of code, line by line."""
        start = self.begin_block()
        self.markup("<pre><code>")
        for number, line in enumerate(content.rstrip("\n").split("\n")):
            if number:
                self.words("\n", "\n")
            self.words(line, line)
        self.markup("</code></pre>\n")
        self.end_block(start)

    def link(self, token: Token) -> None:
        """Begin a link, unless it leads to an address that we do not link to."""
        target = Written(str(token.attrs.get("href", "")), self.lines.span(self.cursor, self.cursor))
        found = self.lines.text.find(target.value, self.cursor, self.limit) if target.value else -1
        if found >= 0:
            target = Written(target.value, self.lines.span(found, found + len(target.value)))
        if not is_linkable(target.value):
            message = f"“{target.value}” is not an address we link to"
            hint = (
                "links lead to http, https and mailto addresses, "
                "to pages (other.md) and to places in a page (#section-…)"
            )
            self.faults.append(codes.BAD_URL.at(target.span, message, hint=hint))
            self.refused_links += 1
            return
        title = token.attrs.get("title")
        self.pieces.append(LinkStart(target, str(title) if title else None))

    def image(self, token: Token) -> None:
        """Write down an image; its alternative text is not read text."""
        source = str(token.attrs.get("src", ""))
        found = self.lines.text.find(source, self.cursor, self.limit) if source else -1
        place = max(found, self.cursor)
        title = token.attrs.get("title")
        renderer = cast("RendererHTML", markdown().renderer)  # the default; its protocol leaves this method out
        alt = renderer.renderInlineAsText(token.children or [], markdown().options, {})
        target = Written(source, self.lines.span(place, place + len(source)))
        self.pieces.append(Image(target, alt, str(title) if title else None))
        self.cursor = place + len(source)

    def pass_link_target(self) -> None:
        """Move behind a link's `](address "title")`, so that the words of its title are not taken for later ones."""
        text = self.lines.text
        if not text.startswith("](", self.cursor):
            return
        helpers = markdown().helpers
        found = helpers.parseLinkDestination(text, self.cursor + 2, self.limit)
        if found.ok:
            rest = text[found.pos : self.limit]
            position = found.pos + len(rest) - len(rest.lstrip())
            title = helpers.parseLinkTitle(text, position, self.limit)
            self.cursor = title.pos if title.ok else found.pos

    def move_to(self, block: Sequence[int]) -> None:
        """Look for the words of a block in its own lines only."""
        starts = self.lines.starts
        first, last = block[0] + self.skipped, block[1] + self.skipped
        begin = starts[first] if first < len(starts) else len(self.lines.text)
        end = starts[last] if last < len(starts) else len(self.lines.text)
        is_inside = begin <= self.cursor <= end
        self.cursor = self.cursor if is_inside else begin
        self.limit = end

    def begin_block(self) -> int:
        """Join the next block to the last by a space, and give the offset where it begins."""
        if self.length and not self.text[-1].isspace():
            self.gap()
        return self.length

    def end_block(self, start: int) -> None:
        """Keep the block that began at `start`, unless nothing was read in it."""
        if self.length > start:
            self.blocks.append(Block(start, self.length))

    def gap(self) -> None:
        """Write down a space that stands between words without being one of them."""
        self.text.append(" ")
        self.length += 1

    def markup(self, html: str) -> None:
        """Write down HTML of ours, which is no read text."""
        self.pieces.append(Markup(html))

    def section_slug(self, heading: str) -> str:
        """Make a heading's slug, numbered where it comes again."""
        base = to_slug(heading) or "section"
        slug, count = base, self.slugs.get(base, 0)
        while slug in self.slugs:
            count += 1
            slug = f"{base}-{count}"
        self.slugs[base] = max(count, 1)
        self.slugs.setdefault(slug, 1)
        return slug


def find_lone_notes(lines: Lines, start: int, notes: Mapping[str, int]) -> Iterator[Diagnostic]:
    """Say WH805 for notes that no mark calls; the parser gives those -1 and leaves them out."""
    for label in (key.removeprefix(":") for key, number in notes.items() if number < 0):
        found = lines.text.find(f"[^{label}]:", start)
        place = lines.span(found, found + len(label) + 3)
        hint = f"put [^{label}] where it belongs in the text, or take the note out: it is not shown"
        yield codes.LONE_FOOTNOTE.at(place, f"no mark in the text calls the note [^{label}]", hint=hint)


def block_tag(token: Token) -> str:
    """Write the tag of a block or inline token that opens or closes an element."""
    if token.type in PLAIN_TAGS:
        return PLAIN_TAGS[token.type]
    name, _, end = token.type.rpartition("_")
    is_open = end == "open"
    if name == "ordered_list":
        start = token.attrs.get("start")
        attribute = f' start="{start}"' if is_open and start is not None else ""
        return f"<ol{attribute}>\n" if is_open else "</ol>\n"
    if name not in {"th", "td"}:
        raise ValueError(f"no tag for {token.type}")
    aligned = ALIGNMENT.search(str(token.attrs.get("style", "")))
    attribute = f' class="{aligned[1]}"' if is_open and aligned else ""
    scope = ' scope="col"' if is_open and name == "th" else ""
    return f"<{name}{scope}{attribute}>" if is_open else f"</{name}>"


def note(token: Token) -> int:
    """Count a footnote's number, from 1."""
    return int(token.meta["id"]) + 1


def note_mark(token: Token) -> str:
    """Name the id of a footnote's mark in the text; a note that is called again has one for each call."""
    again = int(token.meta.get("subId", 0))
    return f"note-mark-{note(token)}" + (f"-{again + 1}" if again > 0 else "")
