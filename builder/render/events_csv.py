"""Events as a table: `events.csv`, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from builder.model.day import Day
from builder.model.output import Leaf, Part
from builder.model.timeline import Event
from builder.render import address
from builder.render.basis import word_basis
from builder.render.brief import Brief, name_speakers, plain_text, sources_of
from builder.render.exact import qualifier_of
from builder.render.format import Edition, plan_parts

# A spreadsheet takes UTF-8 for what it is only after this mark.
MARK = "\ufeff"
BETWEEN = " | "

# What makes a spreadsheet run a cell. Source: https://owasp.org/www-community/attacks/CSV_Injection
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Column = tuple[str, Callable[[Edition, Brief], str]]


def make_csv(edition: Edition) -> Iterator[Leaf]:
    """Plan events.csv, a row for each event; none without events."""
    events = edition.timeline.events
    if events:
        names = f"{MARK}{write_rows([[name for name, _ in COLUMNS]])}"
        head = Part(partial(str.encode, names), edition.prints.of)
        yield Leaf(address.EVENTS_CSV, (head, *plan_parts(edition, events, print_rows)))


def print_rows(edition: Edition, events: Sequence[Event]) -> str:
    """Make the rows of some events."""
    briefs = (edition.brief(event) for event in events)
    return write_rows([guard(write(edition, brief)) for _, write in COLUMNS] for brief in briefs)


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as spreadsheets read them."""
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows(rows)
    return table.getvalue()


def guard(cell: str) -> str:
    """Keep a spreadsheet from running what an author wrote: an apostrophe makes it a text."""
    return f"'{cell}" if cell.startswith(RUNS) else cell


def day_cell(day: Day | None) -> str:
    """Write a day, or nothing where it is not known."""
    return str(day) if day else ""


def basis_cell(edition: Edition, brief: Brief) -> str:
    """Say why the date is so."""
    strings = edition.strings_for(edition.timeline.site.language)
    return " ".join(word_basis(brief.event.date.basis, strings))


def qualifier_cell(_: Edition, brief: Brief) -> str:
    """Say what is taken back of the date."""
    qualifier = qualifier_of(brief.event.date)
    return qualifier.value if qualifier else ""


def speakers_cell(edition: Edition, brief: Brief) -> str:
    """Say who says so, every account's chains."""
    strings = edition.strings_for(edition.timeline.site.language)
    parts = edition.index.parts
    found = (
        chain
        for account in brief.event.accounts
        for chain in name_speakers(account, parts[account.article], edition.timeline, strings)
    )
    return BETWEEN.join(dict.fromkeys(found))


def places_cell(edition: Edition, brief: Brief) -> str:
    """Say where."""
    known = edition.timeline.places
    return BETWEEN.join(dict.fromkeys(known[key].label for one in brief.event.accounts for key in one.places))


def topics_cell(edition: Edition, brief: Brief) -> str:
    """Name the subjects."""
    known = edition.timeline.topics
    return BETWEEN.join(dict.fromkeys(known[key].label for one in brief.event.accounts for key in one.topics))


def sources_cell(edition: Edition, brief: Brief) -> str:
    """Name what is cited."""
    return BETWEEN.join(source.label for source in sources_of(brief.event, edition.timeline))


def urls_cell(edition: Edition, brief: Brief) -> str:
    """Give the addresses of what is cited."""
    return BETWEEN.join(source.url for source in sources_of(brief.event, edition.timeline) if source.url)


def quotes_cell(event: Event) -> str:
    """Give the passages."""
    return BETWEEN.join(passage.text for account in event.accounts for passage in account.passages)


def articles_cell(event: Event) -> str:
    """Name the articles that tell it."""
    return BETWEEN.join(dict.fromkeys(account.article for account in event.accounts))


COLUMNS: tuple[Column, ...] = (
    ("id", lambda _, brief: brief.event.id),
    ("title", lambda _, brief: brief.event.title),
    ("text", lambda _, brief: plain_text(brief.event.lead.text or "")),
    ("words", lambda _, brief: brief.words),
    ("worded", lambda _, brief: brief.event.date.words or ""),
    ("edtf", lambda _, brief: brief.event.date.edtf.text),
    ("earliest", lambda _, brief: day_cell(brief.event.date.earliest)),
    ("latest", lambda _, brief: day_cell(brief.event.date.latest)),
    ("precision", lambda _, brief: brief.event.date.precision.value),
    ("qualifier", qualifier_cell),
    ("kind", lambda _, brief: brief.event.date.kind.value),
    ("given_by", lambda _, brief: brief.event.date.given_by.value),
    ("basis", basis_cell),
    ("status", lambda _, brief: brief.event.status.value),
    ("disputed", lambda _, brief: "true" if brief.event.disputed_by else "false"),
    ("disputed_by", lambda _, brief: BETWEEN.join(brief.event.disputed_by)),
    ("according_to", speakers_cell),
    ("sources", sources_cell),
    ("source_urls", urls_cell),
    ("origins", lambda _, brief: str(brief.event.origins)),
    ("quotes", lambda _, brief: quotes_cell(brief.event)),
    ("places", places_cell),
    ("topics", topics_cell),
    ("articles", lambda _, brief: articles_cell(brief.event)),
    ("page", lambda _, brief: brief.url or brief.href),
)
