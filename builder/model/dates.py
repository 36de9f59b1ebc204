"""A date as resolved: what the words give, at their own precision, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.choices import Hemisphere, Kind
from builder.model.day import Day
from builder.model.edtf import Edtf, Precision, Qualifier


class GivenBy(StrEnum):
    """What an event's date rests on."""

    WORDS = "words"  # an expression of the article
    AUTHOR = "author"  # the sidecar's own `date`
    ORDER = "order"  # only `after` or `before` other events
    REPORTED = "reported"  # only the day it was said
    PUBLISHED = "published"  # nothing but the article's own date


@dataclass(frozen=True, slots=True)
class Reason:
    """One step from the words to the date.

    `key` names a sentence of the site's strings (`basis.KEY`); the values fill it. A value that is EDTF is shown as a
    date in words where the sentence asks for one: `{reference:date}`; all others stand as they are.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened or is expected.

    `edtf` says it all: earliest, latest (both days included, None when open), precision and qualifier follow from it,
    but for what EDTF cannot write: `qualifier` may say more (a season cannot carry `~`), `precision` may be that of the
    words (early April is a part of a month, written as ten days).
    """

    edtf: Edtf
    kind: Kind
    precision: Precision
    qualifier: Qualifier | None
    basis: tuple[Reason, ...]
    rule: str
    given_by: GivenBy
    words: str | None = None  # as the article words it, with its preposition
    reference: Day | None = None  # the day it was read from, when that mattered

    def __hash__(self) -> int:
        """Tell most dates apart by a part of them: a hash of all of it would cost more than what it is asked for."""
        return hash((self.edtf.text, self.words, self.given_by))

    @property
    def earliest(self) -> Day | None:
        """The first day it can be; None when the start is open or unknown."""
        return self.edtf.earliest

    @property
    def latest(self) -> Day | None:
        """The last day it can be, included; None when the end is open or unknown."""
        return self.edtf.latest


@dataclass(frozen=True, slots=True)
class Conventions:
    """How one article's dates are to be read."""

    language: str = "en"
    hemisphere: Hemisphere = Hemisphere.NORTHERN
    fiscal_year_start: tuple[int, int] | None = None  # month and day


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one entry's own words and fields say of its dates. None where they say nothing: `link` goes on from there.

    `is_whole` is False when an error was met: nothing more is said of the entry then.
    """

    date: EventDate | None = None
    reported: EventDate | None = None
    is_whole: bool = True
