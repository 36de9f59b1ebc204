"""How the words of a match are read, and read again: from another day, in another direction, with the other reading."""

from __future__ import annotations

from builder.model.choices import Direction, Kind
from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import BeyondCalendarError, Edtf, Precision, Qualifier, division_edtf, qualified_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.calendar import timex_value, whole_unit
from builder.resolve.rule import Context, Match, MissingReferenceError, Node, Reading, ReferenceKind, Shape, Timex


def read_match(match: Match, context: Context) -> Reading | None:
    """Ask a rule what its words say; where it needs a reference date and there is none, say that and no more."""
    if any(node.reading.is_impossible for node in match.nodes):
        return impossible() if len(match.nodes) == 1 else None
    if any(node.reading.needs_reference for node in match.nodes):
        return unreferenced(match.nodes[0].reading.timex)
    leans = any(node.reading.is_anaphoric for node in match.nodes)
    if leans and any(is_waiting(node.reading) for node in match.nodes):
        return waiting()
    try:
        reading = match.rule.read(match, context)
        if reading is None or not match.nodes:
            return reading
        read = with_other_inside(match, context, reading)
    except MissingReferenceError:
        return unreferenced(Timex("DATE", "XXXX"))
    except BeyondCalendarError:
        return None
    return read._replace(is_anaphoric=True) if leans and not read.is_anaphoric else read


def waiting() -> Reading:
    """Say that words lean on a date told before: “that month”."""
    return Reading(Timex("DATE", "XXXX"), is_anaphoric=True)


def impossible() -> Reading:
    """Say that the calendar has no such day, so that no other date is read from some of its words."""
    return Reading(Timex("DATE", "XXXX"), is_impossible=True)


def is_waiting(reading: Reading) -> bool:
    """Whether a reading is nothing until a date is told before it."""
    return reading.is_anaphoric and reading.edtf is None and reading.timex.value == "XXXX"


def settled(node: Node, context: Context) -> Node | None:
    """Read a node from the dates told before it, where it leans on one; None where it needs one and there is none."""
    if not node.reading.is_anaphoric:
        return node
    reading = reread_told(node, context) if context.mentions else node.reading
    return None if is_waiting(reading) else node._replace(reading=reading)


def reread_told(node: Node, context: Context) -> Reading:
    """Read a node again from the dates told before it; of its slots, those that lean on one."""
    nodes = tuple(
        [
            inner._replace(reading=reread_told(inner, context)) if inner.reading.is_anaphoric else inner
            for inner in node.match.nodes
        ]
    )
    return read_match(node.match._replace(nodes=nodes), context) or node.reading


def unreferenced(timex: Timex) -> Reading:
    """Say that relative words have no day to be read from."""
    return Reading(timex, needs_reference=True)


def with_other_inside(match: Match, context: Context, reading: Reading) -> Reading:
    """Carry the second reading of a slot through the wording around it: “by next Friday”."""
    for place, node in enumerate(match.nodes):
        other = node.reading.other
        if other is None and node.reading.ambiguity:
            return reading._replace(ambiguity=node.reading.ambiguity, other=None)
        if other is not None:
            nodes = (*match.nodes[:place], node._replace(reading=other), *match.nodes[place + 1 :])
            second = match.rule.read(match._replace(nodes=nodes), context)
            if second is not None and second.edtf != reading.edtf:
                return reading._replace(ambiguity=node.reading.ambiguity, other=second)
    return reading if reading.ambiguity is None else reading._replace(ambiguity=None, other=None)


def reread(node: Node, context: Context) -> Reading:
    """Read a slot again from another day or in another direction: “since March” looks back whatever the verb says."""
    nodes = tuple(inner._replace(reading=reread(inner, context)) for inner in node.match.nodes)
    return read_match(node.match._replace(nodes=nodes), context) or node.reading


def absolute(edtf: Edtf, timex: str, *, precision: Precision | None = None) -> Reading:
    """Read words that say it all: no reference date is needed."""
    return Reading(Timex("DATE", timex), edtf, precision or edtf.precision, basis=(Reason("written"),))


def relative(
    context: Context, edtf: Edtf, timex: str, *, reason: Reason, precision: Precision | None = None
) -> Reading:
    """Read words that depend on the reference date; the reason is told its day, and `that`, what the words come to.

    The reasons of the rules speak of publication; where the words are read from another day, that is said instead.
    """
    if context.reference_kind is ReferenceKind.PUBLISHED:
        reason = Reason(reason.key, (*reason.values, context.shown, ("that", edtf.text)))
    else:
        reason = Reason(f"from_{context.reference_kind.value}", (context.shown,))
    return Reading(Timex("DATE", timex), edtf, precision or edtf.precision, basis=(reason,), reference=context.day)


