"""The ground floor of this room: what a format is, and what it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from markupsafe import Markup

from builder.diagnostics import Span
from builder.model.inputs import File
from builder.model.output import Output
from builder.model.timeline import Timeline
from builder.model.view import PageView, SiteView
from builder.render.brief import Brief
from builder.render.catalogue import DataFile
from builder.render.index import Index
from builder.render.strings import Strings
from builder.render.templates import Templates


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of the site: its timeline, what stands where, its words and its templates."""

    timeline: Timeline
    index: Index
    words: Mapping[str, Strings]  # by the languages that occur
    templates: Templates
    site: SiteView
    assets: Mapping[str, File]  # style.css, script.js: the site's own, or the theme's
    briefs: tuple[Brief, ...]  # in the site's order
    files: tuple[DataFile, ...]
    lines: dict[str, str] = field(default_factory=dict)  # what lines.py has rendered, by event id

    def strings_for(self, language: str) -> Strings:
        """Take the words of a page in `language`."""
        return self.words[language]

    @property
    def site_strings(self) -> Strings:
        """The words of the pages that are no article's."""
        return self.words[self.timeline.site.language]

    def print(
        self, template: str, page: PageView, strings: Strings, *, origin: Span | None = None, **views: object
    ) -> Output:
        """Make a page from its template and its view."""
        html = self.render(template, page, strings, **views)
        return Output(page.path, html.encode(), origin)

    def render(self, template: str, page: PageView, strings: Strings, **views: object) -> Markup:
        """Render a template, or a part of a page, from its own views."""
        return self.templates.render(template, site=self.site, page=page, strings=strings, **views)


class Format(Protocol):
    """A kind of output. Its file holds one; `FORMATS` in this package names them all.

    It yields the files it makes, each path once; a slip in a template leaves it as TemplateFault.
    """

    def __call__(self, edition: Edition, /) -> Iterator[Output]:
        """Make its files."""
        ...
