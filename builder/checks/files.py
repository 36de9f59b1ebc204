"""The files of content/: sidecars that have lost their article, and files that nobody reads."""

from __future__ import annotations

from collections.abc import Iterable

from builder.checks.check import Known
from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.shorthand import nearest


def check_files(known: Known) -> Iterable[Diagnostic]:
    """Say WH110 to WH112: sidecars without an article, an empty site, files that nobody reads."""
    paths = {file.path for file in known.inputs.content}
    for file in known.inputs.content:
        stem, _, ending = file.path.rpartition(".")
        is_parked = stem.rpartition("/")[2].startswith("_")
        if ending == "yaml" and not is_parked and f"{stem}.md" not in paths:
            alone = [path for path in paths if path.endswith(".md") and f"{path.removesuffix('.md')}.yaml" not in paths]
            near = nearest(f"{stem}.md", sorted(alone))
            like = f"did you mean the sidecar of {near}? else " if near else ""
            hint = f"{like}write {stem}.md, rename the sidecar after its article, or begin its name with _"
            yield codes.LONE_SIDECAR.at(file.start, f"there is no article {stem}.md beside this sidecar", hint=hint)
        elif ending not in {"md", "yaml"}:
            wanted = {"yml": "name it .yaml", "markdown": "name it .md"}.get(ending, "files to copy belong in static/")
            yield codes.STRAY_FILE.at(file.start, f"{file.path} is not read", hint=wanted)
    if not any(path.endswith(".md") for path in paths):
        hint = "write a first article, content/my-article.md"
        yield codes.NO_CONTENT.at(Span("content", 1, 1, 1, 1), "there is no article or page in content/", hint=hint)
