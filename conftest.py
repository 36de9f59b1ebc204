"""What holds for every test: what examples in docstrings may use, and that none is judged by a clock."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

from builder.resolve.documentation import show

settings.register_profile("whence", deadline=None)  # a test asserts behaviour; a busy machine is no fault
settings.load_profile("whence")


@pytest.fixture(autouse=True)
def add_names(doctest_namespace: dict[str, Any]) -> None:
    """`show` is how the rules of dates show what they read."""
    doctest_namespace["show"] = show
