"""Sources as a reader meets them: by name beside an event, and in full in an article's list or the site's index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from builder.model.choices import Access
from builder.model.timeline import Account, ArticlePart, Cited, KnownSource
from builder.model.view import ArchivedView, CitedView, EventLink, FactView, LinkView, SourceView
from builder.render import address
from builder.render.mention import mention, mention_agent, mention_publisher
from builder.render.page import Sheet
from builder.render.slices import SliceKind
from builder.render.strings import capitalize, isolate
from builder.render.wording import word_day, word_edtf


def view_cited(sheet: Sheet, cited: Cited, numbers: Mapping[str, int]) -> CitedView:
    """Show a source beside an event. `numbers` are those of this page's own list, and lead to its place there."""
    source = sheet.edition.timeline.sources[cited.source]
    number = numbers.get(cited.source)
    anchor = address.source_anchor(number) if number else None
    archived = next((copy for copy in source.archived if address.safe_url(copy.url.value)), None)
    version = archived.url.value if archived else None
    url = address.safe_url(source.url) or version
    return CitedView(
        name=source.label,
        title=source.title if source.title != source.label else None,
        url=url,
        number=number,
        number_href=sheet.stand.link(sheet.page.path, anchor) if anchor else None,
        passage_url=address.fragment_url(url, cited.quote) if url and cited.quote else None,
        version_url=version,
        version_date=str(archived.date.value) if archived and archived.date else None,
        quote=cited.quote,
        at=cited.at,
        page=source_page(sheet, source),
    )


def source_page(sheet: Sheet, source: KnownSource) -> str | None:
    """Lead to the page of a source; one without an id has none."""
    found = sheet.edition.index.slices[SliceKind.SOURCE].get(source.key)
    return sheet.stand.link(found.path) if found else None


def view_chains(sheet: Sheet, account: Account, part: ArticlePart, *, is_elsewhere: bool = False) -> tuple[Markup, ...]:
    """Who says so, the nearest to the reader first: "The Moscow Times, citing Interfax".

    The article's publisher is left out when it is the site itself, unless another article's account is shown.
    """
    is_named = part.publisher and (is_elsewhere or part.publisher != sheet.edition.timeline.site.title)
    if not is_named and not account.attribution:
        return ()
    first = [mention_publisher(sheet, part)] if is_named else []
    citing = escape(sheet.strings["citing"])
    chains = (
        citing.join([*first, *(mention_agent(sheet, key) for key in chain)]) for chain in account.attribution or ((),)
    )
    return tuple(dict.fromkeys(chain for chain in chains if chain))


def view_source(
    sheet: Sheet,
    source: KnownSource,
    *,
    number: int | None,
    cited_for: tuple[EventLink, ...],
    articles: tuple[LinkView, ...] = (),
    numbers: Mapping[str, int] | None = None,
) -> SourceView:
    """Show a source in full. `numbers` are those of the page's other sources."""
    archived = [copy for copy in source.archived if address.safe_url(copy.url.value)]
    first = archived[0] if archived else None
    return SourceView(
        number=number,
        id=address.source_anchor(number) if number else "",
        title=source.title or source.label,
        url=address.safe_url(source.url),
        byline=view_byline(sheet, source),
        facts=view_facts(sheet, source, numbers or {}),
        archived=view_copies(sheet, source),
        note=source.note,
        cited_for=cited_for,
        articles=articles,
        page=source_page(sheet, source),
        version_url=first.url.value if first else None,
        version_date=str(first.date.value) if first and first.date else None,
    )


def view_copies(sheet: Sheet, source: KnownSource) -> tuple[ArchivedView, ...]:
    """Show the archived copies that may be followed."""
    strings = sheet.strings
    return tuple(
        ArchivedView(
            strings.fill("archived_on", date=word_day(copy.date.value, strings)) if copy.date else strings["archived"],
            copy.url.value,
        )
        for copy in source.archived
        if address.safe_url(copy.url.value)
    )


def view_byline(sheet: Sheet, source: KnownSource) -> str:
    """Show author, publisher and date, as far as they are known."""
    names = [*source.author]
    if source.publisher and source.publisher != source.title:
        names.append(source.publisher)
    date = word_edtf(source.published, sheet.strings) if source.published else sheet.strings["undated"]
    return capitalize(", ".join([*(isolate(name, sheet.strings.language) for name in names), date]))


def source_facts(sheet: Sheet, source: KnownSource) -> Iterator[FactView]:
    """Say what is known of a source, item by item, on its own page."""
    strings = sheet.strings
    url = address.safe_url(source.url)
    if url:
        attributes = Markup(' data-originalurl="{}"').format(url)
        link = Markup('<a class="address" href="{}"{}>{}</a>').format(url, attributes, url.partition("://")[2] or url)
        yield FactView(strings["fact_address"], link)
    yield FactView(strings["fact_access"], escape(strings[f"access_{source.access.value}"]))
    if not source.is_read:
        yield FactView(strings["fact_read"], escape(strings["fact_not_read"]))
    if source.accessed:
        yield FactView(strings["fact_read"], escape(word_day(source.accessed, strings)))
    copies = [Markup('<a href="{}">{}</a>').format(copy.url, copy.label) for copy in view_copies(sheet, source)]
    if copies:
        yield FactView(strings["fact_archived"], Markup(", ").join(copies))
    elif url:
        yield FactView(strings["fact_archived"], escape(strings["fact_no_copy"]))
    if source.cites:
        known = sheet.edition.timeline.sources
        cited = [name_source(sheet, known[key], title=known[key].title) for key in source.cites]
        yield FactView(strings["fact_rests_on"], Markup("; ").join(cited))
    if source.note:
        yield FactView(strings["fact_note"], escape(source.note))


def name_source(sheet: Sheet, source: KnownSource, number: int | None = None, *, title: str | None = None) -> Markup:
    """Name a source in a line, with its number on this page, linked to its own page; else to where it is."""
    words = title or source.label
    name = mention(sheet, SliceKind.SOURCE, source.key, words)
    url = address.safe_url(source.url)
    if url and source.key not in sheet.edition.index.slices[SliceKind.SOURCE]:
        name = Markup('<a href="{}">{}</a>').format(url, words)
    return name + f" [{number}]" if number else name


def view_facts(sheet: Sheet, source: KnownSource, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Show what a reader should know of it: how to get at it, whether it was read, and what it rests on."""
    strings = sheet.strings
    facts: list[str] = []
    if source.access is not Access.OPEN:
        facts.append(strings[f"access_{source.access.value}"])
    if not source.is_read:
        facts.append(strings["not_read"])
    if source.accessed:
        facts.append(strings.fill("accessed", date=word_day(source.accessed, strings)))
    if source.cites:
        known = sheet.edition.timeline.sources
        names = [name_source(sheet, known[key], numbers.get(key)) for key in source.cites]
        facts.append(strings.mark("rests_on", sources=strings.join_marked(names)))
    return tuple(facts)
