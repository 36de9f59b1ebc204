"""A season: with its year, with this, last or next, or bare after “in the”. North or south as the site says.

>>> show("Sales rose in the spring of 2018.")
in the spring of 2018 = 2018-25
>>> show("It was cold in the winter of 2018-19.")
in the winter of 2018-19 = 2018-28
>>> show("It was cold last winter.")
last winter = 2018-28
>>> show("It will open next summer.")
next summer = 2020-26
>>> show("Snow fell in the winter.")
in the winter = 2018-28
>>> show("The spring broke, and prices fall.")
no date
"""

from __future__ import annotations

from builder.model.choices import Direction
from builder.model.dates import Reason
from builder.model.edtf import Edtf, Precision
from builder.resolve.ambiguity import Ambiguity
from builder.resolve.calendar import last_ended, next_begun, pick, season_edtf, timex_value
from builder.resolve.direction import direction_at
from builder.resolve.reading import absolute, relative, with_other
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex
from builder.resolve.words import SEASON_NAMES, SEASON_WORDS, SEASONS, year_number


def read_of_year(match: Match, context: Context) -> Reading | None:
    edtf = season_edtf(
        year_number(match.word("any_year")), SEASONS[match.word("season")], context.conventions.hemisphere
    )
    return absolute(edtf, timex_value(edtf, Precision.SEASON))


def read_of_period(match: Match, context: Context) -> Reading | None:
    year = match.period
    if year.precision is not Precision.YEAR or year.edtf is None or year.edtf.earliest is None:
        return None
    season = SEASONS[match.word("season")]
    edtf = season_edtf(year.edtf.earliest.year, season, context.conventions.hemisphere)
    timex = Timex("DATE", timex_value(edtf, Precision.SEASON))
    is_weak = not match.word("the") and not match.word("of")  # “prices fall next year”
    return year._replace(edtf=edtf, precision=Precision.SEASON, timex=timex, is_weak=is_weak)


def read_relative(match: Match, context: Context) -> Reading | None:
    season, day = SEASONS[match.word("season")], context.day
    which = {"past": "last", "coming": "next"}.get(match.word("which"), match.word("which"))

    def in_year(year: int) -> Edtf:
        return season_edtf(year, season, context.conventions.hemisphere)

    if which == "last":
        edtf = last_ended(in_year, day)
    elif which == "next":
        edtf = next_begun(in_year, day)
    elif crosses_year(in_year(day.year)):
        edtf = pick(in_year, day, direction_at(match, context) if is_far(in_year(day.year - 1), context) else None)
    else:
        edtf = in_year(day.year)
    return season_reading(context, edtf, f"{which}_season", season)


def crosses_year(edtf: Edtf) -> bool:
    """Winter in the north, summer in the south."""
    return edtf.earliest is not None and edtf.latest is not None and edtf.latest.year > edtf.earliest.year


def is_far(edtf: Edtf, context: Context) -> bool:
    """Whether the season that began last year is over, so that “this winter” may be the coming one."""
    return edtf.latest is not None and edtf.latest < context.day


def read_bare(match: Match, context: Context) -> Reading | None:
    season = SEASONS[match.word("season")]
    direction = direction_at(match, context)

    def reading(way: Direction | None) -> Reading | None:
        edtf = pick(lambda year: season_edtf(year, season, context.conventions.hemisphere), context.day, way)
        is_ahead = edtf is not None and edtf.earliest is not None and edtf.earliest > context.day
        return season_reading(context, edtf, "season_future" if is_ahead else "season_past", season)

    found = reading(direction)
    if direction is None and found is not None:
        is_ahead = found.basis[0].key == "season_future"
        found = with_other(found, reading(Direction.PAST if is_ahead else Direction.FUTURE), Ambiguity.NO_VERB)
    return found._replace(is_weak=True) if found else None  # “the spring broke”


def season_reading(context: Context, edtf: Edtf | None, key: str, season: int) -> Reading | None:
    """Read a season from the reference date."""
    if edtf is None:
        return None
    reason = Reason(key, (("season", SEASON_NAMES[season]),))
    return relative(context, edtf, timex_value(edtf, Precision.SEASON), reason=reason)


OF_YEAR = Rule(
    name="season_year",
    parts=(r"(?:the )?<season>(?:,? (?:of )?)<any_year>(?:[-–/](?:[0-9]{2}){1,2})?",),
    triggers=SEASON_WORDS | {"the"},
    read=read_of_year,
    keys=("written",),
    documentation=__doc__,
)
OF_PERIOD = Rule(
    name="season_of_year",
    parts=(r"(?P<the>the )?<season> (?P<of>of )?", PERIOD),
    triggers=SEASON_WORDS | {"the"},
    read=read_of_period,
    documentation=None,
)
RELATIVE = Rule(
    name="relative_season",
    parts=(r"(?:(?:this|the) )?(?P<which>last|this|next|past|coming) <season>",),
    triggers=frozenset({"last", "this", "next", "past", "coming", "the"}),
    read=read_relative,
    keys=("last_season", "this_season", "next_season"),
    documentation=None,
)
BARE = Rule(
    name="season",
    parts=(r"(?P<the>the )?<season>",),
    triggers=SEASON_WORDS | {"the"},
    read=read_bare,
    keys=("season_past", "season_future", Ambiguity.NO_VERB.key),
    documentation=None,
)
