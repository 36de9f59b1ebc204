"""The files that a build makes: no two for one place. Runs when they are planned, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.output import Bundle, Leaf


def check_outputs(outputs: Iterable[Leaf | Bundle]) -> Iterable[Diagnostic]:
    """Say WH802 for two outputs that one file system or another would take for one, or one for the other's folder."""
    by_path: dict[str, list[Leaf | Bundle]] = {}
    for output in outputs:
        by_path.setdefault(output.path.casefold(), []).append(output)
    said: set[frozenset[Span]] = set()
    for path, alike in by_path.items():
        folders = path.split("/")[:-1]
        above = ("/".join(folders[:depth]) for depth in range(1, len(folders) + 1))
        rivals = [*reversed(alike), *(file for folder in above for file in by_path.get(folder, ()))]
        origins = tuple(dict.fromkeys(rival.origin for rival in rivals if rival.origin))
        if len(rivals) > 1 and frozenset(origins) not in said:
            said.add(frozenset(origins))
            yield say_same_output(rivals, origins)


def say_same_output(rivals: Sequence[Leaf | Bundle], origins: Sequence[Span]) -> Diagnostic:
    """Say WH802 at the last of the files that want one place, naming the others."""
    paths = " and ".join(dict.fromkeys(rival.path for rival in rivals))
    place = origins[0] if origins else Span(rivals[0].path, 1, 1, 1, 1)
    others = [f"made by {origin.path}" for origin in origins[1:]] or ["a page that is made for the whole site"]
    message = f"two files would be written to {paths}: the other is {', '.join(others)}"
    return codes.SAME_OUTPUT.at(place, message, hint="rename one of them")
