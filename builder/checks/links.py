"""Links and images of articles and pages, and the links of the site's head."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from builder.checks.check import Known
from builder.diagnostics import Diagnostic
from builder.model import codes
from builder.model.article import Article, Outline, Page
from builder.model.shorthand import Written, nearest
from builder.model.url import is_web_address, resolve_target, static_path


@dataclass(frozen=True, slots=True)
class Target:
    """A file that may be linked to; `sections` is None where it could not be read."""

    is_draft: bool
    sections: frozenset[str] | None = None


def check_links(known: Known) -> Iterable[Diagnostic]:
    """Say WH803 and WH804 for every link and image of a body, WH803 for the site's head too."""
    articles = [part.article for part in known.timeline.parts]
    bodies: list[Article | Page] = [*articles, *known.timeline.pages]
    targets = {file.path: Target(is_draft=False) for file in known.inputs.content if is_body(file.path)}
    targets |= {body.path: Target(body.matter.is_draft, sections_of(body.outline)) for body in bodies}
    files = {file.path for file in known.inputs.static}
    for body in bodies:
        for target in body.outline.links:
            yield from check_link(target, body, targets, files)
        for image in body.outline.images:
            if static_path(image.value) not in files:
                yield say_no_image(image, files)
    slugs = {*(body.slug for body in bodies), *known.maybe}
    for link in known.timeline.site.nav:
        if not link.is_external and link.target not in slugs:
            message = f"the link “{link.title}” of the site's head leads to no page: there is no {link.target}.md"
            near = nearest(link.target, [body.slug for body in bodies])
            hint = f"did you mean {near}.md?" if near else "give a page or an article of content/, as about.md"
            yield codes.BROKEN_LINK.at(link.span, message, hint=hint)


def check_link(
    target: Written[str], body: Article | Page, targets: Mapping[str, Target], files: Collection[str]
) -> Iterable[Diagnostic]:
    """Say WH803 for a link to another file of ours, or to a section, that is not there."""
    if is_web_address(target.value):
        return
    path, fragment = resolve_target(target.value, posixpath.dirname(body.path))
    if target.value.startswith("#"):
        path = body.path
    elif static_path(target.value) in files:
        return
    found = targets.get(path) or targets.get(f"content/{path}")
    if found is None:
        source = f"{path.removesuffix('.html').removesuffix('/')}.md"
        near = next((name for name in (source, f"content/{source}") if name in targets), None)
        near = near or nearest(path, [*targets, *sorted(files)])
        hint = (
            f"did you mean {relative(near, body)}?" if near else "links lead to articles and pages by their .md files"
        )
        if not target.value:
            hint = "write the address between the brackets, or take the link out"
        yield codes.BROKEN_LINK.at(target.span, f"there is no page “{target.value}”", hint=hint)
    elif found.is_draft and not body.matter.is_draft:
        message = f"the page “{target.value}” is a draft, and this one is not"
        yield codes.BROKEN_LINK.at(target.span, message, hint="publish both, or neither")
    elif found.sections is None:
        return
    elif fragment and fragment.startswith("section-") and fragment not in found.sections:
        near = nearest(fragment, found.sections)
        message = f"there is no heading “#{fragment}” in {path}"
        yield codes.BROKEN_LINK.at(target.span, message, hint=f"did you mean #{near}?" if near else None)


def is_body(path: str) -> bool:
    """Whether a file of content/ is an article or a page that is built."""
    return path.endswith(".md") and not posixpath.basename(path).startswith("_")


def say_no_image(target: Written[str], files: Iterable[str]) -> Diagnostic:
    """Say WH804, with the nearest image."""
    near = nearest(target.value.lstrip("/"), files)
    hint = f"did you mean /{near}?" if near else "put the image into static/ and write ![…](/static/name.png)"
    return codes.NO_IMAGE.at(target.span, f"there is no image “{target.value}” in static/", hint=hint)


def relative(path: str, body: Article | Page) -> str:
    """Write a path as a link of `body` would."""
    return posixpath.relpath(path, posixpath.dirname(body.path))


def sections_of(outline: Outline) -> frozenset[str]:
    """Gather the anchors of a text's headings."""
    return frozenset(f"section-{slug}" for slug in outline.sections)
