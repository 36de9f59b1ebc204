"""Every article by year: made where the home page cannot show them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.model.output import Output
from builder.model.timeline import ArticlePart
from builder.model.view import ArticlesView, ArticleYearView, ListedArticle
from builder.render import address
from builder.render.article import plain_date
from builder.render.event import language_of
from builder.render.format import Edition
from builder.render.home import MOST_TEASERS
from builder.render.page import Sheet, open_sheet
from builder.render.wording import word_year


def make_list(edition: Edition) -> Iterator[Output]:
    """Make the list, the latest first; none where the home page shows every article."""
    parts = edition.timeline.parts
    if len(parts) <= MOST_TEASERS:
        return
    sheet = open_sheet(edition, "articles", address.ARTICLES, title=lambda strings: strings["articles_title"])
    years = groupby(parts, key=lambda part: part.article.published.year if part.article.published else None)
    view = ArticlesView(
        summary=sheet.strings.fill("articles_summary", articles=sheet.strings.count("articles", len(parts))),
        years=tuple(
            ArticleYearView(
                word_year(year, sheet.strings) if year is not None else sheet.strings["no_publication_day"],
                tuple(view_listed(sheet, part) for part in of_year),
            )
            for year, of_year in years
        ),
    )
    yield sheet.print("articles.html", articles=view)


def view_listed(sheet: Sheet, part: ArticlePart) -> ListedArticle:
    """Show an article by its title and day."""
    day = part.article.published
    return ListedArticle(
        title=part.article.matter.title.value,
        href=sheet.stand.link(address.page_path(part.slug)),
        lang=sheet.lang(language_of(part)),
        published=plain_date(day, sheet.strings) if day else None,
    )
