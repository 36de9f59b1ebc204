"""About 2014, some five years ago, nearly a decade ago: approximate. The bounds are not widened.

>>> show("It was built around 1900, some five years ago, nearly a decade ago.")
around 1900 = 1900~
some five years ago = 2014~
nearly a decade ago = 2009~
>>> show("About 2000 soldiers came.")
no date
"""

from __future__ import annotations

import re

from builder.model.dates import Reason
from builder.resolve.lean import innermost
from builder.resolve.reading import approximated, names_an_event, with_mod
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule

WORDS = frozenset({
    "about", "around", "approximately", "roughly", "circa", "c", "ca", "some", "nearly", "almost", "perhaps", "maybe",
    "probably", "just",
})  # fmt: skip

NEAR = 16
COUNTED = (
    r"\s(?:±|\+)|\s(?!(?:and|or|but|in|on|at|by|to|for|from|with|when|while|as|until|before|after|the|a|an|he|she|it|they|we|his|her|its"
    r"|their|was|is|were|had|has|did)\b)[A-Za-z]"
)


def read(match: Match, context: Context) -> Reading | None:
    if names_an_event(match, context):
        return None  # “a quarrel about the October murder”, “to get around Wednesday's ruling”
    if innermost(match.nodes[0]) == "year" and re.match(COUNTED, context.text[match.end : match.end + NEAR]):
        return None  # “roughly 2000 Thai and Lao shops”
    return with_mod(approximated(match.period, Reason("approximate")), "APPROX")


RULE = Rule(
    name="about",
    parts=(
        (
            r"(?:in |on )?(?:about|around|approximately|roughly|circa|c\.|ca\.|some|nearly|almost|perhaps|maybe"
            r"|probably|just under|just about) "
        ),
        PERIOD,
    ),
    triggers=WORDS,
    read=read,
    keys=("approximate",),
    documentation=__doc__,
)
