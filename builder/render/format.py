"""The ground floor of this room: what a format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Protocol

from markupsafe import Markup

from builder.diagnostics import Span
from builder.model.inputs import File
from builder.model.memory import Memory, ShortMemory
from builder.model.output import Bundle, Leaf, Part
from builder.model.timeline import Event, Timeline
from builder.model.view import PageView, SiteView
from builder.render.brief import Brief, brief_event
from builder.render.catalogue import DataFile
from builder.render.index import Index
from builder.render.prints import Prints
from builder.render.strings import Strings
from builder.render.templates import Templates

MOST_IN_PART = 64  # events


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of the site: its timeline, what stands where, its words and its templates."""

    timeline: Timeline
    index: Index
    words: Mapping[str, Strings]  # by the languages that occur
    templates: Templates
    site: SiteView
    assets: Mapping[str, File]  # style.css, script.js: the site's own, or the theme's
    prints: Prints
    files: tuple[DataFile, ...]
    memory: Memory = field(default_factory=ShortMemory)  # where lines.py keeps what it has rendered

    def strings_for(self, language: str) -> Strings:
        """Take the words of a page in `language`."""
        return self.words[language]

    def brief(self, event: Event) -> Brief:
        """Put an event into the site's words."""
        return brief_event(event, self.timeline.site.url, self.site_strings)

    @property
    def site_strings(self) -> Strings:
        """The words of the pages that are no article's."""
        return self.words[self.timeline.site.language]

    def render(self, template: str, page: PageView, strings: Strings, **views: object) -> Markup:
        """Render a template, or a part of a page, from its own views."""
        return self.templates.render(template, site=self.site, page=page, strings=strings, **views)


class Format(Protocol):
    """A kind of output. Its file holds one; `FORMATS` in this package names them all.

    It plans its files, each path once. What makes one may raise TemplateFault, for a slip in a template.
    """

    def __call__(self, edition: Edition, /) -> Iterator[Leaf | Bundle]:
        """Plan its files."""
        ...


def plan_parts(
    edition: Edition,
    events: Sequence[Event],
    make: Callable[[Edition, Sequence[Event]], str],
    *,
    between: str = "",
    with_texts: bool = False,
) -> Iterator[Part]:
    """Plan the parts of a file that tells events in their order, cut where a year begins or a part grows long.

    So an event that comes or goes changes the part it stands in, and no other. `between` stands between two parts;
    `with_texts` says that the words around a passage are told too.
    """
    for place, listed in enumerate(cut_by_year(events)):
        lead = between if place else ""
        yield Part(
            lambda lead=lead, listed=listed: f"{lead}{make(edition, listed)}".encode(),  # type: ignore[misc]
            partial(edition.prints.datas, lead, listed, with_texts=with_texts),
        )


def cut_by_year(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Cut a list where the first day of an event lies in another year than the one before, and after so many."""

    def year_of(event: Event) -> int | None:
        first = event.date.earliest or event.date.latest
        return first.year if first else None

    for _, found in groupby(events, key=year_of):
        listed = tuple(found)
        for start in range(0, len(listed), MOST_IN_PART):
            yield listed[start : start + MOST_IN_PART]


def plan(
    path: str, make: Callable[[], str], key: Callable[[], str] | None = None, *, origin: Span | None = None
) -> Leaf:
    """Plan a file that is made in one piece."""
    return Leaf(path, (Part(lambda: make().encode(), key),), origin)
