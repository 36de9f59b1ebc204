"""Timeline -> views -> files: every page and every other form in which the events are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Outcome
from builder.model.choices import Export
from builder.model.inputs import File
from builder.model.ledger import Digests
from builder.model.memory import Memory, ShortMemory
from builder.model.output import Bundle, Leaf, Output
from builder.model.timeline import Timeline
from builder.model.view import SiteView
from builder.render import address
from builder.render.annotations_json import make_annotations
from builder.render.article import make_articles
from builder.render.articles import make_list
from builder.render.assets import make_assets
from builder.render.catalogue import DataFile, list_data
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
from builder.render.index import Index, index_timeline
from builder.render.known import make_known
from builder.render.not_found import make_not_found
from builder.render.page import MOST_TEASERS
from builder.render.pages import make_pages
from builder.render.prints import Prints, encoded
from builder.render.redirects import make_redirects
from builder.render.robots import make_robots
from builder.render.search import make_search
from builder.render.sitemap import make_sitemap
from builder.render.slice import make_slices
from builder.render.slices import SliceKind
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


SAMPLES = 2  # of each format: its index, most often, and its first page


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file of a site, planned, and what they are made from. `samples` are some pages of each format."""

    edition: Edition
    leaves: tuple[Leaf | Bundle, ...]
    samples: tuple[Leaf | Bundle, ...]


def plan_site(
    timeline: Timeline,
    templates: Mapping[str, File],
    theme: Mapping[str, File],
    digests: Digests | None = None,
    memory: Memory | None = None,
) -> Outcome[Plan]:
    """Plan every file of the site. `templates` are the site's own and win over the theme's, name by name.

    `digests` name the authors' files, our program and what it was told: by them what was made before is known
    again. `memory` holds what lists show of each event.
    May say WH801 for a file of words with a slip in it.
    """
    languages, faults = read_strings(templates, theme)
    site = timeline.site
    words = {language: choose_strings(languages, language) for language in sorted(languages_of(timeline))}
    index = index_timeline(timeline)
    files = list_data(timeline)
    surroundings = name_surroundings(timeline, index, digests or {}, files)
    edition = Edition(
        timeline=timeline,
        index=index,
        words=words,
        templates=Templates(templates, theme),
        site=SiteView(site.title, site.language, site.url, site.description, site.params),
        assets={name: file for name in address.ASSETS if (file := templates.get(name) or theme.get(name))},
        prints=Prints(timeline, index, surroundings, digests or {}),
        files=files,
        memory=memory or ShortMemory(),
    )
    wanted = tuple(make for export, make in EXPORTS if site.gives(export))
    formats = [list(make(edition)) for make in (*FORMATS, *wanted)]
    leaves = [leaf for planned in formats for leaf in planned]
    samples = [leaf for planned in formats for leaf in planned[:SAMPLES] if leaf.path.endswith(".html")]
    if site.gives(Export.SITEMAP):
        leaves.extend(make_sitemap(edition, [leaf.path for leaf in leaves]))
    return Outcome(Plan(edition, tuple(leaves), tuple(samples)), tuple(dict.fromkeys(faults)))


def name_surroundings(timeline: Timeline, index: Index, digests: Digests, files: tuple[DataFile, ...]) -> str:
    """Name what every page is made from: the program, the templates, site.yaml, and what its head and foot lead to."""
    ours = [(path, name) for path, name in digests.items() if path.partition("/")[0] not in {"content", "static"}]
    pages = [(page.slug, page.matter.title.value) for page in timeline.pages]
    heads = [bool(index.slices[kind]) for kind in SliceKind]
    counts = [bool(timeline.events), bool(timeline.sources), bool(index.known), bool(index.corrections)]
    return encoded((ours, timeline.site, pages, heads, counts, len(timeline.parts) > MOST_TEASERS, files))


def render_site(
    timeline: Timeline, templates: Mapping[str, File], theme: Mapping[str, File]
) -> Outcome[tuple[Output, ...]]:
    """Make every file of the site. May say WH801 too for a template with a slip in it: a file stops at its first."""
    planned = plan_site(timeline, templates, theme)
    made = make_leaves(planned.value.leaves)
    return Outcome(made.value, tuple(dict.fromkeys((*planned.diagnostics, *made.diagnostics))))


def make_leaves(leaves: Iterable[Leaf | Bundle]) -> Outcome[tuple[Output, ...]]:
    """Make what was planned. May say WH801; what a slip in a template stops is left out."""
    outputs: list[Output] = []
    found: dict[Diagnostic, None] = {}
    for leaf in leaves:
        try:
            outputs.extend(make_leaf(leaf))
        except TemplateFault as fault:
            found[fault.diagnostic] = None
    return Outcome(tuple(outputs), tuple(found))


def make_leaf(leaf: Leaf | Bundle) -> Iterable[Output]:
    """Make one file, or those of a bundle. A slip in a template leaves it as TemplateFault."""
    return leaf.make() if isinstance(leaf, Bundle) else [Output(leaf.path, leaf.content, leaf.origin)]


def languages_of(timeline: Timeline) -> set[str]:
    """Give the languages that pages are written in."""

    def each() -> Iterator[str]:
        yield timeline.site.language
        for part in timeline.parts:
            yield language_of(part) or timeline.site.language
        for page in timeline.pages:
            yield page.matter.language.value if page.matter.language else timeline.site.language

    return set(each())
