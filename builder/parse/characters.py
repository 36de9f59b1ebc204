"""Characters that deceive: those that nobody sees, those that turn the text around, letters that look like others.

The ideas are Unicode's, as far as writers and readers meet them: bidirectional controls
(https://www.unicode.org/reports/tr9/) and letters of several scripts in one word (https://www.unicode.org/reports/tr39/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.parse.text import Lines

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
TURNING = "\u202a\u202b\u202d\u202e"  # embeddings and overrides; isolates and marks are fair in mixed texts
HIDDEN = "\u115f\u1160\u3164\uffa0\U000e0001-\U000e001f"  # blank letters, and tags that spell words nobody sees
FILLING = "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphens and empty spaces: at home in prose, not in names
IN_PROSE = re.compile(f"[{TURNING}{HIDDEN}]+|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]+")
IN_FIELDS = re.compile(f"{IN_PROSE.pattern}|[{FILLING}]+")

LATIN = "A-Za-z\u00c0-\u024f"
CYRILLIC = "\u0400-\u052f"
GREEK = "\u0370-\u03ff"
MIXED = re.compile(f"[{LATIN}][{CYRILLIC}{GREEK}]|[{CYRILLIC}{GREEK}][{LATIN}]")
WORD = re.compile(f"[{LATIN}{CYRILLIC}{GREEK}]+")
# Cyrillic and Greek letters, and the Latin ones a reader takes them for.
LOOKS = dict(
    zip(
        "аеорсухѕіјԛԝһӏАВЕКМНОРСТХЅІЈԚԜοϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxsijqwhlABEKMHOPCTXSIJQWocABEZHIKMNOPTYX",
        strict=True,
    )
)
LATIN_LOOKS = frozenset(LOOKS.values())

HOST = re.compile(
    r"https?://(?:www\.)?(?P<host>[^\s/?#:\"'<>()\[\]{}]+\.[a-z]{2,})(?![^\s/?#:\"'<>()\[\]{}])", re.IGNORECASE
)

GARBLED = re.compile(
    "(?:[\u00c2\u00c3][\u0080-\u00bf\u201a-\u203a\u0152-\u017e\u2020-\u2022]|\u00e2\u20ac[\u0080-\u2122])+"
)


def find_controls(lines: Lines) -> Iterator[Diagnostic]:
    """Say WH116 for characters that belong into no text."""
    for found in CONTROL.finditer(lines.text):
        number = ord(found[0])
        hint = "take it out"
        if 0x80 <= number <= 0x9F and (meant := bytes([number]).decode("cp1252", "ignore")):
            hint = f"it was perhaps “{meant}” in Windows-1252: write that, and save the file as UTF-8"
        message = f"the character U+{number:04X} is a control, and no text"
        yield codes.CONTROL_CHARACTER.at(lines.span(*found.span()), message, hint=hint)


def find_deceptions(lines: Lines, *, prose: int) -> Iterator[Diagnostic]:
    """Say WH114, WH115 and WH117. From the offset `prose` on the text is Markdown, before it fields of YAML."""
    yield from find_false_hosts(lines)
    if lines.text.isascii():
        return
    for pattern, start, end in ((IN_FIELDS, 0, prose), (IN_PROSE, prose, len(lines.text))):
        for found in pattern.finditer(lines.text, start, end):
            yield say_unseen(lines, found)
    last = -1
    for pair in MIXED.finditer(lines.text):
        word = whole_word(lines.text, pair.start())
        if word.start() > last and (said := say_alike(lines, word)):
            yield said
        last = word.start()
    for found in GARBLED.finditer(lines.text):
        meant = ungarble(found[0])
        if meant:
            message = f"“{found[0]}” looks like “{meant}”, read in the wrong encoding"
            hint = f"write “{meant}” here, and everywhere else in the file"
            yield codes.GARBLED.at(lines.span(*found.span()), message, hint=hint)


def find_false_hosts(lines: Lines) -> Iterator[Diagnostic]:
    """Say WH115 for a host whose name looks Latin and is not: all in letters that look so, or hidden in `xn--`."""
    if lines.text.isascii() and "xn--" not in lines.text:
        return
    for found in HOST.finditer(lines.text):
        *names, _ = found["host"].split(".")
        for name in names:
            shown = decode_name(name)
            letters = [letter for letter in shown if letter.isalpha()]
            foreign = [letter for letter in letters if not re.match(f"[{LATIN}]", letter)]
            is_mixed = 0 < len(foreign) < len(letters) and name != shown
            if foreign and all(letter in LOOKS for letter in foreign) and (is_mixed or len(foreign) == len(letters)):
                latin = "".join(LOOKS.get(letter, letter) for letter in shown)
                message = f"the host “{found['host']}” is not “{latin}”: “{shown}” only looks like it"
                hint = "copy the address again from the page itself"
                yield codes.LOOK_ALIKE.at(lines.span(*found.span("host")), message, hint=hint)


def decode_name(name: str) -> str:
    """Give a part of a host as a reader sees it: `xn--` hides other letters."""
    try:
        return name.encode("ascii").decode("idna") if name.startswith("xn--") else name
    except UnicodeError:
        return name


def say_unseen(lines: Lines, found: re.Match[str]) -> Diagnostic:
    """Say WH114 for characters that nobody sees."""
    character = found[0][0]
    name = unicodedata.name(character, "no name").lower()
    does = "turns the text after it around" if character in TURNING else "cannot be seen"
    before = lines.text[max(0, found.start() - 15) : found.start()].rpartition("\n")[2].lstrip()
    message = f"the character U+{ord(character):04X} ({name}) {does}"
    hint = f"take it out{f', after “{before}”' if before else ''}: the text may have been copied with it"
    return codes.UNSEEN.at(lines.span(*found.span()), message, hint=hint)


def whole_word(text: str, offset: int) -> re.Match[str]:
    """Find the word of Latin, Cyrillic and Greek letters that holds `offset`."""
    start = offset
    while start > 0 and WORD.match(text, start - 1, start):
        start -= 1
    found = WORD.match(text, start)
    if found is None:
        raise ValueError(text[offset])
    return found


def say_alike(lines: Lines, word: re.Match[str]) -> Diagnostic | None:
    """Say WH115 for a word that is of one script but for letters that look as if they were; None for any other.

    “COVIDом” is no such word: nobody takes its “м” for a Latin letter.
    """
    latin = [letter for letter in word[0] if re.match(f"[{LATIN}]", letter)]
    others = [letter for letter in word[0] if letter not in latin]
    if all(letter in LOOKS for letter in others):
        odd = others
    elif all(letter in LATIN_LOOKS for letter in latin):
        odd = latin
    else:
        return None
    script = unicodedata.name(odd[0]).partition(" ")[0].capitalize()
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in dict.fromkeys(odd))
    message = f"“{word[0]}” has {script} letters in it that look like others: {shown}"
    return codes.LOOK_ALIKE.at(lines.span(*word.span()), message, hint="type the word again, all in one alphabet")


def ungarble(text: str) -> str | None:
    """Read UTF-8 that was taken for Windows-1252 as what it was; None when it was not."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
