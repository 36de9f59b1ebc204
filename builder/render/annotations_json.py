"""The passages as W3C Web Annotations: `annotations.json`.

Each selects its words on the article's page; its body is the event that they tell.
Source: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONEncoder
from typing import Any

from builder.model.article import Passage
from builder.model.choices import Show
from builder.model.output import Output
from builder.model.timeline import Account, ArticlePart
from builder.render import address
from builder.render.brief import Brief
from builder.render.event import language_of
from builder.render.exact import coverage_of
from builder.render.format import Edition

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a passage, by which it is found again

encode = JSONEncoder(ensure_ascii=False).encode


def make_annotations(edition: Edition) -> Iterator[Output]:
    """annotations.json, one for each passage; none without passages, or where the site has no address."""
    site = edition.timeline.site.url
    if not site:
        return
    found = [
        encode(one)
        for brief in edition.briefs
        for account in brief.event.accounts
        for one in annotate(edition, brief, account, site)
    ]
    if not found:
        return
    id_ = f"{site}/{address.ANNOTATIONS}"
    head = {"@context": CONTEXT, "id": id_, "type": "AnnotationCollection", "total": len(found)}
    page = {"id": f"{id_}#page-1", "type": "AnnotationPage", "startIndex": 0}
    items = ",\n".join(found)
    text = f'{encode(head)[:-1]},\n"first": {encode(page)[:-1]}, "items": [\n{items}\n]}}}}\n'
    yield Output(address.ANNOTATIONS, text.encode())


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
            "target": {"source": page, "selector": select(passage, part)},
        }


def select(passage: Passage, part: ArticlePart) -> dict[str, str]:
    """Select a passage by its words and those around it, which a page that shows only passages does not have."""
    selector = {"type": "TextQuoteSelector", "exact": passage.text}
    matter = part.article.matter
    if matter.show and matter.show.value is Show.QUOTES:
        return selector
    text = part.article.prose.text
    before, after = text[max(passage.start - AROUND, 0) : passage.start], text[passage.end : passage.end + AROUND]
    return selector | ({"prefix": before} if before else {}) | ({"suffix": after} if after else {})
