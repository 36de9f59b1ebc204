"""The shape of events.json and of the files like it, published beside them as JSON Schema.

Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from builder.model.choices import Access, AgentType, Kind, Status
from builder.model.dates import GivenBy
from builder.model.edtf import Precision, Qualifier
from builder.model.output import Leaf
from builder.render import address
from builder.render.format import Edition, plan

VERSION = 1

Schema = dict[str, Any]


def make_schema(edition: Edition) -> Iterator[Leaf]:
    """events.schema.json, where there are events."""
    if edition.timeline.events:
        content = json.dumps(events_schema(), ensure_ascii=False, indent=2)
        yield plan(address.EVENTS_SCHEMA, lambda: f"{content}\n", edition.prints.of)


def events_schema() -> Schema:
    """Give the schema of every file of events: the site's, a year's, an article's."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:whence:events:{VERSION}",
        "title": "Events of a Whence site",
        "description": "Every href is relative to the site's first folder, to which root leads from this file.",
        **shape(
            {
                "$schema": text("Where this schema stands, from this file."),
                "version": {"const": VERSION, "description": "Raised when a field changes its meaning or goes."},
                "root": text("What leads from this file to the site's first folder; every href goes on from there."),
                "site": {"$ref": "#/$defs/site"},
                "language": text("The language of words, basis and statusWords (BCP 47)."),
                "count": {**WHOLE, "description": "How many events there are, behind years too."},
                "year": text("The year whose events a file holds: 2019, 1990s, 2016-2019."),
                "years": {**many("year"), "description": "In place of events: the files that hold them, one a year."},
                "article": {"$ref": "#/$defs/article"},
                "articles": {**many("article"), "description": "The articles that tell the events, the latest first."},
                "uncited": {**many("source"), "description": "Sources that are declared but cited for no event."},
                "events": {**many("event"), "description": "The events, in order of time."},
            },
            optional={"year", "years", "article", "articles", "uncited", "events"},
        ),
        "oneOf": [{"required": ["events"]}, {"required": ["years"]}],
        "$defs": {
            "site": site_schema(),
            "year": year_schema(),
            "article": article_schema(),
            "correction": correction_schema(),
            "event": event_schema(),
            "account": account_schema(),
            "date": date_schema(),
            "agent": agent_schema(),
            "place": place_schema(),
            "topic": shape({"key": text("Its name in addresses."), "name": text("The word as first written.")}),
            "passage": passage_schema(),
            "source": source_schema(),
            "cited": cited_schema(),
        },
    }


WHOLE: Schema = {"type": "integer", "minimum": 0}
DAY = r"^-?\d{4}-\d\d-\d\d$"


def text(description: str) -> Schema:
    """Describe a text."""
    return {"type": "string", "description": description}


def texts(description: str) -> Schema:
    """Describe a list of texts."""
    return {"type": "array", "items": {"type": "string"}, "description": description}


def yes(description: str) -> Schema:
    """Describe a yes or no."""
    return {"type": "boolean", "description": description}


def day(description: str, *, may_be_null: bool = False) -> Schema:
    """Describe a calendar day of ISO 8601; the year -0043 is 44 BC."""
    return {"type": ["string", "null"] if may_be_null else "string", "pattern": DAY, "description": description}


def one_of(choices: type[StrEnum], description: str, *, may_be_null: bool = False) -> Schema:
    """Describe one of a closed list of words."""
    values = [choice.value for choice in choices]
    return {"enum": [*values, None] if may_be_null else values, "description": description}


def many(name: str) -> Schema:
    """Describe a list of what has a shape of its own."""
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def shape(fields: dict[str, Schema], optional: set[str] | None = None) -> Schema:
    """Describe an object with these fields and no others."""
    required = [name for name in fields if name not in (optional or set())]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def site_schema() -> Schema:
    """Describe the site."""
    return shape(
        {
            "title": text("Its name."),
            "url": text("Its address, without a slash at the end."),
            "description": text("What it is, in a sentence."),
            "language": text("Its language (BCP 47)."),
        },
        optional={"url", "description"},
    )


def year_schema() -> Schema:
    """Describe a file that holds the events of one year."""
    return shape({"name": text("2019, 1990s, 2016-2019."), "href": text("The file."), "count": WHOLE})


def article_schema() -> Schema:
    """Describe an article."""
    return shape(
        {
            "slug": text("Its name, 2019/planes."),
            "title": text("Its headline."),
            "summary": text("It in a sentence or two."),
            "published": day("The day of its publication, from which relative words are read."),
            "publishedBasis": text("How that day is known."),
            "updated": day("The day of its last change."),
            "author": texts("Who wrote it."),
            "publisher": text("Who published it."),
            "language": text("The language it is written in (BCP 47)."),
            "topics": many("topic"),
            "license": text("On what terms it may be used."),
            "url": text("Where it was published first."),
            "href": text("Its page."),
            "count": {**WHOLE, "description": "How many events it tells."},
            "isDraft": yes("Whether it is not for readers yet."),
            "corrections": many("correction"),
        },
        optional={"summary", "published", "publishedBasis", "updated", "publisher", "license", "url"},
    )


def correction_schema() -> Schema:
    """Describe a correction of an article."""
    return shape(
        {
            "date": day("Since when it is right."),
            "text": text("What was wrong."),
            "event": text("The event that was corrected: an entry of the article, or slug#entry."),
            "was": text("What was said before."),
            "now": text("What is said now."),
        },
        optional={"event", "was", "now"},
    )


