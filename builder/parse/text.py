"""Bytes to text, and offsets in a text to places in its file."""

from __future__ import annotations

import re
from bisect import bisect_right

from builder.diagnostics import Outcome, Span
from builder.model import codes
from builder.model.inputs import File

BYTE_ORDER_MARK = "\ufeff"
WORDS = re.compile(rb"[^\s\"(),:;<>\[\]{}]+")
ENCODINGS = {"Windows-1252": "cp1252", "Windows-1251": "cp1251"}
OTHER_ENCODINGS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Lines:
    r"""The lines of a text: counts `\n` only, since YAML and Markdown disagree about all other line ends."""

    __slots__ = ("path", "starts", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0]
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Find line and column, from 1, of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Find the span of `start` to `end` (exclusive)."""
        starts, end = self.starts, max(start, end)
        line = bisect_right(starts, start)
        last = line if line == len(starts) or end < starts[line] else bisect_right(starts, end)
        return Span(self.path, line, start - starts[line - 1] + 1, last, end - starts[last - 1] + 1)

    def line(self, number: int) -> str:
        """Give a line's text, without its end; the first is number 1."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")


def decode(file: File) -> Outcome[str]:
    """Read UTF-8, with or without a byte-order mark; WH102 says where it is not."""
    start = Span(file.path, 1, 1, 1, 1)
    name = next((name for mark, name in OTHER_ENCODINGS if file.content.startswith(mark)), None)
    if name is None and b"\0" in file.content[:2] and file.content[:64].count(0) > 1:
        name = "UTF-16"  # without its mark: every other byte of plain letters is 0
    if name:
        fault = codes.NOT_UTF8.at(start, f"the file is {name}", hint="save it as UTF-8")
        return Outcome("", (fault,))
    try:
        return Outcome(file.content.decode("utf-8").removeprefix(BYTE_ORDER_MARK))
    except UnicodeDecodeError as error:
        before = file.content[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        found = f"0x{file.content[error.start]:02x}"
        place = Span(file.path, line, column, line, column + 1)
        message = f"the byte {found} is not UTF-8"
        return Outcome("", (codes.NOT_UTF8.at(place, message, hint=hint_for_encoding(file.content, error.start)),))


def hint_for_encoding(content: bytes, offset: int) -> str:
    """Show the word around a byte in the likely encoding, so that the author can tell whether it is that one.

    A word that is all letters beyond ASCII is Cyrillic; a single one among plain letters is of Western Europe.
    """
    found = next(word for word in WORDS.finditer(content, content.rfind(b"\n", 0, offset) + 1) if word.end() > offset)
    high = sum(byte >= 0xC0 for byte in found[0])
    encoding = "Windows-1251" if high > 2 and high * 3 > len(found[0]) * 2 else "Windows-1252"
    word = found[0].decode(ENCODINGS[encoding], "replace")
    return f"save the file as UTF-8; read as {encoding} the word here is “{word}”"
