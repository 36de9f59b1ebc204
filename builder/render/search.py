"""The search over all events: its page, and an index of words cut into scripts, as a page from disk fetches nothing.

A shard holds the words that begin alike, each with the events that it stands in; a block holds events as results show
them. A reader's browser loads the shards of the words asked for and the blocks of the results shown, so that the size
of the site is on no page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise

from builder.model.output import Bundle, Leaf, Output
from builder.model.timeline import Event
from builder.model.view import LinkView, SearchView
from builder.render import address
from builder.render.encode import encode_tight
from builder.render.event import language_of
from builder.render.format import Edition, plan
from builder.render.page import Sheet, open_sheet
from builder.render.strings import primary
from builder.render.wording import word_event_date

FOLDER = "search/"
WORD = re.compile(r"[^\W_]+")
BLOCK = 100
# About this many words and places of words make a shard: some 20 kB.
MOST_IN_SHARD = 4000

Postings = Mapping[str, Sequence[int]]
Shard = tuple[str, Sequence[tuple[str, Sequence[int]]]]


def make_search(edition: Edition) -> Iterator[Leaf | Bundle]:
    """Plan the page and its index; none for a site without events."""
    events = edition.timeline.events
    if not events:
        return
    key = partial(edition.prints.of, bool(edition.timeline.sources))
    yield plan(address.SEARCH, partial(print_search, edition), key)
    yield Bundle(FOLDER, partial(print_words, edition), partial(edition.prints.of, events))
    for first in range(0, len(events), BLOCK):
        block = events[first : first + BLOCK]
        make = partial(print_block, edition, first // BLOCK, block)
        yield plan(f"{FOLDER}events-{first // BLOCK}.js", make, partial(edition.prints.of, block))


def print_search(edition: Edition) -> str:
    """Make the page."""
    sheet = open_search(edition)
    links = [(sheet.strings["all_events"], address.EVENTS)]
    links += [(sheet.strings["all_sources"], address.SOURCES)] if edition.timeline.sources else []
    view = SearchView(tuple(LinkView(text, sheet.stand.link(path)) for text, path in links))
    return sheet.render("search.html", search=view)


def open_search(edition: Edition) -> Sheet:
    """Begin the page."""
    return open_sheet(edition, "search", address.SEARCH, title=lambda strings: strings["search_title"])


def print_words(edition: Edition) -> Iterator[Output]:
    """Make the shards of the index, and what tells them apart."""
    events = edition.timeline.events
    words = gather_words(open_search(edition), events)
    shards = list(split_words(sorted(words.items())))
    starts = [start for start, _ in shards]
    index = write_script("index", {"size": BLOCK, "events": len(events), "starts": starts})
    yield Output(f"{FOLDER}index.js", index.encode())
    for number, (_, found) in enumerate(shards):
        name = f"words-{number}"
        script = write_script(name, {word: to_gaps(places) for word, places in found})
        yield Output(f"{FOLDER}{name}.js", script.encode())


def print_block(edition: Edition, number: int, events: Sequence[Event]) -> str:
    """Make a block of events."""
    sheet = open_search(edition)
    return write_script(f"events-{number}", [show_event(sheet, event) for event in events])


def gather_words(sheet: Sheet, events: Sequence[Event]) -> Postings:
    """Find the words of each event: of its titles, date, places, topics, and of those who say so."""
    found: dict[str, list[int]] = {}
    known: dict[str, tuple[str, ...]] = {}
    for number, event in enumerate(events):
        texts = list_texts(sheet, event)
        words: set[str] = set()
        for text in texts:
            if text not in known:
                known[text] = tuple(split_text(text))
            words.update(known[text])
        for word in words:
            found.setdefault(word, []).append(number)
    return found


def list_texts(sheet: Sheet, event: Event) -> Iterator[str]:
    """List what of an event can be asked for."""
    timeline = sheet.edition.timeline
    for account in event.accounts:
        yield account.title
        yield from (timeline.places[key].label for key in account.places)
        yield from (timeline.topics[key].label for key in account.topics)
        yield from (timeline.agents[key].label for chain in account.attribution for key in chain)
        yield from (timeline.sources[cited.source].label for cited in account.sources)
    yield from {str(day.year) for day in (event.date.earliest, event.date.latest) if day}
    yield word_event_date(event.date, sheet.strings)


def split_text(text: str) -> list[str]:
    """Give the words of a text as the script gives those of a question: small, without accents."""
    if not text.isascii():
        marked = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).lower())
        text = "".join(letter for letter in marked if unicodedata.category(letter)[0] != "M").replace("ς", "σ")
    return WORD.findall(text.lower())


def split_words(words: Sequence[tuple[str, Sequence[int]]], depth: int = 0) -> Iterator[Shard]:
    """Cut sorted words into shards, each with the letters that all its words begin with."""
    for start, group in groupby(words, key=lambda item: item[0][:depth]):
        alike = list(group)
        size = sum(len(places) + 1 for _, places in alike)
        if size <= MOST_IN_SHARD or len(alike) == 1:
            yield start, alike
        else:
            yield from split_words(alike, depth + 1)


def to_gaps(places: Sequence[int]) -> list[int]:
    """Write growing numbers as the steps between them, which are shorter."""
    return [after - before for before, after in pairwise((0, *places))]


def show_event(sheet: Sheet, event: Event) -> list[str]:
    """Give an event as a result shows it: title, date, link from the first folder, article, language if other."""
    part = sheet.edition.index.parts[event.lead.article]
    language = language_of(part) or sheet.strings.language
    link = sheet.stand.link(address.page_path(part.slug), address.event_anchor(event.lead.entry))
    shown = [event.title, word_event_date(event.date, sheet.strings), link, part.article.matter.title.value]
    return shown if primary(language) == primary(sheet.strings.language) else [*shown, language]


def write_script(name: str, value: object) -> str:
    """Hand a value to the script of the page."""
    written = encode_tight(value)
    return f'whence("{name}",{written})\n'
