"""The page that leads to every file of data."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.output import Output
from builder.model.view import DataFileView, DataView
from builder.render import address
from builder.render.format import Edition
from builder.render.page import open_sheet


def make_data_page(edition: Edition) -> Iterator[Output]:
    """Make the page; none where the site gives no data."""
    if not edition.files:
        return
    sheet = open_sheet(edition, "data", address.DATA, title=lambda strings: strings["data_title"])
    strings = sheet.strings
    view = DataView(
        summary=strings["data_summary"],
        files=tuple(
            DataFileView(file.path, sheet.stand.link(file.path), strings[file.about]) for file in edition.files
        ),
    )
    yield sheet.print("data.html", data=view)
