"""An event as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from builder.model.dates import EventDate, GivenBy
from builder.model.timeline import Account, ArticlePart, Event
from builder.model.view import AccountView, ArticleLink, DateView, EventLink, EventView, KnownLink, OrderView
from builder.render import address
from builder.render.basis import word_basis
from builder.render.brief import status_words
from builder.render.citation import view_chains, view_cited
from builder.render.index import account_in
from builder.render.inline import render_inline
from builder.render.mention import mention_place, mention_status, mention_topic
from builder.render.page import Sheet, link_target
from builder.render.rail import mark_name
from builder.render.strings import Strings, capitalize
from builder.render.wording import has_no_date, to_datetime, word_day, word_event_date

NO_LANGUAGE = Markup()  # of words in the page's own


@dataclass(frozen=True, slots=True)
class Company:
    """The events that stand on a page: their keys, and the anchor of each. `slug` is the article, on its own page.

    `tags` are what the page's filters know each event by.
    """

    keys: Mapping[str, str]
    anchors: Mapping[str, str]
    slug: str | None = None
    tags: Mapping[str, str] | None = None


@lru_cache(maxsize=4096)
def view_date(date: EventDate, strings: Strings, *, has_basis: bool = True) -> DateView:
    """Show an event's date, with the article's words and, unless nobody asks for them, the reasons."""
    words = word_event_date(date, strings)
    is_undated = has_no_date(date)
    return DateView(
        words=capitalize(words),
        inline=words,
        edtf=date.edtf.text,
        datetime=None if is_undated else to_datetime(date.edtf) if date.qualifier is None else None,
        worded=date.words,
        worded_as=strings["reported_as"] if date.given_by is GivenBy.REPORTED and date.words else None,
        is_undated=is_undated,
        basis=word_basis(date.basis, strings) if has_basis else (),
    )


def view_told(sheet: Sheet, event: Event, company: Company, part: ArticlePart, **shown: Any) -> EventView:
    """Show an event on an article's page: `event` is led and dated by the article's own account.

    `shown` is what its place in the list adds to it.
    """
    numbers = sheet.edition.index.numbers[part.slug]
    first = event.lead
    # The article's own topics stand at its head; an event names only what it adds to them.
    topics = [key for key in gather(one.topics for one in event.accounts) if key not in part.topics]
    return view_standing(
        sheet,
        event,
        company,
        first,
        date=view_date(event.date, sheet.strings),
        text=render_text(sheet, first, part),
        chains=view_chains(sheet, first, part),
        sources=tuple(view_cited(sheet, one, numbers) for one in first.sources),
        reported=view_reported(sheet, event),
        together=view_together(sheet, event),
        status=mention_status(sheet, event),
        passages=passage_links(sheet, first),
        quotes=tuple(passage.text for passage in first.passages),
        translation=first.translation,
        accounts=tuple(view_account(sheet, event, one, part) for one in event.accounts[1:]),
        places=tuple(mention_place(sheet, key) for key in gather(one.places for one in event.accounts)),
        topics=tuple(mention_topic(sheet, key) for key in topics),
        known=view_known(sheet, event),
        corrected=correction_words(sheet, part, event),
        **shown,
    )


def view_listed(sheet: Sheet, event: Event, company: Company) -> EventView:
    """Show an event on a page of the site: at the date of all accounts together, with the sources of each."""
    index, lead = sheet.edition.index, event.lead
    page = address.page_path(lead.article)
    # Its words are those of the account that has this date; several accounts may give a date that none has alone.
    worded = next((one for one in event.accounts if one.date == event.date), None)
    cited = {one.source: one for account in event.accounts for one in account.sources}
    tellers = {account.article: account for account in reversed(event.accounts)}
    return view_standing(
        sheet,
        event,
        company,
        lead,
        date=view_date(event.date if worded else replace(event.date, words=None), sheet.strings, has_basis=False),
        worded_lang=sheet.lang(language_of(index.parts[worded.article])) if worded else NO_LANGUAGE,
        status=mention_status(sheet, event),
        sources=tuple(view_cited(sheet, one, {}) for one in cited.values()),
        href=sheet.stand.link(page, address.event_anchor(lead.entry)),
        articles=tuple(
            link_article(sheet, index.parts[slug], account if event.has_conflict else None)
            for slug, account in reversed(tellers.items())
        ),
    )


def view_brief(sheet: Sheet, event: Event, company: Company, href: str) -> EventView:
    """Show an event in a line or two: its date, its title, how it stands, and its sources by name."""
    return view_standing(
        sheet,
        event,
        company,
        event.lead,
        date=view_date(event.date, sheet.strings, has_basis=False),
        status=escape(status_words(event, sheet.strings)),  # a link would open inside the other page
        sources=tuple(view_cited(sheet, one, {}) for one in event.lead.sources),
        href=href,
    )


def view_standing(
    sheet: Sheet, event: Event, company: Company, account: Account, worded_lang: Markup | None = None, **shown: Any
) -> EventView:
    """Show what holds of an event on every page: its key, and how it stands. `account` gives it its title.

    `worded_lang` is the language of its date's words where that is another account's. `shown` is what only this page
    shows of it.
    """
    lang = sheet.lang(language_of(sheet.edition.index.parts[account.article]))
    return EventView(
        key=company.keys.get(event.id, ""),
        id=company.anchors[event.id],
        title=account.title,
        lang=lang,
        worded_lang=lang if worded_lang is None else worded_lang,
        mark=mark_name(event),
        standing="disputed" if event.disputed_by else event.status.value,
        origins=origins_words(event, sheet.strings),
        disputed_by=link_events(sheet, event.disputed_by, company),
        disputes=link_events(sheet, event.disputes, company),
        ordered=view_order(sheet, event, company),
        is_draft=account.is_draft,
        has_conflict=event.has_conflict,
        tags=company.tags.get(event.id) if company.tags else None,
        **shown,
    )


def link_article(sheet: Sheet, part: ArticlePart, account: Account | None = None) -> ArticleLink:
    """Lead to an article by its title; with one of its accounts, say the date that this gives."""
    return ArticleLink(
        text=part.article.matter.title.value,
        href=sheet.stand.link(address.page_path(part.slug)),
        lang=sheet.lang(language_of(part)),
        date=word_event_date(account.date, sheet.strings) if account else None,
    )


def view_together(sheet: Sheet, event: Event) -> DateView | None:
    """Give the date on which all accounts agree, where it is not the one that is shown; None where they cannot."""
    joined = sheet.edition.index.events[event.id]
    if event.has_conflict or joined.date.edtf == event.date.edtf:
        return None
    return view_date(joined.date, sheet.strings)


def view_reported(sheet: Sheet, event: Event) -> DateView | None:
    """Give the day its article first said it, where another account had said it before."""
    date = event.lead.reported
    return None if date.edtf == sheet.edition.index.reports[event.id].edtf else view_said(date, sheet.strings)


@lru_cache(maxsize=1024)
def view_said(date: EventDate, strings: Strings) -> DateView:
    """Show when something was said: the day of publication is no date of the event's own, but it is one of those."""
    return view_date(replace(date, given_by=GivenBy.AUTHOR), strings)


