"""Words as Markdown that shows exactly these words."""

from __future__ import annotations

import re
import string
from html.entities import html5

PUNCTUATION = re.escape(string.punctuation)

# Each pattern is a place where CommonMark (https://spec.commonmark.org/0.31.2/), tables or footnotes would read a mark.
# A backslash goes before it. A paragraph is one line, so that nothing can make it a heading or a table from below.
INLINE = re.compile(
    rf"""
      \\(?=[{PUNCTUATION}]|$)                               # a backslash that would escape
    | `                                                     # code
    | (?<!\s)\*|\*(?!\s)                                    # emphasis
    | (?P<kept>(?<=[^\W_])_+(?=[^\W_]))                     # within a word, no emphasis
    | _                                                     # emphasis
    | (?<=\])\(                                             # the address of a link or image
    | \[(?=\^)|\^(?=\[)                                     # a footnote
    | <(?=[A-Za-z/!?])                                      # HTML, or an address in angle brackets
    | &(?=\#\d{{1,7}};|\#[xX][0-9a-fA-F]{{1,6}};|(?P<entity>[A-Za-z][A-Za-z0-9]*;))   # an entity
    """,
    re.VERBOSE,
)
BLOCK = re.compile(
    r"""
      (?=\#{1,6}(?:\s|$))       # a heading
    | (?=>)                     # a quotation
    | (?=[-+](?:\s|$))          # an item of a list
    | (?=---|~~~)               # a rule, a code fence
    | \d{1,9}(?=[.)](?:\s|$))   # a numbered item: the mark stands after the number
    | (?=\[[^\]]*\]:)           # where a link leads
    """,
    re.VERBOSE,
)


def escape_paragraph(text: str) -> str:
    r"""Put a backslash before what Markdown would not show as it is, and before nothing else.

    `text` is one line without space at its ends; so is what comes back.

    >>> print(escape_paragraph("1. The *key* [advisers] have left_"))
    1\. The \*key\* [advisers] have left\_
    """
    escaped = INLINE.sub(escape_mark, text)
    block = BLOCK.match(escaped)
    if block is None:
        return escaped
    return escaped[: block.end()] + "\\" + escaped[block.end() :]


def escape_mark(found: re.Match[str]) -> str:
    """Put a backslash before a mark, but not before an underscore within a word or the & of what is no entity: R&D;."""
    is_harmless = found["kept"] or (found["entity"] and found["entity"] not in html5)
    return found[0] if is_harmless else f"\\{found[0]}"
