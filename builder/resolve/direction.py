"""Which way a bare “Sunday” or “in March” looks: the verb that governs it.

A clause is what stands between commas, dashes, quotes and the words that open a new one (that, which, while ...). The
verb that governs an expression is, in this order:

1. the last verb before it in its clause; but the next after it, where the one before tells what others said and the
   subject of what they said stands between: “He said the talks in May will be the last”;
2. the first verb after it in its clause;
3. where it begins its clause, the first verb of the clauses after it in the sentence: “On Sunday, after a long night,
   the minister resigned”; those that begin with which or who are passed over;
4. the last verb of the clauses before it; “officials said” between commas is passed over; at last, the first after it.

What when, if and once open looks ahead unless its verb looks back. “Tuesday's vote” looks back, but for what stands
before it: “ahead of Tuesday's vote”. Which verb looks where is in `verbs.py`. A cue anywhere in the sentence does more
harm than good (DESIGN.md §3 “Direction”).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from builder.model.choices import Direction
from builder.resolve.rule import Context, Match
from builder.resolve.verb_words import AHEAD, words
from builder.resolve.verbs import Cue, Tense, Word, read_cues

SENTENCE_END = re.compile(r"[.!?]{1,3}[\"”')\]]{0,3}\s{1,8}(?=[\"“'(\[`]{0,3}[A-Z0-9])|\n\s{0,8}\n")
WORD = re.compile(r"([A-Za-z]{1,40}(?:'[a-z]{1,3}\b)?)")
CUT = re.compile(r"[,;:!?()\[\]\"“”—–]|``|''| [-_]{1,2} ")
LAST_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,7}$")
AFTER_CLOCK = re.compile(r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
# A full stop after these ends no sentence.
SHORT = words(
    "mr mrs ms dr gen sen rep gov col lt sgt st prof rev jr sr corp inc co ltd vs no jan feb mar apr jun jul aug sep "
    "sept oct nov dec calif mass conn fla ill mich tex va pa wash etc"
)
RELATIVE = words("which who whom whose")
CONDITION = words("when if once unless whenever")
OPENERS = RELATIVE | CONDITION | words("that where while because although though but whether before after until since")
FOR_WHAT_COMES = ("ahead of", "for", "until")
PREPOSITIONS = words("in on at from to during by after before late early")
ARTICLES = words("the a an this that last early late mid")
DEEDS = words(
    "decision agreement deal pact accord vow pledge promise proposal offer bid vote ruling order call move attempt"
)
CALLED_OFF = words("canceled cancelled called postponed delayed suspended moved announced scrapped dropped banned put")
NEAR = 16  # characters, or words
FAR = 8  # clauses
PARENTHESIS = 6  # words: “, a spokesman for the army said, ”


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause at its place, with the word that opens it and what makes the others; they are read when asked for.

    `cut` is the mark it stands after; empty where it begins the sentence or a word opens it.
    """

    start: int
    opener: str
    found: tuple[tuple[str, int, int, bool, bool], ...]
    cut: str

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with a sentence, so that a capital at its beginning makes a name: “on Sunday, Ahmed …”."""
        return self.opener != "" or self.cut in {",", ";", "—", "–", "("}

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, without the one that opens it."""
        return read_words(self)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The verbs."""
        return read_verbs(self).cues


class Verbs(NamedTuple):
    """The verbs of a clause, where they begin and end, and where the clause goes on with “and”."""

    cues: tuple[Cue, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence's clauses, and where they begin."""

    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=1024)
def read_words(clause: Clause) -> tuple[Word, ...]:
    """Read the words of a clause."""
    return tuple(map(Word._make, clause.found))


@lru_cache(maxsize=1024)
def read_verbs(clause: Clause) -> Verbs:
    """Find the verbs of a clause: most of a sentence's clauses are never asked for them."""
    cues = read_cues(clause.words, begins_sentence=not clause.goes_on)
    joints = tuple([word.start for word in clause.words if word.text == "and"])
    return Verbs(cues, tuple([cue.start for cue in cues]), tuple([cue.end for cue in cues]), joints)


