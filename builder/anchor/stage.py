"""The stage: every entry's quotes and expressions, found in its article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.anchor.likeness import find_nearest
from builder.anchor.normal import Normal, is_word, normalise
from builder.anchor.quote import Matches, find_quote
from builder.anchor.sentence import find_block, find_sentence
from builder.diagnostics import Diagnostic, Outcome, Related
from builder.model import codes
from builder.model.article import Anchored, Passage, Prose, Worded
from builder.model.edtf import parse_edtf
from builder.model.written import Annotation, Annotations, Quote, Text

SHOWN_PLACES = 5
GAP = re.compile(r"…|\.{3}")
MARKS = re.compile(r"\]\(|[*_`]\w|\w[*_`]")


def anchor_annotations(prose: Prose, annotations: Annotations) -> Outcome[tuple[Anchored, ...]]:
    """Find each entry's passages and expressions, in the order of the entries.

    May say WH401 to WH403 of quotes, WH305 and WH306 of `when` and `reported`.
    """
    faults: list[Diagnostic] = []
    text = normalise(prose.text)
    anchored = tuple(anchor_entry(prose, text, entry, faults) for entry in annotations.events)
    return Outcome(anchored, tuple(faults))


def anchor_entry(prose: Prose, text: Normal, entry: Annotation, faults: list[Diagnostic]) -> Anchored:
    """Find one entry's passages, then its expressions near them."""
    found = [anchor_quote(prose, text, quote) for quote in entry.quote]
    passages = tuple(passage for passage in found if isinstance(passage, Passage))
    faults.extend(fault for fault in found if isinstance(fault, Diagnostic))
    if len(passages) < len(entry.quote):
        return Anchored(passages, is_whole=False)
    reported = entry.reported if entry.reported and not parse_edtf(entry.reported.value) else None
    when_place = anchor_expression(prose, text, entry.when, passages, field="date") if entry.when else None
    reported_place = anchor_expression(prose, text, reported, passages, field="reported") if reported else None
    missed = [place for place in (when_place, reported_place) if isinstance(place, Diagnostic)]
    if isinstance(when_place, Diagnostic) or isinstance(reported_place, Diagnostic):
        faults.extend(missed)
        return Anchored(passages, is_whole=False)
    return Anchored(passages, when=when_place, reported=reported_place)


def anchor_quote(prose: Prose, text: Normal, quote: Quote) -> Passage | Diagnostic:
    """Find the one passage that a quote selects, or say why it selects none."""
    found = find_quote(
        text,
        quote.exact.value,
        prefix=quote.prefix.value if quote.prefix else "",
        suffix=quote.suffix.value if quote.suffix else "",
    )
    if len(found.whole) == 1:
        start, end = found.whole[0]
        span = prose.span(start, end)
        return Passage(start, end, prose.text[start:end], span)
    if found.whole:
        return say_ambiguous(prose, quote, found)
    if found.cut:
        return say_cut(prose, quote, found)
    return say_missing(prose, text, quote)


def say_ambiguous(prose: Prose, quote: Quote, found: Matches) -> Diagnostic:
    """Say WH402, with every place."""
    lines = [prose.span(*place) for place in found.whole]
    shown = ", ".join(f"{line.line}:{line.column}" for line in lines[:SHOWN_PLACES])
    more = f" and {len(lines) - SHOWN_PLACES} more" if len(lines) > SHOWN_PLACES else ""
    message = f"the quote stands in {len(lines)} places: “{quote.exact.value}”"
    hint = (
        f"lengthen it, or give words before or after it as `prefix` or `suffix`; {prose.path} has it at {shown}{more}"
    )
    related = tuple(Related(line, "here") for line in lines)
    return codes.QUOTE_AMBIGUOUS.at(quote.exact.span, message, hint=hint, related=related)


def say_cut(prose: Prose, quote: Quote, found: Matches) -> Diagnostic:
    """Say WH403, with the words as they stand."""
    start, end = found.cut[0]
    text = prose.text
    while start > 0 and is_word(text[start - 1]):
        start -= 1
    while end < len(text) and is_word(text[end]):
        end += 1
    line = prose.span(start, end)
    message = f"the quote begins or ends inside a word: “{quote.exact.value}”"
    return codes.QUOTE_CUTS_WORD.at(
        quote.exact.span, message, hint=f"in {line} the words are “{text[start:end]}”", related=(Related(line, "here"),)
    )


