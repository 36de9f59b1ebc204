"""Why a date is so, in sentences: the reasons that `resolve` and `link` give, filled into the language's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from builder.model.dates import Reason
from builder.model.edtf import parse_edtf
from builder.render.strings import PLACE, Strings, capitalize
from builder.render.wording import SEASON_NAMES, with_article, word_edtf, word_month

AUTHORS_OWN = "author"  # what an author wrote stands as a sentence of its own
MANY = 1024  # sentences of all languages of a site
ENDS = (".", "!", "?", "…", "。", "؟")


def word_basis(reasons: tuple[Reason, ...], strings: Strings) -> tuple[str, ...]:
    """Say the reasons in order, those that lead on to each other as one sentence.

    A reason that the strings do not know is our own fault: KeyError.
    """
    sentences: list[str] = []
    for reason in reasons:
        words = word_reason(reason, strings)
        if reason.key == AUTHORS_OWN and not words.endswith(ENDS):
            words += "."
        if sentences and not sentences[-1].endswith(ENDS):
            sentences[-1] = f"{sentences[-1]}; {words}"
        else:
            sentences.append(words)
    return tuple(capitalize(one if one.endswith(ENDS) else f"{one}.") for one in sentences)


@lru_cache(maxsize=4096)
def word_reason(reason: Reason, strings: Strings) -> str:
    """Fill the words of one reason."""
    sentences: Mapping[str, str] = strings.section("basis")
    if reason.key not in sentences:
        raise KeyError(f"strings/basis.{strings.language}.yaml has no sentence for {reason.key!r}")
    values = dict(reason.values)
    words = [
        place if isinstance(place, str) else word_value(place, values, strings)
        for place in parts_of(sentences[reason.key])
    ]
    return "".join(words).strip()


@lru_cache(maxsize=MANY)
def parts_of(sentence: str) -> tuple[str | re.Match[str], ...]:
    """Take a sentence apart: its own words, and the places between them where values stand."""
    parts: list[str | re.Match[str]] = []
    end = 0
    for place in PLACE.finditer(sentence):
        parts += [sentence[end : place.start()], place]
        end = place.end()
    return (*parts, sentence[end:])


def word_value(place: re.Match[str], values: Mapping[str, str], strings: Strings) -> str:
    """Say one value in the form that the sentence asks for."""
    value = values[place["name"]]
    match place["form"]:
        case None:
            return value
        case "date" | "the":
            edtf = parse_edtf(value)
            if edtf is None:
                return value
            words = word_edtf(edtf, strings)
            return with_article(words, edtf, strings) if place["form"] == "the" else words
        case "weekday":
            return str(strings.section("weekdays")[int(value) - 1])
        case "month":
            return word_month(int(value), strings)
        case "season":
            name = SEASON_NAMES[(int(value) - 1) % 4] if value.isdigit() else value
            return str(strings.section("seasons")[name])
        case "unit":
            count = values.get("count", "1")
            return strings.unit(value, int(count) if count.isdigit() else 2)
        case form:
            raise ValueError(f"basis sentences know no form {form!r}: {place.group()}")
