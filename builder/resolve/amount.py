"""Amounts of time as a reason shows them: in the units that the site's strings can name."""

from __future__ import annotations

FEWEST = 2  # “several” and “a few”

# How many of the shorter unit a longer one is; below a day everything counts as days, begun ones in full.
SHOWN = {"fortnight": (2, "week"), "night": (1, "day")}
PER_DAY = {"hour": 24, "minute": 1440, "second": 86_400}


def shown_amount(count: int, unit: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give the values `count` and `unit` of a Reason: days, weeks, months, quarters, years, decades or centuries."""
    if unit in PER_DAY:
        count, unit = -(-count // PER_DAY[unit]), "day"
    factor, unit = SHOWN.get(unit, (1, unit))
    return ("count", str(count * factor)), ("unit", unit)
