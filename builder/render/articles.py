"""Every article by year, and by month where a year is too long: made where the home page cannot show them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from builder.model.output import Leaf
from builder.model.timeline import ArticlePart
from builder.model.view import ArticlesView, ArticleYearView, LinkView, ListedArticle
from builder.render import address
from builder.render.article import plain_date
from builder.render.division import MOST, Links, ListPage, divide, group_by, pages_of, to_links
from builder.render.event import language_of
from builder.render.format import Edition, plan
from builder.render.page import MOST_TEASERS, Sheet, link_parts, open_sheet
from builder.render.period import Period, word_period
from builder.render.strings import capitalize
from builder.render.wording import word_year

FOLDER = "articles"


def make_list(edition: Edition) -> Iterator[Leaf]:
    """Plan the list, the latest first; none where the home page shows every article."""
    parts = edition.timeline.parts
    if len(parts) <= MOST_TEASERS:
        return
    shelves = divide(group_by(parts, year_of), month_of)[::-1] if len(parts) > MOST else ()
    listed = [part for part in parts if part.article.published is None] if shelves else parts
    links = to_links(shelves)
    key = partial(edition.prints.of, listed, links, len(parts))
    yield plan(address.ARTICLES, partial(print_list, edition, listed, links), key)
    for shelf in shelves:
        pages = [*pages_of(shelf, links)]
        for month in shelf.months:
            pages += pages_of(month, to_links(shelf.months))
        for page in pages:
            key = partial(edition.prints.of, page)
            yield plan(address.listed_path(FOLDER, page.name), partial(print_shelf, edition, page), key)


def print_list(edition: Edition, listed: Sequence[ArticlePart], shelves: Links) -> str:
    """Make the list, or what leads to its years."""
    sheet = open_sheet(edition, "articles", address.ARTICLES, title=lambda strings: strings["articles_title"])
    strings = sheet.strings
    count = len(edition.timeline.parts)
    view = ArticlesView(
        title=strings["articles_title"],
        summary=strings.fill("articles_summary", articles=strings.count("articles", count)),
        years=by_year(sheet, listed),
        links=link_shelves(sheet, shelves),
    )
    return sheet.render("articles.html", articles=view)


def year_of(part: ArticlePart) -> Period | None:
    """Give the year in which an article was published."""
    day = part.article.published
    return Period(day.year, day.year) if day else None


def month_of(part: ArticlePart) -> Period | None:
    """Give the month in which an article was published."""
    day = part.article.published
    return Period(day.year, day.year, day.month) if day else None


def print_shelf(edition: Edition, page: ListPage[ArticlePart]) -> str:
    """Make the page of one year or month, or one of its parts."""
    sheet = open_sheet(
        edition,
        "articles",
        address.listed_path(FOLDER, page.name),
        title=lambda strings: strings.fill("articles_in", year=word_period(page.period, strings)),
    )
    strings = sheet.strings
    parts = link_parts(sheet, page.name, page.pages, lambda other: address.listed_path(FOLDER, other))
    view = ArticlesView(
        title=capitalize(word_period(page.period, strings)),
        summary=strings.count("articles", page.count),
        years=by_year(sheet, page.items),
        links=link_shelves(sheet, page.months),
        near=(*link_shelves(sheet, page.near, page.period), *(parts if len(parts) > 1 else ())),
        above=LinkView(strings["articles_title"], sheet.stand.link(address.ARTICLES)),
    )
    return sheet.render("articles.html", articles=view)


def link_shelves(sheet: Sheet, shelves: Links, current: Period | None = None) -> tuple[LinkView, ...]:
    """Links to years or months, each with the number of its articles."""
    return tuple(
        LinkView(
            capitalize(word_period(period, sheet.strings)),
            sheet.stand.link(address.listed_path(FOLDER, period.name)),
            count,
            is_current=period == current,
        )
        for period, count in shelves
    )


def by_year(sheet: Sheet, parts: Sequence[ArticlePart]) -> tuple[ArticleYearView, ...]:
    """Show articles under the years in which they were published."""
    years = groupby(parts, key=lambda part: part.article.published.year if part.article.published else None)
    return tuple(
        ArticleYearView(
            word_year(year, sheet.strings) if year is not None else sheet.strings["no_publication_day"],
            tuple(view_listed(sheet, part) for part in of_year),
        )
        for year, of_year in years
    )


def view_listed(sheet: Sheet, part: ArticlePart) -> ListedArticle:
    """Show an article by its title and day."""
    day = part.article.published
    return ListedArticle(
        title=part.article.matter.title.value,
        href=sheet.stand.link(address.page_path(part.slug)),
        lang=sheet.lang(language_of(part)),
        published=plain_date(day, sheet.strings) if day else None,
    )