def say_missing(prose: Prose, text: Normal, quote: Quote) -> Diagnostic:
    """Say WH401, with the nearest passage."""
    if not quote.exact.value.strip():
        return codes.QUOTE_NOT_FOUND.at(
            quote.exact.span, "the quote has no words", hint="leave `quote` out, or fill it"
        )
    without = find_quote(text, quote.exact.value).whole if quote.prefix or quote.suffix else ()
    if without:
        line = prose.span(*without[0])
        message = f"the quote is in the article, but not beside these words: “{quote.exact.value}”"
        hint = f"the quote stands in {line}: look at `prefix` and `suffix`, which stand right before and after it"
        return codes.QUOTE_NOT_FOUND.at(quote.exact.span, message, hint=hint, related=(Related(line, "here"),))
    message = f"the quote is not in the article: “{quote.exact.value}”"
    if bare := find_bare(text, quote.exact.value):
        line = prose.span(*bare)
        hint = f"without the quote marks around it, it stands in {line}: take them off"
        return codes.QUOTE_NOT_FOUND.at(quote.exact.span, message, hint=hint, related=(Related(line, "here"),))
    near = find_nearest(prose.text, quote.exact.value)
    if near is None:
        return codes.QUOTE_NOT_FOUND.at(quote.exact.span, message, hint=f"nothing in {prose.path} is like it")
    line = prose.span(*near)
    hint = f"the nearest passage is in {line}: “{prose.text[near[0] : near[1]]}”"
    if GAP.search(quote.exact.value):
        hint += "; a quote leaves no words out"
    elif MARKS.search(quote.exact.value):
        hint += "; a quote is what readers see, without Markdown's marks"
    return codes.QUOTE_NOT_FOUND.at(quote.exact.span, message, hint=hint, related=(Related(line, "nearest"),))


def find_bare(text: Normal, exact: str) -> tuple[int, int] | None:
    """Find a quote that was put into quote marks which the article does not have; None where that is not so."""
    bare = exact.strip().strip("\"'“”„‘’«»")
    found = find_quote(text, bare).whole if bare != exact.strip() else ()
    return found[0] if len(found) == 1 else None


def anchor_expression(
    prose: Prose, text: Normal, words: Text, passages: tuple[Passage, ...], *, field: str
) -> Worded | Diagnostic:
    """Find the words in the quote, else its sentence, paragraph, the article: the first that holds them, once.

    `field` is where a date belongs that the article does not word.
    """
    for name, start, end in scopes(prose, passages):
        found = find_quote(text, words.value, start=start, end=end)
        if not found.whole:  # a sentence may begin with them: “Three days ago”
            found = find_quote(text, words.value, start=start, end=end, ignore_case=True)
        if len(found.whole) > 1:
            lines = ", ".join(str(prose.span(*place)) for place in found.whole[:SHOWN_PLACES])
            message = f"“{words.value}” stands in {name} {len(found.whole)} times"
            return codes.WORDS_AMBIGUOUS.at(words.span, message, hint=f"give more of the words; they stand in {lines}")
        if found.whole:
            return Worded(*found.whole[0])
    near = find_nearest(prose.text, words.value)
    like = f"the nearest words are “{prose.text[near[0] : near[1]]}”; " if near else ""
    message = f"the article does not say “{words.value}”"
    how = "is written here as a day, 2019-06-02, or in EDTF" if field == "reported" else f"belongs in `{field}`"
    return codes.WORDS_NOT_FOUND.at(words.span, message, hint=f"{like}a date the article does not word {how}")


def scopes(prose: Prose, passages: tuple[Passage, ...]) -> Iterator[tuple[str, int, int]]:
    """Say where words are looked for, nearest first: name, start, end (exclusive)."""
    for passage in passages:
        yield "the quote", passage.start, passage.end
    for passage in passages:
        block = find_block(prose.blocks, passage.start)
        yield "the sentence", *find_sentence(prose.text, block, passage.start, passage.end)
    for passage in passages:
        first, last = find_block(prose.blocks, passage.start), find_block(prose.blocks, passage.end - 1)
        yield "the paragraph", first.start, last.end
    yield "the article", 0, len(prose.text)
