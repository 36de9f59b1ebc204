"""What is said of an entry's words: that they cannot be dated, or not in one way only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, Related, Span
from builder.model import codes
from builder.model.article import Article
from builder.model.dates import EventDate
from builder.model.written import Annotation, Text
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.expressions import Found


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


def say_unread(written: Text, found: Found | None) -> Diagnostic:
    """Say WH303 of words that nobody can read, WH310 of those that name no period."""
    if found and found.is_impossible:
        return say_impossible(written, found)
    if found is None:
        hint = "give the date in `date`, as EDTF, and say why in `basis`"
        return codes.UNREAD_DATE.at(written.span, f"“{written.value}” cannot be read as a date", hint=hint)
    hint = "leave it out, or give `date` and `basis`"
    return codes.NO_BOUNDS.at(written.span, f"“{written.value}” names no period", hint=hint)


def say_impossible(written: Text, found: Found) -> Diagnostic:
    """Say WH303 of a day that the calendar does not have."""
    hint = "give the day that is meant in `date`, and say why in `basis`"
    return codes.UNREAD_DATE.at(written.span, f"the calendar has no “{found.text}”", hint=hint)


def say_several(entry: Annotation, found: Sequence[Found]) -> Diagnostic:
    """Say WH304 of a quote that holds several dates."""
    words = ", ".join(f"“{expression.text}”" for expression in found)
    hint = f"name the event's with `when`, as in `when: {found[0].text}`"
    return codes.SEVERAL_DATES.at(entry.quote[0].exact.span, f"the quote holds several dates: {words}", hint=hint)


def say_other_readings(found: Found, date: EventDate, entry: Annotation, words: Span) -> Iterator[Diagnostic]:
    """Say WH307 of words that can be read in two ways, WH314 of a fiscal year that nobody defines."""
    place = entry.when.span if entry.when else entry.title.span
    related = (Related(words, "the words"),)
    if found.ambiguity is Ambiguity.FISCAL_YEAR:
        message = f"“{found.text}” is read as the calendar year: nothing says when the fiscal year begins"
        hint = "give `fiscal_year_start: MM-DD` in the article or in site.yaml"
        yield codes.FISCAL_YEAR.at(place, message, hint=hint, related=related)
    elif found.other and found.ambiguity:
        message = f"“{found.text}” can be read as {date.edtf} or as {found.other.edtf}; the first is taken"
        hint = "`date` with `basis` settles it"
        if found.ambiguity is not Ambiguity.NUMERIC_ORDER:
            hint = "`direction: past` or `direction: future` settles it, or `date` with `basis`"
        if found.ambiguity is Ambiguity.QUOTED:
            hint = "`reference` with the day it was said settles it, or `date` with `basis`"
        yield codes.TWO_READINGS.at(place, message, hint=hint, related=related)


def say_not_named(entry: Annotation, date: EventDate | None, language: str) -> Iterator[Diagnostic]:
    """Say WH315 where nobody looks for dates and none is named, WH316 of a `basis` that no `date` uses."""
    if entry.basis and not entry.date and entry.quote:  # without a quote too, WH309 asks for the date
        hint = "give the date in `date` too, or leave `basis` out"
        message = "`basis` explains a `date`, and there is none"
        yield codes.BASIS_WITHOUT_DATE.at(entry.basis.span, message, hint=hint)
    is_placed = entry.reported or entry.after or entry.before or entry.same_event or entry.status
    if date is None and entry.quote and not entry.when and not is_placed and not is_found_in(language):
        message = f"“{entry.title.value}” gets no date: dates are found by themselves in English only"
        hint = f"name the words that date it with `when`; they are read in the article's language ({language})"
        yield codes.WORDS_NOT_NAMED.at(entry.title.span, message, hint=hint)


def is_found_in(language: str) -> bool:
    """Whether dates are found in running text of a language; in others `when` names them."""
    return language.partition("-")[0].lower() == "en"
