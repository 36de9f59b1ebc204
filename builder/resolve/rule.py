"""The ground floor of the room: what a rule is, what it is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from builder.model.choices import Direction, Kind
from builder.model.dates import Conventions, Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, Precision, Qualifier
from builder.resolve.ambiguity import Ambiguity


class MissingReferenceError(Exception):
    """Relative words, and no day to read them from. Raised by `Context.day`, caught in `reading.py`."""


class ReferenceKind(StrEnum):
    """What the reference date is, so that the basis can name it."""

    PUBLISHED = "published"
    UPDATED = "updated"
    EVENT = "event"  # the day of another event
    GIVEN = "given"  # a day the author gave
    MENTIONED = "mentioned"  # the date that the text told last
    SAID = "said"  # the day on which what is quoted was said


class Context(NamedTuple):
    """All that a rule may know beside its words. `direction` is the author's, and overrules the clause."""

    reference: Day | None
    conventions: Conventions = Conventions()
    direction: Direction | None = None
    text: str = ""
    reference_kind: ReferenceKind = ReferenceKind.PUBLISHED
    mentions: tuple[Reading, ...] = ()  # the dates told before in the text, the last first, one for each precision

    @property
    def day(self) -> Day:
        """The reference date. Never today: without one there is no value."""
        if self.reference is None:
            raise MissingReferenceError
        return self.reference

    @property
    def shown(self) -> tuple[str, str]:
        """The reference date as a value of a Reason."""
        return ("reference", str(self.day))


class Shape(StrEnum):
    """What a reading can be part of: a PERIOD of the calendar and a DURATION can stand in a longer wording."""

    PERIOD = "period"
    DURATION = "duration"
    BOUNDED = "bounded"  # with by, since, from-to: complete
    SET = "set"
    VAGUE = "vague"


# The parts of a rule that are no pattern but a reading already made.
PERIOD = Shape.PERIOD
DURATION = Shape.DURATION
Part = str | Shape


class Timex(NamedTuple):
    """What TimeML says of an expression (TimeML 1.2.1, TIMEX3): a type, a value, a modifier."""

    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """How long: `count` is None for “several” and “a few”, which are at least two."""

    count: int | None
    unit: str
    is_approximate: bool = False


class Reading(NamedTuple):
    """What a rule makes of its words. `edtf` is None where there is no date: durations, sets and vague words.

    `is_weak` readings count only inside a longer wording: “1990” alone may be a number. `other` is the less likely
    reading of an ambiguous wording. `is_anaphoric` readings lean on a date told before in the text and are read again
    from it; one without `edtf` is nothing where none was told. `ends` are the two dates of a range. `is_impossible`:
    the calendar has no such day, “31 June”.
    """

    timex: Timex
    edtf: Edtf | None = None
    precision: Precision = Precision.DAY
    kind: Kind = Kind.POINT
    qualifier: Qualifier | None = None
    basis: tuple[Reason, ...] = ()
    shape: Shape = Shape.PERIOD
    reference: Day | None = None
    needs_reference: bool = False
    is_weak: bool = False
    amount: Amount | None = None
    ambiguity: Ambiguity | None = None
    other: Reading | None = None
    is_anaphoric: bool = False
    ends: tuple[Reading, ...] = ()
    is_impossible: bool = False


class Match(NamedTuple):
    """The place where all parts of a rule stood: `groups` are the named words of its patterns, as the text has them."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    nodes: tuple[Node, ...] = ()

    def word(self, name: str) -> str:
        """Give a named word in lower case; empty when it is not there."""
        return self.groups.get(name, "").lower()

    @property
    def period(self) -> Reading:
        """The reading of the first slot."""
        return self.nodes[0].reading


class Node(NamedTuple):
    """A reading at its place. `core` is TimeML's extent, without the preposition; `end` is excluded."""

    start: int
    end: int
    core: tuple[int, int]
    reading: Reading
    match: Match


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One wording.

    `parts` follow each other in the text. A pattern is a regular expression, in which a space is any white space and
    `<month>` is a named group of a table in `words.py`; it ends on a word's edge unless it ends in a space.
    `triggers` are the words, in lower case, with which the first pattern can begin; a rule that begins with a slot is
    triggered by the word after it. `keys` are the reasons it can give. `language` None reads in any language.
    """

    name: str
    parts: tuple[Part, ...]
    triggers: frozenset[str]
    read: Callable[[Match, Context], Reading | None]
    keys: tuple[str, ...] = ()
    looks_at: Callable[[str, int], object] | None = None  # what it sees farther off than the words around it
    is_prepositional: bool = False  # its first pattern is outside TimeML's extent
    language: str | None = "en"
    documentation: str | None = ""

    @property
    def begins_with_slot(self) -> bool:
        """Whether a reading must stand before its first words."""
        return isinstance(self.parts[0], Shape)
