"""The stage: every entry's own words and fields to dates. What other events or sources say comes later, in `link`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.diagnostics import Diagnostic, Outcome, Related, Span
from builder.model import codes
from builder.model.article import Anchored, Article, Worded
from builder.model.choices import Direction, Kind, Status
from builder.model.dates import EventDate, GivenBy, Reason, Resolved
from builder.model.day import Day, parse_day
from builder.model.edtf import (
    Edtf,
    Precision,
    day_edtf,
    days_edtf,
    one_of_edtf,
    parse_edtf,
    to_point_form,
    to_span_form,
)
from builder.model.shorthand import Written
from builder.model.written import Annotation, Annotations, FrontMatter, Text, name_entry
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.expressions import Found, find_expressions, read_expression
from builder.resolve.rule import Context, ReferenceKind

BROKEN = Resolved(is_whole=False)
DAYS_OF_ARTICLE = frozenset({"published", "updated"})


def resolve_dates(
    article: Article, annotations: Annotations, anchored: Sequence[Anchored]
) -> Outcome[tuple[Resolved, ...]]:
    """Resolve each entry's dates, in the order of the entries.

    May say WH301 to WH304, WH307 to WH311 and WH704. Nothing is read from today: an article without `published` is an
    error.
    """
    resolver = Resolver(article, annotations, anchored)
    dates = tuple(resolver.entry(index) for index in range(len(annotations.events)))
    return Outcome(dates, (*say_no_reference(article, resolver.undated), *resolver.faults))


def say_no_reference(article: Article, undated: Sequence[tuple[Span, str]]) -> Iterator[Diagnostic]:
    """Say WH302 once of an article without `published`, at the first words that needed it."""
    if article.published is not None:
        return
    hint = f"add a line `published: YYYY-MM-DD` to {article.path}; nothing is dated from today"
    if not undated:
        yield codes.NO_REFERENCE.at(article.start, "the article has no `published`", hint=hint)
        return
    (first, words), *others = sorted(set(undated))
    more = f" and {len(others)} more wordings" if others else ""
    message = f"“{words}”{more} cannot be dated: the article has no `published`"
    related = tuple(Related(span, f"“{also}”") for span, also in others)
    yield codes.NO_REFERENCE.at(first, message, hint=hint, related=related)


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words are read from: from its first day to its last, both included; None is not known."""

    earliest: Day | None
    latest: Day | None
    kind: ReferenceKind
    precision: Precision = Precision.DAY


