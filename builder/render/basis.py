"""Why a date is so, in sentences: the reasons that `resolve` and `link` give, filled into the language's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.model.dates import Reason
from builder.model.edtf import parse_edtf
from builder.render.strings import PLACE, Strings, capitalize
from builder.render.wording import SEASON_NAMES, with_article, word_edtf, word_month

ENDS = (".", "!", "?", "…", "。", "؟")


def word_basis(reasons: tuple[Reason, ...], strings: Strings) -> tuple[str, ...]:
    """Say each reason as one sentence, in order. A reason that the strings do not know is our own fault: KeyError."""
    return tuple(word_reason(reason, strings) for reason in reasons)


def word_reason(reason: Reason, strings: Strings) -> str:
    """Fill the sentence of one reason."""
    sentences: Mapping[str, str] = strings.section("basis")
    if reason.key not in sentences:
        raise KeyError(f"strings/basis.{strings.language}.yaml has no sentence for {reason.key!r}")
    values = dict(reason.values)
    filled = PLACE.sub(lambda place: word_value(place, values, strings), sentences[reason.key])
    sentence = capitalize(filled.strip())
    return sentence if sentence.endswith(ENDS) else f"{sentence}."


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
