"""A duration that is not exact: nearly two years, more than four hours, at least 20 days. No date by itself.

>>> show("They stayed for nearly two years, at least 20 days of it in bed.")
no date
"""

from __future__ import annotations

from builder.resolve.reading import with_mod
from builder.resolve.rule import DURATION, Context, Match, Reading, Rule, Shape

MODS = {
    "APPROX": "about|around|approximately|roughly|some|just about",
    "LESS_THAN": "nearly|almost|just under|close to|less than|fewer than|under",
    "MORE_THAN": "more than|over|well over|just over",
    "EQUAL_OR_MORE": "at least|no less than|not less than",
    "EQUAL_OR_LESS": "at most|up to|no more than|not more than|as much as|as many as",
}
WORDS = {word: mod for mod, words in MODS.items() for word in words.split("|")}


def read(match: Match, _context: Context) -> Reading | None:
    if match.period.amount is None or match.period.amount.count is None:
        return None
    mod = WORDS[" ".join(match.word("how").split())]
    return with_mod(match.period, mod)._replace(amount=None, shape=Shape.VAGUE)


RULE = Rule(
    name="rough_duration",
    parts=(rf"(?P<how>{'|'.join(sorted(WORDS, key=len, reverse=True))}) ", DURATION),
    triggers=frozenset(word.split()[0] for word in WORDS),
    read=read,
    documentation=__doc__,
)
