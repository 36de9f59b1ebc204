"""Every article by year, and by month where a year is too long: made where the home page cannot show them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.model.output import Output
from builder.model.timeline import ArticlePart
from builder.model.view import ArticlesView, ArticleYearView, LinkView, ListedArticle
from builder.render import address
from builder.render.article import plain_date
from builder.render.division import MOST, Shelf, divide, group_by
from builder.render.event import language_of
from builder.render.format import Edition
from builder.render.page import MOST_TEASERS, Sheet, open_sheet
from builder.render.period import Period, word_period
from builder.render.strings import capitalize
from builder.render.wording import word_year

FOLDER = "articles"


def make_list(edition: Edition) -> Iterator[Output]:
    """Make the list, the latest first; none where the home page shows every article."""
    parts = edition.timeline.parts
    if len(parts) <= MOST_TEASERS:
        return
    sheet = open_sheet(edition, "articles", address.ARTICLES, title=lambda strings: strings["articles_title"])
    strings = sheet.strings
    shelves = divide(group_by(parts, year_of), month_of)[::-1] if len(parts) > MOST else ()
    undated = [part for part in parts if part.article.published is None]
    view = ArticlesView(
        title=strings["articles_title"],
        summary=strings.fill("articles_summary", articles=strings.count("articles", len(parts))),
        years=by_year(sheet, undated if shelves else parts),
        links=link_shelves(sheet, shelves),
    )
    yield sheet.print("articles.html", articles=view)
    for shelf in shelves:
        yield from make_shelf(edition, shelf, shelves)
        for month in shelf.months:
            yield from make_shelf(edition, month, shelf.months)


def year_of(part: ArticlePart) -> Period | None:
    """Give the year in which an article was published."""
    day = part.article.published
    return Period(day.year, day.year) if day else None


def month_of(part: ArticlePart) -> Period | None:
    """Give the month in which an article was published."""
    day = part.article.published
    return Period(day.year, day.year, day.month) if day else None


def make_shelf(edition: Edition, shelf: Shelf[ArticlePart], near: Sequence[Shelf[ArticlePart]]) -> Iterator[Output]:
    """Make the page of one year or month, or its parts."""
    for name, listed in shelf.pages:
        sheet = open_sheet(
            edition,
            "articles",
            address.listed_path(FOLDER, name),
            title=lambda strings: strings.fill("articles_in", year=word_period(shelf.period, strings)),
        )
        strings = sheet.strings
        parts = tuple(
            LinkView(strings.fill("part_link", number=place), sheet.stand.link(address.listed_path(FOLDER, other)))
            for place, (other, _) in enumerate(shelf.pages, 1)
        )
        view = ArticlesView(
            title=capitalize(word_period(shelf.period, strings)),
            summary=strings.count("articles", shelf.count),
            years=by_year(sheet, listed),
            links=link_shelves(sheet, shelf.months),
            near=(*link_shelves(sheet, near, shelf), *(parts if len(parts) > 1 else ())),
            above=LinkView(strings["articles_title"], sheet.stand.link(address.ARTICLES)),
        )
        yield sheet.print("articles.html", articles=view)


def link_shelves(
    sheet: Sheet, shelves: Sequence[Shelf[ArticlePart]], current: Shelf[ArticlePart] | None = None
) -> tuple[LinkView, ...]:
    """Links to years or months, each with the number of its articles."""
    return tuple(
        LinkView(
            capitalize(word_period(shelf.period, sheet.strings)),
            sheet.stand.link(address.listed_path(FOLDER, shelf.period.name)),
            shelf.count,
            is_current=shelf is current,
        )
        for shelf in shelves
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