@lru_cache(maxsize=8)
def read_sentences(text: str) -> tuple[int, ...]:
    """Find where the sentences of a text begin."""
    ends = (found for found in SENTENCE_END.finditer(text) if not is_short(text, found.start(), found.end()))
    return (0, *(found.end() for found in ends))


def sentence_at(text: str, start: int) -> int:
    """Find where the sentence begins that holds a place."""
    sentences = read_sentences(text)
    return sentences[bisect_right(sentences, start) - 1]


def is_short(text: str, stop: int, following: int) -> bool:
    """Whether a full stop belongs to an abbreviation: “Mr.”, “U.S.”, “4 p.m. Thursday”."""
    found = LAST_WORD.search(text, max(0, stop - 9), stop) if text[stop] == "." else None
    if found is None:
        return False
    if text[stop - 3 : stop].lower() in {"a.m", "p.m"}:
        return AFTER_CLOCK.match(text, following) is not None
    return found[0].lower() in SHORT or (len(found[0]) == 1 and found[0].isupper())


@lru_cache(maxsize=512)
def read_clauses(text: str, start: int, end: int) -> Sentence:
    """Cut a sentence into clauses, once for all of its expressions."""
    clauses = tuple(cut_clauses(text, start, end))
    return Sentence(clauses, tuple([clause.start for clause in clauses]))


def cut_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """Cut at punctuation and at the words that open a clause."""
    opener = mark = ""
    held: list[tuple[str, int, int, bool, bool]] = []
    gaps = iter(WORD.split(text[start:end]))  # what stands between words, and the words, in turn
    place = start
    for gap in gaps:
        if gap != " ":
            for cut in CUT.finditer(gap):
                yield Clause(start, opener, tuple(held), mark)
                start, opener, held, mark = place + cut.end(), "", [], cut[0]
        place += len(gap)
        word = next(gaps, "")
        lower = word.lower()
        if lower in OPENERS:
            yield Clause(start, opener, tuple(held), mark)
            start, opener, held, mark = place, lower, [], ""
        elif word:
            held.append((lower, place, place + len(word), word != lower, gap[-1:] == "-"))
        place += len(word)
    yield Clause(start, opener, tuple(held), mark)


@lru_cache(maxsize=1024)
def direction_of(text: str, start: int, end: int) -> Direction | None:
    """Give the direction that the governing verb gives to `start` to `end` of the text; None where no verb is near."""
    sentences = read_sentences(text)
    sentence = bisect_right(sentences, start)
    clauses, starts = read_clauses(
        text, sentences[sentence - 1], sentences[sentence] if sentence < len(sentences) else len(text)
    )
    place = max(0, bisect_right(starts, start) - 1)
    own = clauses[place]
    if text.startswith("'s", end):
        before = text[max(0, start - NEAR) : start].rstrip().lower()
        return Direction.FUTURE if before.endswith(FOR_WHAT_COMES) else Direction.PAST
    tense = govern(own, start, end)
    if tense is None and own.opener in CONDITION:
        return Direction.FUTURE
    if tense is None:
        fronted = is_fronted(own, start)
        earlier, later = last_before(clauses, place), first_after(clauses, place, is_fronted=fronted)
        tense = earlier if later is None or (earlier and not fronted) else later
    match tense:
        case Tense.FUTURE:
            return Direction.FUTURE
        case Tense.PAST | Tense.REPORT:
            return Direction.PAST
        case _:
            return None


def times_asked() -> int:
    """Count how often a direction was asked for: who did not ask reads the same words alike after any verb."""
    asked = direction_of.cache_info()
    return asked.hits + asked.misses


def govern(clause: Clause, start: int, end: int) -> Tense | None:
    """Find the verb of its own clause that governs an expression."""
    cues, starts, ends, joints = read_verbs(clause)
    joint = bisect_left(joints, end)
    stop = joints[joint] if joint < len(joints) else None
    before = bisect_right(ends, start) - 1
    after = bisect_left(starts, end)
    follows = after < len(cues) and (stop is None or starts[after] < stop)
    if follows and cues[after].tense is Tense.FUTURE and is_of_deed(clause, start, cues[after].start):
        return Tense.PAST
    if before >= 0:
        cue = cues[before]
        is_plan_then = follows and cue.tense is Tense.FUTURE and is_past_plan(clause, cue, cues[after])
        if is_plan_then or leads_to_past(clause, end):
            return Tense.PAST
        is_told = cue.tense is Tense.REPORT and follows and has_subject(clause, cue.end, start)
        return cues[after].tense if is_told else cue.tense
    return cues[after].tense if follows else None


