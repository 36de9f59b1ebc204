"""Dates that rest on other events, or only on the day something was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import TopologicalSorter

from builder.diagnostics import Diagnostic, Related
from builder.link.entries import Entries, Entry, Ties
from builder.link.order import find_circles
from builder.model import codes
from builder.model.choices import Kind
from builder.model.dates import EventDate, GivenBy, Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, day_edtf, known, one_of_edtf, to_span_form
from builder.model.timeline import Cited, KnownSource

LAST_YEAR = 9999
FEW = 1024  # days on which articles were published, at a time


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that each entry can have. Undated ones take theirs from their neighbours.

    A day goes on along `after` to later events, and along `before` to earlier ones; so “a before b” and “b after a” can
    both be said.
    """

    entries: Entries
    reported: Mapping[str, EventDate]
    after: Mapping[str, Sequence[str]]
    before: Mapping[str, Sequence[str]]
    first: Mapping[str, Day | None]
    last: Mapping[str, Day | None]

    def derive(self, entry: Entry, faults: list[Diagnostic]) -> EventDate:
        """Date an entry without one: not after it was reported (not before, when ahead), and between its neighbours."""
        reported = self.reported[entry.id]
        earliest, latest = self.first[entry.id], self.last[entry.id]
        is_told = entry.resolved.reported is not None
        reasons = [Reason("expected" if entry.is_ahead else "reported", (("day", reported.edtf.text),))]
        if is_told and reported.words:
            reasons += reported.basis
        ordered = [*self.order_reasons("order_after", self.after.get(entry.id, ()), self.first)]
        ordered += self.order_reasons("order_before", self.before.get(entry.id, ()), self.last)
        given_by = GivenBy.REPORTED if is_told else GivenBy.ORDER if ordered else GivenBy.PUBLISHED
        if earliest and latest and earliest > latest:
            message = f"“{entry.written.title.value}” would have to happen between {earliest} and {latest}"
            hint = "look at `after`, `before`, `reported` and the dates of the events they name"
            others = [self.entries.by_id[one] for ties in (self.after, self.before) for one in ties.get(entry.id, ())]
            if all(one.is_whole for one in (entry, *others)):
                faults.append(codes.ORDER_IMPOSSIBLE.at(entry.written.title.span, message, hint=hint))
            earliest = latest
        edtf = within(earliest, latest)
        kind = entry.written.kind.value if entry.written.kind else Kind.POINT
        return EventDate(
            edtf=to_span_form(edtf) if kind is Kind.SPAN else edtf,
            kind=kind,
            precision=edtf.precision,
            qualifier=edtf.qualifier,
            basis=(*reasons, *ordered),
            rule=given_by.value,
            given_by=given_by,
            words=reported.words if is_told else None,
            reference=reported.reference,
        )

    def order_reasons(self, key: str, others: Sequence[str], days: Mapping[str, Day | None]) -> Iterator[Reason]:
        """Give the basis “after …” or “before …” for each neighbour that bounds, with its title and day."""
        for other in others:
            day = days[other]
            if day and is_writable(day):
                yield Reason(key, (("title", self.entries.by_id[other].written.title.value), ("day", str(day))))


def spread(
    own: Mapping[str, Day | None], ties: Mapping[str, Sequence[str]], pick: Callable[..., Day]
) -> dict[str, Day | None]:
    """Let each entry take the day of those it names, where `pick` (max or min) finds it the narrower one."""
    found = dict(own)
    for name in TopologicalSorter(ties).static_order():
        days = [found[name], *(found[other] for other in ties.get(name, ()))]
        found[name] = pick((day for day in days if day and is_writable(day)), default=found[name])
    return found


def say_circle(entries: Entries, names: Sequence[str]) -> Diagnostic:
    """Say WH703 of events each of which names the next, and the last the first."""
    first = min(names, key=lambda name: entries.by_id[name].written.title.span)
    begin = names.index(first)
    shown = " → ".join(f"“{entries.by_id[name].name}”" for name in [*names[begin:], *names[:begin], first])
    message = f"these events wait for each other: {shown}"
    span = entries.by_id[first].written.title.span
    return codes.EVENT_CIRCLE.at(span, message, hint="drop one of the `after` or `before`")


def is_writable(day: Day) -> bool:
    """Whether EDTF can write the day: of years with more than four digits it writes the year only."""
    return abs(day.year) <= LAST_YEAR


def within(earliest: Day | None, latest: Day | None) -> Edtf:
    """Write some moment between two days, both included; either may be open, not both."""
    if earliest and latest:
        return day_edtf(latest) if earliest == latest else one_of_edtf(day_edtf(earliest), day_edtf(latest))
    return known(f"[..{latest}]" if latest else f"[{earliest}..]")


