"""A made-up newspaper to measure with: article i depends only on the seed and on i.

Its country is invented, as are all people and houses in it. Each article is about 3 kB and tells more than `EVENTS`
things with a date; the sidecar has eight of them, their quotes as they stand in the text and their dates in the words
of the article. For programs that do not read dates each event also has its first day, written out.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from phrases import (
    ASIDES,
    BETWEEN,
    DEEDS,
    FIRST,
    HEADS,
    HOUSES,
    LAST,
    MONTHS,
    NUMBERS,
    PLACES,
    SERVERS,
    STATES,
    TOPICS,
    WEEKDAYS,
)

EVENTS = 8
Reading = tuple[str, str, date]
"""A date as it stands in a sentence, its words alone, and its first day."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing an article tells: `starts` is the first day of its date, as a program is told that reads no words."""

    title: str
    quote: str
    when: str
    starts: date
    source: str
    said_by: tuple[str, ...]
    place: str | None = None
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it tells."""

    sentence: str
    quote: str
    when: str
    starts: date
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    slug: str
    title: str
    published: date
    topics: tuple[str, ...]
    body: str
    house: str
    witness: str
    events: tuple[Event, ...]


def write_day(rng: random.Random, published: date) -> Reading:
    day = published - timedelta(days=rng.randrange(20, 7000))
    month = MONTHS[day.month - 1]
    words = rng.choice((f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"))
    return f"on {words}", words, day


def write_weekday(rng: random.Random, published: date) -> Reading:
    day = published - timedelta(days=rng.randrange(1, 7))
    words = WEEKDAYS[day.weekday()]
    return f"on {words}", words, day


def write_bare_month(rng: random.Random, published: date) -> Reading:
    back = rng.randrange(1, 10)
    year, month = divmod(published.year * 12 + published.month - 1 - back, 12)
    return f"in {MONTHS[month]}", MONTHS[month], date(year, month + 1, 1)


def write_month(rng: random.Random, published: date) -> Reading:
    year, month = rng.randrange(published.year - 15, published.year), rng.randrange(12)
    part, day = rng.choice((("", 1), ("", 1), ("early ", 1), ("late ", 21)))
    words = f"{part}{MONTHS[month]} {year}"
    return f"in {words}", words, date(year, month + 1, day)


def write_year(rng: random.Random, published: date) -> Reading:
    year = rng.randrange(published.year - 30, published.year)
    return f"in {year}", str(year), date(year, 1, 1)


def write_ago(rng: random.Random, published: date) -> Reading:
    number = rng.randrange(2, 12)
    unit = rng.choice(("days", "weeks"))
    words = f"{NUMBERS[number - 2]} {unit} ago"
    monday = published - timedelta(days=published.weekday())
    return words, words, published - timedelta(days=number) if unit == "days" else monday - timedelta(weeks=number)


def write_last_week(_: random.Random, published: date) -> Reading:
    monday = published - timedelta(days=published.weekday() + 7)
    return "last week", "last week", monday


def write_season(rng: random.Random, published: date) -> Reading:
    name, month = rng.choice((("spring", 3), ("summer", 6), ("autumn", 9)))
    year = rng.randrange(published.year - 12, published.year)
    words = f"the {name} of {year}"
    return f"in {words}", words, date(year, month, 1)


def write_bound(_: random.Random, published: date) -> Reading:
    words = "the end of last year"
    return f"by {words}", words, date(published.year - 1, 12, 31)


PAST: tuple[Callable[[random.Random, date], Reading], ...] = (
    *[write_day] * 6,
    *[write_month] * 4,
    *[write_bare_month] * 3,
    *[write_weekday] * 3,
    *[write_year] * 2,
    *[write_ago] * 2,
    write_last_week,
    write_season,
    write_bound,
)


def make_article(seed: str, number: int) -> Article:
    rng = random.Random(f"whence {seed} {number}")
    published = date(2010, 1, 4) + timedelta(days=rng.randrange(5500))
    house_ids = rng.sample(sorted(HOUSES), 5)
    witness = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    told: dict[str, Event] = {}
    sentences: list[str] = []
    length, wanted = 0, rng.randrange(2650, 3150)
    while length < wanted or len(told) < EVENTS:
        if rng.random() < 0.4 and length < wanted:
            sentence = fill(rng, rng.choice(BETWEEN), house=HOUSES[rng.choice(house_ids)])
        else:
            sentence, event = tell(rng, published, rng.choice(house_ids))
            if any(event.quote in quote or quote in event.quote for quote in told):
                continue
            told[event.quote] = event
        sentences.append(sentence)
        length += len(sentence) + 1
    kept = sorted(rng.sample(range(len(told)), EVENTS))
    events = tuple(list(told.values())[place] for place in kept)
    topics = tuple(dict.fromkeys(TOPICS[sorted(HOUSES).index(one) % len(TOPICS)] for one in house_ids[:2]))
    title = f"{fill(rng, rng.choice(HEADS), house=HOUSES[house_ids[0]])}, {number + 1}"
    return Article(
        f"{published.year}/{number:05}-{house_ids[0]}",
        title,
        published,
        topics,
        lay_out(rng, sentences),
        house_ids[0],
        witness,
        events,
    )


def tell(rng: random.Random, published: date, house_id: str) -> tuple[str, Event]:
    """Write a sentence that tells an event, and the event."""
    house, place = HOUSES[house_id], rng.choice(PLACES)
    kind = rng.random()
    write = write_plan if kind < 0.04 else write_state if kind < 0.1 else write_deed
    told = write(rng, published, house, place)
    return told.sentence, Event(
        title=capital(told.title),
        quote=told.quote,
        when=told.when,
        starts=told.starts,
        source=f"https://{rng.choice(SERVERS)}/{told.starts.year}/{rng.randrange(10**6)}",
        said_by=rng.choice(((), ("house",), ("witness",), ("house", "witness"))),
        place=place if place in told.title else None,
        is_ahead=write is write_plan,
    )


def write_plan(_: random.Random, published: date, house: str, place: str) -> Told:
    year = published.year + 1
    quote = f"{house} will open a museum in {place} in {year}"
    return Told(
        f"If the money lasts, {quote}.", quote, str(year), date(year, 1, 1), f"{house} opens a museum in {place}"
    )


def write_state(rng: random.Random, published: date, house: str, place: str) -> Told:
    year = rng.randrange(published.year - 20, published.year - 1)
    title = f"{house} {fill(rng, rng.choice(STATES), place=place)}"
    quote = f"{title} since {year}"
    return Told(f"In the town's own books, {quote}.", quote, f"since {year}", date(year, 1, 1), title)


def write_deed(rng: random.Random, published: date, house: str, place: str) -> Told:
    deed, aside = fill(rng, rng.choice(DEEDS), place=place), fill(rng, rng.choice(ASIDES))
    words, when, starts = rng.choice(PAST)(rng, published)
    title = f"{house} {deed}"
    match rng.randrange(4):
        case 0:
            quote = capital(f"{title} {words}")
            sentence = f"{quote}, {aside}."
        case 1:
            quote = capital(f"{words}, {title}")
            sentence = f"{quote}, {aside}."
        case 2:
            quote = f"it was {words} that {title}"
            sentence = f"By all accounts {quote}, {aside}."
        case _:
            quote = f"{title} {words}"
            sentence = f"Two people who were there say that *{house}* {deed} {words}, {aside}."
    return Told(sentence, quote, when, starts, title)


def fill(rng: random.Random, text: str, **given: str) -> str:
    """Put names and numbers where a text leaves room for them."""
    free = {
        "n": str(rng.randrange(3, 90)),
        "number": str(rng.randrange(1000, 99999)),
        "place": rng.choice(PLACES),
        "house": rng.choice(sorted(HOUSES.values())),
        "person": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
    }
    return capital(text.format_map({**free, **given})) if text[0] == "{" else text.format_map({**free, **given})


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def lay_out(rng: random.Random, sentences: list[str]) -> str:
    """Set sentences as paragraphs, with two headings, a list and a quotation among them."""
    blocks: list[str] = []
    while sentences:
        count = rng.randrange(2, 5)
        blocks.append(" ".join(sentences[:count]))
        sentences = sentences[count:]
    names = [f"- {rng.choice(FIRST)} {rng.choice(LAST)}, {rng.choice(PLACES)}" for _ in range(3)]
    for block in (
        "\n".join(names),
        "> Keys are not given back, they are lost.",
        *(f"## {fill(rng, one)}" for one in rng.sample(HEADS, 2)),
    ):
        blocks.insert(rng.randrange(1, len(blocks)), block)
    return "\n\n".join(blocks) + "\n"
