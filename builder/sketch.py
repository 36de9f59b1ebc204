"""One page made at once from its own files, while all else stands as it stood: for the preview, which is in a hurry.

The whole site, linked again, puts right what a sketch leaves: the numbers and lists that other articles share with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from builder.hearing import Told, tell
from builder.link.stage import link_timeline
from builder.model.article import Page, Prose, Telling
from builder.model.inputs import File
from builder.model.timeline import Timeline
from builder.model.written import Agent, Annotations, Place
from builder.render import address
from builder.render.article import print_article
from builder.render.event import language_of
from builder.render.format import Edition
from builder.render.index import index_timeline
from builder.render.pages import print_page

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class Overlay(Mapping[K, V]):
    """A table laid over another."""

    upper: Mapping[K, V]
    lower: Mapping[K, V]

    def __getitem__(self, key: K) -> V:
        return self.upper[key] if key in self.upper else self.lower[key]

    def __iter__(self) -> Iterator[K]:
        return iter(dict.fromkeys([*self.upper, *self.lower]))

    def __len__(self) -> int:
        return len({*self.upper, *self.lower})


@dataclass(frozen=True, slots=True)
class Desk:
    """What a sketch is made on: the site as it was last planned, and what its articles said."""

    edition: Edition
    tellings: Mapping[str, Telling]  # by slug
    shared: Sequence[Telling]  # declarations of no article
    declared: Mapping[str, Telling] = field(default_factory=dict)  # by the ids and names that an article declares

    @classmethod
    def of(cls, edition: Edition, told: Sequence[Told]) -> Desk:
        """Lay out a site."""
        tellings = [one.telling for one in told if one.telling]
        declared: dict[str, Telling] = {}
        for telling in tellings:
            for name in names_declared(telling.annotations):
                declared.setdefault(name, telling)
        with_article = {telling.article.slug: telling for telling in tellings if telling.article}
        return cls(edition, with_article, [telling for telling in tellings if not telling.article], declared)

    def sketch(self, article: File, sidecar: File | None) -> tuple[str, bytes] | None:
        """Make the page of one article or plain page; None where it has errors, which the whole build will tell."""
        heard = tell(article, sidecar, self.edition.timeline.site)
        told, prose = heard.value
        if heard.has_errors or prose is None:
            return None
        if told.page:
            return self.sketch_page(told.page, prose)
        return self.sketch_article(told.telling, prose) if told.telling else None

    def sketch_page(self, page: Page, prose: Prose) -> tuple[str, bytes] | None:
        """Make a plain page."""
        timeline = self.edition.timeline
        language = page.matter.language.value if page.matter.language else timeline.site.language
        if language not in self.edition.words:
            return None
        texts = Overlay({page.path: prose}, timeline.texts)
        edition = replace(self.edition, timeline=replace(timeline, texts=texts))
        return address.page_path(page.slug), print_page(edition, page).encode()

    def sketch_article(self, telling: Telling, prose: Prose) -> tuple[str, bytes] | None:
        """Make an article's page, with all that it shows of other articles' events."""
        if telling.article is None:
            return None
        slug = telling.article.slug
        near = [self.tellings[other] for other in self.find_near(telling) if other != slug and other in self.tellings]
        others = [declarations(one) for one in self.find_declaring([telling, *near])]
        tellings = [*self.shared, *others, *near, telling]
        linked = link_timeline(self.edition.timeline.site, tellings, (), with_drafts=True)
        part = next((one for one in linked.value.parts if one.slug == slug), None)
        # What is said of the others comes of their being cut out of the site.
        own = {telling.article.path, telling.sidecar}
        if part is None or any(one.is_error and one.span.path in own for one in linked.diagnostics):
            return None
        if (language_of(part) or self.edition.timeline.site.language) not in self.edition.words:
            return None
        edition = lay_over(self.edition, linked.value, prose)
        return address.page_path(slug), print_article(edition, part).encode()

    def find_near(self, telling: Telling) -> dict[str, None]:
        """Find the articles that share events with one, or whose events it names."""
        found: dict[str, None] = {}
        old = self.edition.index.parts.get(telling.article.slug) if telling.article else None
        for id_ in old.events if old else ():
            event = self.edition.index.events[id_]
            found.update(dict.fromkeys(account.article for account in event.accounts))
            for other in (*event.disputes, *event.disputed_by, *event.after, *event.before):
                found[other.partition("#")[0]] = None
        for entry in telling.annotations.events:
            same = [entry.same_event] if entry.same_event else []
            for name in (*entry.after, *entry.before, *entry.disputes, *same):
                if "#" in name.value:
                    found[name.value.partition("#")[0]] = None
        return found

    def find_declaring(self, tellings: Sequence[Telling]) -> list[Telling]:
        """Find the articles that declare what these name, beside themselves."""
        names = (name for telling in tellings for name in names_used(telling))
        found = {one.sidecar: one for name in names if (one := self.declared.get(name))}
        own = {telling.sidecar for telling in tellings}
        return [one for sidecar, one in found.items() if sidecar not in own and one.article]


def names_declared(annotations: Annotations) -> Iterator[str]:
    """List the ids and names that a sidecar declares for the whole site."""
    nouns: tuple[Agent | Place, ...] = (*annotations.agents, *annotations.places)
    for noun in nouns:
        yield noun.id.value
        if noun.name:
            yield noun.name.value
    yield from (source.id.value for source in annotations.sources)


def names_used(telling: Telling) -> Iterator[str]:
    """List what an article and its sidecar name."""
    matter = telling.article.matter if telling.article else None
    if matter and matter.publisher:
        yield matter.publisher.value
    for source in telling.annotations.sources:
        yield from (name.value for name in (source.publisher, *source.cites) if name)
    for entry in telling.annotations.events:
        yield from (name.value for chain in entry.according_to for name in chain)
        yield from (name.value for name in entry.places)
        yield from (citation.source.value for citation in entry.sources or ())


def declarations(telling: Telling) -> Telling:
    """Give what an article declares, without what it tells."""
    annotations = replace(telling.annotations, events=(), corrections=())
    return Telling(None, telling.sidecar, annotations)


def lay_over(edition: Edition, new: Timeline, prose: Prose) -> Edition:
    """Lay what was linked anew over the site as it stood; where things stand in lists stays as it was."""
    old, index, fresh = edition.timeline, edition.index, index_timeline(new)
    timeline = replace(
        old,
        agents=Overlay(new.agents, old.agents),
        places=Overlay(new.places, old.places),
        topics=Overlay(old.topics, new.topics),
        sources=Overlay(new.sources, old.sources),
        texts=Overlay({prose.path: prose}, old.texts),
    )
    overlaid = replace(
        index,
        events=Overlay(fresh.events, index.events),
        told=Overlay(fresh.told, index.told),
        parts=Overlay(fresh.parts, index.parts),
        readings=Overlay(fresh.readings, index.readings),
        numbers=Overlay(fresh.numbers, index.numbers),
        anchors=Overlay(index.anchors, fresh.anchors),
        reports=Overlay(fresh.reports, index.reports),
        slices={kind: Overlay(found, fresh.slices[kind]) for kind, found in index.slices.items()},
        paths=Overlay(index.paths, fresh.paths),
    )
    return replace(edition, timeline=timeline, index=overlaid)
