"""An article's page: its timeline, its text with the passages marked, its sources and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from builder.model.choices import Export, Show, Status
from builder.model.dates import GivenBy
from builder.model.day import Day
from builder.model.edtf import day_edtf
from builder.model.output import Leaf
from builder.model.timeline import Account, ArticlePart, Event
from builder.model.url import static_path
from builder.model.view import (
    ArticleLink,
    ArticleView,
    CorrectionView,
    DateView,
    EventLink,
    PassageView,
    SourceView,
)
from builder.model.written import Correction
from builder.render import address
from builder.render.address import Standpoint
from builder.render.citation import view_source
from builder.render.escape import mark_safe, to_html
from builder.render.event import Company, language_of, link_events, view_date
from builder.render.filters import make_filters, tags_of
from builder.render.format import Edition, plan
from builder.render.index import Reading, find_corrected
from builder.render.linked_data import describe_article
from builder.render.listing import find_gaps, list_article, strip_items
from builder.render.mention import mention_publisher, mention_topic
from builder.render.page import Sheet, link_target, open_sheet
from builder.render.prose import MarkedPassage, Surroundings, render_prose
from builder.render.rail import make_sprite
from builder.render.shape import is_drawn
from builder.render.strings import Strings, isolate
from builder.render.strip import fit_scale, make_strip
from builder.render.wording import pattern, to_datetime, word_day

# Px of the frame that a snippet asks for: head and foot, one event, and no more than this.
EMBED_HEAD, EMBED_ROW, TALLEST_EMBED = 140, 72, 640
LONGEST_BEGINNING = 160


class Told(NamedTuple):
    """A passage of an article, the event and the account that it tells; `id` is its anchor."""

    start: int
    end: int
    text: str
    id: str
    event: Event
    account: Account


def make_articles(edition: Edition) -> Iterator[Leaf]:
    """One page for each article."""
    for part in edition.timeline.parts:
        key = partial(edition.prints.article, part)
        yield plan(address.page_path(part.slug), partial(print_article, edition, part), key, origin=part.article.start)


def print_article(edition: Edition, part: ArticlePart) -> str:
    """Make the page of one article."""
    matter = part.article.matter
    sheet = open_sheet(
        edition,
        "article",
        address.page_path(part.slug),
        title=lambda _: matter.title.value,
        language=language_of(part),
        description=matter.summary.value if matter.summary else begin_text(edition, part),
        data=address.json_path(part.slug) if part.events else None,
    )
    return sheet.render("article.html", article=view_article(sheet, part))


def begin_text(edition: Edition, part: ArticlePart) -> str | None:
    """Give how an article begins, for those who list pages; None where its text may not be shown."""
    matter = part.article.matter
    if matter.show and matter.show.value is Show.QUOTES:
        return None
    text = edition.timeline.texts[part.article.path].text
    return text if len(text) <= LONGEST_BEGINNING else f"{text[:LONGEST_BEGINNING].rpartition(' ')[0]}…"


def article_company(part: ArticlePart, reading: Reading, tags: Mapping[str, str] | None = None) -> Company:
    """Give an article's events by their letters and anchors. `tags` are what its filters know each by."""
    anchors = {event.id: address.event_anchor(event.lead.entry) for event in reading.events}
    return Company(reading.keys, anchors, part.slug, tags)