def with_mod(reading: Reading, mod: str) -> Reading:
    """Add TimeML's modifier."""
    return reading._replace(timex=reading.timex._replace(mod=mod))


def bounded(
    inner: Reading, edtf: Edtf, reason: Reason, *, kind: Kind | None = None, reference: Day | None = None
) -> Reading:
    """Put a date into a wording that bounds it: by, since, before. What the inner words took back stays taken back."""
    return inner._replace(
        edtf=edtf,
        kind=kind or inner.kind,
        basis=(*inner.basis, reason),
        shape=Shape.BOUNDED,
        reference=reference or inner.reference,
        is_weak=False,
    )


def approximated(inner: Reading, reason: Reason) -> Reading:
    """Take back a little of a date: `~` where the EDTF is a lone date, else in the qualifier only (DESIGN.md §3)."""
    edtf = inner.edtf
    if edtf is not None and not edtf.is_span_form:
        edtf = qualified_edtf(edtf, Qualifier.APPROXIMATE)
    return inner._replace(edtf=edtf, qualifier=Qualifier.APPROXIMATE, basis=(*inner.basis, reason), is_weak=False)


def with_other(reading: Reading, other: Reading | None, ambiguity: Ambiguity) -> Reading:
    """Name the second reading of an ambiguous wording, when there is one."""
    if other is None or other.edtf is None or other.edtf == reading.edtf:
        return reading
    reason = Reason(ambiguity.key, (("other", other.edtf.text),))
    return reading._replace(basis=(*reading.basis, reason), ambiguity=ambiguity, other=other)


def lies_ahead(reading: Reading, context: Context) -> bool:
    """Whether a date begins after the reference date."""
    first = reading.edtf.earliest if reading.edtf else None
    return first is not None and context.reference is not None and first > context.reference


def is_running(reading: Reading, context: Context) -> bool:
    """Whether a date is not over on the reference date."""
    last = reading.edtf.latest if reading.edtf else None
    return last is not None and context.reference is not None and last >= context.reference


def told_last(context: Context, unit: str, direction: Direction | None = None) -> tuple[Reading, Day] | None:
    """Find the last date told before in the text that lies within one unit, and its first day.

    Words that look back lean on a date that does, if there is one: “He will be tried in May; he was held the same day.”
    """
    looks_back = direction is Direction.PAST
    for mention in sorted(context.mentions, key=lambda one: looks_back and lies_ahead(one, context)):
        first = mention.edtf.earliest if mention.edtf else None
        last = mention.edtf.latest if mention.edtf else None
        if first and last and whole_unit(first, unit) == whole_unit(last, unit):
            return mention, first
    return None


DIVISIONS = frozenset({Precision.QUARTER, Precision.HALF})
SHORT = frozenset({Precision.DAY, Precision.WEEK, Precision.WEEKEND})


def compared_to(context: Context, years: int, *, is_named: bool = False) -> Reading | None:
    """Give the quarter or half that the text told last, so many years on: what a year earlier is compared with it.

    A month or a year told after it takes its place, unless the words name a quarter; days and weeks do not, for they
    are those of the news.
    """
    told = [one for one in context.mentions if one.precision in DIVISIONS or not (is_named or one.precision in SHORT)]
    if told and is_running(told[0], context):  # results are compared with results
        told = [one for one in told if one.precision in DIVISIONS and not is_running(one, context)] or told
    mention = told[0] if told else None
    if mention is None or mention.precision not in DIVISIONS or mention.edtf is None or mention.edtf.earliest is None:
        return None
    edtf = division_edtf(mention.edtf.earliest.year + years, int(mention.edtf.text.rstrip("~")[-2:]))
    timex = Timex("DATE", timex_value(edtf, mention.precision))
    reason = Reason("compared", (("told", mention.edtf.text),))
    return Reading(timex, edtf, mention.precision, basis=(reason,), reference=mention.reference, is_anaphoric=True)


def names_an_event(match: Match, context: Context) -> bool:
    """Whether the date only says which event is meant, “before the 2018 elections”: that was in the year itself.

    So does “after last week's protests”, which were in that week.
    """
    if context.text.startswith("'s ", match.end):
        return True
    start = match.nodes[0].start
    return start - match.start > len("the ") and context.text[start - 4 : start].lower() == "the "
