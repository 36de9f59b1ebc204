"""A timeline as an ordered list: events rendered one by one, with the years that begin and the time folded between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from builder.model.day import Day
from builder.model.timeline import ArticlePart, Event
from builder.model.view import YearView
from builder.render.event import Company, view_told
from builder.render.index import Group, Reading
from builder.render.page import Sheet
from builder.render.period import Period, period_of, word_period
from builder.render.strings import capitalize, isolate
from builder.render.strip_axis import fold_words
from builder.render.strip_marks import range_of
from builder.render.strip_rows import Item
from builder.render.strip_scale import Scale
from builder.render.wording import pattern, word_event_date


def strip_items(sheet: Sheet, events: Sequence[Event], company: Company) -> list[Item]:
    """Give the events of a page as its strip shows them."""
    return [
        Item(
            event,
            company.keys[event.id],
            f"#{company.anchors[event.id]}",
            f"{isolate(event.title, sheet.strings.language)}: {word_event_date(event.date, sheet.strings)}",
        )
        for event in events
    ]


def list_article(
    sheet: Sheet, part: ArticlePart, reading: Reading, company: Company, gaps: Mapping[int, str]
) -> Iterator[Markup]:
    """Render an article's events: years as headings, time folded (`gaps`), and disputes side by side."""
    years = find_years(reading.groups, sheet)
    for place, group in enumerate(reading.groups):
        sides = (
            sheet.render("event-side.html", event=view_told(sheet, event, company, part, is_side=True))
            for event in (group.events if len(group.events) > 1 else ())
        )
        before = {"year": years.get(place), "gap": gaps.get(place)}
        view = view_told(sheet, group.lead, company, part, sides=tuple(sides), **before)
        yield sheet.render("event.html", event=view)


def find_years(groups: Sequence[Group], sheet: Sheet) -> dict[int, YearView]:
    """Find where a year begins in the list; a year that comes again later is not named again.

    Where nothing in a year has a beginning it is "by the end of" that year, or that year "or earlier" where its events
    were over before its end.
    """
    begins: dict[int, Period] = {}
    is_open: dict[int, bool] = {}
    is_whole: dict[int, bool] = {}
    latest: int | None = None
    for place, group in enumerate(groups):
        period = period_of(group.lead)
        if period is None:
            continue
        is_new = latest is None or period.first > latest
        if is_new or (not period.is_year and period not in begins.values()):
            latest = period.first
            begins[place] = period
        standing = max(begins)
        is_open[standing] = is_open.get(standing, True) and group.lead.date.earliest is None
        is_whole[standing] = is_whole.get(standing, True) and ends_a_year(group.lead.date.latest)
    strings = sheet.strings

    def name(place: int, period: Period) -> str:
        words = word_period(period, strings)
        if not is_open[place]:
            return words
        return pattern(strings, "by_end" if is_whole[place] and period.is_year else "or_earlier", date=words)

    return {place: YearView(capitalize(name(place, period))) for place, period in begins.items()}


def ends_a_year(day: Day | None) -> bool:
    """Whether it is the last day of a year."""
    return day is not None and (day.month, day.day) == (12, 31)


def find_gaps(groups: Sequence[Group], scale: Scale | None, sheet: Sheet) -> dict[int, str]:
    """Find where the strip is folded, and say how long, before the first event after each fold."""
    found: dict[int, str] = {}
    for fold in scale.folds if scale else ():
        for place, group in enumerate(groups[1:], 1):
            before = groups[place - 1].lead
            if range_of(before)[0] < fold.end <= range_of(group.lead)[0] and place not in found:
                words = fold_words(fold, sheet.strings)
                found[place] = pattern(sheet.strings, "folded", length=words)
                break
    return found
