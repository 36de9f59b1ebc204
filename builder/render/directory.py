"""The indexes: every topic, agent, place, status by name, and what is too long for one page by letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.choices import Status
from builder.model.output import Output
from builder.model.slug import to_slug
from builder.model.view import DirectoryView, LetterView, LinkView
from builder.render import address
from builder.render.division import MOST, in_parts
from builder.render.format import Edition
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


def make_directories(edition: Edition) -> Iterator[Output]:
    """Make the index of each kind of slice; that of the sources is a page of its own kind."""
    for kind, slices in edition.index.slices.items():
        if slices and kind is not SliceKind.SOURCE:
            entries = [Entry(name_slice(edition, one), one.path, len(one.events)) for one in slices.values()]
            is_status = kind is SliceKind.STATUS
            letters = {"": by_standing(entries)} if is_status else by_letter(entries, edition.site_strings)
            yield from make_directory(edition, kind.value, letters)


def make_directory(edition: Edition, folder: str, letters: Mapping[str, Sequence[Entry]]) -> Iterator[Output]:
    """Make an index: one page, or for over 500 entries one for each letter they begin with."""
    sheet = open_sheet(
        edition, "directory", address.index_path(folder), title=lambda strings: strings[f"{folder}_title"]
    )
    count = sum(len(entries) for entries in letters.values())
    is_long = count > MOST
    views = (
        LetterView(letter, (), sheet.stand.link(letter_path(folder, letter)), len(entries))
        if is_long
        else LetterView(letter, link_entries(sheet, entries))
        for letter, entries in letters.items()
    )
    yield print_directory(sheet, folder, count, tuple(views))
    for letter, entries in letters.items() if is_long else ():
        yield from make_letter(edition, folder, letter, entries)


def make_letter(edition: Edition, folder: str, letter: str, entries: Sequence[Entry]) -> Iterator[Output]:
    """Make the page of one letter, or its parts."""
    pages = in_parts(letter_path(folder, letter).removesuffix(".html"), entries)
    for name, listed in pages:
        strings = edition.site_strings
        title = strings[f"{folder}_title"]
        sheet = open_sheet(edition, "directory", address.page_path(name), title=title)
        above = LinkView(title, sheet.stand.link(address.index_path(folder)))
        views = [LetterView(letter, link_entries(sheet, listed))]
        if len(pages) > 1:
            parts = [
                Entry(
                    strings.fill("part_link", number=place), address.listed_path(f"{folder}/letters", other), len(found)
                )
                for place, (other, found) in enumerate(pages, 1)
            ]
            views.append(LetterView(strings["parts"], link_entries(sheet, parts)))
        yield print_directory(sheet, folder, len(entries), tuple(views), above)


def print_directory(
    sheet: Sheet, folder: str, count: int, letters: tuple[LetterView, ...], above: LinkView | None = None
) -> Output:
    """Make one page of an index."""
    strings = sheet.strings
    summary = strings.fill("directory_summary", entries=strings.count(f"{folder}_entries", count))
    view = DirectoryView(strings[f"{folder}_title"], summary, letters, above)
    return sheet.print("directory.html", directory=view)


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
