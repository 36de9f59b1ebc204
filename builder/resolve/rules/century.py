"""A century: the hundred years that share their first digits, as EDTF and TimeML count them.

>>> show("It was built in the 19th century.")
in the 19th century = 18XX
>>> show("It was built in the twentieth century.")
in the twentieth century = 19XX
"""

from __future__ import annotations

from builder.model.edtf import century_edtf
from builder.resolve.reading import absolute
from builder.resolve.rule import Context, Match, Reading, Rule
from builder.resolve.words import ORDINAL_WORDS, ordinal_number


def read(match: Match, _context: Context) -> Reading | None:
    number = ordinal_number(match.word("ordinal"))
    if not 1 <= number <= 30:
        return None
    edtf = century_edtf((number - 1) * 100)
    return absolute(edtf, edtf.text[:2])


RULE = Rule(
    name="century",
    parts=(r"(?:the )?<ordinal>(?: |-)century",),
    triggers=ORDINAL_WORDS | {"the"},
    read=read,
    keys=("written",),
    documentation=__doc__,
)
