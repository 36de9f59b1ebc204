"""The passages as W3C Web Annotations: `annotations.json`.

Each selects its words on the article's page; its body is the event that they tell.
Source: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from builder.model.article import Passage
from builder.model.choices import Show
from builder.model.output import Leaf, Part
from builder.model.timeline import Account, ArticlePart, Event
from builder.render import address
from builder.render.brief import Brief
from builder.render.encode import encode
from builder.render.event import language_of
from builder.render.exact import coverage_of
from builder.render.format import Edition, plan_parts

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a passage, by which it is found again


def make_annotations(edition: Edition) -> Iterator[Leaf]:
    """Plan annotations.json, one for each passage; none without passages, or where the site has no address."""
    site = edition.timeline.site.url
    told = [event for event in edition.timeline.events if any(account.passages for account in event.accounts)]
    if not site or not told:
        return
    total = sum(len(account.passages) for event in told for account in event.accounts)
    id_ = f"{site}/{address.ANNOTATIONS}"
    head = {"@context": CONTEXT, "id": id_, "type": "AnnotationCollection", "total": total}
    page = {"id": f"{id_}#page-1", "type": "AnnotationPage", "startIndex": 0}
    begin = f'{encode(head)[:-1]},\n"first": {encode(page)[:-1]}, "items": [\n'
    first = Part(partial(str.encode, begin), partial(edition.prints.of, begin))
    last = Part(partial(str.encode, "\n]}}\n"), edition.prints.of)
    parts = plan_parts(edition, told, partial(print_items, site), between=",\n", with_texts=True)
    yield Leaf(address.ANNOTATIONS, (first, *parts, last))


def print_items(site: str, edition: Edition, events: Sequence[Event]) -> str:
    """Make the annotations of some events."""
    return ",\n".join(
        encode(one)
        for event in events
        for account in event.accounts
        for one in annotate(edition, edition.brief(event), account, site)
    )


def annotate(edition: Edition, brief: Brief, account: Account, site: str) -> Iterator[dict[str, Any]]:
    """Tell the passages of one account."""
    part = edition.index.parts[account.article]
    page = f"{site}/{address.ROOT.link(address.page_path(account.article))}"
    language = language_of(part) or edition.timeline.site.language
    coverage = coverage_of(account.date)
    for place, passage in enumerate(account.passages):
        anchor = address.quote_anchor(account.entry, place)
        yield {
            "id": address.at(f"{site}/{address.ANNOTATIONS}", f"{account.article}/{anchor}"),
            "type": "Annotation",
            "motivation": "describing",
            "body": {
                "id": brief.url,
                "type": "TextualBody",
                "value": account.title,
                "format": "text/plain",
                "language": language,
                "purpose": "describing",
                **({"schema:temporalCoverage": coverage} if coverage else {}),
            },
            "target": {"source": page, "selector": select(edition, passage, part)},
        }


def select(edition: Edition, passage: Passage, part: ArticlePart) -> dict[str, str]:
    """Select a passage by its words and those around it, which a page that shows only passages does not have."""
    selector = {"type": "TextQuoteSelector", "exact": passage.text}
    matter = part.article.matter
    if matter.show and matter.show.value is Show.QUOTES:
        return selector
    text = edition.timeline.texts[part.article.path].text
    before, after = text[max(passage.start - AROUND, 0) : passage.start], text[passage.end : passage.end + AROUND]
    return selector | ({"prefix": before} if before else {}) | ({"suffix": after} if after else {})
