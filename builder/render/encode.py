"""Values as JSON: texts, numbers, lists and tables, which come out alike every time."""

from __future__ import annotations

import msgspec

write = msgspec.json.Encoder().encode


def encode(value: object) -> str:
    """Write a value on one line, with a space after each comma and colon."""
    return msgspec.json.format(write(value), indent=0).decode()


def encode_tight(value: object) -> str:
    """Write a value without spaces, for those who only hand it to a program."""
    return write(value).decode()
