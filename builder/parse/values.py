"""Texts that pydantic takes as they are, but that have a form: languages, time zones, old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.written import FrontMatter, PageMatter, Text

TIMEZONE = re.compile(r"UTC|[A-Z][A-Za-z_+-]*(?:/[A-Za-z0-9_+-]+){1,2}|[+-](?:0\d|1[0-4]):[0-5]\d")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
UNSAFE = re.compile(r"[\x00-\x1f\x7f\\:?#]")
LONGEST_NAME = 240  # bytes; file systems allow 255, and `.html` comes to it


def check_matter(matter: FrontMatter | PageMatter) -> Iterator[Diagnostic]:
    """Say WH203 for a language, time zone or alias in a front matter that is none."""
    if isinstance(matter, FrontMatter) and matter.updated and matter.published:
        updated, published = matter.updated.value.day, matter.published.value.day
        if updated < published:
            message = f"`updated` is {updated}, before the article was published on {published}"
            yield codes.BAD_VALUE.at(matter.updated.span, message, hint="look at both days")
    yield from check_language(matter.language)
    if isinstance(matter, FrontMatter):
        yield from check_timezone(matter.timezone)
    for alias in matter.aliases:
        yield from check_alias(alias)


def check_language(written: Text | None) -> Iterator[Diagnostic]:
    """Say WH203 for what is not a language tag (BCP 47, https://www.rfc-editor.org/info/bcp47)."""
    if written and not is_language(written.value):
        yield say_unreadable(written, "en")


def is_language(text: str) -> bool:
    """Whether it is a language tag; dates are not read in any other."""
    return LANGUAGE.fullmatch(text) is not None


def check_timezone(written: Text | None) -> Iterator[Diagnostic]:
    """Say WH203 for what is not the name of a time zone, nor an offset."""
    if written and not TIMEZONE.fullmatch(written.value):
        yield say_unreadable(written, "Europe/Paris")


def check_alias(written: Text) -> Iterator[Diagnostic]:
    """Say WH203 for an old address that leads out of the site, or that no file can have."""
    parts = unquote(written.value).strip("/").split("/")
    if any(part in {"", ".", ".."} or UNSAFE.search(part) or len(part.encode()) > LONGEST_NAME for part in parts):
        message = f"“{written.value}” is not an address within the site"
        yield codes.BAD_VALUE.at(written.span, message, hint="write it as old/planes.html, from the site's first page")


def say_unreadable(written: Text, example: str) -> Diagnostic:
    """Say WH203 with a value as it should be."""
    return codes.BAD_VALUE.at(written.span, f"“{written.value}” cannot be read here", hint=f"write it as {example}")
