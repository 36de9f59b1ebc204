"""A bare month: the latest that began by the publication day, or the first ahead where the verb looks ahead.

Where no verb says which way, the nearer one is taken and the other is named.

>>> show("Rostec fulfilled its last contract in March.")
in March = 2019-03
>>> show("The court will rule in March.")
in March = 2020-03
>>> show("a dispute in March")
in March = 2019-03, or 2020-03
>>> show("She may leave, and they march on.")
no date
"""

from __future__ import annotations

import re

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import month_edtf
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.calendar import distance, pick
from builder.resolve.direction import direction_at
from builder.resolve.lean import of_sentence, year_of_sentence
from builder.resolve.reading import relative, with_other
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import MONTH_WORDS, month_number

# A word with a capital right before it, that is none of those that stand before a month.
NAME = (
    r"\b(?!(?:In|On|By|Since|Until|Last|This|Next|Early|Late|Mid|The|From|And|To|For|During|Of|Before|After|Through|Between"
    r"|About|Around|Throughout|Every|Each|Or|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][a-z.]{1,20}\s$"
)
FIRST_NAMES = frozenset({"May", "August", "April", "June"})
INTRODUCED = (
    r"(?i)\b(?:in|on|by|since|until|till|of|from|to|for|before|after|last|this|next|the|a|an|early|late|mid|and)[\s-]$"
)
NEAR = 24
BEFORE_NOUN = r"(?i)(?:^|\s)(?:an?|the|its|his|her|their|for)\s(?:(?:early|mid|late)[\s-])?$"
# “The March vote” is a month, “the March on Washington” a march.
NOUN = r"\s(?!(?:on|to|for|of|in|through|by|from|against|and|at|with|was|is|has|had|will)\b)[a-z]"


def read(match: Match, context: Context) -> Reading | None:
    word = match.groups["month"]
    if word.islower() or (word.rstrip(".").lower() in {"mar", "dec", "jan", "jun"} and not word.endswith(".")):
        return None
    if is_name(match, context):
        return None
    month = month_number(word)
    told = of_sentence(lambda year: month_edtf(year, month), match, context)
    if told:
        return told
    direction = direction_at(match, context)
    if is_adnominal(match, context):
        direction = nearer_by_far(month, context) or direction
    reading = read_month(month, context, direction)
    if direction is None and reading is not None:
        ahead = reading.basis[0].key == "month_future"
        other = read_month(month, context, Direction.PAST if ahead else Direction.FUTURE)
        reading = with_other(reading, other, Ambiguity.NO_VERB)
    if reading is not None and word in {"March", "May"}:
        return reading._replace(is_weak=not names_the_noun(match, context))
    return reading


def is_name(match: Match, context: Context) -> bool:
    """Whether it is the first or the last word of a name, as in April Jones and Theresa May."""
    if match.groups["month"] not in FIRST_NAMES:
        return False
    before = context.text[max(0, match.start - NEAR) : match.start]
    leads = re.match(r"\s[A-Z][a-z]", context.text[match.end : match.end + 3]) and not re.search(INTRODUCED, before)
    return bool(leads or re.search(NAME, before))


def names_the_noun(match: Match, context: Context) -> bool:
    """Whether March or May stands between the article and its noun, as no march and no modal does."""
    return is_adnominal(match, context) and re.match(NOUN, context.text[match.end : match.end + NEAR]) is not None


def is_adnominal(match: Match, context: Context) -> bool:
    """Whether the month stands before its noun, where no verb says when it was: “under a June agreement”."""
    before = context.text[max(0, match.start - NEAR) : match.start]
    return context.direction is None and re.search(BEFORE_NOUN, before) is not None


def nearer_by_far(month: int, context: Context) -> Direction | None:
    """Give the direction in which the month lies much nearer, if there is one."""
    away = {}
    for direction in Direction:
        edtf = pick(lambda year: month_edtf(year, month), context.day, direction)
        away[direction] = distance(edtf, context.day) if edtf else 0
    near, far = sorted(away, key=lambda direction: away[direction])
    return near if 3 * away[near] < 2 * away[far] else None


def read_month(month: int, context: Context, direction: Direction | None) -> Reading | None:
    """Give the month of the year that the direction gives."""
    edtf = pick(lambda year: month_edtf(year, month), context.day, direction)
    if edtf is None or edtf.earliest is None:
        return None
    key = "month_future" if edtf.earliest > context.day else "month_past"
    return relative(context, edtf, edtf.text, reason=Reason(key, (("month", str(month)),)))


RULE = Rule(
    name="month",
    parts=(r"(?:the month of )?<month>",),
    triggers=MONTH_WORDS | {"the"},
    read=read,
    keys=("month_past", "month_future", "year_of_sentence", Ambiguity.NO_VERB.key),
    looks_at=year_of_sentence,
    documentation=__doc__,
)
