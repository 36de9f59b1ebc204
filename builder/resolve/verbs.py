"""English verb groups: which of a clause's words are verbs, and whether they look back or ahead.

No tagger: tables of the words that matter, and the few words around them. A modal looks ahead with all that follows it
(“will be tried”), but back with “have” (“may have left”). Be looks ahead before to, -ing, due, expected and their like.
An infinitive looks ahead after what plans or promises (“agreed to pay”, “a plan to pay”), not after what tells that it
came about (“forced to pay”). A past form looks back, unless it stands before its noun (“a disputed vote”).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from builder.resolve.verb_words import (
    ADVERBS,
    AHEAD,
    BE_NOW,
    BE_THEN,
    CAME_ABOUT,
    DENIALS,
    DETERMINERS,
    FIRM,
    HAVE,
    INTENT,
    MODALS,
    NOT_INFINITIVE,
    NOT_PAST,
    PARTICIPLES,
    PAST,
    PROSPECTS,
    REPORTS,
    STARTED,
    TIMETABLE,
)


class Tense(Enum):
    """Where a verb group looks."""

    PAST = "past"
    REPORT = "report"  # past too, and what follows is told: said, announced
    FUTURE = "future"


class Word(NamedTuple):
    """A word of a text in lower case, with its place; `end` is excluded."""

    text: str
    start: int
    end: int
    is_capital: bool
    is_joined: bool  # by a hyphen: “state-owned”


class Cue(NamedTuple):
    """A verb group at its place."""

    start: int
    end: int
    tense: Tense


# The words that can begin a verb group, and the ends of others that can.
VERBS = MODALS | BE_NOW | BE_THEN | HAVE | AHEAD | TIMETABLE | REPORTS | PAST | {"to", "set"}
VERB_ENDINGS = ("ed", "'ll")

FAR = 4  # words: “agreed with its rival to sell”
NEAR = 8  # words: “neither side could be reached”


def read_cues(clause: Sequence[Word], *, begins_sentence: bool = True) -> tuple[Cue, ...]:
    """Find the verb groups of a clause, in order."""
    cues: list[Cue] = []
    place = 0
    while place < len(clause):
        text = clause[place].text
        is_name = place == 0 and clause[0].is_capital and not begins_sentence
        if is_name or (text not in VERBS and not text.endswith(VERB_ENDINGS)):
            place += 1
            continue
        tense, following = read_group(clause, place)
        if tense is not None:
            cues.append(Cue(clause[place].start, clause[following - 1].end, tense))
        place = following
    return tuple(cues)


def read_group(clause: Sequence[Word], place: int) -> tuple[Tense | None, int]:
    """Read the verb group that begins at a word: its tense, if it is one, and the place after it."""
    word = clause[place]
    text, following = word.text, place + 1
    if text in MODALS or text.endswith("'ll"):
        if word.is_capital and (place or text == "may"):
            return None, following  # the month, or a name
        return read_modal(clause, text, skip_adverbs(clause, following))
    if text in BE_NOW or text in BE_THEN:
        return read_be(clause, skip_adverbs(clause, following), is_then=text in BE_THEN)
    if text in HAVE:
        return read_have(clause, text, skip_adverbs(clause, following))
    if text == "to":
        return (Tense.FUTURE, past_verb(clause, following)) if is_ahead(clause, place) else (None, following)
    if word.is_capital and place:
        return None, following
    if text in AHEAD:
        return read_prospect(clause, place)
    if text in TIMETABLE:
        return (Tense.FUTURE if is_timetable(clause, place) else None), following
    if text == "set" and word_at(clause, following) in {"for", "to"}:
        return Tense.FUTURE, following + 1
    if text in REPORTS:
        return (Tense.REPORT if not stands_before_noun(clause, place) else None), following
    return (Tense.PAST if is_past(clause, place) else None), following


def is_timetable(clause: Sequence[Word], place: int) -> bool:
    """Whether a present form tells what is to come: “the trial begins”; not “did it begin”, nor “his returns”."""
    asked = (word.text in {"did", "didn't"} for word in clause[max(0, place - NEAR) : place])
    return not stands_before_noun(clause, place) and not any(asked)


def is_past(clause: Sequence[Word], place: int) -> bool:
    """Whether a word is a verb in the past: “voted”; not “the disputed vote”, nor “a vote disputed by all”."""
    word = clause[place]
    if word.text in PAST:
        return not stands_before_noun(clause, place)
    if not word.text.endswith("ed") or len(word.text) < 4 or word.text in NOT_PAST or word.is_joined:
        return False
    return not stands_before_noun(clause, place) and word_at(clause, place + 1) != "by"


def word_at(clause: Sequence[Word], place: int) -> str:
    """Give a word of the clause; empty beyond its end."""
    return clause[place].text if 0 <= place < len(clause) else ""


def skip_adverbs(clause: Sequence[Word], place: int) -> int:
    """Find the place after adverbs and not."""
    while (text := word_at(clause, place)) in ADVERBS or (text.endswith("ly") and len(text) > 4):
        place += 1
    return place


def past_verb(clause: Sequence[Word], place: int) -> int:
    """Find the place after the rest of a group: be, been, have, and the verb."""
    while word_at(clause, place) in {"be", "been", "being", "have", "get"}:
        place = skip_adverbs(clause, place + 1)
    return min(place + 1, len(clause))


def read_modal(clause: Sequence[Word], text: str, place: int) -> tuple[Tense, int]:
    """“Will pay”, “would be paid”; “may have paid” and “could not be reached” look back."""
    is_done = word_at(clause, place) == "have" and text not in FIRM and not text.endswith("'ll")
    is_denied = text == "couldn't" or (
        text == "could" and any(word.text in DENIALS for word in clause[max(0, place - NEAR) : place])
    )
    return Tense.PAST if is_done or is_denied else Tense.FUTURE, past_verb(clause, place)


def read_be(clause: Sequence[Word], place: int, *, is_then: bool) -> tuple[Tense | None, int]:
    """“Is to”, “was expected to”, “are meeting” look ahead; else it is a state or a passive."""
    text = word_at(clause, place)
    is_ahead = (text == "to" and is_infinitive(clause, place)) or text in PROSPECTS
    if text == "set":
        is_ahead = word_at(clause, place + 1) in {"to", "for"}
    if text == "about":
        is_ahead = word_at(clause, place + 1) == "to"
    if not is_then and len(text) > 4 and text.endswith("ing"):
        is_ahead = True
    if is_ahead:
        begin = place if text == "to" else place + 1
        is_infinitive_next = word_at(clause, begin) == "to"  # its verb belongs to it: “is expected to hit”
        return Tense.FUTURE, past_verb(clause, begin + 1) if is_infinitive_next else min(begin, len(clause))
    is_passive = text.endswith("ed") or text in PARTICIPLES
    plain = Tense.PAST if is_then else None
    return plain, past_verb(clause, place) if is_passive or text == "being" else min(place, len(clause))


def read_have(clause: Sequence[Word], text: str, place: int) -> tuple[Tense | None, int]:
    """“Has paid”, “had been paid” look back; “has to pay” and “has been scheduled” ahead; “has banks” is a state."""
    following, is_then = word_at(clause, place), text in {"had", "hadn't", "he'd", "they'd"}
    if following == "to":
        return (Tense.PAST if is_then else Tense.FUTURE), min(place + 2, len(clause))
    if following == "been" and not is_then and word_at(clause, place + 1) in AHEAD | {"set"}:
        return Tense.FUTURE, min(place + 2, len(clause))
    if following in PARTICIPLES or following.endswith("ed"):
        if following in INTENT and not is_then:
            return Tense.PAST, place  # “has agreed to” goes on
        return Tense.PAST, past_verb(clause, place)
    return (Tense.PAST if is_then else None), min(place, len(clause))


def read_prospect(clause: Sequence[Word], place: int) -> tuple[Tense | None, int]:
    """“Scheduled for”, “due”; but not “as expected”, nor “due to the rain”."""
    following = place + 1
    if word_at(clause, place - 1) in {"as", "than"}:
        return None, following
    if word_at(clause, place) == "due" and word_at(clause, following) == "to" and not is_infinitive(clause, following):
        return None, following
    if word_at(clause, following) == "to":  # “on Friday, they planned to pay” looks back, “to pay on Friday” ahead
        return Tense.PAST, following
    return Tense.FUTURE, following


def is_infinitive(clause: Sequence[Word], place: int) -> bool:
    """Whether a verb can follow the “to” at `place`."""
    if place + 1 >= len(clause):
        return False
    word = clause[place + 1]
    if word.text in {"end", "mid"} and place + 2 < len(clause) and clause[place + 2].is_joined:
        return False  # “to end-June”
    return not word.is_capital and word.text not in NOT_INFINITIVE and not word.text.endswith(("ing", "ed", "ly"))


def is_ahead(clause: Sequence[Word], place: int) -> bool:
    """Whether the infinitive with “to” at `place` tells what is to come."""
    if not is_infinitive(clause, place):
        return False
    before = {word.text for word in clause[max(0, place - FAR) : place] if not word.is_capital}
    if before & CAME_ABOUT:
        return False
    if is_passive_to_come(clause, place):
        return True
    return bool(before & INTENT) or clause[place + 1].text in STARTED


def is_passive_to_come(clause: Sequence[Word], place: int) -> bool:
    """Whether a noun is to undergo something: “guidelines to be published in May”; not “was thought to be held”."""
    if word_at(clause, place + 1) != "be" or place == 0:
        return False
    done, noun = word_at(clause, place + 2), word_at(clause, place - 1)
    is_noun = not noun.endswith(("ed", "ly", "ing")) and noun not in PARTICIPLES | REPORTS | PAST | ADVERBS | BE_THEN
    return is_noun and (done.endswith("ed") or done in PARTICIPLES)


def stands_before_noun(clause: Sequence[Word], place: int) -> bool:
    """Whether a form in -ed or its like is an adjective: “a still disputed vote”, “of imported cars”."""
    before = place - 1
    while (text := word_at(clause, before)).endswith("ly") or text == "still":
        before -= 1
    return word_at(clause, before) in DETERMINERS
