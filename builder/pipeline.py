"""The line of stages, in order; the only file that knows it (DESIGN.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from builder.checks import check_timeline
from builder.checks.check import Known
from builder.checks.outputs import check_outputs
from builder.diagnostics import Diagnostic, Outcome, has_errors, sort_key
from builder.hearing import Told, tell_all
from builder.link.stage import link_timeline
from builder.model import codes
from builder.model.inputs import File, Inputs
from builder.model.ledger import digest
from builder.model.memory import Memory, ShortMemory, Spread
from builder.model.output import Build, Bundle, Leaf, Part
from builder.model.timeline import Site, Timeline
from builder.parse.allowance import Allowed, check_allowances, find_unused, gather_allowed
from builder.parse.site import parse_site
from builder.render import Plan, make_leaves, plan_site

PROGRAM = "builder"  # what our own files are called among a build's inputs
OF_LETTERS = frozenset({codes.UNSEEN.name, codes.LOOK_ALIKE.name, codes.GARBLED.name})


@dataclass(frozen=True, slots=True)
class Work:
    """What a build can ask for: what earlier ones made, and others to work with. `program` names what makes it.

    `keeps_told` says that what was told is still wanted once it is planned.
    """

    memory: Memory = field(default_factory=ShortMemory)
    spread: Spread = map
    program: str = ""
    keeps_told: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be made of a site: its files, planned, and what has been found out so far.

    `plan` is None where there is an error: then nothing is to be made.
    """

    plan: Plan | None
    leaves: tuple[Leaf | Bundle, ...]
    found: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...]
    told: tuple[Told, ...] = ()

    def finish(self, faults: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
        """Give every diagnostic, sorted; `faults` are what was found while the files were made."""
        found = [*self.found, *faults]
        if not has_errors(tuple(found)):  # one that stops the line keeps from us what an `allow` might cover
            found += find_unused(self.allowed, found)
        return settle(found, self.allowed)


def build_site(inputs: Inputs, *, name: str, with_drafts: bool) -> Build:
    """Run the whole line in memory. `name` is what the site is called when it has no site.yaml.

    Every diagnostic is in the result, sorted; outputs only when none of them is an error.
    """
    planned = plan_build(inputs, name=name, with_drafts=with_drafts)
    made = make_leaves(planned.leaves)
    kept = planned.finish(made.diagnostics)
    if has_errors(kept) or planned.plan is None:
        return Build((), kept)
    return Build(made.value, kept, planned.plan.edition.timeline)


def plan_build(inputs: Inputs, *, name: str, with_drafts: bool, work: Work | None = None) -> Planned:
    """Run the line as far as the plan of every file."""
    work = work or Work()
    site = parse_site(inputs.site, name=name)
    (settings, site_allows) = site.value
    program = digest(repr((work.program, programs_of(inputs))).encode())
    heard, texts = tell_all(inputs, settings, work.memory, work.spread, program)
    told = [one.told for one in heard]
    found = [*site.diagnostics, *(fault for one in heard for fault in one.faults)]
    tellings = [one.telling for one in told if one.telling]
    maybe = frozenset().union(*(one.maybe for one in told))
    linked = join(settings, told, with_drafts=True)
    found += linked.diagnostics
    found += check_timeline(Known(linked.value, tellings, inputs, maybe))
    allowed = tuple(gather_allowed(site_allows, tellings))
    found += check_allowances(allowed)
    if has_errors(tuple(found)):
        return Planned(None, (), tuple(found), allowed)
    is_shown_whole = with_drafts or not has_drafts(linked.value)
    shown = linked if is_shown_whole else join(settings, told, with_drafts=False)
    timeline = replace(shown.value, texts=texts)
    digests = {**inputs.digests, PROGRAM: work.program} if inputs.digests else {}
    made = plan_site(timeline, inputs.templates, inputs.theme, digests, work.memory)
    copies = (copy_file(file, inputs.digests.get(file.path, "")) for file in inputs.static)
    leaves = (*made.value.leaves, *copies)
    found += [*made.diagnostics, *check_outputs(leaves)]
    if has_errors(tuple(found)):
        return Planned(None, (), tuple(found), allowed)
    return Planned(made.value, leaves, tuple(found), allowed, tuple(told) if work.keeps_told else ())


def join(settings: Site, told: Sequence[Told], *, with_drafts: bool) -> Outcome[Timeline]:
    """Link what all articles say."""
    tellings = [one.telling for one in told if one.telling]
    pages = [one.page for one in told if one.page]
    maybe = frozenset().union(*(one.maybe for one in told))
    return link_timeline(settings, tellings, pages, with_drafts=with_drafts, maybe=maybe)


def programs_of(inputs: Inputs) -> list[tuple[str, str]]:
    """Name the files of our own program."""
    return [(path, name) for path, name in inputs.digests.items() if path.startswith(f"{PROGRAM}/")]


def copy_file(file: File, name: str) -> Leaf:
    """Plan the copy of a file of `static/`; `name` is that of its content."""
    return Leaf(file.path, (Part(lambda: file.content, (lambda: name) if name else None),))


def has_drafts(timeline: Timeline) -> bool:
    """Whether anything in it is not for readers yet."""
    accounts = (account for event in timeline.events for account in event.accounts)
    return (
        any(account.is_draft for account in accounts)
        or any(part.article.matter.is_draft for part in timeline.parts)
        or any(page.matter.is_draft for page in timeline.pages)
    )


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
