"""March and April: both, all of the time. March or April: one of them.

Only dates of the same precision that follow each other are one date; else they are two.

>>> show("It ran in March and April.")
in March and April = 2019-03/2019-04 (span)
>>> show("It closed in March or April.")
in March or April = [2019-03..2019-04]
>>> show("It closed in 2014 and on Sunday.")
in 2014 = 2014
on Sunday = 2019-06-02
"""

from __future__ import annotations

from builder.model.choices import Kind
from builder.model.dates import Reason
from builder.model.edtf import one_of_edtf
from builder.resolve.range import read_range
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule


def read(match: Match, context: Context) -> Reading | None:
    return read_range(match, context, "both", kind=Kind.SPAN, must_meet=True)


def read_one(match: Match, context: Context) -> Reading | None:
    reading = read(match, context)
    if reading is None or reading.edtf is None:
        return None
    return reading._replace(
        edtf=one_of_edtf(reading.edtf, reading.edtf),
        kind=Kind.POINT,
        basis=(*reading.basis[:-1], Reason("one_of")),
    )


AND = Rule(
    name="both",
    parts=(PERIOD, r" (?:and|&) (?:in |on )?", PERIOD),
    triggers=frozenset({"and", "&"}),
    read=read,
    keys=("both",),
    documentation=__doc__,
)
OR = Rule(
    name="one_of",
    parts=(PERIOD, r" or (?:in |on )?", PERIOD),
    triggers=frozenset({"or"}),
    read=read_one,
    keys=("one_of",),
    documentation=None,
)
