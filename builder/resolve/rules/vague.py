"""Now, recently, soon: they refer to the present, the past or the future, and have no value.

>>> show("He recently left and is now abroad.")
no date
"""

from __future__ import annotations

from builder.resolve.rule import Context, Match, Reading, Rule, Shape, Timex

VALUES = {
    "PRESENT_REF": "now|currently|nowadays|at present|presently|these days|at the moment|at this point|right now",
    "PAST_REF": "recently|previously|formerly|lately|in the past|once|the past|long ago|the recent past|earlier|in recent times",
    "FUTURE_REF": "soon|in the future|the future|the near future|the coming days|shortly",
}
WORDS = {word: value for value, words in VALUES.items() for word in words.split("|")}


def read(match: Match, _context: Context) -> Reading | None:
    words = " ".join(match.word("vague").split())
    return Reading(Timex("DATE", WORDS[words]), shape=Shape.VAGUE)


SPOKEN = [word for word in WORDS if word not in {"once", "earlier"}]

RULE = Rule(
    name="vague",
    parts=(rf"(?P<vague>{'|'.join(sorted(SPOKEN, key=len, reverse=True))})",),
    triggers=frozenset(word.split()[0] for word in SPOKEN),
    read=read,
    documentation=__doc__,
)
