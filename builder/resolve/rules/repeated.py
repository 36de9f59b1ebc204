"""What happens again and again has no date: every Sunday, each year, daily.

>>> show("It is published every Sunday and checked daily.")
no date
"""

from __future__ import annotations

from builder.resolve.calendar import SEASON_VALUES
from builder.resolve.rule import DURATION, Context, Match, Reading, Rule, Shape, Timex
from builder.resolve.words import DAY_PARTS, ORDINAL_WORDS, SEASONS, WEEKDAY_WORDS, month_number, weekday_number

SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q",
    "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
LETTERS = {
    "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "weekend": "{}W", "month": "{}M", "quarter": "{}Q",
    "year": "{}Y", "decade": "{}0Y",
}  # fmt: skip


def read(match: Match, _context: Context) -> Reading | None:
    if match.word("often"):
        if match.groups["often"] == "Daily":
            return None  # a newspaper
        return repeated(SETS[match.word("often")])
    count = 2 if match.word("second") else 1
    return repeated("P" + LETTERS[match.word("every")].format(count))


def read_counted(match: Match, _context: Context) -> Reading | None:
    return repeated(match.period.timex.value)


def read_named(match: Match, _context: Context) -> Reading | None:
    part = f"T{DAY_PARTS[match.word('day_part')]}" if match.word("day_part") else ""
    if match.word("day_name"):
        return repeated(f"XXXX-WXX-{weekday_number(match.word('day_name')) + 1}{part}")
    if match.word("season"):
        return repeated(f"XXXX-{SEASON_VALUES[SEASONS[match.word('season')]]}")
    return repeated(f"XXXX-{month_number(match.word('month')):02d}")


def read_weekdays(match: Match, _context: Context) -> Reading | None:
    part = f"T{DAY_PARTS[match.word('day_part')]}" if match.word("day_part") else ""
    return repeated(f"XXXX-WXX-{weekday_number(match.word('day_name')) + 1}{part}")


def repeated(value: str) -> Reading:
    """Say a set as TimeML says it."""
    return Reading(Timex("SET", value), shape=Shape.SET)


WEEKDAYS_WORDS = frozenset(word for word in WEEKDAY_WORDS if word.endswith("day"))

RULE = Rule(
    name="repeated",
    parts=(
        (
            r"(?:every|each) (?P<second>(?:other|second) )?(?:single )?"
            rf"(?P<every>{'|'.join(sorted(LETTERS, key=len, reverse=True))})|(?P<often>{'|'.join(SETS)})"
        ),
    ),
    triggers=frozenset(SETS) | {"every", "each"},
    read=read,
    documentation=__doc__,
)
NAMED = Rule(
    name="repeated_named",
    parts=(
        (
            r"(?:every|each) (?:<day_name>(?: <day_part>)?|<month>|<season>)"
            r"|(?:the )?(?:<ordinal>|last) <day_name:day_name_> (?:of|in) (?:every|each) month"
        ),
    ),
    triggers=ORDINAL_WORDS | {"every", "each", "the", "last"},
    read=read_named,
    documentation=None,
)
COUNTED = Rule(
    name="repeated_counted",
    parts=(r"every ", DURATION),
    triggers=frozenset({"every"}),
    read=read_counted,
    documentation=None,
)
WEEKDAYS = Rule(
    name="repeated_weekdays",
    parts=(r"(?:<day_name>s|<day_name:day_name_> <day_part>s)",),
    triggers=WEEKDAYS_WORDS | {f"{word}s" for word in WEEKDAYS_WORDS},
    read=read_weekdays,
    documentation=None,
)
ON = Rule(
    name="repeated_on",
    parts=(r"on ", Shape.SET),
    triggers=frozenset({"on"}),
    read=lambda match, _context: match.period,
    is_prepositional=True,
    documentation=None,
)
