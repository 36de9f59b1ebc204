"""What each field of the authors' files is for, in a line: what editors show beside it (`whence schema`)."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.written import (
    Agent,
    Allowance,
    Annotation,
    Annotations,
    ArchivedCopy,
    Citation,
    Correction,
    FrontMatter,
    NavItem,
    PageMatter,
    Place,
    Quote,
    SiteFile,
    Source,
)

SHARED = {
    "allow": "warnings you accept: a code and your reason, as WH503: the document is sealed",
    "draft": "true: checked, but built only with --drafts",
    "timezone": "of date-times without an offset",
    "hemisphere": "northern or southern: what “spring” means",
    "fiscal_year_start": "the month and day on which a fiscal year begins, as 10-01",
    "language": "as en or es: what its page speaks, and in which dates are read",
    "summary": "one or two sentences, for lists",
    "aliases": "old addresses that should lead here",
    "same_as": "an address that identifies it, as https://www.wikidata.org/wiki/…",
}

MEANINGS: Mapping[type, Mapping[str, str]] = {
    SiteFile: {
        "title": "the site's name",
        "url": "where the site will stand, as https://example.org",
        "description": "one sentence, for the home page",
        "nav": "the head's links: a title with a page of the site, or with an address elsewhere",
        "params": "anything, for your own templates: site.params",
        "outputs": "which formats are written",
    },
    NavItem: {
        "title": "the words of the link",
        "page": "a page of the site, as about.md",
        "url": "an address elsewhere",
    },
    FrontMatter: {
        "title": "the article's headline",
        "published": "a day, or a date-time as 2019-06-03T14:30:00+02:00; relative dates are read from it",
        "published_basis": "how you know that day when there is no byline; shown to readers",
        "updated": "when it was last changed",
        "author": "one name or a list",
        "publisher": "who published it: an agent's id or a name",
        "url": "where it was published; needed when events cite the article itself",
        "topics": "one or a list",
        "license": "shown at the end of the article",
        "show": "full, or quotes for an article you may not republish: only its passages are shown",
    },
    PageMatter: {
        "page": "true: a page without date and sidecar",
        "title": "the page's headline",
    },
    Annotations: {
        "agents": "people and organisations that say something, each by an id",
        "places": "where things happen, each by an id",
        "sources": "documents that can be cited, each by an id",
        "events": "what the article reports",
        "corrections": "what was wrong, and what it says now",
    },
    Agent: {
        "id": "the name by which the site calls it",
        "name": "what readers see",
        "unnamed": "a description instead of a name, as: a source close to the ministry",
        "type": "Person or Organization",
        "role": "what they are, as: spokesperson of the harbour",
    },
    Place: {
        "id": "the name by which the site calls it",
        "name": "what readers see",
        "type": "as City or Country",
    },
    Source: {
        "id": "the name by which the site calls it",
        "title": "of the document",
        "url": "its address; may be left out with access: offline or gone",
        "type": "a CSL type, as article-newspaper; webpage unless given",
        "publisher": "an agent's id, or a name",
        "author": "one name or a list",
        "published": "its date: a day, month or year",
        "accessed": "the day you read it",
        "access": "whether readers can get at it",
        "read": "false: you know it only through the article",
        "archived": "a kept copy, or a list of them",
        "cites": "the source it rests on itself, or a list",
        "note": "a word to readers",
    },
    ArchivedCopy: {
        "url": "where the copy is kept",
        "date": "the day it was made",
    },
    Annotation: {
        "title": "what happened, as a sentence",
        "id": "a–z, 0–9 and hyphens; the title's slug unless given",
        "text": "a sentence of explanation, inline Markdown",
        "quote": "the article's exact words; in full exact, prefix and suffix; a list when it tells the event again",
        "when": "the words that date the event, when the quote holds none or several",
        "date": 'your own reading, as EDTF: 2019-03, 2019-25 for spring, "[..2018-12-31]" for no later than',
        "basis": "why, when the date is not what the words say, or there are none",
        "kind": "point: some moment in the date; span: all of it; state: true then, begin and end not told",
        "reported": "when it was said: words of the article, a day, or EDTF",
        "reference": "what relative words are read from: published, updated, a day, or an event",
        "direction": "past or future, where the words could be either",
        "after": "events that came before this one",
        "before": "events that came after this one",
        "sources": "an id, an address, article, or source with quote and at; one or a list; [] when there is none",
        "according_to": "who says so, nearest to the reader first; several accounts are a list of lists",
        "status": "reported unless given",
        "disputes": "the events that this one denies",
        "same_event": "the event of another article that this entry tells too, as 2019/planes#landing",
        "places": "ids or names",
        "topics": "ids or names",
        "translation": "of a quote in another language",
    },
    Quote: {
        "exact": "the words, as the article has them",
        "prefix": "the words right before, where the quote stands more than once",
        "suffix": "the words right after, where the quote stands more than once",
    },
    Citation: {
        "source": "an id, an address, or article",
        "quote": "the words in the source",
        "at": "the place in the source, as p. 12",
    },
    Allowance: {
        "code": "the code of the warning",
        "reason": "why it is accepted",
    },
    Correction: {
        "date": "the day of the correction",
        "text": "what was wrong",
        "event": "the event it is about",
        "was": "what it said",
        "now": "what it says",
    },
}


def meaning_of(noun: type, field: str) -> str:
    """Say what a field is for."""
    return MEANINGS.get(noun, {}).get(field) or SHARED[field]
