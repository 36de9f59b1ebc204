"""The page that leads to every file of data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.output import Leaf
from builder.model.view import DataFileView, DataView
from builder.render import address
from builder.render.format import Edition, plan
from builder.render.page import open_sheet


def make_data_page(edition: Edition) -> Iterator[Leaf]:
    """Plan the page; none where the site gives no data."""
    if edition.files:
        yield plan(address.DATA, partial(print_data, edition), edition.prints.of)


def print_data(edition: Edition) -> str:
    """Make the page."""
    sheet = open_sheet(edition, "data", address.DATA, title=lambda strings: strings["data_title"])
    strings = sheet.strings
    view = DataView(
        summary=strings["data_summary"],
        files=tuple(
            DataFileView(file.path, sheet.stand.link(file.path), strings[file.about]) for file in edition.files
        ),
    )
    return sheet.render("data.html", data=view)
