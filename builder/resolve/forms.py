"""A date brought to the form of its kind, or joined from two readings."""

from __future__ import annotations

from dataclasses import replace

from builder.model.choices import Kind
from builder.model.dates import EventDate
from builder.model.edtf import Edtf, Precision, day_edtf, days_edtf, one_of_edtf, to_point_form, to_span_form


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
