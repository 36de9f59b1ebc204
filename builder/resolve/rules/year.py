"""A year in digits.

Alone it counts only where nothing after it can be counted; after “in”, “since” and their like always.

>>> show("The 2016 election was close; he left in 2014.")
2016 = 2016
in 2014 = 2014
>>> show("Caesar died in 44 BC.")
in 44 BC = -0043
>>> show("See page 1990. Some 2000 soldiers came.")
no date
"""

from __future__ import annotations

import re

from builder.model.edtf import year_edtf
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import DAY_NUMBER, SPOKEN_WORDS, YEAR_NUMBER, is_numbered, year_number

# Nouns in the plural that a year may stand before without counting them, and nouns that are counted without an s.
NOT_COUNTED = (
    "elections|games|finals|playoffs|talks|protests|riots|attacks|floods|sanctions|reforms|census|has|is|was|its|this|as|his"
    "|tends|series|olympics|models|figures|results|sales|earnings|profits|losses|revenues|levels|prices|campaigns|primaries|conventions|championships|treaties|accords|budgets|bombings|uprisings|wars|plus|onwards|afterwards|towards|perhaps|always"
)
COUNTED = (
    rf"[ -](?:(?!(?:{NOT_COUNTED})\b)[a-z]{{2,20}}s\b"
    r"|(?i:people|men|women|[a-z]*children|percent|per|%|million|billion|km|kg|cc|hp|rpm|feet|pm|a\.m|hundred|thousand|square"
    r"|have|were|had been|had already|cubic|local|new|utc|gmt|hours|hrs|est|edt|cet|bst"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
MEASURED = (
    r"[ -](?:km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|kg|tons?|tonnes?|feet|foot|hectares?|acres?|cc|hp|rpm"
    r"|years?[- ]olds?|light[- ]years?)\b"
)
EARLIEST_ALONE = 1500
NEAR = 24


# A word with a capital before a year makes a name of it, unless it only begins the sentence.
NAME = (
    r"\b(?!(?:In|On|By|Since|Until|From|To|For|During|Of|Before|After|Through|Between|About|Around|Throughout|And|Or|The"
    r"|Its|Their|His|Her|Our|This|That|A|Then|When|Early|Late|Mid|With|As|But|At|While|Whereas|Like|Unlike|Circa|Under|Both"
    r"|Summer|Winter|Spring|Autumn|Fall|Year|Yesterday|Today)\b)[A-Z][\w-]{1,20}\s$"
)
MODEL = (
    r"\s(?:Alfa|Audi|Bentley|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro[eë]n|Dodge|Ferrari|Fiat|Ford|GMC|Honda"
    r"|Hyundai|Jaguar|Jeep|Kia|Lada|Lexus|Lincoln|Mazda|Mercedes|Mini|Mitsubishi|Nissan|Opel|Peugeot|Pontiac|Porsche"
    r"|Renault|Rover|Saab|Seat|Skoda|Subaru|Suzuki|Tesla|Toyota|Volkswagen|Volvo)\b"
)


def is_of_name(match: Match, context: Context) -> bool:
    """Whether the number belongs to a name: the 1987 Chevrolet, Expo 2020."""
    if match.word("said"):
        return False
    before = context.text[max(0, match.start - NEAR) : match.start]
    return (
        re.search(NAME, before) is not None or re.match(MODEL, context.text[match.end : match.end + NEAR]) is not None
    )


def read(match: Match, context: Context) -> Reading | None:
    if re.match(MEASURED, context.text[match.end : match.end + NEAR]):
        return None
    if re.match(COUNTED, context.text[match.end : match.end + NEAR]) and not introduced(context.text, match.start):
        return None
    if not match.word("any_year").isdecimal():
        return read_spoken(match)
    year = int(match.word("any_year"))
    reading = absolute(year_edtf(year), f"{year:04d}")
    if year < EARLIEST_ALONE or is_numbered(context.text, match.start) or is_of_name(match, context):
        return reading._replace(is_weak=True)
    return reading


def read_spoken(match: Match) -> Reading | None:
    """Read a year in words; “two thousand” alone is a number."""
    year = year_number(match.word("any_year"))
    reading = absolute(year_edtf(year), f"{year:04d}")
    return reading._replace(is_weak=match.word("any_year").startswith("two") and not match.word("said"))


def introduced(text: str, start: int) -> bool:
    """Whether the word before says that this is a year, whatever follows."""
    return (
        re.search(
            r"(?:(?:\b(?:in|from|until|by)|the|since)\s|\b(?:post|pre)-)$", text[max(0, start - 6) : start].lower()
        )
        is not None
    )


def read_before_christ(match: Match, _context: Context) -> Reading | None:
    year = int(match.word("number"))
    if match.word("era").startswith("a") or match.word("era") in {"ce", "c.e."}:
        return absolute(year_edtf(year), f"{year:04d}") if year else None
    return absolute(year_edtf(1 - year), f"BC{year:04d}") if year else None


RULE = Rule(
    name="year",
    parts=(r"(?P<said>the year )?<any_year>",),
    triggers=YEAR_NUMBER | SPOKEN_WORDS | {"the"},
    read=read,
    keys=("written",),
    language=None,
    documentation=__doc__,
)
BEFORE_CHRIST = Rule(
    name="year_before_christ",
    parts=(r"(?P<number>[0-9]{1,4}) (?P<era>bce?|ad|ce|b\.c\.(?:e\.)?|a\.d\.|c\.e\.)",),
    triggers=DAY_NUMBER | YEAR_NUMBER | {"#3"},
    read=read_before_christ,
    keys=("written",),
    documentation=None,
)
