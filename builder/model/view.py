"""What a template sees: the contract between the builder and a theme.

Every template gets `site` (SiteView), `page` (PageView), `strings` (the words of the page's language) and one more
value of its own, named at each class below. Nothing else reaches it; a name that is not here is an error with its line.
Text is plain and is escaped where it is shown; a field of type Markup was made by the builder and stands as it is.
Every `href` is ready for its page: relative, quoted, and None where there is nothing to lead to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec import Struct


class LinkView(Struct, frozen=True):
    """A link, perhaps with the number of things behind it. `is_current` is the page itself."""

    text: str
    href: str
    count: int | None = None
    is_current: bool = False


class SiteView(Struct, frozen=True):
    """`site`: the same on every page. `params` are the free values of site.yaml."""

    title: str
    language: str
    url: str | None
    description: str | None
    params: Mapping[str, Any]


class AlternateView(Struct, frozen=True):
    """The site in another form, for `<link rel="alternate">`: `type` is its media type."""

    title: str
    href: str
    type: str


class PageView(Struct, frozen=True):
    """`page`: what each page has. `root` leads from it to the site's first folder: "", "../", or "/" on the 404 page.

    `language` is that of our own words; what an author wrote in another one carries its own `lang`. `kind` is home,
    article, articles, events, year, slice, directory, known, month, corrections, sources, search, data, embed,
    plain, redirect or not-found. `nav` are the links of the head, `directory` those of the foot: every index of the
    site. `data` leads to the same page's content as JSON; `alternates` are the site's feeds.
    """

    kind: str
    title: str
    path: str
    root: str
    language: str
    direction: str
    home: str
    nav: tuple[LinkView, ...]
    directory: tuple[LinkView, ...]
    canonical: str | None = None
    description: str | None = None
    data: str | None = None
    alternates: tuple[AlternateView, ...] = ()


class DateView(Struct, frozen=True):
    """A date as a reader sees it.

    `words` begin with a capital, `inline` do not. `datetime` is for `<time>`, given only where HTML has a form for it.
    `worded` is the article's own expression, without quotation marks; `worded_as` is our word before it ("reported").
    `is_undated` when the article gives no date at all.
    """

    words: str
    inline: str
    edtf: str
    datetime: str | None
    worded: str | None = None
    worded_as: str | None = None
    is_undated: bool = False
    basis: tuple[str, ...] = ()


class EventLink(Struct, frozen=True):
    """Another event, by its key on this page. Without a key it is on another page, and its title is shown."""

    title: str
    href: str
    key: str | None = None


class OrderView(Struct, frozen=True):
    """An event that this one is ordered by: `label` is our word, "after" or "before"."""

    label: str
    event: EventLink


class CitedView(Struct, frozen=True):
    """A source as an event cites it. `url` leads straight to it; `number` to its place among the page's sources.

    `passage_url` leads to the `quote` in it, its words as a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
    `page` leads to the source's own page, where it has one.
    `version_url` and `version_date` are those of an archived copy (https://robustlinks.mementoweb.org/spec/).
    """

    name: str
    title: str | None
    url: str | None
    number: int | None
    number_href: str | None
    passage_url: str | None = None
    version_url: str | None = None
    version_date: str | None = None
    quote: str | None = None
    at: str | None = None
    page: str | None = None


class KnownLink(Struct, frozen=True):
    """When something was first said, and the page of all that was first said in that month."""

    date: DateView
    href: str


class YearView(Struct, frozen=True):
    """A year that begins in the list, "By the end of 2018" where nothing in it has a beginning."""

    name: str


class ArticleLink(Struct, frozen=True):
    """An article that tells an event, by its title. `date` is when it says that was, where the articles differ."""

    text: str
    href: str
    lang: Markup
    date: str | None = None


class AccountView(Struct, frozen=True):
    """An event as it is told elsewhere: by another article, or further on in this one.

    `href` leads to the other article; without it `passages` lead to where this one tells it again.
    """

    title: str
    href: str | None
    article: str
    lang: Markup
    date: DateView
    chains: tuple[Markup, ...]
    sources: tuple[CitedView, ...]
    passages: tuple[str, ...] = ()


class EventView(Struct, frozen=True):
    """`event`, in event.html (as its article tells it) and event-line.html (on the site's pages, all accounts as one).

    `key` is its letter on the page of its article (elsewhere the list counts), `id` its anchor. `mark` names its symbol
    of the rail. `status` is our word for it, `standing` the status as written, or "disputed". `sides` are it and those
    that dispute it, rendered, to stand side by side. `ordered` names the events it is ordered by. `year` and `gap`
    stand before it in the list. `status`, `chains`, `places` and `topics` link to the pages of their events. `tags` are
    the codes of filters that hold for it; None where the page has none.

    In an article `date` is that article's own; `together` is that of all accounts, given where it differs and they can
    all be true; `accounts` are the others; `known` is when it was first said, `reported` when the article said it,
    given where another account had said it before. On the site's pages `articles` are all that tell it, and
    `worded_lang` is the language of the date's words.
    """

    key: str
    id: str
    title: str
    lang: Markup
    date: DateView
    worded_lang: Markup
    mark: str
    status: Markup
    standing: str
    text: Markup | None = None
    chains: tuple[Markup, ...] = ()
    sources: tuple[CitedView, ...] = ()
    origins: str | None = None
    disputed_by: tuple[EventLink, ...] = ()
    disputes: tuple[EventLink, ...] = ()
    ordered: tuple[OrderView, ...] = ()
    passages: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    translation: str | None = None
    accounts: tuple[AccountView, ...] = ()
    together: DateView | None = None
    reported: DateView | None = None
    known: KnownLink | None = None
    places: tuple[Markup, ...] = ()
    topics: tuple[Markup, ...] = ()
    corrected: str | None = None
    is_draft: bool = False
    has_conflict: bool = False
    href: str | None = None
    articles: tuple[ArticleLink, ...] = ()
    year: YearView | None = None
    gap: str | None = None
    sides: tuple[Markup, ...] = ()
    is_side: bool = False
    tags: str | None = None


class LegendItem(Struct, frozen=True):
    """One shape that occurs, drawn, and what it says."""

    picture: Markup
    text: str


class StripView(Struct, frozen=True):
    """The picture above a timeline, in which every event is drawn or counted."""

    picture: Markup
    legend: tuple[LegendItem, ...]
    caption: str


class FilterOption(Struct, frozen=True):
    """A choice of a filter: `code` stands in the `tags` of the `count` events that it keeps."""

    code: str
    text: str
    count: int


class FilterView(Struct, frozen=True):
    """A filter of a list, which the theme's script shows: by status, kind, agent, place or topic."""

    label: str
    options: tuple[FilterOption, ...]


class ArchivedView(Struct, frozen=True):
    """An archived copy; `label` says so, with its day."""

    label: str
    url: str


class SourceView(Struct, frozen=True):
    """A numbered source of an article, or one of the sources index.

    `byline` is author, publisher and date; `facts` are sentences on access, reading and what it rests on. `host` is the
    name of the server its URL names.
    """

    number: int | None
    id: str
    title: str
    url: str | None
    byline: str | None
    facts: tuple[str, ...]
    archived: tuple[ArchivedView, ...]
    note: str | None
    cited_for: tuple[EventLink, ...]
    articles: tuple[LinkView, ...] = ()
    version_url: str | None = None
    version_date: str | None = None
    language: str | None = None
    page: str | None = None


class PassageView(Struct, frozen=True):
    """A passage: its words, its event and the date. `id` is its anchor where the article's text is not shown."""

    text: str
    translation: str | None
    id: str
    event: EventLink
    date: DateView


class CorrectionView(Struct, frozen=True):
    """What was wrong, what it says now, and since when."""

    date: DateView
    text: str
    was: str | None
    now: str | None
    event: EventLink | None
    article: ArticleLink | None = None


class ArticleView(Struct, frozen=True):
    """`article`, in article.html. `timeline` are its events, rendered; `prose` the text with its passages marked.

    `prose` is None where only the passages may be shown. `method` are sentences on how we date and source it. `embed`
    is the HTML that shows the timeline in another page, `linked_data` JSON-LD for a script element.
    """

    title: str
    lang: Markup
    published: DateView | None
    weekday: str | None
    updated: DateView | None
    byline: Markup | None
    origin: str | None
    topics: tuple[Markup, ...]
    summary: str | None
    method: tuple[str, ...]
    published_basis: str | None
    strip: StripView | None
    sprite: Markup
    filters: tuple[FilterView, ...]
    timeline: tuple[Markup, ...]
    lead: str
    prose: Markup | None
    passages: tuple[PassageView, ...]
    sources: tuple[SourceView, ...]
    corrections: tuple[CorrectionView, ...]
    license: str | None
    is_draft: bool
    embed: str | None = None
    linked_data: Markup | None = None


class TeaserView(Struct, frozen=True):
    """An article on the home page. `facts` are lines: how many events, from when to when, how they stand."""

    title: str
    href: str
    lang: Markup
    published: DateView | None
    summary: str | None
    facts: tuple[str, ...]
    is_draft: bool


class OverviewRow(Struct, frozen=True):
    """A year of the overview, or, without `href`, years without an event. `picture` is empty where no month is told."""

    name: str
    href: str | None
    picture: Markup
    count: int
    label: str


class HomeView(Struct, frozen=True):
    """`home`, in home.html. `overview` is one row a year; empty when there are none, or too many.

    `teasers` are the latest articles; `articles` leads to the list of all where there are more.

    `heading` is the site's description where it is short enough to stand large, for its title stands above it.
    """

    heading: str
    standfirst: str | None
    summary: str
    events: LinkView | None
    sources: LinkView | None
    months: tuple[str, ...]
    overview: tuple[OverviewRow, ...]
    legend: tuple[LegendItem, ...]
    sprite: Markup
    teasers: tuple[TeaserView, ...]
    articles: LinkView | None
    linked_data: Markup | None = None


class ListedArticle(Struct, frozen=True):
    """An article in the list of all."""

    title: str
    href: str
    lang: Markup
    published: DateView | None


class ArticleYearView(Struct, frozen=True):
    """The articles of one year, the latest first."""

    name: str
    articles: tuple[ListedArticle, ...]


class ArticlesView(Struct, frozen=True):
    """`articles`, in articles.html: every article, or those of one year or month. Made where home cannot show them all.

    `links` lead to the years, or to the months of this one, where they have pages of their own; `above` leads back.
    """

    title: str
    summary: str
    years: tuple[ArticleYearView, ...]
    links: tuple[LinkView, ...] = ()
    near: tuple[LinkView, ...] = ()
    above: LinkView | None = None


class EventsView(Struct, frozen=True):
    """`events`, in events.html: every year that has events."""

    summary: str
    years: tuple[LinkView, ...]
    months: tuple[str, ...]
    overview: tuple[OverviewRow, ...]
    legend: tuple[LegendItem, ...]
    sprite: Markup


class YearPageView(Struct, frozen=True):
    """`year`, in year.html: the events of one year or month, of the site or of a slice, rendered.

    `above` leads to the page of all its years, which `name` begins with in a slice. `near` are the years or months
    around it, or the parts of a list that is too long for one page; `months` are those of a year that is.
    """

    name: str
    summary: str
    above: LinkView
    near: tuple[LinkView, ...]
    months: tuple[LinkView, ...]
    strip: StripView | None
    sprite: Markup
    filters: tuple[FilterView, ...]
    timeline: tuple[Markup, ...]


class FactView(Struct, frozen=True):
    """Something known of what a slice is about: our word for it, and what it is."""

    label: str
    text: Markup


class YearLines(Struct, frozen=True):
    """The events of one year in a slice, rendered. `name` is empty where all are of one."""

    name: str
    timeline: tuple[Markup, ...]


class SliceView(Struct, frozen=True):
    """`slice`, in slice.html: what events share (a topic, agent, place, status or source), and these events.

    Where they are too many `years` lead to them, and there is no `timeline`. `articles` are about the topic, published
    by the agent, or list the source; `sources` are published by the agent, or rest on the source. `more` says how many
    others there are.
    """

    above: LinkView
    name: str
    standfirst: str | None
    summary: str
    facts: tuple[FactView, ...]
    years: tuple[LinkView, ...]
    strip: StripView | None
    sprite: Markup
    timeline: tuple[YearLines, ...]
    articles_title: str
    articles: tuple[ArticleLink, ...]
    sources_title: str
    sources: tuple[Markup, ...]
    more_articles: str | None = None
    more_sources: str | None = None


class LetterView(Struct, frozen=True):
    """The entries of an index that begin with one letter. `href` leads to them where they have a page of their own."""

    name: str
    links: tuple[LinkView, ...]
    href: str | None = None
    count: int = 0


class DirectoryView(Struct, frozen=True):
    """`directory`, in directory.html: every topic, agent, place, status or server of sources, by letter.

    `above` leads from the page of one letter to the whole.
    """

    title: str
    summary: str
    letters: tuple[LetterView, ...]
    above: LinkView | None = None


class MonthsView(Struct, frozen=True):
    """The months of one year in which something became known; a year without a month stands by itself."""

    name: str
    links: tuple[LinkView, ...]


class KnownIndexView(Struct, frozen=True):
    """`known`, in known.html: every month in which something was first said."""

    summary: str
    years: tuple[MonthsView, ...]


class ReportView(Struct, frozen=True):
    """What was first said on one day, for one reason: `worded` are an article's words for the day, `basis` says why."""

    worded: str | None
    basis: str
    timeline: tuple[Markup, ...]


class ReportDayView(Struct, frozen=True):
    """What was first said on one day, or in what time is known of it."""

    date: DateView
    reports: tuple[ReportView, ...]


class MonthPageView(Struct, frozen=True):
    """`month`, in month.html: what was first said in one month, as `days`. `near` are the months around it."""

    name: str
    summary: str
    above: LinkView
    near: tuple[LinkView, ...]
    days: tuple[ReportDayView, ...]
    sprite: Markup


class CorrectionsView(Struct, frozen=True):
    """`corrections`, in corrections.html: those of the whole site, the latest first; `near` are its parts."""

    summary: str
    corrections: tuple[CorrectionView, ...]
    near: tuple[LinkView, ...]


class HostView(Struct, frozen=True):
    """Sources of one server, or those without an address."""

    name: str
    id: str
    sources: tuple[SourceView, ...]


class SourcesView(Struct, frozen=True):
    """`sources`, in sources.html: all of them by server; or, where they are too many, one server's.

    `above` leads from one server's to the list of all, `near` to the other parts of a long one.
    """

    title: str
    summary: str
    hosts: tuple[HostView, ...]
    above: LinkView | None = None
    near: tuple[LinkView, ...] = ()


class DataFileView(Struct, frozen=True):
    """A file of data: its name, what it holds, and what it leads to."""

    name: str
    href: str
    text: str


class DataView(Struct, frozen=True):
    """`data`, in data.html: every form in which the site gives its events and sources."""

    summary: str
    files: tuple[DataFileView, ...]


class PlainView(Struct, frozen=True):
    """`plain`, in page.html: a page without a date."""

    title: str
    lang: Markup
    summary: str | None
    prose: Markup
    is_draft: bool


class EmbedView(Struct, frozen=True):
    """`embed`, in embed.html: an article's events in short, or one of them, for a frame in another page.

    `href` leads to the article, as each event's own does to its place there.
    """

    title: str
    lang: Markup
    href: str
    count: str
    sprite: Markup
    events: tuple[EventView, ...]


class SearchView(Struct, frozen=True):
    """`search`, in search.html: where a reader without script finds every event."""

    links: tuple[LinkView, ...]


class NotFoundView(Struct, frozen=True):
    """`missing`, in 404.html: where a lost reader can go. `style` is the whole style sheet, as it is shown anywhere."""

    style: Markup
    links: tuple[LinkView, ...]


class RedirectView(Struct, frozen=True):
    """`redirect`, in redirect.html: the page that an old address leads to."""

    title: str
    href: str