def has_subject(clause: Clause, start: int, end: int) -> bool:
    """Whether the words between a verb of saying and an expression can be the subject of what was said.

    “Said the talks in May” has one; “said in Rome on Sunday”, “told reporters in Rome on Sunday” have not.
    """
    first, stop = (bisect_left(clause.words, place, key=lambda word: word.start) for place in (start, end))
    between = [word.text for word in clause.words[first : min(stop, first + NEAR)]]
    return len(between) > 1 and PREPOSITIONS.isdisjoint(between[:-1])


def is_of_deed(clause: Clause, start: int, verb: int) -> bool:
    """Whether an expression tells when it was decided, not when it is to be done: “the decision in May to close it”."""
    place = bisect_left(clause.words, start, key=lambda word: word.start)
    heads = [word.text for word in clause.words[max(0, place - 3) : place] if word.text not in PREPOSITIONS | ARTICLES]
    after = bisect_left(clause.words, verb, key=lambda word: word.start)
    is_next = after - place <= 3 and clause.words[after : after + 1] != () and clause.words[after].text == "to"
    return is_next and bool(heads) and heads[-1] in DEEDS


def leads_to_past(clause: Clause, end: int) -> bool:
    """Whether an infinitive that looks back follows: “was projected on Sunday to have won”."""
    place = bisect_left(clause.words, end, key=lambda word: word.start)
    return [word.text for word in clause.words[place : place + 2]] == ["to", "have"]


def is_past_plan(clause: Clause, plan: Cue, verb: Cue) -> bool:
    """Whether what was planned took place: “the games scheduled for Sunday were held”, not “were called off”."""
    first, stop = (bisect_left(clause.words, place, key=lambda word: word.start) for place in (verb.start, verb.end))
    is_plan = any(word.start == plan.start and word.text in AHEAD for word in clause.words)
    undone = {word.text for word in clause.words[first : stop + 1]} & CALLED_OFF
    return is_plan and verb.tense is Tense.PAST and not undone


def is_fronted(clause: Clause, start: int) -> bool:
    """Whether an expression begins its clause, with or without a preposition: “on Sunday, the minister resigned”."""
    return all(text in PREPOSITIONS for text, place, *_ in clause.found[:FAR] if place < start)


def first_after(clauses: Sequence[Clause], place: int, *, is_fronted: bool) -> Tense | None:
    """Find the first verb of the clauses that follow in the sentence.

    One with “to” counts only where there is no other and the expression is fronted: “On Sunday, the chairman, a
    candidate in the vote to be held in May, resigned”; “the ruling on Sunday, a call to pay”.
    """
    infinitive = None
    for clause in clauses[place + 1 : place + FAR]:
        if clause.cues and clause.opener not in RELATIVE:
            if not is_infinitive_only(clause, "be" if is_fronted else ""):
                return clause.cues[0].tense
            infinitive = infinitive or clause.cues[0].tense
    return infinitive if is_fronted else None


def is_infinitive_only(clause: Clause, verb: str) -> bool:
    """Whether the only verbs of a clause are infinitives with “to”; of one verb, where it is named."""
    begins = {cue.start for cue in clause.cues}
    pairs = zip(clause.words, clause.words[1:], strict=False)
    return {word.start for word, after in pairs if word.text == "to" and after.text.startswith(verb)} >= begins


def last_before(clauses: Sequence[Clause], place: int) -> Tense | None:
    """Find the last verb of the clauses before in the sentence."""
    for clause in reversed(clauses[max(0, place - FAR) : place]):
        if clause.cues and not (clause.cues[-1].tense is Tense.REPORT and len(clause.found) <= PARENTHESIS):
            return clause.cues[-1].tense
    return None


def direction_at(match: Match, context: Context) -> Direction | None:
    """Give the author's direction, else that of the verb that governs the words of a match."""
    return context.direction or direction_of(context.text, match.start, match.end)
