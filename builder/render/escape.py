"""Text as HTML: what stands as it is, what is escaped, and what was made by us."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

# What Markup(…) comes to for a text. Only for what is our own tags and escaped text.
mark_safe: Callable[[str], Markup] = partial(str.__new__, Markup)


def to_html(value: object) -> str:
    """Escape a value that is written at once: unlike markupsafe's, what comes out need not say that it is safe."""
    if type(value) is Markup:
        return value
    if type(value) is str and not ("&" in value or "'" in value or '"' in value or "<" in value or ">" in value):
        return value
    return str(value) if type(value) is int else escape(value)
