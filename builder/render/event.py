"""An event as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.model.choices import Status
from builder.model.dates import EventDate, GivenBy
from builder.model.timeline import Account, ArticlePart, Event
from builder.model.view import AccountView, CitedView, DateView, EventLink, EventView, LinkView, OrderView
from builder.render import address
from builder.render.basis import word_basis
from builder.render.citation import view_chains, view_cited
from builder.render.inline import render_inline
from builder.render.page import Sheet, link_target
from builder.render.rail import mark_name
from builder.render.strings import Strings, capitalize
from builder.render.wording import has_no_date, to_datetime, word_day, word_event_date


@dataclass(frozen=True, slots=True)
class Company:
    """The events that stand on a page: their keys, and the anchor of each. `slug` is the article, on its own page."""

    keys: Mapping[str, str]
    anchors: Mapping[str, str]
    slug: str | None = None


def view_date(date: EventDate, strings: Strings) -> DateView:
    """Show an event's date, with the article's words and the reasons."""
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
        basis=word_basis(date.basis, strings),
    )


def numbers_of(part: ArticlePart) -> dict[str, int]:
    """Give the numbers of an article's sources."""
    return {key: number for number, key in enumerate(part.sources, 1)}


def view_event(sheet: Sheet, event: Event, company: Company, part: ArticlePart) -> EventView:
    """Show an event as an article tells it: on that article's page, or on a page of the site."""
    is_home = company.slug == part.slug
    account = sheet.edition.index.account_in(event, part.slug)
    page = address.page_path(part.slug)
    numbers = numbers_of(part)
    told_here = [one for one in event.accounts if one.article == part.slug]
    cited = {one.source: one for telling in told_here for one in telling.sources}
    chains = [chain for one in told_here for chain in view_chains(sheet, one, part.publisher)]
    date = view_date(event.date, sheet.strings)
    if account is not event.lead:
        own = view_date(account.date, sheet.strings)
        date = replace(date, worded=own.worded, worded_as=own.worded_as)
    return EventView(
        key=company.keys[event.id],
        id=company.anchors[event.id],
        title=account.title,
        lang=sheet.lang(language_of(part)),
        date=date,
        mark=mark_name(event),
        status=status_words(event, sheet.strings),
        standing="disputed" if event.disputed_by else event.status.value,
        text=render_text(sheet, account, part) if is_home else None,
        chains=tuple(dict.fromkeys(chains)),
        sources=tuple(view_cited(sheet, one, numbers, page) for one in cited.values()),
        origins=origins_words(event, sheet.strings),
        disputed_by=link_events(sheet, event.disputed_by, company),
        disputes=link_events(sheet, event.disputes, company),
        ordered=view_order(sheet, event, company),
        passages=passage_links(sheet, told_here) if is_home else (),
        quotes=tuple(passage.text for one in told_here for passage in one.passages),
        translation=account.translation,
        accounts=view_accounts(sheet, event, part) if is_home else (),
        places=tuple(sheet.edition.timeline.places[key].label for key in account.places),
        corrected=correction_words(sheet, part, account) if is_home else None,
        is_draft=account.is_draft,
        has_conflict=event.has_conflict,
        href=None if is_home else sheet.stand.link(page, address.event_anchor(account.entry)),
        article=None if is_home else LinkView(part.article.matter.title.value, sheet.stand.link(page)),
    )


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


def passage_links(sheet: Sheet, accounts: Sequence[Account]) -> tuple[str, ...]:
    """Where in the text an article tells an event."""
    return tuple(
        sheet.stand.link(sheet.page.path, address.quote_anchor(account.entry, place))
        for account in accounts
        for place in range(len(account.passages))
    )


def status_words(event: Event, strings: Strings) -> str:
    """Our word for how an event stands; a dispute is said beside what the author wrote, unless that is plain."""
    status = strings[f"status_{event.status.value}"]
    if not event.disputed_by:
        return status
    disputed = strings["status_disputed"]
    return disputed if event.status is Status.REPORTED else f"{disputed}, {status.lower()}"


def origins_words(event: Event, strings: Strings) -> str | None:
    """How many independent origins at most; said where there are two sources or more."""
    sources = {cited.source for account in event.accounts for cited in account.sources}
    return strings.count("origins", event.origins) if len(sources) > 1 and event.origins else None


def link_events(sheet: Sheet, ids: Sequence[str], company: Company) -> tuple[EventLink, ...]:
    """Lead to other events: by key on this page, by title to the article that leads them elsewhere."""
    found: list[EventLink] = []
    for id_ in ids:
        event = sheet.edition.index.events.get(id_)
        if event is None:
            continue
        if id_ in company.keys:
            link = sheet.stand.link(sheet.page.path, company.anchors[id_])
            found.append(EventLink(event.title, link, company.keys[id_]))
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


def view_accounts(sheet: Sheet, event: Event, part: ArticlePart) -> tuple[AccountView, ...]:
    """How other articles tell the same event."""
    index = sheet.edition.index
    return tuple(
        AccountView(
            title=account.title,
            href=sheet.stand.link(
                address.page_path(account.article),
                address.event_anchor(index.account_in(event, account.article).entry),
            ),
            article=index.parts[account.article].article.matter.title.value,
            lang=sheet.lang(language_of(index.parts[account.article])),
            date=view_date(account.date, sheet.strings),
            chains=view_chains(sheet, account, index.parts[account.article].publisher),
            sources=other_sources(sheet, account, index.parts[account.article]),
        )
        for account in event.accounts
        if account.article != part.slug
    )


def other_sources(sheet: Sheet, account: Account, part: ArticlePart) -> tuple[CitedView, ...]:
    """Give the sources of another article's account."""
    numbers, page = numbers_of(part), address.page_path(part.slug)
    return tuple(view_cited(sheet, cited, numbers, page) for cited in account.sources)


def correction_words(sheet: Sheet, part: ArticlePart, account: Account) -> str | None:
    """Say that an event was corrected, and when last."""
    days = [
        correction.date.value
        for correction in part.corrections
        if correction.event and correction.event.value in {account.entry, account.id}
    ]
    return sheet.strings.fill("corrected_on", date=word_day(max(days), sheet.strings)) if days else None
