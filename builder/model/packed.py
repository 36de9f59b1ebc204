"""Frozen nouns as bytes, to be kept or sent: MessagePack, which holds data and can run nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, get_args

import msgspec

from builder.diagnostics import Span
from builder.model.shorthand import Written

T = TypeVar("T")


def to_plain(value: object) -> object:
    """Take apart what msgspec does not know by itself."""
    if isinstance(value, Written):
        return (value.value, *value.span)
    raise TypeError(type(value).__name__)


def from_plain(kind: Any, plain: Any) -> object:
    """Put together what `to_plain` took apart. The few names of files are held once."""
    value, path, *place = plain
    (wanted,) = get_args(kind)
    if wanted is not str:
        value = msgspec.convert(value, wanted)
    return Written(value, Span(one_of(path), *place))


@lru_cache(maxsize=64)
def one_of(path: str) -> str:
    """Give the same text for the same path."""
    return path


pack = msgspec.msgpack.Encoder(enc_hook=to_plain, order="deterministic").encode


def unpacker(kind: type[T]) -> Callable[[bytes], T]:
    """Make what reads a kind of noun; it raises ValueError where the bytes are none.

    Make it while a module is loaded: msgspec looks at a class once, and must not be asked to by two threads at a time.
    """
    decode: Callable[[bytes], T] = msgspec.msgpack.Decoder(kind, dec_hook=from_plain).decode
    return decode
