"""The style sheet: the site's own, or the theme's, as it is."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.output import Output
from builder.render import address
from builder.render.format import Edition


def make_style(edition: Edition) -> Iterator[Output]:
    """style.css."""
    if edition.style:
        yield Output(address.STYLE, edition.style.content)
