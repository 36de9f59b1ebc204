"""What the examples in docstrings may use without importing it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.resolve.documentation import show


@pytest.fixture(autouse=True)
def add_names(doctest_namespace: dict[str, Any]) -> None:
    """`show` is how the rules of dates show what they read."""
    doctest_namespace["show"] = show
