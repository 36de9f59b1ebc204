"""How fast dates are read.

Run it by hand, from the checkout, on a machine that does nothing else: `python benchmarks/dates.py`.

It prints the CPU milliseconds of an article of 3,000 characters, the microseconds of one named expression, the
milliseconds of the import in a fresh process, and how many times longer than harmless text each hostile one takes.
Harmless text has about twice the dates of Wikinews (it prints how many); dates are all that hostile text has.
Every text is measured only once as it is, so that nothing is remembered of it.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Callable

from builder.model.day import Day
from builder.resolve.expressions import find_expressions, read_expression
from builder.resolve.rule import Context

CONTEXT = Context(Day(2019, 6, 3))
HARMLESS = (
    "The {town} council met on {weekday} to talk about the ferry, which has not sailed since {month}. Its chair, {name}, "
    "said the {number} ships were sold last {unit} for a third of their price. “We will hear the engineers next {unit},” "
    "{name} told the paper, and added that repairs of the old {town} pier are to begin in {month}. The company declined to "
    "comment. In {year} it had promised {town} to keep the line open for ten {unit}s; passengers who bought tickets in "
    "advance got no money back. A court in {town} will decide by the end of {month} whether the contract still holds. "
    "Those who work on the quay are less patient. “They show us drawings and never a rope,” said {name}, who has sold "
    "coffee at the gate to anyone that waits there, and to many who gave up waiting. The harbour master keeps a list of "
    "what has to be done: the ramp, the lights, a pump that leaks oil into the basin and that nobody seems to own. Where "
    "the money should come from is a question that the mayor and the company put to each other. Experts from {town} have "
    "offered to look at the hull without charge, provided that the yard lets them in; the yard says it has not been "
    "asked. Fishermen, for their part, would rather see the pier made wider than the ferry made whole, and have written "
    "so to everyone with a seat on the council and to a few who would like to have one. "
)
WORDS = {
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "January February March April May June July August September October November December",
    "town": "Brest Gdansk Porto Riga Split Turku Varna Vigo Emden Delft Izmir",
    "name": "Ana Bo Cem Dora Eino Fay Gil Hana Ivo Jana Kim Lea Max",
    "number": "two three four five six seven",
    "unit": "week month year",
    "year": "1994 1999 2003 2008 2011 2014 2016",
}
NAMED = [
    ("Rostec fulfilled its last major contract with Venezuela in March, the paper reported.", "in March"),
    ("The minister, who fell ill, will resign on Sunday, his office said.", "Sunday"),
    ("All contracts were paid by the end of last year.", "the end of last year"),
    ("The planes landed on 3 June 2019 near the capital.", "3 June 2019"),
    ("The number fell from 1,000 several years ago to a few dozen now.", "several years ago"),
]
HOSTILE = [
    "the last ", "March and ", "May 10-", "from Monday to ", "by the end of ", "2018-", "10 ", "a few ", "early ", "the ",
    "first half of the ", "1990s ", "Sunday night ", "two days before ", "between March and ", " ", "'90s", "in in in ",
    "next Friday or ", "about ", "last week of ", "since ", "March ", "(", "\n", "will ", "a.b.", "is and could not ",
    "said that ", "quickly ", '"', "1", "A", "10-May-", "May 10-14, ", "a year ago ", "3 June 2019 ", "10/11/2012 ",
]  # fmt: skip
LENGTH = 20_000
IMPORT = (
    "import time; start = time.process_time(); import builder.resolve.expressions; print(time.process_time() - start)"
)


def measure(work: Callable[[int], object], times: int) -> float:
    """Give the CPU seconds of one run: the best of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for number in range(times):
            work(number)
        rounds.append((time.process_time() - start) / times)
    return min(rounds)


def write_harmless(length: int) -> str:
    """Write news of no town, with other words in every paragraph."""
    parts = (
        HARMLESS.format_map({name: words.split()[number % len(words.split())] for name, words in WORDS.items()})
        for number in range(length // len(HARMLESS) + 2)
    )
    return "".join(parts)[:length]


def read_all(text: str) -> Callable[[int], object]:
    """Read a text that is never the same."""
    numbers = itertools.count()
    return lambda _: find_expressions(f"{text} {next(numbers)}", CONTEXT)


def read_named(text: str, words: str) -> Callable[[int], object]:
    """Read an expression of a text that is never the same."""
    start, numbers = text.index(words), itertools.count()
    return lambda _: read_expression(f"{text} {next(numbers)}", start, start + len(words), CONTEXT)


def main() -> None:
    article = write_harmless(3000)
    print(f"{measure(read_all(article), 20) * 1e3:8.2f} ms  an article of 3,000 characters")
    print(f"{1000 * len(find_expressions(article, CONTEXT)) / len(article):8.1f} dates in 1,000 of its characters")
    for text, words in NAMED:
        print(f"{measure(read_named(text, words), 300) * 1e6:8.0f} µs  “{words}”, named")
    imports = [float(subprocess.check_output([sys.executable, "-c", IMPORT])) for _ in range(5)]
    print(f"{min(imports) * 1e3:8.0f} ms  import builder.resolve.expressions")
    harmless = write_harmless(LENGTH)
    base = measure(read_all(harmless), 3)
    print(f"{base * 1e3:8.1f} ms  {LENGTH:,} harmless characters; hostile ones take, times as long:")
    for piece in HOSTILE:
        text = (piece * LENGTH)[:LENGTH]
        print(f"{measure(read_all(text), 1) / base:8.1f} ×  {piece!r}")


if __name__ == "__main__":
    main()
