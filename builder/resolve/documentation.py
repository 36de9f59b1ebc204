"""The author's page about date wordings, made from the rules' own examples: docs/dates.md."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Callable, Iterable, Iterator

from builder.model.choices import Kind
from builder.model.dates import Reason
from builder.model.day import parse_day
from builder.resolve.expressions import Found, find_expressions
from builder.resolve.rule import Context, Rule

PUBLISHED = "2019-06-03"  # a Monday; the examples of DESIGN.md are of the same day

HEAD = f"""# Dates as articles word them

<!-- Made from the examples of builder/resolve/rules/; `python docs/generate.py` writes it anew. -->

What `whence` reads, one wording after the other, with the words in bold in their sentence. The articles of the examples
were published on Monday, {PUBLISHED}, unless the example names another day. Examples with “no date” are what is
deliberately left alone. The name of a rule is what `whence dates --jsonl` gives with a date it has read.

Dates are written in [EDTF](https://www.loc.gov/standards/datetime/), as they are in a sidecar's `date`:

| written | means |
|---|---|
| `2019-03-04`, `2019-03`, `2019` | a day, a month, a year |
| `199X`, `18XX` | a decade, a century |
| `2019-25` to `2019-28` | spring, summer, autumn, winter, in the north; `-29` to `-32` in the south |
| `2019-33` to `2019-36`, `2019-40`, `2019-41` | the quarters and the halves of a year |
| `2019-03/2019-05` | from the first day of one to the last day of the other |
| `[..2018-12-31]`, `[2018-04..]` | some moment no later, or no earlier, than that |
| `../2018`, `2014/..` | all the time until then, or from then on |
| `2014~` | about then: the words say that it is not exact |

Most dates are a moment somewhere between their first and their last day. A “(span)” is all of that time. Where a date
is “X, or Y”, the words can be read in two ways: the first is taken, the reason names the other, and `whence check`
warns, until the sidecar settles it with `direction: past`, `direction: future`, `reference` or `date`. So it is with
“next” and “this” before a weekday, “this” before a month, “last” before a month less than four months back, days in
digits, a month or season without a verb, “today” in a quotation, and a fiscal year that nobody defines.
"""


class Shown(str):
    """Lines that a doctest shows as they are, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def show(text: str, *, published: str = PUBLISHED) -> Shown:
    """Show what is found in a text, a line for each date: the `>>>` lines of the rules."""
    return Shown("\n".join(describe(found) for found in find_dates(text, published)) or "no date")


def find_dates(text: str, published: str) -> list[Found]:
    """Find the expressions of an example that give bounds."""
    return [found for found in find_expressions(text, Context(parse_day(published))) if found.date]


def describe(found: Found) -> str:
    """Say in a line what an expression resolves to."""
    if found.date is None:
        return found.text
    kind = "" if found.date.kind is Kind.POINT else f" ({found.date.kind})"
    other = f", or {found.other.edtf}" if found.other else ""
    return f"{found.text} = {found.date.edtf}{kind}{other}"


def write_page(rules: Iterable[Rule], word: Callable[[Reason], str]) -> str:
    """Make the page; `word` says a reason in English."""
    return "\n".join([HEAD, *(part for rule in rules if rule.documentation for part in write_rule(rule, word))])


def write_rule(rule: Rule, word: Callable[[Reason], str]) -> Iterator[str]:
    """One wording: its name, what is to be said of it, its examples as a table."""
    text = inspect.cleandoc(rule.documentation or "")
    title, _, body = text.partition("\n\n")
    words = body.partition(">>>")[0].strip()
    yield f"## {' '.join(title.split()).rstrip('.')}\n"
    yield f"Rule `{rule.name}`.{' ' + ' '.join(words.split()) if words else ''}\n"
    yield "| sentence | date | earliest | latest | because |\n|---|---|---|---|---|"
    for example in doctest.DocTestParser().get_examples(text):
        yield from write_example(example.source, word)
    yield ""


def write_example(source: str, word: Callable[[Reason], str]) -> Iterator[str]:
    """Make the rows of one `show(...)` line."""
    arguments = source.strip().removeprefix("show(").removesuffix(")")
    text, _, published = arguments.partition(", published=")
    day = published.strip('"') or PUBLISHED
    note = f" (published {day})" if published else ""
    text = text.strip('"')
    dates = find_dates(text, day)
    if not dates:
        yield f"| {text} | no date | | | |"
    for found in dates:
        date = found.date
        if date is not None:
            reasons = "; ".join(word(reason) for reason in date.basis)
            kind = "" if date.kind is Kind.POINT else f" ({date.kind})"
            bounds = " | ".join(str(day or "open") for day in (date.earliest, date.latest))
            words = f"{text[: found.full_start]}**{found.text}**{text[found.full_end :]}"
            other = f", or `{found.other.edtf}`" if found.other else ""
            yield f"| {words}{note} | `{date.edtf}`{kind}{other} | {bounds} | {reasons} |"
