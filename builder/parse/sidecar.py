"""A sidecar to what it declares and annotates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Outcome
from builder.model import codes
from builder.model.article import Annotated
from builder.model.inputs import File
from builder.model.slug import to_slug
from builder.model.written import Annotations, Text
from builder.parse.characters import find_deceptions
from builder.parse.shape import shape
from builder.parse.text import Lines, decode
from builder.parse.yaml import parse_yaml

ID = re.compile(r"[a-z](?:[a-z0-9-]*[a-z0-9])?")
TAKEN = frozenset({"article", "published", "updated"})


def parse_annotations(file: File) -> Outcome[Annotated | None]:
    """Read a sidecar; of one with faults, the events and declarations that have none. None when nothing can be read.

    May say WH102 to WH105, WH107, WH114, WH115, WH117, WH201 to WH204, WH207 and WH301, all of a file's in one run.
    """
    text = decode(file)
    if text.has_errors:
        return Outcome(None, text.diagnostics)
    lines = Lines(file.path, text.value)
    written = parse_yaml(lines)
    if written.value is None and written.has_errors:
        return Outcome(None, written.diagnostics)
    annotations = shape(Annotations, written.value, lines, name="a sidecar")
    deceptions = find_deceptions(lines, prose=len(lines.text))
    faults = (*written.diagnostics, *annotations.diagnostics, *deceptions)
    if annotations.value is None:
        return Outcome(None, faults)
    return Outcome(Annotated(file.path, annotations.value), (*faults, *check_ids(annotations.value)))


def check_ids(annotations: Annotations) -> Iterator[Diagnostic]:
    """Say WH207 for every id that is not one."""
    declared: list[Text] = [
        *(agent.id for agent in annotations.agents),
        *(place.id for place in annotations.places),
        *(source.id for source in annotations.sources),
        *(entry.id for entry in annotations.events if entry.id),
    ]
    for written in declared:
        if written.value in TAKEN:
            yield codes.BAD_ID.at(written.span, f"“{written.value}” has a meaning of its own and cannot be an id")
        elif not ID.fullmatch(written.value):
            near = to_slug(written.value)
            hint = "ids are a-z, 0-9 and hyphens and begin with a letter"
            if ID.fullmatch(near) and near not in TAKEN:
                hint = f"write {near}: {hint}"
            yield codes.BAD_ID.at(written.span, f"“{written.value}” is not an id", hint=hint)
