"""The pictures of the overview's rows: a mark for each event, or, of very many, how many there are in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from builder.model.day import Day, is_leap
from builder.model.timeline import Event
from builder.model.view import LegendItem
from builder.render.period import Period
from builder.render.strings import Strings
from builder.render.strip_marks import draw_mark, measure_mark, percent
from builder.render.strip_scale import WIDTH, make_scale

LANE = 14
NARROWEST = 300.0
MOST_LANES = 12
COUNTS = 22  # px of the longest bar
HEAD = '<svg class="year-svg" width="100%" height="{}" {}aria-hidden="true">{}</svg>'
TEAR = Markup('<svg height="12" aria-hidden="true"><use href="#o-tear"/></svg>')
BARS = Markup(
    '<svg width="28" height="14" aria-hidden="true">'
    '<path class="tally" d="M1 14v-5h8v5zm9 0v-9h8v9zm9 0v-13h8v13z"/></svg>'
)


def draw_marks(going_on: Mapping[Period, Sequence[Event]]) -> dict[Period, Markup]:
    """Draw every event of each row."""
    return {period: draw_period(period, events) for period, events in going_on.items()}


def draw_period(period: Period, events: Sequence[Event]) -> Markup:
    """Draw events in lanes, packed for a phone; what finds no lane in twelve is left to the year's page."""
    scale = make_scale([period.frame], is_folding=False)
    marks: list[str] = []
    ends: list[float] = []
    for event in events:
        mark = measure_mark(event, scale)
        left = mark.left(NARROWEST)
        lane = next((lane for lane, taken in enumerate(ends) if taken + 3 <= left), len(ends))
        if lane == MOST_LANES:
            continue
        ends[lane : lane + 1] = [mark.right(NARROWEST)]
        marks.append(draw_mark(mark, 12 + lane * LANE))
    height = 24 + LANE * (max(len(ends), 1) - 1)
    lines = f'<use href="#{name_lines(period)}"/>'
    return Markup(HEAD.format(height, "", lines + "".join(marks)))  # noqa: S704 - our own picture


def draw_counts(going_on: Mapping[Period, Sequence[Event]]) -> dict[Period, Markup]:
    """Draw how many events each month has, of those whose dates lie within one, to one measure for all rows."""
    counts = {period: Counter(filter(None, map(own_month, events))) for period, events in going_on.items()}
    most = max((number for months in counts.values() for number in months.values()), default=1)
    return {period: draw_months(period, months, most) for period, months in counts.items()}


def own_month(event: Event) -> int | None:
    """Give the month that an event lies in; None where its words leave open which."""
    first, last = event.date.earliest, event.date.latest
    return first.month if first and last and first[:2] == last[:2] else None


def draw_months(period: Period, months: Mapping[int, int], most: int) -> Markup:
    """Draw a bar for each month of a year, a day wide for a day; `most` events are the longest."""
    if not period.is_year:
        return Markup()
    start = Day(period.first, 1, 1).ordinal
    bars: list[str] = []
    for month, number in sorted(months.items()):
        first = Day(period.first, month, 1).ordinal - start
        last = Day(period.first + month // 12, month % 12 + 1, 1).ordinal - start
        height = max(round(COUNTS * number / most), 1)
        bars.append(f"M{first + 1} 24v-{height}h{last - first - 2}v{height}z")
    days = 366 if is_leap(period.first) else 365
    box = f'viewBox="0 0 {days} 24" preserveAspectRatio="none" '
    return Markup(HEAD.format(24, box, f'<path class="tally" d="{"".join(bars)}"/>'))  # noqa: S704 - our own picture


def legend_of_counts(strings: Strings) -> tuple[LegendItem, ...]:
    """Explain the bars."""
    return (LegendItem(BARS, strings["legend_months"]),)


def name_lines(period: Period) -> str:
    """Name the lines of a row: those of a year's months, or the two ends of a longer time."""
    return "o-ends" if not period.is_year else "o-leap" if is_leap(period.first) else "o-year"


def draw_lines(name: str, places: Sequence[float]) -> str:
    """Draw the lines of a row, from its top to its foot."""
    lines = (f'<line class="grid" x1="{percent(x)}" x2="{percent(x)}" y1="0" y2="100%"/>' for x in places)
    return f'<g id="{name}">{"".join(lines)}</g>'


def month_lines(year: int) -> list[float]:
    """Find where the months of a year begin, and where it ends."""
    scale = make_scale([Period(year, year).frame], is_folding=False)
    return [*(scale.x(Day(year, month, 1).ordinal) for month in range(1, 13)), WIDTH]


def draw_tear() -> str:
    """Draw what stands for years without events."""
    points = " ".join(f"{place * 6},{9 if place % 2 == 0 else 3}" for place in range(160))
    return f'<polyline id="o-tear" class="tear" points="{points}"/>'


# What the rows are drawn from, by its name, which a page holds once.
SYMBOLS = {
    "o-year": draw_lines("o-year", month_lines(2001)),
    "o-leap": draw_lines("o-leap", month_lines(2000)),
    "o-ends": draw_lines("o-ends", (0, WIDTH)),
    "o-tear": draw_tear(),
}


def find_symbols(pictures: Iterable[str]) -> list[str]:
    """Give the symbols that pictures are drawn from."""
    drawn = "".join(pictures)
    return [symbol for name, symbol in SYMBOLS.items() if f'"#{name}"' in drawn]
