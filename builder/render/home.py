"""The home page: what the site is, its years at a glance, and its latest articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.choices import Status
from builder.model.output import Leaf
from builder.model.timeline import ArticlePart
from builder.model.view import HomeView, LinkView, TeaserView
from builder.render import address
from builder.render.article import plain_date
from builder.render.event import language_of
from builder.render.format import Edition, plan
from builder.render.linked_data import describe_site
from builder.render.overview import make_overview
from builder.render.page import MOST_TEASERS, Sheet, open_sheet
from builder.render.period import period_of, word_periods
from builder.render.wording import word_day

LONGEST_HEADING = 72


def make_home(edition: Edition) -> Iterator[Leaf]:
    """Plan the home page."""
    timeline = edition.timeline
    latest = timeline.parts[:MOST_TEASERS]
    told = [edition.index.events[id_] for part in latest for id_ in part.events]
    counts = (len(timeline.parts), len(timeline.sources))
    key = partial(edition.prints.of, edition.prints.dates, counts, latest, told)
    yield plan(address.HOME, partial(print_home, edition), key)


def print_home(edition: Edition) -> str:
    """Make the home page."""
    timeline = edition.timeline
    sheet = open_sheet(
        edition, "home", address.HOME, title=lambda _: timeline.site.title, description=timeline.site.description
    )
    strings = sheet.strings
    overview = make_overview(sheet)
    teasers = timeline.parts[:MOST_TEASERS]
    description = timeline.site.description
    is_short = description is not None and len(description) <= LONGEST_HEADING
    home = HomeView(
        heading=description.rstrip(".") if description and is_short else timeline.site.title,
        standfirst=None if is_short else description,
        summary=strings.fill(
            "home_summary",
            events=strings.count("events", len(timeline.events)),
            articles=strings.count("articles", len(timeline.parts)),
        ),
        events=LinkView(strings["all_events"], sheet.stand.link(address.EVENTS), len(timeline.events))
        if timeline.events
        else None,
        sources=LinkView(strings["all_sources"], sheet.stand.link(address.SOURCES), len(timeline.sources))
        if timeline.sources
        else None,
        months=tuple(strings.section("months_short")),
        overview=overview.rows,
        legend=overview.legend,
        sprite=overview.sprite,
        linked_data=describe_site(edition),
        teasers=tuple(view_teaser(sheet, part) for part in teasers),
        articles=LinkView(strings["all_articles"], sheet.stand.link(address.ARTICLES), len(timeline.parts))
        if len(timeline.parts) > len(teasers)
        else None,
    )
    return sheet.render("home.html", home=home)


def view_teaser(sheet: Sheet, part: ArticlePart) -> TeaserView:
    """Show an article as the home page announces it."""
    matter = part.article.matter
    published = part.article.published
    return TeaserView(
        title=matter.title.value,
        href=sheet.stand.link(address.page_path(part.slug)),
        lang=sheet.lang(language_of(part)),
        published=plain_date(published, sheet.strings) if published else None,
        summary=matter.summary.value if matter.summary else None,
        facts=tuple(teaser_facts(sheet, part)),
        is_draft=bool(matter.draft and matter.draft.value),
    )


def teaser_facts(sheet: Sheet, part: ArticlePart) -> Iterator[str]:
    """How many events and over which years, what is disputed or expected, and the last correction."""
    strings = sheet.strings
    events = [sheet.edition.index.events[id_] for id_ in part.events]
    periods = [period for event in events if (period := period_of(event))]
    if periods:
        yield f"{strings.count('events', len(events))}, {word_periods(periods, strings)}"
    disputed = sum(1 for event in events if event.disputed_by)
    expected = sum(1 for event in events if event.status is Status.EXPECTED)
    told = [strings.count(key, count) for key, count in (("disputed", disputed), ("expected", expected)) if count]
    if told:
        yield ", ".join(told)
    if part.corrections:
        latest = max(correction.date.value for correction in part.corrections)
        yield strings.fill("corrected_on", date=word_day(latest, strings))