class Resolver:
    """One article's entries. An entry read from another's date waits for it, so each is resolved at most once."""

    def __init__(self, article: Article, annotations: Annotations, anchored: Sequence[Anchored]) -> None:
        self.article = article
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
        self.check_named(entry, date)
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
        if is_draft(self.entries[index]) and not (is_draft(entry) or is_draft(self.article.matter)):
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
        return Context(day, self.article.conventions, direction, self.article.prose.text, reference.kind)

    def reported(self, entry: Annotation, anchored: Anchored) -> EventDate | None:
        """Find when it was first said, where the sidecar tells it."""
        if entry.reported is None:
            return None
        edtf = parse_edtf(entry.reported.value)
        if edtf:
            basis = (Reason("reported_by_author"),)
            date = EventDate(edtf, Kind.POINT, edtf.precision, edtf.qualifier, basis, "author", GivenBy.AUTHOR)
            return self.bounded(entry.reported, date)
        context = replace(self.context(entry, self.published(), self.article.published), direction=Direction.PAST)
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
            found = [
                expression
                for expression in find_expressions(context.text, context, passage.start, passage.end)
                if (expression.date or expression.needs_reference) and not overlaps(expression, anchored.reported)
            ]
            if len(found) > 1 and len({expression.date.edtf.text for expression in found if expression.date}) != 1:
                self.say_several(entry, found)
                return None
            if found:
                return self.take(found[0], entry)
        return None

    def read(
        self, written: Text, place: Worded, context: Context, *, entry: Annotation | None = None
    ) -> EventDate | None:
        """Read given words at their place, or say that they cannot be read."""
        found = read_expression(context.text, place.start, place.end, context)
        if found is None:
            hint = "give the date in `date`, as EDTF, and say why in `basis`"
            if not (entry and entry.date):
                self.faults.append(
                    codes.UNREAD_DATE.at(written.span, f"“{written.value}” cannot be read as a date", hint=hint)
                )
            return None
        if found.date is None and not found.needs_reference:
            if not (entry and entry.date):
                hint = "leave it out, or give `date` and `basis`"
                self.faults.append(codes.NO_BOUNDS.at(written.span, f"“{written.value}” names no period", hint=hint))
            return None
        return self.take(found, entry)

    def take(self, found: Found, entry: Annotation | None) -> EventDate | None:
        """Use what was found, saying where it wants a reference date or can be read in two ways."""
        span = self.article.span(found.full_start, found.full_end)
        if found.date is None:
            if not (entry and entry.date):
                self.undated.append((span, self.said(found)))
            return None
        if entry is not None and not (entry.direction or entry.date):
            self.warn(found, found.date, entry, span)
        return found.date

    def warn(self, found: Found, date: EventDate, entry: Annotation, span: Span) -> None:
        """Say WH307 of words that can be read in two ways, WH314 of a fiscal year that nobody defines."""
        place = entry.when.span if entry.when else entry.title.span
        related = (Related(span, "the words"),)
        if found.ambiguity is Ambiguity.FISCAL_YEAR:
            message = f"“{self.said(found)}” is read as the calendar year: nothing says when the fiscal year begins"
            hint = "give `fiscal_year_start: MM-DD` in the article or in site.yaml"
            self.faults.append(codes.FISCAL_YEAR.at(place, message, hint=hint, related=related))
        elif found.other and found.ambiguity:
            message = f"“{self.said(found)}” can be read as {date.edtf} or as {found.other.edtf}; the first is taken"
            hint = "`date` with `basis` settles it"
            if found.ambiguity is not Ambiguity.NUMERIC_ORDER:
                hint = "`direction: past` or `direction: future` settles it, or `date` with `basis`"
            self.faults.append(codes.TWO_READINGS.at(place, message, hint=hint, related=related))

    def check_named(self, entry: Annotation, date: EventDate | None) -> None:
        """Say WH315 where nobody looks for dates and none is named, WH316 of a `basis` that no `date` uses."""
        if entry.basis and not entry.date:
            hint = "give the date in `date` too, or leave `basis` out"
            self.faults.append(
                codes.BASIS_WITHOUT_DATE.at(entry.basis.span, "`basis` explains a `date`, and there is none", hint=hint)
            )
        language = self.article.conventions.language
        is_placed = entry.reported or entry.after or entry.before or entry.same_event or entry.status
        if date is None and entry.quote and not entry.when and not is_placed and not is_found_in(language):
            message = f"“{entry.title.value}” gets no date: dates are found by themselves in English only"
            hint = f"name the words that date it with `when`; they are read in the article's language ({language})"
            self.faults.append(codes.WORDS_NOT_NAMED.at(entry.title.span, message, hint=hint))

    def said(self, found: Found) -> str:
        """Give the words of an expression, as readers see them."""
        return self.article.prose.text[found.full_start : found.full_end]

    def say_several(self, entry: Annotation, found: Sequence[Found]) -> None:
        """Say WH304, unless the author gives the date."""
        if entry.date:
            return
        words = ", ".join(f"“{self.said(expression)}”" for expression in found)
        hint = f"name the event's with `when`, as in `when: {self.said(found[0])}`"
        place = entry.quote[0].exact.span
        self.faults.append(codes.SEVERAL_DATES.at(place, f"the quote holds several dates: {words}", hint=hint))

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


def is_draft(written: Annotation | FrontMatter) -> bool:
    """Whether it says so itself."""
    return bool(written.draft and written.draft.value)


def is_found_in(language: str) -> bool:
    """Whether dates are found in running text of a language; in others `when` names them."""
    return language.partition("-")[0].lower() == "en"


def overlaps(found: Found, place: Worded | None) -> bool:
    """Whether an expression is the one that tells when it was reported: that is not the event's own date."""
    return place is not None and found.full_start < place.end and place.start < found.full_end


def with_kind(date: EventDate, kind: Kind) -> EventDate:
    """Give a date the author's kind; with one bound only, the form says it too (DESIGN.md §3, rule 3)."""
    edtf = date.edtf
    if kind is Kind.SPAN and not edtf.is_bounded:
        edtf = to_span_form(edtf)
    elif kind is Kind.POINT:
        edtf = to_point_form(edtf)
    return replace(date, edtf=edtf, kind=kind)


def between(first: EventDate, last: EventDate, least: Precision) -> EventDate:
    """Join what was read from both ends of a longer reference: both bounds move, the coarser precision stays."""
    earliest, latest = first.earliest, last.latest
    if earliest is None or latest is None or earliest > latest:
        return first
    edtf: Edtf = (
        days_edtf(earliest, latest)
        if first.kind is Kind.SPAN or earliest == latest
        else one_of_edtf(day_edtf(earliest), day_edtf(latest))
    )
    precision = max(first.precision, last.precision, least, key=lambda one: one.coarseness)
    return replace(first, edtf=edtf, precision=precision)
