"""A Markdown file to an Article or a Page: front matter, then prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from builder.diagnostics import Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.article import Article, Manuscript, Page
from builder.model.dates import Conventions
from builder.model.inputs import File
from builder.model.shorthand import Fields
from builder.model.slug import to_page_slug
from builder.model.timeline import Site
from builder.model.written import FrontMatter, PageMatter
from builder.parse.characters import find_controls, find_deceptions
from builder.parse.markdown import parse_prose
from builder.parse.shape import shape
from builder.parse.text import Lines, decode
from builder.parse.values import check_matter, is_language
from builder.parse.yaml import parse_yaml

M = TypeVar("M", FrontMatter, PageMatter)

FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
NEAR_FENCE = re.compile(r"^[ \t]*(?:[-—–−]{2,9}|\.{3}|…|\+{3}|~{3}|={3,9})(?=[ \t]*\r?$)", re.MULTILINE)
FIELD = re.compile(r"[a-z_]+:(?:\s|$)")


def parse_article(file: File, site: Site) -> Outcome[Manuscript | None]:
    """Read an article, or a plain page (`page: true`); None when its front matter has faults.

    May say WH102 to WH107, WH114 to WH117, WH201 to WH204, WH301, WH504 and WH805, all of a file's in one run.
    """
    text = decode(file)
    if text.has_errors:
        return Outcome(None, text.diagnostics)
    lines = Lines(file.path, text.value)
    controls = tuple(find_controls(lines))
    if controls:
        return Outcome(None, controls)
    ends = find_front_matter(lines)
    if isinstance(ends, Diagnostic):
        return Outcome(None, (ends,))
    written = parse_yaml(lines, *ends)
    if written.has_errors:
        return Outcome(None, written.diagnostics)
    body = lines.text.find("\n", ends[1]) + 1 or len(lines.text)
    prose = parse_prose(lines, body)
    faults = (*written.diagnostics, *prose.diagnostics, *find_deceptions(lines, prose=body))
    is_page = isinstance(written.value, Fields) and "page" in written.value
    if is_page:
        page = shape(PageMatter, written.value, lines, name="the front matter")
        faults = (*faults, *page.diagnostics)
        if page.value is None or page.has_errors:
            return Outcome(None, faults)
        if not page.value.page.value:
            message = "`page: false` says nothing"
            hint = "leave the line out: a file without it is an article"
            return Outcome(None, (*faults, codes.BAD_VALUE.at(page.value.page.span, message, hint=hint)))
        faults = (*faults, *check_matter(page.value))
        head = Page(file.path, to_page_slug(file.path), page.value, prose.value.outline)
        return Outcome(Manuscript(head, prose.value), faults)
    matter = shape(FrontMatter, written.value, lines, name="the front matter")
    faults = (*faults, *matter.diagnostics)
    if matter.value is None or matter.has_errors:
        return Outcome(None, faults)
    faults = (*faults, *check_matter(matter.value))
    conventions = read_conventions(matter.value, site)
    article = Article(file.path, to_page_slug(file.path), matter.value, prose.value.outline, conventions)
    return Outcome(Manuscript(article, prose.value), faults)


def find_front_matter(lines: Lines) -> tuple[int, int] | Diagnostic:
    """Find the offsets of the front matter's text, the end exclusive; a diagnostic when there is none."""
    opening = FENCE.match(lines.text)
    if not opening:
        return say_not_opened(lines)
    start = opening.end() + 1
    closing = FENCE.search(lines.text, start)
    if closing:
        return start, closing.start()
    message = "the front matter is not closed"
    if near := NEAR_FENCE.search(lines.text, start):
        hint = f"write the line “{near[0].strip()}” as ---, from the first column"
        return codes.FRONT_MATTER.at(lines.span(near.start(), near.end()), message, hint=hint)
    last = sum(1 for _ in fields_of(lines))
    hint = f"put a line --- after the last field, which seems to be line {last}"
    return codes.FRONT_MATTER.at(lines.span(0, 3), message, hint=hint)


def fields_of(lines: Lines) -> Iterator[str]:
    """Give the lines from the opening one on that can be front matter: up to the first empty one."""
    for number in range(1, len(lines.starts) + 1):
        text = lines.line(number)
        if number > 1 and not text.strip():
            return
        yield text


def say_not_opened(lines: Lines) -> Diagnostic:
    """Say WH106 for a file that does not begin with front matter, where it seems to be meant if anywhere."""
    message = "the file does not begin with front matter"
    hint = "begin the file with a line ---, then `title: …` and `published: …`, then another line ---"
    near = NEAR_FENCE.match(lines.text)
    before = len(lines.text) - len(lines.text.lstrip())
    if near:
        hint = f"write the line “{near[0].strip()}” as ---, from the first column"
        return codes.FRONT_MATTER.at(lines.span(near.start(), near.end()), message, hint=hint)
    if before and FENCE.match(lines.text, before):
        hint = "take out what stands before the first ---"
    elif FIELD.match(lines.text):
        hint = "put a line --- before the first field"
    return codes.FRONT_MATTER.at(Span(lines.path, 1, 1, 1, 1), message, hint=hint)


def read_conventions(matter: FrontMatter, site: Site) -> Conventions:
    """Settle how this article's dates are read: by its own words, else the site's."""
    start: Any = matter.fiscal_year_start.value if matter.fiscal_year_start else None
    return Conventions(
        language=matter.language.value if matter.language and is_language(matter.language.value) else site.language,
        hemisphere=matter.hemisphere.value if matter.hemisphere else site.hemisphere,
        fiscal_year_start=(start.month, start.day) if start else site.fiscal_year_start,
    )
