"""What pages load beside themselves: the style sheet and the script, the site's own or the theme's, as they are."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.output import Output
from builder.render.format import Edition


def make_assets(edition: Edition) -> Iterator[Output]:
    """style.css and script.js."""
    for name, file in edition.assets.items():
        yield Output(name, file.content)
