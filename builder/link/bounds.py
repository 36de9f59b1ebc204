"""Dates that rest on other events, or only on the day something was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.diagnostics import Diagnostic, Related
from builder.link.entries import Entries, Entry, Ties
from builder.model import codes
from builder.model.choices import Kind
from builder.model.dates import EventDate, GivenBy, Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, day_edtf, known, one_of_edtf, to_span_form
from builder.model.timeline import Cited, KnownSource

LAST_YEAR = 9999


@dataclass(slots=True)
class Bounds:
    """Every entry's date, worked out once each, in the order in which they need each other."""

    entries: Entries
    reported: Mapping[str, EventDate]
    after: Mapping[str, Sequence[str]]
    before: Mapping[str, Sequence[str]]
    dates: dict[str, EventDate] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)  # entries that wait for themselves
    faults: list[Diagnostic] = field(default_factory=list)

    def date(self, name: str) -> None:
        """Work out the entry's date, and before it those that it rests on; in a circle (WH703) one does without."""
        waiting = {name: None}
        while waiting:
            here = next(reversed(waiting))
            other = next((one for one in self.needs(here) if one not in self.dates and one not in self.missed), None)
            if other is None:
                entry = self.entries.by_id[here]
                self.dates[here] = entry.resolved.date or self.derive(entry)
                del waiting[here]
            elif other in waiting:
                names = list(waiting)
                self.faults.append(say_circle(self.entries, names[names.index(other) :]))
                self.missed.add(other)
            else:
                waiting[other] = None

    def needs(self, name: str) -> Iterator[str]:
        """Name the entries that an entry without a date of its own rests on."""
        if not self.entries.by_id[name].resolved.date:
            yield from self.after.get(name, ())
            yield from self.before.get(name, ())

    def derive(self, entry: Entry) -> EventDate:
        """Date an entry without one: not after it was reported (not before, when ahead), and between its neighbours."""
        reported = self.reported[entry.id]
        earliest = reported.earliest if entry.is_ahead else None
        latest = None if entry.is_ahead else reported.latest
        is_told = entry.resolved.reported is not None
        reasons = [Reason("expected" if entry.is_ahead else "reported", (("day", reported.edtf.text),))]
        if is_told and reported.words:
            reasons += reported.basis
        given_by = GivenBy.REPORTED if is_told else GivenBy.PUBLISHED
        for other in self.after.get(entry.id, ()):
            date = self.dates.get(other)
            if date and date.earliest and is_writable(date.earliest):
                given_by = GivenBy.ORDER if given_by is GivenBy.PUBLISHED else given_by
                reasons.append(self.order_reason("order_after", other, date.earliest))
                earliest = max(earliest, date.earliest) if earliest else date.earliest
        for other in self.before.get(entry.id, ()):
            date = self.dates.get(other)
            if date and date.latest and is_writable(date.latest):
                given_by = GivenBy.ORDER if given_by is GivenBy.PUBLISHED else given_by
                reasons.append(self.order_reason("order_before", other, date.latest))
                latest = min(latest, date.latest) if latest else date.latest
        if earliest and latest and earliest > latest:
            message = f"“{entry.written.title.value}” would have to happen between {earliest} and {latest}"
            hint = "look at `after`, `before`, `reported` and the dates of the events they name"
            others = [self.entries.by_id[other] for other in self.needs(entry.id)]
            if all(one.is_whole for one in (entry, *others)):
                self.faults.append(codes.ORDER_IMPOSSIBLE.at(entry.written.title.span, message, hint=hint))
            earliest = latest
        edtf = within(earliest, latest)
        kind = entry.written.kind.value if entry.written.kind else Kind.POINT
        edtf = to_span_form(edtf) if kind is Kind.SPAN else edtf
        words = reported.words if is_told else None
        return EventDate(
            edtf,
            kind,
            edtf.precision,
            edtf.qualifier,
            tuple(reasons),
            given_by.value,
            given_by,
            words,
            reported.reference,
        )

    def order_reason(self, key: str, other: str, day: Day) -> Reason:
        """Give the basis “after …” or “before …”, with the other event's title and day."""
        title = self.entries.by_id[other].written.title.value
        return Reason(key, (("title", title), ("day", str(day))))


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
    bounds = Bounds(entries, reported, grouped(ties.after), grouped(ties.before))
    for name in entries.by_id:
        bounds.date(name)
    faults = [*bounds.faults, *check_order(entries, ties, bounds.dates)]
    return bounds.dates, faults


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
    """Date when one entry was first said; a source later than the article is no evidence of that."""
    if entry.resolved.reported:
        return entry.resolved.reported
    found = [
        (source.published, source.label)
        for citation in cited
        if (source := sources.get(citation.source)) and source.published and source.published.is_bounded
    ]
    published = entry.article.published or Day(1, 1, 1)  # without `published` there is an error, and nothing is built
    if found:
        edtf, label = min(found, key=lambda one: (one[0].earliest, one[0].latest))
        if edtf.earliest and edtf.earliest <= published:
            basis = (Reason("source_published", (("source", label), ("day", edtf.text))),)
            return EventDate(edtf, Kind.POINT, edtf.precision, edtf.qualifier, basis, "source", GivenBy.PUBLISHED)
    edtf = day_edtf(published)
    basis = (Reason("article_published", (("day", edtf.text),)),)
    return EventDate(edtf, Kind.POINT, edtf.precision, None, basis, "published", GivenBy.PUBLISHED)


def join_dates(dates: Sequence[EventDate]) -> tuple[EventDate, bool]:
    """Find the days that all accounts agree on, and whether there are none: then it is the lead's date."""
    lead = dates[0]
    earliest = max((date.earliest for date in dates if date.earliest), default=None)
    latest = min((date.latest for date in dates if date.latest), default=None)
    if earliest and latest and earliest > latest:
        return lead, True
    narrowest = [date for date in dates if (date.earliest, date.latest) == (earliest, latest)]
    if narrowest:
        return narrowest[0], False
    if not all(is_writable(day) for day in (earliest, latest) if day):
        return lead, False
    edtf = within(earliest, latest)
    return replace(lead, edtf=edtf, precision=edtf.precision, qualifier=None, basis=(Reason("accounts"),)), False
