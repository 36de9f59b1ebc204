"""What pages load beside themselves: the style sheet and the script, the site's own or the theme's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from builder.model.output import Leaf, Part
from builder.render import address
from builder.render.format import Edition

GAP = r"(?>\s+|/\*.*?\*/)"  # taken whole or not at all, so that no words stand between two remarks
# A string, which stays; a mark that needs no room about it; any other gap.
STYLE_TOKEN = re.compile(
    rf"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|{GAP}*+(?P<mark>[{{}};,>]){GAP}*+|{GAP}++""", re.DOTALL
)


def make_assets(edition: Edition) -> Iterator[Leaf]:
    """style.css, without the room and the remarks that are for its writers, and script.js as it is."""
    for name, file in edition.assets.items():
        make = partial(print_style, edition) if name == address.STYLE else partial(bytes, file.content)
        yield Leaf(name, (Part(make, edition.prints.of),))


def print_style(edition: Edition) -> bytes:
    """Make the style sheet's file."""
    return read_style(edition).encode()


def read_style(edition: Edition) -> str:
    """Give the style sheet as pages get it; nothing where there is none."""
    file = edition.assets.get(address.STYLE)
    return compact_style(file.content.decode("utf-8", "replace")) if file else ""


def compact_style(style: str) -> str:
    """Leave out of a style sheet what no browser reads: comments, and room that divides nothing."""
    return STYLE_TOKEN.sub(lambda token: token["string"] or token["mark"] or " ", style).strip() + "\n"
