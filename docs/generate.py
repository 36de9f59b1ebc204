"""Writes the generated pages of docs/: `python docs/generate.py`. The tests say when a page is behind."""

from __future__ import annotations

import inspect
from pathlib import Path

import yaml

from builder.diagnostics import Code
from builder.exchange.codes import CODES as IMPORT_CODES
from builder.model import view
from builder.model.codes import CODES
from builder.resolve.documentation import write_page
from builder.resolve.reason import word_reason
from builder.resolve.rules import RULES

DOCS = Path(__file__).parent
REASONS = DOCS.parent / "templates/strings/basis.en.yaml"

FAMILIES = {
    "1": "Files and YAML",
    "2": "Site and fields",
    "3": "Dates",
    "4": "Quotes",
    "5": "Sources",
    "6": "Attribution",
    "7": "Events: order, identity, drafts",
    "8": "Outputs and templates",
}

HEAD = """# What whence checks

Every message names its place, the words found and what to do:

    content/a.yaml:12:9: error WH401: the quote is not in the article: “withdrew key”
      hint: the nearest passage is in content/a.md:9:12: “withdrawn “key” defense advisers”

An **error** means that a page would be false, broken, or not what was written: nothing is built, and the old site stays
as it was. A **warning** is true, but weaker than it could be. A **note** is worth doing some day; only `whence check`
shows it. A warning or note can be accepted, with its reason, on an event, in a sidecar or front matter, or in
site.yaml:

```yaml
allow:
  WH503: the document is sealed
```

`whence explain WH401` prints an entry of this page.
"""


def checks_page() -> str:
    """Give the page of all codes, in families."""
    parts = [HEAD]
    codes = sorted((*CODES, *IMPORT_CODES), key=lambda code: code.name)
    for family, title in FAMILIES.items():
        parts.append(f"\n# {title}\n")
        parts += [code_section(code) for code in codes if code.name[2] == family]
    return "\n".join(parts)


def code_section(code: Code) -> str:
    """Give one code: its title, what it means, and the lines before and after mending."""
    lines = [f"\n## {code.name}\n", f"*{code.severity.value}* · {code.title}\n", code.meaning]
    for name, example in (("Wrong", code.wrong), ("Right", code.right)):
        if example:
            lines += [f"\n{name}:\n", *(f"    {line}" for line in example.split("\n"))]
    return "\n".join(lines) + "\n"


def dates_page() -> str:
    """Give the page of all date wordings, from the rules' own examples."""
    sentences = yaml.safe_load(REASONS.read_text("utf-8"))
    return write_page(RULES, lambda reason: word_reason(reason, sentences))


VIEWS_HEAD = """# What a template sees

"""


def views_page() -> str:
    """Give the page of every view class: what a theme can rely on."""
    classes = [one for one in vars(view).values() if inspect.isclass(one) and one.__module__ == view.__name__]
    return VIEWS_HEAD + inspect.getdoc(view) + "\n" + "".join(view_section(one) for one in classes)


def view_section(noun: type) -> str:
    """Give one class: what it is, and its fields with their types."""
    written = noun.__annotations__.items()
    rows = [f"| `{name}` | `{str(kind).replace('|', 'or')}` |" for name, kind in written]
    table = "\n".join(["| field | type |", "|---|---|", *rows])
    return f"\n## {noun.__name__}\n\n{inspect.getdoc(noun)}\n\n{table}\n"


PAGES = {"checks.md": checks_page, "dates.md": dates_page, "views.md": views_page}


if __name__ == "__main__":
    for name, write in PAGES.items():
        (DOCS / name).write_text(write(), "utf-8")