def date_entries(
    entries: Entries, ties: Ties, reported: Mapping[str, EventDate]
) -> tuple[dict[str, EventDate], list[Diagnostic]]:
    """Give every entry its date. May say WH313 and WH703."""
    precedes = [*((other, name) for name, other in ties.after), *ties.before]
    circles = list(find_circles(precedes))
    lost = {name for circle in circles for name in circle}
    dated = {name: entry.resolved.date for name, entry in entries.by_id.items()}

    def of_undated(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
        return grouped([pair for pair in pairs if not dated[pair[0]] and lost.isdisjoint(pair)])

    first: dict[str, Day | None] = {}
    last: dict[str, Day | None] = {}
    for name, entry in entries.by_id.items():
        date = dated[name]
        first[name] = date.earliest if date else reported[name].earliest if entry.is_ahead else None
        last[name] = date.latest if date else None if entry.is_ahead else reported[name].latest
    after, before = of_undated(ties.after), of_undated(ties.before)
    bounds = Bounds(entries, reported, after, before, spread(first, after, max), spread(last, before, min))
    faults = [say_circle(entries, circle) for circle in circles]
    dates = {name: dated[name] or bounds.derive(entry, faults) for name, entry in entries.by_id.items()}
    return dates, [*faults, *check_order(entries, ties, dates)]


def grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Gather the second of each pair by the first."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found


def check_order(entries: Entries, ties: Ties, dates: Mapping[str, EventDate]) -> list[Diagnostic]:
    """Say WH313 for events whose own dates contradict their `after` or `before`."""
    faults = []
    pairs = [(name, other, name, other, entries.by_id[name].written.after) for name, other in ties.after]
    pairs += [(other, name, name, other, entries.by_id[name].written.before) for name, other in ties.before]
    for later, earlier, name, other, named in pairs:
        latest, earliest = dates[later].latest, dates[earlier].earliest
        entry = entries.by_id[name]
        if entry.resolved.date and latest and earliest and latest < earliest:
            title = entries.by_id[other].written.title
            own, others = dates[name].edtf, dates[other].edtf
            word = "after" if name == later else "before"
            message = f"the event is {word} “{title.value}”, but its date is {own} and the other's {others}"
            related = (Related(title.span, "the other event"),)
            place = next(text.span for text in named if text.value.rpartition("#")[2] == other.rpartition("#")[2])
            faults.append(codes.ORDER_IMPOSSIBLE.at(place, message, hint="look at both dates", related=related))
    return faults


def date_reports(
    entries: Entries, citations: Mapping[str, Sequence[Cited]], sources: Mapping[str, KnownSource]
) -> dict[str, EventDate]:
    """Date when each entry was first said: `reported`, else its sources' earliest `published`, else the article's."""
    return {entry.id: date_report(entry, citations[entry.id], sources) for entry in entries.by_id.values()}


def date_report(entry: Entry, cited: Sequence[Cited], sources: Mapping[str, KnownSource]) -> EventDate:
    """Date when one entry was first said; a source later than the article or older than the event is no evidence."""
    if entry.resolved.reported:
        return entry.resolved.reported
    own = entry.resolved.date.earliest if entry.resolved.date and not entry.is_ahead else None
    found = [
        (source.published, source.title or source.label)
        for citation in cited
        if (source := sources.get(citation.source)) and source.published and source.published.is_bounded
        if not (own and source.published.latest and source.published.latest < own)
    ]
    published = entry.article.published or Day(1, 1, 1)  # without `published` there is an error, and nothing is built
    if found:
        edtf, label = min(found, key=lambda one: (one[0].earliest, one[0].latest))
        if edtf.latest and edtf.latest > published:
            edtf = day_edtf(published)  # “2019”, in an article of June 2019: no later than that
        if edtf.earliest and edtf.earliest <= published:
            basis = (Reason("source_published", (("source", label), ("day", edtf.text))),)
            return EventDate(edtf, Kind.POINT, edtf.precision, edtf.qualifier, basis, "source", GivenBy.PUBLISHED)
    return date_of_article(published)


@lru_cache(maxsize=FEW)
def date_of_article(published: Day) -> EventDate:
    """Date what was first said in an article: all its entries share it."""
    edtf = day_edtf(published)
    basis = (Reason("article_published", (("day", edtf.text),)),)
    return EventDate(edtf, Kind.POINT, edtf.precision, None, basis, "published", GivenBy.PUBLISHED)


def join_dates(dates: Sequence[EventDate]) -> tuple[EventDate, bool]:
    """Find the days that all accounts agree on, and whether there are none: then it is the lead's date.

    A moment does not shorten what lasted around it: only accounts of one kind, that of the first dated one, narrow it.
    """
    if len(dates) == 1:
        return dates[0], False
    earliest, latest = overlap(dates)
    if earliest and latest and earliest > latest:
        return dates[0], True
    kind = next((date.kind for date in dates if date.given_by in {GivenBy.WORDS, GivenBy.AUTHOR}), dates[0].kind)
    alike = [date for date in dates if date.kind is kind]
    earliest, latest = overlap(alike)
    narrowest = [date for date in alike if (date.earliest, date.latest) == (earliest, latest)]
    if narrowest:
        return narrowest[0], False
    if kind is not Kind.POINT or not all(is_writable(day) for day in (earliest, latest) if day):
        return alike[0], False
    edtf = within(earliest, latest)
    return replace(alike[0], edtf=edtf, precision=edtf.precision, qualifier=None, basis=(Reason("accounts"),)), False


def overlap(dates: Sequence[EventDate]) -> tuple[Day | None, Day | None]:
    """Find the days common to all dates; the first is after the last where there are none."""
    earliest = max((date.earliest for date in dates if date.earliest), default=None)
    latest = min((date.latest for date in dates if date.latest), default=None)
    return earliest, latest