def event_schema() -> Schema:
    """Describe an event."""
    return shape(
        {
            "anchor": text("Its place on the article's page; in the article's own file only."),
            "id": text("slug#entry of the account that leads it."),
            "number": {"type": "integer", "minimum": 1, "description": "Its place in the site's order, from 1."},
            "title": text("What happened."),
            "text": text("A sentence of explanation, inline Markdown."),
            "date": {"$ref": "#/$defs/date"},
            "status": one_of(Status, "What is claimed of it."),
            "statusWords": text("Its status in words, a dispute included."),
            "isDisputed": yes("Whether another event, not retracted, disputes it."),
            "disputes": texts("The events it disputes, by id."),
            "disputedBy": texts("The events that dispute it, by id."),
            "after": texts("Events it comes after, by id."),
            "before": texts("Events it comes before, by id."),
            "origins": {**WHOLE, "description": "How many independent origins its sources have at most."},
            "hasConflict": yes("Whether its accounts' dates cannot all be true."),
            "href": text("The event on the page of the article that leads it."),
            "accounts": {**many("account"), "minItems": 1},
        },
        optional={"anchor", "text"},
    )


def account_schema() -> Schema:
    """Describe an event as one article tells it."""
    return shape(
        {
            "id": text("slug#entry."),
            "article": text("The article's slug."),
            "href": text("The article's page."),
            "title": text("What happened, as this article has it."),
            "text": text("A sentence of explanation, inline Markdown."),
            "language": text("The language of the article (BCP 47)."),
            "publisher": text("The article's publisher, who comes first in every chain of attribution."),
            "date": {"$ref": "#/$defs/date"},
            "reported": {"$ref": "#/$defs/date", "description": "When it was first said."},
            "status": one_of(Status, "What this article claims of it."),
            "translation": text("The passage in the site's language."),
            "attribution": {
                "type": "array",
                "items": many("agent"),
                "description": "Who says so, a list for each chain, the nearest to the reader first.",
            },
            "places": many("place"),
            "topics": many("topic"),
            "passages": many("passage"),
            "sources": many("cited"),
            "place": text("file:line:column of its title in the author's files."),
            "isDraft": yes("Whether it is not for readers yet."),
        },
        optional={"text", "publisher", "translation"},
    )


def date_schema() -> Schema:
    """Describe a date, as precise as its words and no more."""
    return shape(
        {
            "edtf": text("The date in EDTF (ISO 8601-2): everything but qualifier and precision follows from it."),
            "earliest": day("The first day it can be, included; null when open.", may_be_null=True),
            "latest": day("The last day it can be, included; null when open.", may_be_null=True),
            "precision": one_of(Precision, "How finely the words tell it."),
            "qualifier": one_of(Qualifier, "What the words take back.", may_be_null=True),
            "kind": one_of(Kind, "point: some moment inside; span: all of it; state: true then, ends not told."),
            "words": text("The date in words."),
            "worded": {"type": ["string", "null"], "description": "The article's own words."},
            "basis": texts("Why, in sentences."),
            "reasons": {
                "type": "array",
                "items": shape({"key": text("The reason."), "values": {"type": "object"}}),
                "description": "Why, for programs: docs/dates.md names the keys.",
            },
            "rule": text("The rule that read the words."),
            "givenBy": one_of(GivenBy, "What the date rests on."),
            "reference": day("The day that relative words were read from.", may_be_null=True),
        }
    )


def agent_schema() -> Schema:
    """Describe who says something."""
    return shape(
        {
            "key": text("Its id, or its name as in addresses."),
            "label": text("Its name, or how an unnamed one is described."),
            "isNamed": yes("Whether it has a name."),
            "type": one_of(AgentType, "What it is."),
            "role": text("What it does."),
            "sameAs": text("An address that identifies it."),
        },
        optional={"type", "role", "sameAs"},
    )


def place_schema() -> Schema:
    """Describe where something happens."""
    return shape(
        {
            "key": text("Its id, or its name as in addresses."),
            "name": text("Its name."),
            "type": text("What it is."),
            "sameAs": text("An address that identifies it."),
        },
        optional={"type", "sameAs"},
    )


def passage_schema() -> Schema:
    """Describe the words of the article that tell an event."""
    return shape(
        {
            "exact": text("The words."),
            "start": {**WHOLE, "description": "Where they begin in the article as read, in code points from 0."},
            "end": {**WHOLE, "description": "Where they end, excluded."},
            "place": text("file:line:column in the author's file."),
            "href": text("The passage on the article's page."),
        }
    )


SOURCE: dict[str, Schema] = {
    "key": text("Its id, its URL when it has no id, or article:slug."),
    "label": text("The name by which events link to it."),
    "title": text("Its title."),
    "url": text("Its address."),
    "type": text("What it is, a type of CSL."),
    "publisher": text("Who published it."),
    "author": texts("Who wrote it."),
    "published": shape({"edtf": text("Its date in EDTF."), "words": text("Its date in words.")}),
    "accessed": day("When it was read."),
    "access": one_of(Access, "How a reader can get at it."),
    "isRead": yes("Whether the author of the article has read it."),
    "archived": {
        "type": "array",
        "items": shape({"url": text("Its address."), "date": day("When it was kept.")}, optional={"date"}),
        "description": "Kept copies.",
    },
    "cites": texts("The sources it rests on itself, by key."),
    "note": text("A note for readers."),
}
SOMETIMES = {"title", "url", "publisher", "published", "accessed", "note"}


def source_schema() -> Schema:
    """Describe a source."""
    return shape(SOURCE, optional=SOMETIMES)


def cited_schema() -> Schema:
    """Describe a source as it is cited for an event."""
    own = {
        "number": {"type": "integer", "minimum": 1, "description": "Its place among the article's sources, from 1."},
        "quote": text("The words in the source."),
        "at": text("The place in the source."),
        "href": text("The source on the article's page."),
    }
    return shape(own | SOURCE, optional=SOMETIMES | set(own))
