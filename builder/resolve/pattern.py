"""Patterns of rules: written for people, compiled when first needed."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.resolve.words import TABLES

TABLE = re.compile(r"(?<!\?P)<([a-z_]+)(?::([a-z_]+))?>")

EDGE = r"(?:(?<=[\s–—-])|(?!\w))"

# Same length before and after, so that places in the text stay: curly quotes, hyphens and spaces of every kind.
SURFACE = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‑", "-"), ("‐", "-"), ("−", "-"),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "),
)  # fmt: skip


@lru_cache(maxsize=8)
def to_surface(text: str) -> str:
    """Make alike the characters that a reader takes for the same; the length stays."""
    if text.isascii():
        return text
    for written, plain in SURFACE:  # a hundred times as fast as `translate`
        text = text.replace(written, plain)
    return text


@cache
def compile_pattern(source: str) -> re.Pattern[str]:
    """Compile a rule's pattern: `<month>` is a named group, `<month:second>` the same under another name.

    A space is any white space, ` ?` an optional one, both bounded; and no pattern may repeat without bound: so every
    match costs a fixed number of steps.
    """
    pattern = TABLE.sub(lambda found: f"(?P<{found[2] or found[1]}>{TABLES[found[1]]})", source)
    spaced = pattern.replace(" ?", r"\s{0,8}").replace(" ", r"\s{1,8}")
    return re.compile(f"(?:{spaced}){EDGE}", re.IGNORECASE)


@cache
def names_of(source: str) -> tuple[str, ...]:
    """Give the names of a pattern's groups, in order; `<month>` and `<month:month_>` are one word at two places."""
    pattern = compile_pattern(source)
    names = sorted(pattern.groupindex, key=lambda name: pattern.groupindex[name])
    if len(names) != pattern.groups:
        raise ValueError(f"a group without a name: {source}")
    return tuple(name.rstrip("_") for name in names)


def words_of(found: re.Match[str], names: tuple[str, ...]) -> dict[str, str]:
    """Give the words that the groups of a pattern took, by name."""
    return {name: word for name, word in zip(names, found.groups(), strict=True) if word} if names else {}
