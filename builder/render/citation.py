"""Sources as a reader meets them: by name beside an event, and in full in an article's list or the site's index."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.choices import Access
from builder.model.timeline import Account, Cited, KnownSource
from builder.model.view import ArchivedView, CitedView, EventLink, LinkView, SourceView
from builder.render import address
from builder.render.page import Sheet
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
    )


def view_chains(
    sheet: Sheet, account: Account, publisher: str | None, *, is_elsewhere: bool = False
) -> tuple[str, ...]:
    """Who says so, the nearest to the reader first.

    The article's publisher is left out when it is the site itself, unless another article's account is shown.
    """
    timeline = sheet.edition.timeline
    first = [publisher] if publisher and (is_elsewhere or publisher != timeline.site.title) else []
    chains: list[str] = []
    for chain in account.attribution or ((),):
        names = list(first)
        for key in chain:
            agent = timeline.agents[key]
            names.append(f"{agent.label}, {agent.role}" if agent.role else agent.label)
        names = [isolate(name, sheet.strings.language) for name in names]
        if names:
            chains.append(sheet.strings["citing"].join(names))
    return tuple(dict.fromkeys(chains))


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
        archived=tuple(
            ArchivedView(
                sheet.strings.fill("archived_on", date=word_day(copy.date.value, sheet.strings))
                if copy.date
                else sheet.strings["archived"],
                copy.url.value,
            )
            for copy in archived
        ),
        note=source.note,
        cited_for=cited_for,
        articles=articles,
        version_url=first.url.value if first else None,
        version_date=str(first.date.value) if first and first.date else None,
    )


def view_byline(sheet: Sheet, source: KnownSource) -> str:
    """Show author, publisher and date, as far as they are known."""
    names = [*source.author]
    if source.publisher and source.publisher != source.title:
        names.append(source.publisher)
    date = word_edtf(source.published, sheet.strings) if source.published else sheet.strings["undated"]
    return capitalize(", ".join([*(isolate(name, sheet.strings.language) for name in names), date]))


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
        names = [f"{known[key].label} [{numbers[key]}]" if key in numbers else known[key].label for key in source.cites]
        facts.append(strings.fill("rests_on", sources=strings.join(names)))
    return tuple(facts)
