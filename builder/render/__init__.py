"""Timeline -> views -> files: every page and every other form in which the events are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, Outcome
from builder.model.choices import Export
from builder.model.inputs import File
from builder.model.output import Output
from builder.model.timeline import Timeline
from builder.model.view import SiteView
from builder.render import address
from builder.render.annotations_json import make_annotations
from builder.render.article import make_articles
from builder.render.articles import make_list
from builder.render.assets import make_assets
from builder.render.brief import brief_events
from builder.render.catalogue import list_data
from builder.render.corrections import make_corrections
from builder.render.data_page import make_data_page
from builder.render.directory import make_directories
from builder.render.embeds import make_embeds, make_event_embeds
from builder.render.event import language_of
from builder.render.events import make_events
from builder.render.events_csv import make_csv
from builder.render.events_ics import make_ics
from builder.render.events_json import make_json
from builder.render.events_schema import make_schema
from builder.render.feed_atom import make_atom
from builder.render.feed_json import make_json_feed
from builder.render.format import Edition, Format
from builder.render.home import make_home
from builder.render.index import index_timeline
from builder.render.known import make_known
from builder.render.not_found import make_not_found
from builder.render.pages import make_pages
from builder.render.redirects import make_redirects
from builder.render.robots import make_robots
from builder.render.search import make_search
from builder.render.sitemap import make_sitemap
from builder.render.slice import make_slices
from builder.render.sources import make_sources
from builder.render.sources_json import make_csl
from builder.render.strings import choose_strings, read_strings
from builder.render.templates import TemplateFault, Templates
from builder.render.timeline_json import make_timeline_json

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
    make_data_page,
    make_not_found,
    make_redirects,
    make_search,
    make_assets,
)

# What is made beside the pages, as site.yaml's `outputs` name it. A name may stand for several formats.
EXPORTS: tuple[tuple[Export, Format], ...] = (
    (Export.JSON, make_schema),
    (Export.JSON, make_json),
    (Export.CSV, make_csv),
    (Export.CALENDAR, make_ics),
    (Export.ATOM, make_atom),
    (Export.JSON_FEED, make_json_feed),
    (Export.ANNOTATIONS, make_annotations),
    (Export.CSL, make_csl),
    (Export.TIMELINEJS, make_timeline_json),
    (Export.ROBOTS, make_robots),
    (Export.EMBEDS, make_embeds),
    (Export.EVENT_EMBEDS, make_event_embeds),
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
    words = {language: choose_strings(languages, language) for language in sorted(languages_of(timeline))}
    edition = Edition(
        timeline=timeline,
        index=index_timeline(timeline),
        words=words,
        templates=Templates(templates, theme),
        site=SiteView(site.title, site.language, site.url, site.description, site.params),
        assets={name: file for name in address.ASSETS if (file := templates.get(name) or theme.get(name))},
        briefs=brief_events(timeline, words[site.language]),
        files=list_data(timeline),
    )
    outputs: list[Output] = []
    wanted = tuple(make for export, make in EXPORTS if site.gives(export))
    for make in (*FORMATS, *wanted):
        try:
            outputs.extend(make(edition))
        except TemplateFault as fault:
            found[fault.diagnostic] = None
    if site.gives(Export.SITEMAP):
        outputs.extend(make_sitemap(edition, [output.path for output in outputs]))
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