def view_article(sheet: Sheet, part: ArticlePart) -> ArticleView:
    """Everything that an article's page shows."""
    matter, strings = part.article.matter, sheet.strings
    reading = sheet.edition.index.readings[part.slug]
    filters = make_filters(sheet, reading.events)
    tags = {event.id: tags_of(sheet, event) for event in reading.events} if filters else None
    company = article_company(part, reading, tags)
    told = find_told(part, reading)
    published = part.article.published
    drawn = [event for event in reading.events if is_drawn(event)]
    scale = fit_scale(drawn, published, None) if drawn else None
    gaps = find_gaps(reading.groups, scale, sheet)
    shows_text = not (matter.show and matter.show.value is Show.QUOTES)
    return ArticleView(
        title=matter.title.value,
        lang=sheet.lang(language_of(part)),
        published=plain_date(published, strings) if published else None,
        weekday=strings.section("weekdays")[published.weekday] if published else None,
        updated=plain_date(matter.updated.value.day, strings) if matter.updated else None,
        byline=byline(sheet, part),
        origin=address.safe_url(matter.url.value) if matter.url else None,
        topics=tuple(mention_topic(sheet, key) for key in part.topics),
        summary=matter.summary.value if matter.summary else None,
        method=tuple(method(part, reading, strings)),
        published_basis=matter.published_basis.value if matter.published_basis else None,
        strip=make_strip(strip_items(sheet, reading.events, company), strings, reference=published, scale=scale),
        sprite=make_sprite(reading.events, has_gaps=bool(gaps)),
        filters=filters,
        timeline=tuple(list_article(sheet, part, reading, company, gaps)),
        lead=strings.count("timeline_lead", len(reading.events)),
        prose=mark_prose(sheet, part, told, company) if shows_text else None,
        passages=tuple(view_passage(sheet, one, company) for one in told),
        sources=tuple(view_sources(sheet, part, reading, company)),
        corrections=tuple(view_corrections(sheet, part, company)),
        license=matter.license.value if matter.license else None,
        is_draft=bool(matter.draft and matter.draft.value),
        embed=embed_code(sheet, part),
        linked_data=describe_article(sheet.edition, part, reading),
    )


def embed_code(sheet: Sheet, part: ArticlePart) -> str | None:
    """Give the lines that show the timeline in another page; None on a site without an address or embeds."""
    site = sheet.edition.timeline.site
    if not site.url or not part.events or not site.gives(Export.EMBEDS):
        return None
    src = f"{site.url}/{Standpoint('').link(address.embed_path(part.slug))}"
    height = min(TALLEST_EMBED, EMBED_HEAD + EMBED_ROW * len(part.events))
    title = to_html(part.article.matter.title.value)
    return f'<iframe src="{to_html(src)}" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>'


def byline(sheet: Sheet, part: ArticlePart) -> Markup | None:
    """Who wrote it and who published it, where that is not the site itself."""
    names = [mark_safe(to_html(name.value)) for name in part.article.matter.author]
    if part.publisher and part.publisher != sheet.edition.timeline.site.title:
        names.append(mention_publisher(sheet, part))
    return Markup(", ").join(names) or None


def plain_date(day: Day, strings: Strings) -> DateView:
    """Give a day that nobody had to read out of words."""
    words = word_day(day, strings)
    return DateView(words, words, str(day), to_datetime(day_edtf(day)))


def find_told(part: ArticlePart, reading: Reading) -> list[Told]:
    """Find the passages of an article in the order of its text."""
    found = [
        Told(
            passage.start,
            passage.end,
            passage.text,
            address.quote_anchor(account.entry, place),
            event,
            account,
        )
        for event in reading.events
        for account in event.accounts
        if account.article == part.slug
        for place, passage in enumerate(account.passages)
    ]
    return sorted(found, key=lambda told: (told.start, told.end, told.id))


def mark_prose(sheet: Sheet, part: ArticlePart, told: list[Told], company: Company) -> Markup:
    """Give the article's text, each passage marked and followed by a small link to its event."""
    path = part.article.path
    surroundings = Surroundings(
        link=lambda target: link_target(sheet.edition, sheet.stand, target, path),
        image=lambda target: image_link(sheet, target),
    )
    passages = [
        MarkedPassage(one.start, one.end, one.id, company.anchors[one.event.id], passage_link(sheet, one, company))
        for one in told
    ]
    return render_prose(sheet.edition.timeline.texts[path], passages, surroundings)


def image_link(sheet: Sheet, target: str) -> str | None:
    """Give the link to an image of ours."""
    path = static_path(target)
    return sheet.stand.link(path) if path else None


