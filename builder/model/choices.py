"""The words an author can choose from, one closed list for each field."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How an event lies in its date."""

    POINT = "point"
    SPAN = "span"
    STATE = "state"


class Status(StrEnum):
    """What is claimed of an event. Disputed is never written: it follows from `disputes`."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    RETRACTED = "retracted"


class Direction(StrEnum):
    """Which way a relative expression looks."""

    PAST = "past"
    FUTURE = "future"


class Hemisphere(StrEnum):
    """Whose seasons are meant: “this spring” begins in March in the north, in September in the south."""

    NORTHERN = "northern"
    SOUTHERN = "southern"


class Access(StrEnum):
    """How a reader can get at a source. `offline` and `gone` need no URL."""

    OPEN = "open"
    PAYWALL = "paywall"
    LOGIN = "login"
    OFFLINE = "offline"
    GONE = "gone"


class Export(StrEnum):
    """What a site gives beside its pages."""

    JSON = "json"  # events.json, one for each article, and their schema
    CSV = "csv"
    CALENDAR = "calendar"
    ATOM = "atom"
    JSON_FEED = "json-feed"
    ANNOTATIONS = "annotations"
    CSL = "csl"
    TIMELINEJS = "timelinejs"
    LINKED_DATA = "json-ld"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    EMBEDS = "embeds"
    EVENT_EMBEDS = "event-embeds"


# What a site gives that does not say: a page for each event is many, and few are shown elsewhere.
USUAL = frozenset(Export) - {Export.EVENT_EMBEDS}

# Nothing that these say holds without the site's whole address.
WITH_URL = frozenset({Export.ATOM, Export.JSON_FEED, Export.ANNOTATIONS, Export.LINKED_DATA, Export.SITEMAP})


class AgentType(StrEnum):
    """What an agent is, in the words of schema.org."""

    PERSON = "Person"
    ORGANIZATION = "Organization"


class Show(StrEnum):
    """Whether the article page carries the whole text or only its passages."""

    FULL = "full"
    QUOTES = "quotes"
