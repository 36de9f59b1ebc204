"""What was known when: for each month what was first said in it, whenever it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from builder.model.output import Leaf
from builder.model.timeline import Event
from builder.model.view import KnownIndexView, LinkView, MonthPageView, MonthsView, ReportDayView, ReportView
from builder.render import address
from builder.render.basis import word_basis
from builder.render.division import ListPage, Shelf, pages_of
from builder.render.event import view_said
from builder.render.format import Edition, plan
from builder.render.lines import render_lines
from builder.render.page import Sheet, link_parts, open_sheet
from builder.render.period import Period, word_period
from builder.render.rail import make_sprite
from builder.render.strings import capitalize
from builder.render.wording import word_month

FOLDER = "known"
NEAR = 4


def make_known(edition: Edition) -> Iterator[Leaf]:
    """Plan the index of the months, and the pages of each; none for a site without events."""
    known = edition.index.known
    if not known:
        return
    months = tuple((period, len(events)) for period, events in known.items())
    yield plan(address.KNOWN, partial(print_index, edition), partial(edition.prints.of, months))
    for place, (period, events) in enumerate(known.items()):
        near = months[max(place - NEAR, 0) : place + NEAR + 1]
        for page in pages_of(Shelf(period, events), near):
            key = partial(edition.prints.of, page)
            yield plan(address.listed_path(FOLDER, page.name), partial(print_month, edition, page), key)


def print_index(edition: Edition) -> str:
    """Make the index."""
    sheet = open_sheet(edition, "known", address.KNOWN, title=lambda strings: strings["known_title"])
    return sheet.render("known.html", known=view_index(sheet))


def view_index(sheet: Sheet) -> KnownIndexView:
    """Every month, by year."""
    years = groupby(sheet.edition.index.known, key=lambda period: (period.first, period.last))
    return KnownIndexView(
        summary=sheet.strings.count("events", len(sheet.edition.timeline.events)),
        years=tuple(
            MonthsView(word_years(sheet, first, last), tuple(link_listed(sheet, period) for period in periods))
            for (first, last), periods in years
        ),
    )


def word_years(sheet: Sheet, first: int, last: int) -> str:
    """Name the years of an index's row."""
    return capitalize(word_period(Period(first, last), sheet.strings))


def link_listed(sheet: Sheet, period: Period) -> LinkView:
    """Lead to a month from under its year, which is not said again."""
    link = link_month(sheet, period)
    return link if period.month is None else replace(link, text=capitalize(word_month(period.month, sheet.strings)))


def link_month(sheet: Sheet, period: Period, current: Period | None = None) -> LinkView:
    """Lead to a month, with the number of events first said in it."""
    return LinkView(
        capitalize(word_period(period, sheet.strings)),
        sheet.stand.link(address.listed_path(FOLDER, period.name)),
        len(sheet.edition.index.known[period]),
        is_current=period == current,
    )


def print_month(edition: Edition, page: ListPage[Event]) -> str:
    """Make the page of a month, or one of its parts."""
    period = page.period
    sheet = open_sheet(
        edition,
        "month",
        address.listed_path(FOLDER, page.name),
        title=lambda strings: strings.fill("known_in", month=word_period(period, strings)),
    )
    strings = sheet.strings
    month = capitalize(word_period(period, strings))
    parts = link_parts(sheet, page.name, page.pages, lambda other: address.listed_path(FOLDER, other), is_counted=True)
    links = tuple(link_month(sheet, one, period) for one, _ in page.near)
    view = MonthPageView(
        name=month if page.number == 1 else strings.fill("part", name=month, number=page.number),
        summary=strings.count("known_summary", page.count),
        above=LinkView(strings["known_title"], sheet.stand.link(address.KNOWN)),
        near=(*links, *(parts if len(parts) > 1 else ())),
        days=tuple(view_days(sheet, page.items)),
        sprite=make_sprite(page.items, has_gaps=False),
    )
    return sheet.render("month.html", month=view)


def view_days(sheet: Sheet, events: Sequence[Event]) -> Iterator[ReportDayView]:
    """Put events under the day they were first said, and under the reason for it."""
    reports, strings = sheet.edition.index.reports, sheet.strings
    days: dict[str, dict[tuple[str | None, str], list[Event]]] = {}
    for event in events:
        report = reports[event.id]
        reason = (report.words, " ".join(word_basis(report.basis, strings)))
        days.setdefault(report.edtf.text, {}).setdefault(reason, []).append(event)
    for reasons in days.values():
        first = next(iter(reasons.values()))[0]
        views = (ReportView(words, basis, render_lines(sheet, found)) for (words, basis), found in reasons.items())
        yield ReportDayView(view_said(reports[first.id], strings), tuple(views))
