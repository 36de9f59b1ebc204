"""What every data format says of an event, put into words once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.model.choices import Status
from builder.model.timeline import Account, ArticlePart, Event, KnownSource, Timeline
from builder.render import address
from builder.render.inline import render_inline
from builder.render.strings import Strings
from builder.render.wording import word_event_date


class Brief(NamedTuple):
    """An event in the site's language. `words` are its date, `standing` its status, a dispute included.

    `href` leads to it from the site's first folder; `url` from anywhere, where the site has an address.
    """

    event: Event
    words: str
    standing: str
    href: str
    url: str | None


def brief_event(event: Event, url: str | None, strings: Strings) -> Brief:
    """Put one event into words."""
    lead = event.lead
    href = address.ROOT.link(address.page_path(lead.article), address.event_anchor(lead.entry))
    return Brief(
        event=event,
        words=word_event_date(event.date, strings),
        standing=status_words(event, strings),
        href=href,
        url=f"{url}/{href}" if url else None,
    )


def sources_of(event: Event, timeline: Timeline) -> Iterator[KnownSource]:
    """Give what all its accounts cite, each source once."""
    for key in dict.fromkeys(cited.source for account in event.accounts for cited in account.sources):
        yield timeline.sources[key]


def name_speakers(account: Account, part: ArticlePart, timeline: Timeline, strings: Strings) -> list[str]:
    """Say who says so, a text for each chain, the article's publisher first."""
    first = [part.publisher] if part.publisher else []
    chains = ([*first, *(timeline.agents[key].label for key in chain)] for chain in account.attribution or ((),))
    return list(dict.fromkeys(strings["citing"].join(names) for names in chains if names))


def plain_text(text: str) -> str:
    """Take the marks off a sentence of inline Markdown."""
    return render_inline(text, lambda _: None).striptags() if text else ""


def status_words(event: Event, strings: Strings) -> str:
    """Our word for how an event stands; a dispute is said beside what the author wrote, unless that is plain."""
    status = strings[f"status_{event.status}"]
    if not event.disputed_by:
        return status
    disputed = strings["status_disputed"]
    return disputed if event.status is Status.REPORTED else f"{disputed}, {status.lower()}"
