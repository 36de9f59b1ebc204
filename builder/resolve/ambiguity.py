"""The closed list of wordings that can be read in two ways (DESIGN.md §3, rule 5).

A rule gives the likelier reading by the conventions and names the other through `with_other`; the author settles it
with `direction` or `date`.
"""

from __future__ import annotations

from enum import StrEnum


class Ambiguity(StrEnum):
    """Why there are two readings. The value is the end of the reason's key, `ambiguity_NAME`."""

    NEXT_WEEKDAY = "next_weekday"  # next Friday: this week's or next week's
    THIS_WEEKDAY = "this_weekday"  # this Sunday: the one just gone or the one to come
    THIS_MONTH = "this_month"  # this December, said in January
    LAST_MONTH = "last_month"  # last March, said in June: this year's or last year's
    NUMERIC_ORDER = "numeric_order"  # 3/4/2019
    NO_VERB = "no_verb"  # a bare month or season in a clause without a verb
    QUOTED = "quoted"  # “today” in a quotation: the article's day or the one on which it was said
    FISCAL_YEAR = "fiscal_year"  # fiscal 2018, and nobody said when the year begins

    @property
    def key(self) -> str:
        """The key of the sentence that names the other reading."""
        return f"ambiguity_{self.value}"