def view_known(sheet: Sheet, event: Event) -> KnownLink | None:
    """Show when it was first said, with the link to all that was said first in that month."""
    index = sheet.edition.index
    path = index.known_pages.get(event.id)
    if path is None:
        return None
    href = sheet.stand.link(path, index.anchors[event.id])
    return KnownLink(view_said(index.reports[event.id], sheet.strings), href)


def gather(lists: Iterable[Sequence[str]]) -> list[str]:
    """Join lists, each item once, in the order in which they come."""
    return list(dict.fromkeys(item for items in lists for item in items))


def language_of(part: ArticlePart) -> str | None:
    """Give the language an article is written in, where it says so."""
    return part.article.matter.language.value if part.article.matter.language else None


def render_text(sheet: Sheet, account: Account, part: ArticlePart) -> Markup | None:
    """Render an event's sentence of explanation."""
    if not account.text:
        return None
    return render_inline(
        account.text, lambda target: link_target(sheet.edition, sheet.stand, target, part.article.path)
    )


def passage_links(sheet: Sheet, account: Account) -> tuple[str, ...]:
    """Where in the text an article tells an event."""
    return tuple(
        sheet.stand.link(sheet.page.path, address.quote_anchor(account.entry, place))
        for place in range(len(account.passages))
    )


def origins_words(event: Event, strings: Strings) -> str | None:
    """How many independent origins at most; said where there are two sources or more."""
    if not event.origins or (len(event.accounts) == 1 and len(event.lead.sources) < 2):
        return None
    sources = {cited.source for account in event.accounts for cited in account.sources}
    return strings.count("origins", event.origins) if len(sources) > 1 else None


def link_events(sheet: Sheet, ids: Sequence[str], company: Company) -> tuple[EventLink, ...]:
    """Lead to other events: by key on this page, by title to the article that leads them elsewhere."""
    if not ids:
        return ()
    found: list[EventLink] = []
    for id_ in ids:
        event = sheet.edition.index.events.get(id_)
        if event is None:
            continue
        if id_ in company.keys:
            link = sheet.stand.link(sheet.page.path, company.anchors[id_])
            title = account_in(event, company.slug).title if company.slug else event.title
            found.append(EventLink(title, link, company.keys[id_]))
        else:
            page = address.page_path(event.lead.article)
            found.append(EventLink(event.title, sheet.stand.link(page, address.event_anchor(event.lead.entry))))
    return tuple(found)


def view_order(sheet: Sheet, event: Event, company: Company) -> tuple[OrderView, ...]:
    """Show the events by which an event without words of its own is ordered."""
    if event.date.given_by is not GivenBy.ORDER:
        return ()
    return tuple(
        OrderView(sheet.strings[label], link)
        for label, ids in (("after", event.after), ("before", event.before))
        for link in link_events(sheet, ids, company)
    )


def view_account(sheet: Sheet, event: Event, account: Account, page: ArticlePart) -> AccountView:
    """Show how else an event is told, by another article or further on in that of this page."""
    part = sheet.edition.index.parts[account.article]
    is_here = part.slug == page.slug
    anchor = address.event_anchor(account_in(event, part.slug).entry)
    numbers = sheet.edition.index.numbers[page.slug]
    return AccountView(
        title=account.title,
        href=None if is_here else sheet.stand.link(address.page_path(part.slug), anchor),
        article=part.article.matter.title.value,
        lang=sheet.lang(language_of(part)),
        date=view_date(account.date, sheet.strings),
        chains=view_chains(sheet, account, part, is_elsewhere=not is_here),
        sources=tuple(view_cited(sheet, cited, numbers) for cited in account.sources),
        passages=passage_links(sheet, account) if is_here else (),
    )


def correction_words(sheet: Sheet, part: ArticlePart, event: Event) -> str | None:
    """Say that an event was corrected in an article, and when last."""
    if not part.corrections:
        return None
    names = {account.id for account in event.accounts}
    names |= {account.entry for account in event.accounts if account.article == part.slug}
    days = [one.date.value for one in part.corrections if one.event and one.event.value in names]
    return sheet.strings.fill("corrected_on", date=word_day(max(days), sheet.strings)) if days else None
