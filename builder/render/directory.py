"""The indexes: every topic, agent, place, status by name, and what is too long for one page by letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.model.choices import Status
from builder.model.output import Leaf
from builder.model.slug import to_slug
from builder.model.view import DirectoryView, LetterView, LinkView
from builder.render import address
from builder.render.division import MOST, in_parts
from builder.render.format import Edition, plan
from builder.render.page import Sheet, open_sheet
from builder.render.slice import name_slice
from builder.render.slices import DISPUTED, SliceKind
from builder.render.strings import Strings

FEW = 24  # without letters between them
OTHER = "#"
# The order of the index of statuses: how sure it is, then what became of it.
STANDING = (*(status.value for status in (Status.CONFIRMED, Status.REPORTED)), DISPUTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that an index lists: its name, its page, and how many stand there."""

    name: str
    path: str
    count: int


def make_directories(edition: Edition) -> Iterator[Leaf]:
    """Plan the index of each kind of slice; that of the sources is a page of its own kind."""
    for kind, slices in edition.index.slices.items():
        if slices and kind is not SliceKind.SOURCE:
            entries = [Entry(name_slice(edition, one), one.path, len(one.events)) for one in slices.values()]
            is_status = kind is SliceKind.STATUS
            letters = {"": by_standing(entries)} if is_status else by_letter(entries, edition.site_strings)
            yield from make_directory(edition, kind.value, letters)


def make_directory(edition: Edition, folder: str, letters: Mapping[str, Sequence[Entry]]) -> Iterator[Leaf]:
    """Plan an index: one page, or for over 500 entries one for each letter they begin with."""
    count = sum(len(entries) for entries in letters.values())
    is_long = count > MOST
    shown = {letter: len(entries) for letter, entries in letters.items()} if is_long else letters
    key = partial(edition.prints.of, folder, count, shown)
    yield plan(address.index_path(folder), partial(print_index, edition, folder, count, shown), key)
    for letter, entries in letters.items() if is_long else ():
        pages = in_parts(letter_path(folder, letter).removesuffix(".html"), entries)
        names = tuple((name, len(listed)) for name, listed in pages)
        for name, listed in pages:
            page = LetterPage(folder, name, letter, listed, names)
            key = partial(edition.prints.of, folder, name, letter, listed, names)
            yield plan(address.page_path(name), partial(print_letter, edition, page), key)


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One page of an index: what begins with a letter, or a part of it. `pages` are all its parts, with their sizes."""

    folder: str
    name: str
    letter: str
    entries: Sequence[Entry]
    pages: tuple[tuple[str, int], ...]


def print_index(edition: Edition, folder: str, count: int, letters: Mapping[str, int | Sequence[Entry]]) -> str:
    """Make an index of what stands here, or of the letters that have pages."""
    sheet = open_sheet(
        edition, "directory", address.index_path(folder), title=lambda strings: strings[f"{folder}_title"]
    )
    views = (
        LetterView(letter, (), sheet.stand.link(letter_path(folder, letter)), entries)
        if isinstance(entries, int)
        else LetterView(letter, link_entries(sheet, entries))
        for letter, entries in letters.items()
    )
    return print_directory(sheet, folder, count, tuple(views))


def print_letter(edition: Edition, page: LetterPage) -> str:
    """Make the page of one letter, or one of its parts."""
    folder = page.folder
    strings = edition.site_strings
    title = strings[f"{folder}_title"]
    sheet = open_sheet(edition, "directory", address.page_path(page.name), title=title)
    above = LinkView(title, sheet.stand.link(address.index_path(folder)))
    views = [LetterView(page.letter, link_entries(sheet, page.entries))]
    if len(page.pages) > 1:
        parts = [
            Entry(strings.fill("part_link", number=place), address.listed_path(f"{folder}/letters", other), count)
            for place, (other, count) in enumerate(page.pages, 1)
        ]
        views.append(LetterView(strings["parts"], link_entries(sheet, parts)))
    return print_directory(sheet, folder, sum(count for _, count in page.pages), tuple(views), above)


def print_directory(
    sheet: Sheet, folder: str, count: int, letters: tuple[LetterView, ...], above: LinkView | None = None
) -> str:
    """Make one page of an index."""
    strings = sheet.strings
    summary = strings.fill("directory_summary", entries=strings.count(f"{folder}_entries", count))
    view = DirectoryView(strings[f"{folder}_title"], summary, letters, above)
    return sheet.render("directory.html", directory=view)


def link_entries(sheet: Sheet, entries: Sequence[Entry]) -> tuple[LinkView, ...]:
    """Link to the pages of entries."""
    return tuple(LinkView(entry.name, sheet.stand.link(entry.path), entry.count) for entry in entries)


def by_letter(entries: Sequence[Entry], strings: Strings) -> dict[str, list[Entry]]:
    """Sort by name, under the letters these begin with; a few stand together."""
    names = {entry.path: sort_name(entry.name, strings) for entry in entries}
    ordered = sorted(entries, key=lambda entry: (names[entry.path], entry.path))
    if len(ordered) <= FEW:
        return {"": ordered}
    found: dict[str, list[Entry]] = {}
    for entry in ordered:
        found.setdefault(letter_of(names[entry.path]), []).append(entry)
    return dict(sorted(found.items(), key=lambda item: (item[0] == OTHER, item[0])))


def sort_name(name: str, strings: Strings) -> str:
    """Bring a name to the form by which it is looked up: without "The" or "A"."""
    first, _, rest = to_slug(name).partition("-")
    return rest if rest and first in strings["passed_over"].split() else to_slug(name)


def letter_of(name: str) -> str:
    """Give the capital letter under which a name stands; numbers and signs stand together."""
    first = name[:1].upper()[:1]
    return first if first.isalpha() else OTHER


def letter_path(folder: str, letter: str) -> str:
    """Name the file of a letter's first page."""
    return address.listed_path(f"{folder}/letters", to_slug(letter) or "other")


def by_standing(entries: Sequence[Entry]) -> list[Entry]:
    """Sort statuses by how sure they are."""
    order = [address.page_path(f"{SliceKind.STATUS.value}/{name}") for name in STANDING]
    return sorted(
        entries, key=lambda entry: (order.index(entry.path) if entry.path in order else len(order), entry.path)
    )
