"""Timeline -> views -> files: every page and every other form in which the events are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, Outcome
from builder.model.inputs import File
from builder.model.output import Output
from builder.model.timeline import Timeline
from builder.model.view import SiteView
from builder.render import address
from builder.render.article import make_articles
from builder.render.articles import make_list
from builder.render.assets import make_assets
from builder.render.corrections import make_corrections
from builder.render.directory import make_directories
from builder.render.embeds import make_embeds, make_event_embeds
from builder.render.event import language_of
from builder.render.events import make_events
from builder.render.events_json import make_json
from builder.render.format import Edition, Format
from builder.render.home import make_home
from builder.render.index import index_timeline
from builder.render.known import make_known
from builder.render.not_found import make_not_found
from builder.render.pages import make_pages
from builder.render.redirects import make_redirects
from builder.render.search import make_search
from builder.render.slice import make_slices
from builder.render.sources import make_sources
from builder.render.strings import choose_strings, read_strings
from builder.render.templates import TemplateFault, Templates

# What is made, in this order. A new format is one file here and one line.
FORMATS: tuple[Format, ...] = (
    make_home,
    make_articles,
    make_list,
    make_pages,
    make_events,
    make_slices,
    make_directories,
    make_sources,
    make_known,
    make_corrections,
    make_not_found,
    make_redirects,
    make_json,
    make_embeds,
    make_event_embeds,
    make_search,
    make_assets,
)


def render_site(
    timeline: Timeline, templates: Mapping[str, File], theme: Mapping[str, File]
) -> Outcome[tuple[Output, ...]]:
    """Make every file of the site. `templates` are the site's own and win over the theme's, name by name.

    May say WH801 for a template or a file of words with a slip in it; a format stops at its first.
    """
    languages, faults = read_strings(templates, theme)
    found: dict[Diagnostic, None] = dict.fromkeys(faults)
    site = timeline.site
    edition = Edition(
        timeline=timeline,
        index=index_timeline(timeline),
        words={language: choose_strings(languages, language) for language in sorted(languages_of(timeline))},
        templates=Templates(templates, theme),
        site=SiteView(site.title, site.language, site.url, site.description, site.params),
        assets={name: file for name in address.ASSETS if (file := templates.get(name) or theme.get(name))},
    )
    outputs: list[Output] = []
    for make in FORMATS:
        try:
            outputs.extend(make(edition))
        except TemplateFault as fault:
            found[fault.diagnostic] = None
    return Outcome(tuple(outputs), tuple(found))


def languages_of(timeline: Timeline) -> set[str]:
    """Give the languages that pages are written in."""

    def each() -> Iterator[str]:
        yield timeline.site.language
        for part in timeline.parts:
            yield language_of(part) or timeline.site.language
        for page in timeline.pages:
            yield page.matter.language.value if page.matter.language else timeline.site.language

    return set(each())
