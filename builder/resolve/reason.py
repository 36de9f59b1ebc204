"""Reasons said plainly, for the command line and the generated page; pages of a site say them in `render`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.model.dates import Reason

PLACE = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<form>[a-z]+))?\}")

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def word_reason(reason: Reason, sentences: Mapping[str, str]) -> str:
    """Fill a sentence of `strings/basis.en.yaml`; dates stay EDTF."""
    values = dict(reason.values)

    def fill(place: re.Match[str]) -> str:
        value = values[place["name"]]
        match place["form"]:
            case "weekday":
                return DAYS[int(value) - 1]
            case "month":
                return MONTHS[int(value) - 1]
            case "unit":
                several = value[:-1] + "ies" if value.endswith("y") and value != "day" else f"{value}s"
                return several if values.get("count", "1") != "1" else value
            case _:
                return value

    return PLACE.sub(fill, sentences[reason.key])
