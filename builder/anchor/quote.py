"""A quote to its places in a text (W3C TextQuoteSelector, https://www.w3.org/TR/annotation-model/#text-quote-selector)."""

from __future__ import annotations

from dataclasses import dataclass

from builder.anchor.normal import Normal, is_edge, normalise


@dataclass(frozen=True, slots=True)
class Matches:
    """Where a quote stands, as offsets (end exclusive) of the text as it is; `cut` are places inside longer words."""

    whole: tuple[tuple[int, int], ...]
    cut: tuple[tuple[int, int], ...] = ()


def find_quote(
    text: Normal,
    exact: str,
    *,
    prefix: str = "",
    suffix: str = "",
    start: int = 0,
    end: int | None = None,
    ignore_case: bool = False,
) -> Matches:
    """Find every place of `exact` between `start` and `end` that has `prefix` right before and `suffix` right after it.

    White space between the three is no matter. `start` and `end` are offsets of the text as it stands.
    """
    wanted, before, after = (normalise(words).text.strip() if words else "" for words in (exact, prefix, suffix))
    first = text.offset_of(start)
    searched = text.text[first : None if end is None else text.offset_of(end)]
    if ignore_case and len(searched.lower()) == len(searched):  # a few letters grow in lower case
        searched, wanted = searched.lower(), wanted.lower()
    whole: list[tuple[int, int]] = []
    cut: list[tuple[int, int]] = []
    found = searched.find(wanted) if wanted else -1
    while found >= 0:
        here, last = first + found, first + found + len(wanted)
        place = (text.start_of(here), text.end_of(last))
        is_inside = place[0] >= start and (end is None or place[1] <= end)
        if is_inside and has_context(text.text, here, last, before, after):
            is_whole = is_edge(text.text, here) and is_edge(text.text, last)
            (whole if is_whole else cut).append(place)
        found = searched.find(wanted, found + 1)
    return Matches(tuple(whole), tuple(cut))


def has_context(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether the words before and after a place are those given; runs of white space are one space here."""
    is_after = not before or text[max(0, start - len(before) - 1) : start].rstrip().endswith(before)
    return is_after and (not after or text[end : end + len(after) + 1].lstrip().startswith(after))
