"""Now, recently, soon: they refer to the present, the past or the future, and have no value.

>>> show("He recently left and is now abroad.")
no date
"""

from __future__ import annotations

import re

from builder.resolve.rule import Context, Match, Reading, Rule, Shape, Timex

VALUES = {
    "PRESENT_REF": "now|currently|current|nowadays|at present|presently|these days|at the moment|at this point"
    "|right now",
    "PAST_REF": "recently|previously|formerly|lately|the past|long ago|the recent past",
    "FUTURE_REF": "soon|the future|the near future|shortly",
}
WORDS = {word: value for value, words in VALUES.items() for word in words.split("|")}


AGAIN = r"\s(?:as|after|before|afterwards?|thereafter)\b"
NEAR = 16


def read(match: Match, context: Context) -> Reading | None:
    if match.word("vague") in {"soon", "shortly"} and re.match(AGAIN, context.text[match.end : match.end + NEAR]):
        return None  # “shortly after the attack”, “as soon as it came”
    words = " ".join(match.word("vague").split())
    return Reading(Timex("DATE", WORDS[words]), shape=Shape.VAGUE)


RULE = Rule(
    name="vague",
    parts=(rf"(?P<vague>{'|'.join(sorted(WORDS, key=len, reverse=True))})",),
    triggers=frozenset(word.split()[0] for word in WORDS),
    read=read,
    documentation=__doc__,
)
