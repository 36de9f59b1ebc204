"""The line of stages, in order; the only file that knows it (DESIGN.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.anchor.stage import anchor_annotations
from builder.checks import check_timeline
from builder.checks.check import Known
from builder.checks.outputs import check_outputs
from builder.diagnostics import Diagnostic, Outcome, has_errors, sort_key
from builder.link.stage import link_timeline
from builder.model import codes
from builder.model.article import Annotated, Manuscript, Page, Prose, Telling
from builder.model.inputs import File, Inputs
from builder.model.output import Build, Output
from builder.model.timeline import Site, Timeline
from builder.model.written import Annotations
from builder.parse.allowance import Allowed, check_allowances, find_unused, gather_allowed
from builder.parse.article import parse_article, to_page_slug
from builder.parse.sidecar import parse_annotations
from builder.parse.site import parse_site
from builder.render import render_site
from builder.resolve.stage import resolve_dates

MAYBE_A_NAME = re.compile(
    r"(?:^[ \t]*(?:- )?|[{,][ \t]*)(?:id:[ \t]*([a-z][a-z0-9-]*)|([a-z][a-z0-9-]*):)", re.MULTILINE
)

OF_LETTERS = frozenset({codes.UNSEEN.name, codes.LOOK_ALIKE.name, codes.GARBLED.name})


@dataclass(frozen=True, slots=True)
class Told:
    """What one article and its sidecar say, or what one page says.

    `maybe` are names that stood in what we could not read.
    """

    telling: Telling | None = None
    page: Page | None = None
    prose: Prose | None = None
    maybe: frozenset[str] = frozenset()


def build_site(inputs: Inputs, *, name: str, with_drafts: bool) -> Build:
    """Run the whole line. `name` is what the site is called when it has no site.yaml.

    Every diagnostic is in the result, sorted; outputs only when none of them is an error.
    """
    site = parse_site(inputs.site, name=name)
    (settings, site_allows) = site.value
    told = [tell(article, sidecar, settings) for article, sidecar in pair_files(inputs.content)]
    found = [*site.diagnostics, *(fault for one in told for fault in one.diagnostics)]
    tellings = [one.value.telling for one in told if one.value.telling]
    pages = [one.value.page for one in told if one.value.page]
    maybe = frozenset().union(*(one.value.maybe for one in told))
    texts = {one.value.prose.path: one.value.prose for one in told if one.value.prose}
    linked = link_timeline(settings, tellings, pages, with_drafts=True, maybe=maybe)
    found += linked.diagnostics
    found += check_timeline(Known(linked.value, tellings, inputs, maybe))
    allowed = gather_allowed(site_allows, tellings)
    found += check_allowances(allowed)
    outputs: tuple[Output, ...] = ()
    timeline: Timeline | None = None
    if not has_errors(tuple(found)):
        is_shown_whole = with_drafts or not has_drafts(linked.value)
        shown = linked if is_shown_whole else link_timeline(settings, tellings, pages, with_drafts=False)
        timeline = replace(shown.value, texts=texts)
        rendered = render_site(timeline, inputs.templates, inputs.theme)
        outputs = (*rendered.value, *(Output(file.path, file.content) for file in inputs.static))
        found += [*rendered.diagnostics, *check_outputs(outputs)]
    if not has_errors(tuple(found)):  # one that stops the line keeps from us what an `allow` might cover
        found += find_unused(allowed, found)
    kept = settle(found, allowed)
    return Build((), kept) if has_errors(kept) else Build(outputs, kept, timeline)


def tell(article: File | None, sidecar: File | None, site: Site) -> Outcome[Told]:
    """Take one article with its sidecar as far as they go alone: parse, anchor, resolve."""
    body: Outcome[Manuscript | None] = parse_article(article, site) if article else Outcome(None)
    notes: Outcome[Annotated | None] = parse_annotations(sidecar) if sidecar else Outcome(None)
    faults = (*body.diagnostics, *notes.diagnostics)
    maybe = names_in(article, sidecar) if body.has_errors or notes.has_errors else frozenset()
    head, prose = (body.value.head, body.value.prose) if body.value else (None, None)
    if isinstance(head, Page):
        if sidecar:
            hint = "a plain page has no sidecar: take `page: true` out of its front matter, or rename the sidecar"
            faults = (
                *faults,
                codes.LONE_SIDECAR.at(sidecar.start, f"{sidecar.path} stands beside a page", hint=hint),
            )
        return Outcome(Told(page=head, prose=prose), faults)
    annotations = notes.value.annotations if notes.value else Annotations()
    path = sidecar.path if sidecar else f"{article.path.removesuffix('.md')}.yaml" if article else ""
    if head is None or prose is None:
        declared = Telling(None, path, replace(annotations, events=(), corrections=()))
        told = [*(event.title for event in annotations.events), *(one.text for one in annotations.corrections)]
        if article is None and told:
            hint = f"write it beside {path.removesuffix('.yaml')}.md"
            message = "events or corrections without an article"
            faults = (*faults, codes.LONE_SIDECAR.at(told[0].span, message, hint=hint))
        return Outcome(Told(telling=declared, maybe=maybe), faults)
    anchored = anchor_annotations(prose, annotations)
    resolved = resolve_dates(head, prose, annotations, anchored.value)
    telling = Telling(head, path, annotations, anchored.value, resolved.value)
    return Outcome(Told(telling, None, prose, maybe), (*faults, *anchored.diagnostics, *resolved.diagnostics))


def pair_files(files: Iterable[File]) -> list[tuple[File | None, File | None]]:
    """Pair each article with its sidecar. A `_name.yaml` without its `_name.md` holds declarations for all."""
    by_path = {file.path: file for file in files}
    pairs: list[tuple[File | None, File | None]] = []
    for path, file in by_path.items():
        stem, _, ending = path.rpartition(".")
        is_parked = stem.rpartition("/")[2].startswith("_")
        if ending == "md" and not is_parked:
            pairs.append((file, by_path.get(f"{stem}.yaml")))
        elif ending == "yaml" and f"{stem}.md" not in by_path and is_parked:
            pairs.append((None, file))
    return pairs


def has_drafts(timeline: Timeline) -> bool:
    """Whether anything in it is not for readers yet."""
    accounts = (account for event in timeline.events for account in event.accounts)
    return (
        any(account.is_draft for account in accounts)
        or any(part.article.matter.is_draft for part in timeline.parts)
        or any(page.matter.is_draft for page in timeline.pages)
    )


def names_in(*files: File | None) -> frozenset[str]:
    """Gather every word of a broken file that may be an id, and its slug: nothing is said against who names them."""
    found: set[str] = set()
    for file in files:
        if file:
            text = file.content.decode("utf-8", "replace")
            found.add(to_page_slug(f"{file.path.rpartition('.')[0]}.md"))
            found.update(match[1] or match[2] for match in MAYBE_A_NAME.finditer(text))
    return frozenset(found)


def settle(found: Iterable[Diagnostic], allowed: Iterable[Allowed]) -> tuple[Diagnostic, ...]:
    """Sort, say each thing once, and leave out what the authors accept, which no error can be.

    A word that is an error needs no warning about its letters: they are most likely why.
    """
    accepted = list(allowed)
    ordered = sorted(found, key=sort_key)
    wrong = [diagnostic.span for diagnostic in ordered if diagnostic.is_error]
    kept = {
        diagnostic: None
        for diagnostic in ordered
        if diagnostic.is_error
        or (
            not any(one.covers(diagnostic) for one in accepted)
            and not (diagnostic.code in OF_LETTERS and any(diagnostic.span.is_within(span) for span in wrong))
        )
    }
    return tuple(kept)
