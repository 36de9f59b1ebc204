"""Write docs/dates.md anew from the rules' examples. Run it from the checkout after changing a rule."""

from __future__ import annotations

from pathlib import Path

import yaml

from builder.resolve.documentation import write_page
from builder.resolve.reason import word_reason
from builder.resolve.rules import RULES

ROOT = Path(__file__).resolve().parent.parent


def make_page() -> str:
    """Make the page as it should be."""
    sentences = yaml.safe_load((ROOT / "templates/strings/basis.en.yaml").read_text(encoding="utf-8"))
    return write_page(RULES, lambda reason: word_reason(reason, sentences))


if __name__ == "__main__":
    (ROOT / "docs/dates.md").write_text(make_page(), encoding="utf-8")
