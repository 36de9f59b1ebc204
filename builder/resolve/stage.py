"""The stage: every entry's own words and fields to dates. What other events or sources say comes later, in `link`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Outcome, Related, Span
from builder.model import codes
from builder.model.article import Anchored, Article, Prose, Worded
from builder.model.choices import Direction, Kind, Status
from builder.model.dates import EventDate, GivenBy, Reason, Resolved
from builder.model.day import Day, parse_day
from builder.model.edtf import (
    Edtf,
    Precision,
    parse_edtf,
)
from builder.model.shorthand import Written
from builder.model.written import Annotation, Annotations, Text, name_entry
from builder.resolve.expressions import Found, find_expressions, read_expression
from builder.resolve.faults import (
    is_found_in,
    say_impossible,
    say_no_reference,
    say_not_named,
    say_other_readings,
    say_several,
    say_unread,
)
from builder.resolve.forms import between, with_kind
from builder.resolve.rule import Context, ReferenceKind

BROKEN = Resolved(is_whole=False)
DAYS_OF_ARTICLE = frozenset({"published", "updated"})


def resolve_dates(
    article: Article, prose: Prose, annotations: Annotations, anchored: Sequence[Anchored]
) -> Outcome[tuple[Resolved, ...]]:
    """Resolve each entry's dates, in the order of the entries.

    May say WH301 to WH304, WH307 to WH311 and WH704. Nothing is read from today: an article without `published` is an
    error.
    """
    resolver = Resolver(article, prose, annotations, anchored)
    dates = tuple(resolver.entry(index) for index in range(len(annotations.events)))
    return Outcome(dates, (*say_no_reference(article, resolver.undated), *resolver.faults))


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words are read from: from its first day to its last, both included; None is not known."""

    earliest: Day | None
    latest: Day | None
    kind: ReferenceKind
    precision: Precision = Precision.DAY


