"""English words of dates. A pattern's `<name>` is the group of that name here; another language is another table."""

from __future__ import annotations

import re

from builder.model.day import MONTH_NAMES

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip

FULL_MONTHS = frozenset(MONTH_NAMES)

WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for word in words.split()
}

SEASONS = {
    "spring": 0,
    "springtime": 0,
    "summer": 1,
    "summertime": 1,
    "autumn": 2,
    "fall": 2,
    "winter": 3,
    "wintertime": 3,
}

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip

# “A couple” is two; these say no number, and are at least two.
VAGUE_NUMBERS = frozenset({"several", "a few", "few", "some", "many", "recent"})

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip

UNITS = {
    form: unit
    for unit in ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year", "decade")
    for form in (unit, f"{unit}s")
} | {"fortnight": "fortnight", "fortnights": "fortnight", "century": "century", "centuries": "century"}

SEASON_NAMES = ("spring", "summer", "autumn", "winter")

DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
}

TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
DIGIT_WORD = "one|two|three|four|five|six|seven|eight|nine"
NUMBER_WORD = "|".join(word for word in NUMBERS if len(word) > 2)

TEEN_WORD = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
DIGIT_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)"
SPOKEN_YEAR = (
    rf"(?:(?:sixteen|seventeen|eighteen|nineteen) (?:(?:oh|o) (?:{DIGIT_WORD})|{TENS}(?:[ -](?:{DIGIT_WORD}))?"
    rf"|{TEEN_WORD}|hundred)|two thousand(?: and)?(?: (?:{TEEN_WORD}|{DIGIT_WORD}))?)"
)

# The groups of the patterns. Longer words first where one begins another.
TABLES = {
    "month": "|".join(word if word in FULL_MONTHS else rf"{word}\.?" for word in MONTHS),
    "weekday": "|".join(word if word.endswith("day") else rf"{word}\.?" for word in WEEKDAYS),
    "day_name": "|".join(word for word in WEEKDAYS if word.endswith("day")),
    "season": "|".join(sorted(SEASONS, key=len, reverse=True)),
    "dated": r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?",  # a day of the month
    "year": DIGIT_YEAR,
    "any_year": rf"(?:{DIGIT_YEAR}|{SPOKEN_YEAR})",
    "count": rf"(?:[0-9]{{1,3}}|{TENS}[ -](?:{DIGIT_WORD})|an? hundred|{NUMBER_WORD}|an?)",
    "several": r"(?:several|a few|few|some|many|recent|a couple(?: of)?|couple of)",
    "ordinal": rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|[0-9]{{1,2}}(?:st|nd|rd|th))",
    "unit": "|".join(sorted(UNITS, key=len, reverse=True)),
    "day_part": "|".join(DAY_PARTS),
}


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


def dated_number(word: str) -> int:
    """Read a day of the month, `3`, `3rd`."""
    return int(word.rstrip("stndrhSTNDRH"))


def count_number(word: str) -> int:
    """Read a number in digits or words: `5`, `five`, `twenty-five`."""
    if word.isdecimal():
        return int(word)
    parts = re.split(r"[\s-]", word.lower())
    return sum(NUMBERS.get(part, 0) for part in parts if len(parts) == 1 or part not in {"a", "an"})


def year_number(word: str) -> int:
    """Read a year in digits or as it is spoken: `nineteen ninety-six`, `two thousand and one`."""
    if word.isdecimal():
        return int(word)
    parts = re.split(r"[\s-]", word.lower())
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(NUMBERS.get(part, 0) for part in parts[2:])
    rest = sum(NUMBERS.get(part, 0) for part in parts[1:] if part != "hundred")
    return 100 * NUMBERS[parts[0]] + rest


def ordinal_number(word: str) -> int:
    """`first` or `1st`."""
    return ORDINALS.get(word.lower()) or dated_number(word)


# What stands before a number that is a name or an amount, no date.
NUMBERED = (
    r"(?:\b(?:pages?|pp?\.|nos?\.|numbers?|room|flight|chapter|verse|section|article|route|highway|bus|train|unit|model"
    r"|channel|figure|fig\.|table|code|id|area|building|suite|apartment|version|build|release|resolution|rule|form"
    r"|about|some|around|roughly|approximately|than|nearly|almost|over|least|most|hours|at|total of|total|totals"
    r"|reach|reaches|reached|exceed|exceeded|surpassed|another|totalling|totaling|numbered|numbering)\s{1,3}|[0-9]\s)$"
)
NEAR = 16


def is_numbered(text: str, start: int) -> bool:
    """Whether the words before a number say that it counts or names something."""
    return re.search(NUMBERED, text[max(0, start - NEAR) : start], re.IGNORECASE) is not None


# Triggers, as the scan sees words: letters or digits only, in lower case.
MONTH_WORDS = frozenset(MONTHS)
WEEKDAY_WORDS = frozenset(WEEKDAYS)
SEASON_WORDS = frozenset(SEASONS)
COUNT_WORDS = frozenset(NUMBERS) | {"#1", "#2", "#3"}
SEVERAL_WORDS = frozenset({"several", "a", "few", "some", "many", "couple", "recent"})
DAY_NUMBER = frozenset({"#1", "#2"})  # a number of one or two digits
YEAR_NUMBER = frozenset({"#4"})
SPOKEN_WORDS = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "two"})
ORDINAL_WORDS = frozenset(word.split("-")[0] for word in ORDINALS) | DAY_NUMBER