def passage_link(sheet: Sheet, told: Told, company: Company) -> Markup:
    """Give the small link behind a passage: the event's key, and for those who do not see the margin, its date.

    It stands within the author's text, which may run the other way than our words.
    """
    part = sheet.edition.index.parts[told.account.article]
    language = language_of(part) or sheet.edition.timeline.site.language
    date = isolate(view_date(told.account.date, sheet.strings).inline, language)
    key = isolate(company.keys[told.event.id], language)
    words = to_html(f", {sheet.strings['event']} ")
    return mark_safe(
        f'<a class="ref" href="#{to_html(company.anchors[told.event.id])}"><span class="when">'
        f'{to_html(date)}</span><span class="visually-hidden">{words}</span>{to_html(key)}</a>'
    )


def view_passage(sheet: Sheet, told: Told, company: Company) -> PassageView:
    """Show a passage, for the page that shows no more than them, and for print."""
    id_, account = told.event.id, told.account
    link = EventLink(account.title, f"#{company.anchors[id_]}", company.keys[id_])
    return PassageView(told.text, account.translation, told.id, link, view_date(account.date, sheet.strings))


def method(part: ArticlePart, reading: Reading, strings: Strings) -> Iterator[str]:
    """Say how this article is dated and sourced."""
    if part.article.published:
        day = part.article.published
        date = pattern(
            strings, "weekday_day", weekday=strings.section("weekdays")[day.weekday], day=word_day(day, strings)
        )
        yield strings.fill("method_dates", date=date)
    events = reading.events
    if not events:
        return
    sources = {cited.source for event in events for account in event.accounts for cited in account.sources}
    disputed = sum(1 for event in events if event.disputed_by)
    statuses = Counter(event.status for event in events)
    undated = sum(1 for event in events if event.date.given_by in {GivenBy.PUBLISHED, GivenBy.ORDER})
    rests = "rest_on" if sources else "rest_on_none"
    yield strings.count(rests, len(events), sources=strings.count("sources", len(sources)))
    shown = ((status.value, statuses[status]) for status in (Status.EXPECTED, Status.CANCELLED, Status.RETRACTED))
    counts = (("disputed", disputed), *shown, ("without_date", undated))
    told = [strings.count(key, number) for key, number in counts if number]
    if told:
        yield strings.fill("method_standing", parts=strings.join(told))


def view_sources(sheet: Sheet, part: ArticlePart, reading: Reading, company: Company) -> Iterator[SourceView]:
    """Show an article's sources by number, each with the events it is cited for."""
    cited: dict[str, list[str]] = {}
    for event in reading.events:
        for key in dict.fromkeys(one.source for account in event.accounts for one in account.sources):
            cited.setdefault(key, []).append(event.id)
    numbers = sheet.edition.index.numbers[part.slug]
    for key, number in numbers.items():
        yield view_source(
            sheet,
            sheet.edition.timeline.sources[key],
            number=number,
            cited_for=link_events(sheet, cited.get(key, ()), company),
            numbers=numbers,
        )


def view_corrections(sheet: Sheet, part: ArticlePart, company: Company) -> Iterator[CorrectionView]:
    """Show what was corrected, the latest first."""
    told = sheet.edition.index.told
    for correction in sorted(part.corrections, key=lambda one: one.date.value, reverse=True):
        event = find_corrected(correction, part.slug, told)
        links = link_events(sheet, (event.id,), company) if event else ()
        yield view_correction(sheet, correction, links[0] if links else None)


def view_correction(
    sheet: Sheet, correction: Correction, event: EventLink | None, article: ArticleLink | None = None
) -> CorrectionView:
    """Show one correction. `article` is given where it is not on that article's own page."""
    return CorrectionView(
        date=plain_date(correction.date.value, sheet.strings),
        text=correction.text.value,
        was=correction.was.value if correction.was else None,
        now=correction.now.value if correction.now else None,
        event=event,
        article=article,
    )