class Resolver:
    """One article's entries. An entry read from another's date waits for it, so each is resolved at most once."""

    def __init__(self, article: Article, prose: Prose, annotations: Annotations, anchored: Sequence[Anchored]) -> None:
        self.article = article
        self.prose = prose
        self.entries = annotations.events
        self.anchored = anchored
        self.faults: list[Diagnostic] = []
        self.undated: list[tuple[Span, str]] = []  # relative words that nothing is there to read from
        self.known: dict[int, Resolved] = {}
        self.waiting: set[int] = set()
        self.places = {name_entry(entry, index): index for index, entry in enumerate(self.entries)}

    def entry(self, index: int) -> Resolved:
        """Resolve one entry, unless it was already, and before it those that it is read from, the furthest first."""
        chain: list[int] = []
        here: int | None = index
        while here is not None and here not in self.known and here not in self.waiting:
            chain.append(here)
            self.waiting.add(here)
            here = self.read_from(here)
        for one in reversed(chain):
            anchored = self.anchored[one]
            self.known[one] = self.resolve(self.entries[one], anchored) if anchored.is_whole else BROKEN
            self.waiting.discard(one)
        return self.known[index]

    def read_from(self, index: int) -> int | None:
        """Find the entry whose date another's words are read from; None when it names none."""
        written = self.entries[index].reference
        return self.places.get(written.value) if written and written.value not in DAYS_OF_ARTICLE else None

    def resolve(self, entry: Annotation, anchored: Anchored) -> Resolved:
        """Find the entry's own date, by `date`, else by its words; and when it was reported."""
        faults, undated = len(self.faults), len(self.undated)
        reference = self.reference(entry)
        reported = self.reported(entry, anchored)
        worded = self.worded(entry, anchored, reference) if reference else None
        date = self.authored(entry, entry.date, worded=worded) if entry.date else worded
        self.faults.extend(say_not_named(entry, date, self.article.conventions.language))
        if date and entry.kind:
            date = with_kind(date, entry.kind.value)
        has_errors = len(self.undated) > undated or any(fault.is_error for fault in self.faults[faults:])
        return BROKEN if has_errors else Resolved(date, reported)

    def published(self) -> Reference:
        """Give the reference that holds where none is named."""
        return Reference(self.article.published, self.article.published, ReferenceKind.PUBLISHED)

    def reference(self, entry: Annotation) -> Reference | None:
        """Find what the entry's words are read from; None after an error."""
        written = entry.reference
        if written is None or written.value == "published":
            return self.published()
        if written.value == "updated":
            updated = self.article.matter.updated
            if updated is None:
                self.refuse(written, "the article has no `updated`", f"add it to {self.article.path}")
                return None
            return Reference(updated.value.day, updated.value.day, ReferenceKind.UPDATED)
        day = parse_day(written.value)
        return Reference(day, day, ReferenceKind.GIVEN) if day else self.event_reference(written, entry)

    def event_reference(self, written: Text, entry: Annotation) -> Reference | None:
        """Find the bounds of the event that the words are read from; None after an error."""
        index = self.places.get(written.value)
        if index is None:
            hint = "name published, updated, a day as 2019-06-03, or an event of this sidecar"
            if "#" in written.value:
                hint = "an event of another article cannot be followed here: write its day"
            self.refuse(written, f"there is no event “{written.value}” in this sidecar", hint)
            return None
        if index in self.waiting:
            self.refuse(written, f"the references lead in a circle through “{written.value}”", "break it with a day")
            return None
        if self.entries[index].is_draft and not (entry.is_draft or self.article.matter.is_draft):
            message = f"“{written.value}” is a draft, and this event is not"
            related = (Related(self.entries[index].title.span, "the draft"),)
            hint = "publish both, or neither"
            self.faults.append(codes.NAMES_DRAFT.at(written.span, message, hint=hint, related=related))
        date = self.entry(index).date
        if date is None or date.earliest is None or date.latest is None:
            if self.entry(index).is_whole:  # else its own error is said already
                message = f"the event “{written.value}” has no first and last day to read from"
                self.refuse(written, message, "write a day as 2019-06-03")
            return None
        return Reference(date.earliest, date.latest, ReferenceKind.EVENT, date.precision)

    def refuse(self, written: Text, message: str, hint: str) -> None:
        """Say WH311 where `reference` stands."""
        self.faults.append(codes.REFERENCE_UNKNOWN.at(written.span, message, hint=hint))

    def context(self, entry: Annotation, reference: Reference, day: Day | None) -> Context:
        """Gather what the entry's words are read with; an expected event looks ahead."""
        direction = entry.direction.value if entry.direction else None
        if direction is None and entry.status and entry.status.value is Status.EXPECTED:
            direction = Direction.FUTURE
        return Context(day, self.article.conventions, direction, self.prose.text, reference.kind)

    def reported(self, entry: Annotation, anchored: Anchored) -> EventDate | None:
        """Find when it was first said, where the sidecar tells it."""
        if entry.reported is None:
            return None
        edtf = parse_edtf(entry.reported.value)
        if edtf:
            basis = (Reason("reported_by_author"),)
            date = EventDate(edtf, Kind.POINT, edtf.precision, edtf.qualifier, basis, "author", GivenBy.AUTHOR)
            return self.bounded(entry.reported, date)
        context = self.context(entry, self.published(), self.article.published)._replace(direction=Direction.PAST)
        found = self.read(entry.reported, anchored.reported, context) if anchored.reported else None
        return self.bounded(entry.reported, found) if found else None

    def bounded(self, written: Text, date: EventDate) -> EventDate | None:
        """Ask for both bounds of a reported date, since the event's own may rest on either."""
        if date.edtf.is_bounded:
            return date
        message = f"“{written.value}” has no first and last day"
        self.faults.append(codes.NO_BOUNDS.at(written.span, message, hint="give the day, month or year it was said"))
        return None

    def worded(self, entry: Annotation, anchored: Anchored, reference: Reference) -> EventDate | None:
        """Read the date that the article's words give, from both bounds of the reference."""
        first = self.words(entry, anchored, self.context(entry, reference, reference.earliest))
        if reference.earliest == reference.latest or first is None:
            return first
        last = self.words(entry, anchored, self.context(entry, reference, reference.latest))
        return between(first, last, reference.precision) if last else first

    def words(self, entry: Annotation, anchored: Anchored, context: Context) -> EventDate | None:
        """Read `when`, else the one expression of the quote."""
        if entry.when:
            return self.read(entry.when, anchored.when, context, entry=entry) if anchored.when else None
        if not is_found_in(self.article.conventions.language):
            return None
        for passage in anchored.passages:
            everything = find_expressions(context.text, context, passage.start, passage.end)
            found = [
                expression
                for expression in everything
                if (expression.date or expression.needs_reference) and not overlaps(expression, anchored.reported)
            ]
            impossible = [expression for expression in everything if expression.is_impossible]
            if impossible and not entry.date:
                self.faults.append(say_impossible(entry.quote[0].exact, impossible[0]))
                return None
            if len(found) > 1 and len({expression.date.edtf.text for expression in found if expression.date}) != 1:
                if not entry.date:
                    self.faults.append(say_several(entry, found))
                return None
            if found:
                return self.take(found[0], entry)
        return None

    def read(
        self, written: Text, place: Worded, context: Context, *, entry: Annotation | None = None
    ) -> EventDate | None:
        """Read given words at their place, or say that they cannot be read."""
        found = read_expression(context.text, place.start, place.end, context)
        if found and (found.date or found.needs_reference):
            return self.take(found, entry)
        if not (entry and entry.date):
            self.faults.append(say_unread(written, found))
        return None

    def take(self, found: Found, entry: Annotation | None) -> EventDate | None:
        """Use what was found, saying where it wants a reference date or can be read in two ways."""
        span = self.prose.span(found.full_start, found.full_end)
        if found.date is None:
            if not (entry and entry.date):
                self.undated.append((span, found.text))
            return None
        if entry is not None and not (entry.direction or entry.date):
            self.faults.extend(say_other_readings(found, found.date, entry, span))
        return found.date

    def authored(self, entry: Annotation, written: Written[Edtf], *, worded: EventDate | None) -> EventDate:
        """Take the author's own date, which wins over the words; readers are owed a reason where the two differ."""
        edtf = written.value
        if entry.basis is None and worded is None:
            message = "the date rests on nothing: the entry's words give none, and there is no `basis`"
            self.faults.append(codes.DATE_WITHOUT_BASIS.at(written.span, message, hint="say in `basis` how you know"))
        is_other = worded is not None and (worded.earliest, worded.latest) != (edtf.earliest, edtf.latest)
        if is_other and entry.basis is None and worded is not None:
            message = f"the date is {edtf}, but “{worded.words}” reads as {worded.edtf}"
            hint = "say in `basis` why, or leave `date` out"
            self.faults.append(codes.AGAINST_WORDS.at(written.span, message, hint=hint))
        basis = (Reason("author", (("text", entry.basis.value),)),) if entry.basis else worded.basis if worded else ()
        words = worded.words if worded else entry.when.value if entry.when else None
        kind = worded.kind if worded else Kind.SPAN if edtf.is_span_form else Kind.POINT
        return EventDate(edtf, kind, edtf.precision, edtf.qualifier, basis, "author", GivenBy.AUTHOR, words)


def overlaps(found: Found, place: Worded | None) -> bool:
    """Whether an expression is the one that tells when it was reported: that is not the event's own date."""
    return place is not None and found.full_start < place.end and place.start < found.full_end
