"""Events as a calendar: `events.ics`.

A calendar knows days and nothing less exact, so it holds the events on one day and the spans from one day to another.
All others are left out, and its description says how many.
Source: https://www.rfc-editor.org/info/rfc5545
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from builder.model.choices import Status
from builder.model.day import Day
from builder.model.output import Leaf, Part
from builder.model.slug import to_slug
from builder.model.timeline import ArticlePart, Event, Site
from builder.model.url import to_comparable
from builder.render import address
from builder.render.brief import Brief, name_speakers, sources_of
from builder.render.exact import days_of
from builder.render.format import Edition, plan_parts
from builder.render.strings import Strings

LONGEST_LINE = 75  # octets, without the line end
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
STATUSES = {Status.EXPECTED: "TENTATIVE", Status.CANCELLED: "CANCELLED", Status.RETRACTED: "CANCELLED"}


def make_ics(edition: Edition) -> Iterator[Leaf]:
    """Plan events.ics; none without events."""
    events = edition.timeline.events
    if not events:
        return
    counted = partial(edition.prints.of, edition.prints.dates)
    end = Part(lambda: fold("END:VCALENDAR"), edition.prints.of)
    entries = plan_parts(edition, events, print_entries)
    yield Leaf(address.CALENDAR, (Part(partial(print_head, edition), counted), *entries, end))


def print_head(edition: Edition) -> bytes:
    """Make the calendar's beginning, with how many events have no day to stand at."""
    site, events = edition.timeline.site, edition.timeline.events
    count = sum(1 for event in events if days_of(event.date))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Whence//Timelines//EN",
        "CALSCALE:GREGORIAN",
        *calendar_lines(site, count, len(events) - count, edition.site_strings),
    ]
    return b"".join(map(fold, lines))


def print_entries(edition: Edition, events: Sequence[Event]) -> str:
    """Make the entries of some events."""
    strings = edition.site_strings
    found = ((edition.brief(event), days) for event in events if (days := days_of(event.date)))
    lines = (line for brief, days in found for line in entry_lines(edition, brief, days, strings))
    return b"".join(map(fold, lines)).decode()


def calendar_lines(site: Site, count: int, others: int, strings: Strings) -> Iterator[str]:
    """Name the calendar, and say what it leaves out: as RFC 7986 has it, and as calendars knew it before."""
    about = strings.count("calendar_holds", count)
    if others:
        about = f"{about} {strings.count('calendar_leaves_out', others)}"
    for name, value in (("NAME", site.title), ("DESCRIPTION", about)):
        yield f"{name}:{escape(value)}"
    for name, value in (("X-WR-CALNAME", site.title), ("X-WR-CALDESC", about)):
        yield f"{name}:{escape(value)}"
    if site.url:
        yield f"URL:{address.whole_url(site.url, address.HOME)}"


def entry_lines(edition: Edition, brief: Brief, days: tuple[Day, Day], strings: Strings) -> Iterator[str]:
    """Write one event; it ends on the day before DTEND."""
    event = brief.event
    part = edition.index.parts[event.lead.article]
    is_plain = event.status in {Status.REPORTED, Status.CONFIRMED} and not event.disputed_by
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.id)}@{host_of_site(edition.timeline.site)}"
    yield f"DTSTAMP:{stamp_of(part)}"
    yield f"DTSTART;VALUE=DATE:{to_date(days[0])}"
    yield f"DTEND;VALUE=DATE:{to_date(days[1].plus(1))}"
    yield f"SUMMARY:{escape(event.title if is_plain else f'{brief.standing}: {event.title}')}"
    yield f"DESCRIPTION:{escape(describe(edition, brief, part, strings))}"
    yield f"STATUS:{STATUSES.get(event.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    if brief.url:
        yield f"URL:{brief.url}"
    yield "END:VEVENT"


def describe(edition: Edition, brief: Brief, part: ArticlePart, strings: Strings) -> str:
    """Give the date in words, who says so, and the sources."""
    event = brief.event
    worded = event.date.words
    said = name_speakers(event.lead, part, edition.timeline, strings)
    lines = [f"{brief.words}, {strings.fill('quote', text=worded)}" if worded else brief.words, *said]
    lines += [" ".join(filter(None, (one.label, one.url))) for one in sources_of(event, edition.timeline)]
    return "\n".join(lines)


def host_of_site(site: Site) -> str:
    """Give what makes our names unlike all others: the site's address, else its title."""
    return to_comparable(site.url) if site.url else f"{to_slug(site.title) or 'site'}.invalid"


def stamp_of(part: ArticlePart) -> str:
    """Say when this was last told: the article's own day, for we read no clock."""
    last = part.article.last_known
    return f"{to_date(last.value.day)}T000000Z" if last else "19700101T000000Z"


def to_date(day: Day) -> str:
    """Write a day as calendars do: 20190602."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def escape(text: str) -> str:
    """Write a text as a value (RFC 5545 §3.3.11)."""
    clean = CONTROL.sub("", text.replace("\r\n", "\n"))
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> bytes:
    """Break a line so that none is longer than 75 octets, and no letter is cut (RFC 5545 §3.1)."""
    rest = line.encode()
    if len(rest) <= LONGEST_LINE:
        return rest + b"\r\n"
    pieces: list[bytes] = []
    room = LONGEST_LINE
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
        room = LONGEST_LINE - 1  # the space that begins what goes on
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
