"""Early, mid and late: thirds.

Of a month 1-10, 11-20, 21-end; of a year four months each; of a decade years 0-3, 4-6, 7-9; of a century the years
0-32, 33-66, 67-99; of a season or quarter a month each; of a week Monday and Tuesday, Wednesday and Thursday, Friday to
Sunday. A day has no thirds: early Monday is Monday. The first and last days of a month, and the first and last weeks or
months of a year, are read as its first and last third.

>>> show("It fell in early April.")
in early April = 2019-04-01/2019-04-10
>>> show("It fell in mid-2018; it rose late last year.")
in mid-2018 = 2018-05/2018-08
late last year = 2018-09/2018-12
>>> show("It fell in mid-to-late May.")
in mid-to-late May = 2019-05-11/2019-05-31
>>> show("It fell in the late '90s.")
in the late '90s = 1997/1999
>>> show("It fell in the last days of March.")
in the last days of March = 2019-03-21/2019-03-31
>>> show("An early version was found, and the late president was honoured.")
no date
"""

from __future__ import annotations

from builder.model.dates import Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, Precision, days_edtf, interval_edtf, month_edtf, parse_edtf, year_edtf
from builder.resolve.rule import PERIOD, Context, Match, Reading, Rule, Timex

THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2}
MODS = ("START", "MID", "END")
KEYS = ("early", "mid", "late")
# What is long enough that its first days, weeks or months are no more than a third.
YEARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
WHOLES = {"days": YEARS | {Precision.MONTH, Precision.SEASON, Precision.QUARTER}, "weeks": YEARS, "months": YEARS}


def read(match: Match, _context: Context) -> Reading | None:
    first = third_of(match.period, THIRDS[match.word("which")])
    if not match.word("last") or first is None:
        return first
    last = third_of(match.period, THIRDS[match.word("last")])
    if last is None or first.edtf is None or last.edtf is None or first.precision is Precision.DAY:
        return first
    edtf = parse_edtf(f"{first.edtf.text.partition('/')[0]}/{last.edtf.text.rpartition('/')[2]}")
    return first._replace(edtf=edtf or first.edtf, basis=(*first.basis, *last.basis[-1:]))


def read_edge(match: Match, _context: Context) -> Reading | None:
    wholes = WHOLES[match.word("unit")]
    if match.period.precision not in wholes:
        return None  # a week of March is no third of it
    return third_of(match.period, 0 if match.word("edge") in {"first", "opening"} else 2)


def third_of(whole: Reading, third: int) -> Reading | None:
    """Give the first, middle or last third of a period."""
    if whole.edtf is None or whole.edtf.earliest is None or whole.edtf.latest is None:
        return None
    timex = Timex(whole.timex.type, whole.timex.value, MODS[third])
    if whole.precision is Precision.DAY:
        return whole._replace(timex=timex)
    edtf = cut(whole.edtf.earliest, whole.edtf.latest, whole.precision, third)
    if edtf is None:
        return None
    basis = (*whole.basis, Reason(KEYS[third]))
    return whole._replace(edtf=edtf, precision=Precision.PART, timex=timex, basis=basis, is_weak=False)


def cut(first: Day, last: Day, precision: Precision, third: int) -> Edtf | None:
    """Give the days, months or years of a third."""
    match precision:
        case Precision.MONTH:
            days = ((1, 10), (11, 20), (21, last.day))[third]
            return days_edtf(Day(first.year, first.month, days[0]), Day(first.year, first.month, days[1]))
        case Precision.WEEK:
            start, end = ((0, 1), (2, 3), (4, 6))[third]
            return days_edtf(first.plus(start), first.plus(end))
        case Precision.YEAR:
            return interval_edtf(month_edtf(first.year, 1 + 4 * third), month_edtf(first.year, 4 + 4 * third))
        case Precision.SEASON | Precision.QUARTER:
            month = (first.month - 1 + third) % 12 + 1
            return month_edtf(first.year + (month < first.month), month)
        case Precision.HALF:
            month = first.month + 2 * third
            return interval_edtf(month_edtf(first.year, month), month_edtf(first.year, month + 1))
        case Precision.DECADE | Precision.CENTURY:
            cuts = (0, 4, 7, 10) if precision is Precision.DECADE else (0, 33, 67, 100)
            return interval_edtf(year_edtf(first.year + cuts[third]), year_edtf(first.year + cuts[third + 1] - 1))
        case _:
            return None


RULE = Rule(
    name="part",
    parts=(
        (
            r"(?:the )?(?:very )?(?P<which>early|mid|middle|late)"
            r"(?:(?:-|- | )to(?:-| )(?P<last>mid|late))?(?:-| (?:in |on )?)"
        ),
        PERIOD,
    ),
    triggers=frozenset({"the", "very", "early", "mid", "middle", "late"}),
    read=read,
    keys=KEYS,
    documentation=__doc__,
)
EDGE = Rule(
    name="edge",
    parts=(
        r"(?:the )?(?:very )?(?P<edge>first|opening|last|final|closing) (?:few )?(?P<unit>days|weeks|months) of ",
        PERIOD,
    ),
    triggers=frozenset({"the", "very", "first", "opening", "last", "final", "closing"}),
    read=read_edge,
    keys=KEYS,
    documentation=None,
)
