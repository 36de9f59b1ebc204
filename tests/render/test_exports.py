"""What is given beside the pages, read by other people's programs: nothing is left out, and no date says more than its words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as calendar_date
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
from pyld import jsonld

from builder.model.choices import USUAL, Export, Kind, Show, Status
from builder.model.dates import EventDate, GivenBy
from builder.model.day import Day
from builder.model.edtf import Qualifier
from builder.model.timeline import KnownSource, Site, Timeline
from builder.model.written import Moment
from builder.render import events_json, render_site, sitemap, teller
from builder.render.events_ics import fold
from builder.render.exact import begin_and_end, coverage_of, days_of, span_parts
from builder.render.feed import to_time
from tests.render.timelines import (
    HERE,
    Draft,
    Story,
    World,
    date,
    edtf,
    join_events,
    make_timeline,
    many,
    read_theme,
    rostec,
    rostec_timeline,
    rostec_world,
)

URL = "https://example.org/news"
SPAN, STATE = Kind.SPAN, Kind.STATE
APPROXIMATE = Qualifier.APPROXIMATE

# A date; its words; its days in a calendar; what JSON-LD says it lies in, begins and ends with; TimelineJS's begin and end.
DATES: list[tuple[EventDate, str, tuple[str, str] | None, str | None, tuple[str | None, str | None], tuple[Any, Any]]] = [
    (date("2019-06-02"), "2 June 2019", ("2019-06-02", "2019-06-02"), "2019-06-02", ("2019-06-02", None), ((2019, 6, 2), None)),
    (date("2019-03"), "March 2019", None, "2019-03", ("2019-03", None), ((2019, 3), None)),
    (date("2019"), "2019", None, "2019", ("2019", None), ((2019,), None)),
    (date("2019-25"), "spring 2019", None, "2019-03/2019-05", (None, None), ((2019,), None)),
    (date("2018-28"), "winter 2018–19", None, "2018-12/2019-02", (None, None), ((2018,), None)),
    (date("2019-25", qualifier=APPROXIMATE), "about spring 2019", None, "2019-03~/2019-05~", (None, None), ((2019,), None)),
    (date("199X"), "1990s", None, "1990/1999", (None, None), ((1990,), None)),
    (date("2014~"), "about 2014", None, "2014~", (None, None), ((2014,), None)),
    (date("2019-06-02~"), "about 2 June 2019", None, "2019-06-02~", (None, None), ((2019, 6, 2), None)),
    (date("[..2018-12-31]"), "by the end of 2018", None, "../2018-12-31", (None, None), ((2018,), None)),
    (date("[..2017]", qualifier=APPROXIMATE), "2017 or earlier, roughly", None, "../2017~", (None, None), ((2017,), None)),
    (date("[2019-06-03..]"), "3 June 2019 or later", None, "2019-06-03/..", (None, None), ((2019,), None)),
    (date("2019-05-27/2019-06-02"), "between 27 May and 2 June 2019", None, "2019-05-27/2019-06-02", (None, None), ((2019,), None)),
    (date("2019-04-04/2019-04-09", kind=SPAN), "4 to 9 April 2019", ("2019-04-04", "2019-04-09"), "2019-04-04/2019-04-09", ("2019-04-04", "2019-04-09"), ((2019, 4, 4), (2019, 4, 9))),
    (date("1914/1918", kind=SPAN), "1914 to 1918", None, "1914/1918", ("1914", "1918"), ((1914,), (1918,))),
    (date("2018", kind=SPAN), "throughout 2018", None, "2018", ("2018", "2018"), ((2018,), (2018,))),
    (date("2014/2019-06-03", kind=SPAN), "since 2014, still so on 3 June 2019", None, "2014/2019-06-03", ("2014", None), ((2014,), (2019, 6, 3))),
    (date("2019-04-04/2019-06-03", kind=SPAN), "since 4 April 2019, still so on 3 June 2019", None, "2019-04-04/2019-06-03", ("2019-04-04", None), ((2019, 4, 4), (2019, 6, 3))),
    (date("../2019-03", kind=SPAN), "up to March 2019", None, "../2019-03", (None, "2019-03"), ((2019,), None)),
    (date("2019-03/..", kind=SPAN), "from March 2019 on", None, "2019-03/..", ("2019-03", None), ((2019, 3), None)),
    (date("2019-06-02", kind=STATE), "2 June 2019", None, "2019-06-02", (None, None), ((2019, 6, 2), None)),
    (date("[..2019-06-03]", given_by=GivenBy.PUBLISHED), "no date given", None, None, (None, None), ((2019,), None)),
    (date("-0043-03-15"), "15 March 44 BC", None, "-0043-03-15", (None, None), ((-43, 3, 15), None)),
]  # fmt: skip


def dated_timeline() -> Timeline:
    drafts = [Draft(f"e{place}", f"Event {place}", one[0]) for place, one in enumerate(DATES)]
    return make_timeline([Story("2019/dated", "Dated", "Nothing.\n", drafts)], site=Site("Dated", url=URL))


def full_timeline() -> Timeline:
    """The ten events with a place in the world, several articles, accounts and corrections."""
    other = Story(
        "2019/other",
        "Otra <historia> & más",
        "Llegaron aviones. Nadie dijo más.\n",
        [
            Draft(
                "arrive",
                "Llegan =aviones, dicen; \\ “todos”",
                date("2019-04-05"),
                ["Llegaron aviones"],
                ["x"],
                status=Status.CONFIRMED,
            )
        ],
        published=Day(2019, 6, 9),
        language="es",
        show=Show.QUOTES,
    )
    again = replace(
        other,
        slug="2019/again",
        published=Day(2019, 6, 10),
        show=None,
        drafts=[replace(other.drafts[0], entry="again", status=Status.RETRACTED)],
    )
    timeline = make_timeline(
        [again, other, rostec()], world=rostec_world(), site=Site("Whence", url=URL, description="A & B")
    )
    return join_events(timeline, "2019/other#arrive", "2019/again#again")


def files_of(timeline: Timeline) -> dict[str, bytes]:
    outcome = render_site(timeline, {}, read_theme())
    assert not outcome.diagnostics
    return {output.path: output.content for output in outcome.value}


@pytest.fixture(scope="module")
def dated() -> dict[str, bytes]:
    return files_of(dated_timeline())


@pytest.fixture(scope="module")
def full() -> dict[str, bytes]:
    return files_of(full_timeline())


def rows_of(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["events.csv"].decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("case", DATES, ids=lambda case: case[1])
def test_no_format_says_more_of_a_date_than_its_words(case: tuple[Any, ...]) -> None:
    told, _, days, coverage, ends, parts = case
    found = days_of(told)
    assert (found and (str(found[0]), str(found[1]))) == days
    assert coverage_of(told) == coverage
    assert begin_and_end(told) == ends
    assert span_parts(told) == parts


def test_every_format_carries_the_words(dated: dict[str, bytes]) -> None:
    words = {f"2019/dated#e{place}": one[1] for place, one in enumerate(DATES)}
    events = json.loads(dated["events.json"])["events"]
    assert {event["id"]: event["date"]["words"] for event in events} == words
    assert {row["id"]: row["words"] for row in rows_of(dated)} == words
    slides = json.loads(dated["timeline.json"])["events"]
    assert sorted(slide["display_date"].lower() for slide in slides) == sorted(one.lower() for one in words.values())
    feed = dated["feed.xml"].decode()
    assert not [one for one in words.values() if f"{one[:1].upper()}{one[1:]}: " not in feed]


def test_a_calendar_has_days_and_counts_the_rest(dated: dict[str, bytes]) -> None:
    calendar = icalendar.Calendar.from_ical(dated["events.ics"])
    days = {f"2019/dated#e{place}": one[2] for place, one in enumerate(DATES) if one[2]}
    events = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert set(events) == set(days)
    for name, (first, last) in days.items():
        event = events[name]
        assert event.decoded("DTSTART") == calendar_date.fromisoformat(first)
        assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == Day(
            *map(int, last.split("-"))
        ).ordinal - Day(*map(int, first.split("-"))).ordinal + 1
        assert event.decoded("DTSTAMP").date() == calendar_date(2019, 6, 3)
    assert str(calendar["X-WR-CALDESC"]).startswith(
        f"{len(days)} events on days. {len(DATES) - len(days)} more are dated"
    )


def test_calendar_lines_are_folded_between_letters(full: dict[str, bytes]) -> None:
    assert full["events.ics"].endswith(b"END:VCALENDAR\r\n")
    for line in full["events.ics"].split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    for text in ("x" * 400, "é" * 200, "“漢字”" * 60, "🙂" * 90, "a" + "🙂" * 90):
        folded = fold(text)
        assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
        assert folded.replace(b"\r\n ", b"").decode() == text + "\r\n"


def test_a_calendar_reads_back_as_written(full: dict[str, bytes]) -> None:
    events = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(full["events.ics"]).walk("VEVENT")}
    assert len(events) == len(set(events))
    event = events["2019/other#arrive@example.org/news"]
    assert str(event["SUMMARY"]) == "Llegan =aviones, dicen; \\ “todos”"
    assert str(event["URL"]) == f"{URL}/2019/other.html#event-arrive"
    assert "5 April 2019" in str(event["DESCRIPTION"])
    assert event["STATUS"] == "CONFIRMED"


def test_what_is_not_plainly_reported_says_so_in_a_calendar() -> None:
    drafts = [Draft(status.value, status.value, date("2019-06-02"), status=status) for status in Status]
    drafts.append(Draft("denial", "denial", date("2019-06-02"), disputes=["reported"]))
    files = files_of(make_timeline([Story("a", "A", "Nothing.\n", drafts)]))
    found = {
        str(event["SUMMARY"]): str(event["STATUS"])
        for event in icalendar.Calendar.from_ical(files["events.ics"]).walk("VEVENT")
    }
    assert found == {
        "Disputed: reported": "CONFIRMED",
        "confirmed": "CONFIRMED",
        "Expected: expected": "TENTATIVE",
        "Cancelled: cancelled": "CANCELLED",
        "Retracted: retracted": "CANCELLED",
        "denial": "CONFIRMED",
    }


def test_nothing_is_left_out(full: dict[str, bytes]) -> None:
    timeline = full_timeline()
    ids = [event.id for event in timeline.events]
    data = json.loads(full["events.json"])
    assert [event["id"] for event in data["events"]] == ids
    assert [article["slug"] for article in data["articles"]] == [part.slug for part in timeline.parts]
    assert [row["id"] for row in rows_of(full)] == ids
    assert len(json.loads(full["timeline.json"])["events"]) == len(ids)
    assert [item["id"] for item in json.loads(full["sources.json"])] == list(timeline.sources)
    accounts = [account for event in timeline.events for account in event.accounts]
    passages = [passage.text for account in accounts for passage in account.passages]
    page = json.loads(full["annotations.json"])
    assert page["total"] == len(passages)
    assert [item["target"]["selector"]["exact"] for item in page["first"]["items"]] == passages
    cited = {source["key"] for event in data["events"] for one in event["accounts"] for source in one["sources"]}
    assert cited | {source["key"] for source in data["uncited"]} == set(timeline.sources)
    for part in timeline.parts:
        own = json.loads(full[f"{part.slug}.json"])
        assert [event["id"] for event in own["events"]] == list(part.events)
        assert own["article"]["corrections"] == [
            one for article in data["articles"] if article["slug"] == part.slug for one in article["corrections"]
        ]
    claims = json.loads(linked(full["rostec-leaves.html"]))["hasPart"]
    assert len(claims) == len(timeline.parts[-1].events)


def test_data_is_what_its_schema_says(full: dict[str, bytes], dated: dict[str, bytes]) -> None:
    schema = json.loads(full["events.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for files in (full, dated, files_of(make_timeline([many(3)]))):
        assert files["events.schema.json"] == full["events.schema.json"]
        for path, content in files.items():
            if path.endswith(".json") and b'"$schema": ' in content and path != "events.schema.json":
                data = json.loads(content)
                assert not [fault.message for fault in check.iter_errors(data)], path
                assert data["root"] == "../" * path.count("/")
                assert data["$schema"] == f"{data['root']}events.schema.json"
    wrong = json.loads(full["events.json"])
    wrong["events"][0]["date"]["earliest"] = "2019-03"
    assert list(check.iter_errors(wrong))


def test_a_site_of_very_many_events_has_a_file_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_json, "MOST_EVENTS", 20)
    timeline = dated_timeline()
    files = files_of(timeline)
    index = json.loads(files["events.json"])
    assert "events" not in index
    assert index["count"] == len(timeline.events)
    check = jsonschema.Draft202012Validator(json.loads(files["events.schema.json"]))
    assert not list(check.iter_errors(index))
    found = []
    for year in index["years"]:
        part = json.loads(files[year["href"]])
        assert not list(check.iter_errors(part))
        assert part["count"] == year["count"] == len(part["events"])
        found += [event["id"] for event in part["events"]]
    assert sorted(found) == sorted(event.id for event in timeline.events)


def test_every_href_of_the_data_leads_somewhere(full: dict[str, bytes]) -> None:
    def hrefs(value: Any) -> list[str]:
        if isinstance(value, list):
            return [href for one in value for href in hrefs(one)]
        if isinstance(value, dict):
            own = [value["href"]] if "href" in value else []
            return own + [href for one in value.values() for href in hrefs(one)]
        return []

    found = hrefs(json.loads(full["events.json"])) + hrefs(json.loads(full["2019/other.json"]))
    assert len(found) > 50
    for href in found:
        page, _, anchor = href.partition("#")
        assert not anchor or f'id="{anchor}"'.encode() in full[page], href


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", "＝1"])
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    story = Story("a", "A", "Nothing.\n", [Draft("e", text, date("-0043", words=text), text=text, sources=[])])
    rows = rows_of(files_of(make_timeline([story])))
    assert rows[0]["title"] == f"'{text}"
    assert rows[0]["edtf"] == "'-0043"
    for cell in rows[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_feeds_are_read_by_feedparser(full: dict[str, bytes]) -> None:
    feed = feedparser.parse(full["feed.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == feed.feed.links[0].href == f"{URL}/feed.xml"
    assert feed.feed.updated == "2019-06-10T00:00:00Z"
    assert [entry.link for entry in feed.entries] == [
        f"{URL}/2019/again.html",
        f"{URL}/2019/other.html",
        f"{URL}/rostec-leaves.html",
    ]
    ours = feed.entries[2]
    assert (ours.published, ours.updated) == ("2019-06-03T00:00:00Z", "2019-06-05T00:00:00Z")
    assert feed.entries[1].title == "Otra <historia> & más"
    assert feed.entries[1].content[0].language == "es"
    content = ours.content[0].value
    assert content.count("<li>") == len(rostec().drafts)
    assert f'By the end of 2018: <a href="{URL}/rostec-leaves.html#event-payments">' in content
    assert "From the edge of the runway" not in content
    corrections = feedparser.parse(full["corrections.xml"])
    assert not corrections.bozo
    assert [(entry.updated, entry.summary) for entry in corrections.entries] == [
        ("2019-06-05T00:00:00Z", "We had dropped “by the end of”.")
    ]
    assert corrections.entries[0].id.startswith("urn:uuid:")


JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": {"$ref": "#/$defs/authors"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string"},
                    "url": {"type": "string", "pattern": "^https://"},
                    "title": {"type": "string"},
                    "summary": {"type": "string"},
                    "content_html": {"type": "string"},
                    "date_published": {"$ref": "#/$defs/time"},
                    "date_modified": {"$ref": "#/$defs/time"},
                    "authors": {"$ref": "#/$defs/authors"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "language": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {
        "time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$"},
        "authors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
    },
}


def test_json_feeds_are_json_feeds(full: dict[str, bytes]) -> None:
    for path, other in (("feed.json", "feed.xml"), ("corrections.json", "corrections.xml")):
        feed = json.loads(full[path])
        assert not [fault.message for fault in jsonschema.Draft202012Validator(JSON_FEED).iter_errors(feed)]
        assert feed["feed_url"] == f"{URL}/{path}"
        atom = feedparser.parse(full[other])
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2019-06-03", "2019-06-03T00:00:00Z"),
        ("2019-06-03T14:30", "2019-06-03T00:00:00Z"),
        ("2019-06-03T14:30Z", "2019-06-03T14:30:00Z"),
        ("2019-06-03 14:30:05+0200", "2019-06-03T14:30:05+02:00"),
        ("2019-06-03T14:30-05:30", "2019-06-03T14:30:00-05:30"),
    ],
)
def test_a_time_is_told_where_its_zone_is_written(text: str, time: str) -> None:
    assert to_time(Moment.from_written(text)) == time


# The few terms we use, as the published contexts have them: no test asks the network.
CONTEXTS: dict[str, dict[str, Any]] = {
    "https://schema.org": {
        "@vocab": "http://schema.org/",
        **{name: {"@type": "@id"} for name in ("url", "sameAs", "archivedAt", "eventStatus", "license")},
        **{name: {"@type": "http://schema.org/Date"} for name in ("datePublished", "dateModified", "startDate", "endDate")},
    },
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": "http://www.w3.org/ns/oa#",
        "as": "http://www.w3.org/ns/activitystreams#",
        "schema": "http://schema.org/",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "exact", "prefix", "suffix")},
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "describing": "oa:describing",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "first": {"@type": "@id", "@id": "as:first"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "total": "as:totalItems",
        "startIndex": "as:startIndex",
    },
}  # fmt: skip


def expand(data: Any) -> list[dict[str, Any]]:
    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        del options
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}

    found: list[dict[str, Any]] = jsonld.expand(data, {"documentLoader": load})
    return found


def linked(page: bytes) -> str:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return found[1]


def schema(name: str) -> str:
    return f"http://schema.org/{name}"


def test_linked_data_expands_to_claims_with_dates_as_told(dated: dict[str, bytes]) -> None:
    (article,) = expand(json.loads(linked(dated["2019/dated.html"])))
    page = f"{URL}/2019/dated.html"
    assert article["@id"] == page
    assert article["@type"] == [schema("NewsArticle")]
    claims = {claim["@id"]: claim for claim in article[schema("hasPart")]}
    assert len(claims) == len(DATES)
    for place, (_, _, _, coverage, ends, _) in enumerate(DATES):
        claim = claims[f"{page}#event-e{place}"]
        assert claim["@type"] == [schema("Claim")]
        assert [one["@value"] for one in claim.get(schema("temporalCoverage"), [])] == ([coverage] if coverage else [])
        events = claim.get(schema("about"), [])
        found = [
            tuple(
                event[schema(name)][0]["@value"] if schema(name) in event else None for name in ("startDate", "endDate")
            )
            for event in events
        ]
        assert found == ([ends] if any(ends) else [])
        assert claim[schema("citation")] == [{"@id": f"{page}#source-1"}]


def test_linked_data_of_an_article_and_the_first_page(full: dict[str, bytes]) -> None:
    (article,) = expand(json.loads(linked(full["rostec-leaves.html"])))
    fix = article[schema("correction")][0]
    assert fix["@type"] == [schema("CorrectionComment")]
    assert fix[schema("datePublished")][0]["@value"] == "2019-06-05"
    assert {one["@id"] for one in article[schema("citation")]} >= {f"{URL}/rostec-leaves.html#source-1"}
    assert "ClaimReview" not in json.dumps(article)
    withdrawal = next(one for one in article[schema("hasPart")] if one["@id"].endswith("#event-withdrawal"))
    assert withdrawal[schema("creativeWorkStatus")] == [{"@value": "Disputed"}]
    (site,) = expand(json.loads(linked(full["index.html"])))
    assert site["@type"] == [schema("WebSite")]
    assert site[schema("url")] == [{"@id": f"{URL}/"}]


def test_no_text_ends_the_script_that_holds_it() -> None:
    evil = "</script><script>alert(1)</script><!-- \u2028 & ]]>"
    story = Story("a", evil, "Nothing.\n", [Draft("e", evil, date("2019"))], summary=evil)
    page = files_of(make_timeline([story], site=Site("X", url=URL)))["a.html"]
    text = linked(page)
    assert json.loads(text)["headline"] == evil
    assert not re.search(r"[<>&\u2028]", text)


def test_annotations_expand_and_lead_to_passage_and_event(full: dict[str, bytes]) -> None:
    (found,) = expand(json.loads(full["annotations.json"]))
    items = found["http://www.w3.org/ns/activitystreams#first"][0]["http://www.w3.org/ns/activitystreams#items"][0][
        "@list"
    ]
    oa = "http://www.w3.org/ns/oa#"
    assert len({item["@id"] for item in items}) == len(items) == json.loads(full["annotations.json"])["total"]
    for item in items:
        assert item["@type"] == [f"{oa}Annotation"]
        target, body = item[f"{oa}hasTarget"][0], item[f"{oa}hasBody"][0]
        page = target[f"{oa}hasSource"][0]["@id"].removeprefix(f"{URL}/")
        selector = target[f"{oa}hasSelector"][0]
        assert selector["@type"] == [f"{oa}TextQuoteSelector"]
        text = re.sub(r"<[^>]+>", "", full[page].decode())
        assert selector[f"{oa}exact"][0]["@value"] in text
        assert (f"{oa}prefix" in selector or f"{oa}suffix" in selector) == (page != "2019/other.html")
        event, _, anchor = body["@id"].removeprefix(f"{URL}/").partition("#")
        assert f'id="{anchor}"'.encode() in full[event]


CSL_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("2019-06-02", {"date-parts": [[2019, 6, 2]]}),
        ("2019-06", {"date-parts": [[2019, 6]]}),
        ("2019", {"date-parts": [[2019]]}),
        ("2019~", {"date-parts": [[2019]], "circa": True}),
        ("2019?", {"literal": "perhaps 2019"}),
        ("2019-25", {"date-parts": [[2019]], "season": 1}),
        ("2019-32", {"date-parts": [[2019]], "season": 4}),
        ("199X", {"literal": "1990s"}),
        ("2019-33", {"literal": "first quarter of 2019"}),
        ("1914/1918", {"date-parts": [[1914], [1918]]}),
        ("[..2018-12-31]", {"literal": "by the end of 2018"}),
        ("../2018", {"literal": "up to 2018"}),
    ],
)
def test_a_source_is_dated_in_csl_as_precisely_as_it_is_known(text: str, issued: dict[str, Any]) -> None:
    source = KnownSource(
        "s", "S", has_id=True, span=HERE, published=edtf(text), type="notebook", accessed=Day(2019, 6, 3)
    )
    files = files_of(
        make_timeline(
            [Story("a", "A", "Nothing.\n", [Draft("e", "E", date("2019"), sources=["s"])])], world=World({"s": source})
        )
    )
    (item,) = json.loads(files["sources.json"])
    assert item["issued"] == issued
    jsonschema.Draft202012Validator(CSL_DATE).validate(item["issued"])
    assert item["accessed"] == {"date-parts": [[2019, 6, 3]]}
    assert (item["type"], item["genre"]) == ("document", "notebook")


def test_sources_as_csl(full: dict[str, bytes]) -> None:
    items = {item["id"]: item for item in json.loads(full["sources.json"])}
    april = items["mt-april"]
    assert april["container-title"] == "The Moscow Times"
    assert april["archive"] == "web.archive.org"
    assert april["archive_location"].startswith("https://web.archive.org/web/20190405")
    assert "publisher" not in april


def test_sitemap_lists_every_page_once(full: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.findall(r"<loc>([^<]*)</loc>", full["sitemap.xml"].decode())
    pages = {path for path in full if path.endswith(".html") and path != "404.html" and not path.startswith("embed/")}
    assert len(found) == len(set(found)) == len(pages)
    assert {
        f"{URL}/{path.removesuffix('index.html') if path.endswith('index.html') else path}" for path in pages
    } == set(found)
    assert (
        f"<url><loc>{URL}/rostec-leaves.html</loc><lastmod>2019-06-05</lastmod></url>" in full["sitemap.xml"].decode()
    )
    assert full["robots.txt"].decode().endswith(f"\nSitemap: {URL}/sitemap.xml\n")
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 5)
    split = files_of(full_timeline())
    names = re.findall(r"<loc>([^<]*)</loc>", split["sitemap.xml"].decode())
    assert len(names) == -(-len(found) // 5)
    assert [
        loc for name in names for loc in re.findall(r"<loc>([^<]*)</loc>", split[name.removeprefix(f"{URL}/")].decode())
    ] == found


def test_redirects_are_no_pages_of_the_sitemap() -> None:
    timeline = replace(rostec_timeline(), site=Site("X", url=URL))
    text = files_of(timeline)["sitemap.xml"].decode()
    assert "rostec-leaves.html" in text
    assert "old/rostec" not in text


FILES = {
    Export.JSON: {"events.json", "events.schema.json", "rostec-leaves.json"},
    Export.CSV: {"events.csv"},
    Export.CALENDAR: {"events.ics"},
    Export.ATOM: {"feed.xml", "corrections.xml"},
    Export.JSON_FEED: {"feed.json", "corrections.json"},
    Export.ANNOTATIONS: {"annotations.json"},
    Export.CSL: {"sources.json"},
    Export.TIMELINEJS: {"timeline.json"},
    Export.LINKED_DATA: set(),
    Export.SITEMAP: {"sitemap.xml"},
    Export.ROBOTS: {"robots.txt"},
    Export.EMBEDS: {"embed/rostec-leaves.html"},
    Export.EVENT_EMBEDS: {f"embed/rostec-leaves.{draft.entry}.html" for draft in rostec().drafts},
}  # fmt: skip


@pytest.mark.parametrize("export", Export)
def test_a_site_gives_what_its_outputs_name_and_no_more(export: Export) -> None:
    given = make_timeline([rostec()], world=rostec_world(), site=Site("X", url=URL, outputs=frozenset({export})))
    bare = files_of(replace(given, site=replace(given.site, outputs=frozenset())))
    files = files_of(given)
    data_page = (
        {"data/index.html"}
        if export not in {Export.LINKED_DATA, Export.SITEMAP, Export.ROBOTS, Export.EMBEDS, Export.EVENT_EMBEDS}
        else set()
    )
    assert set(files) - set(bare) == FILES[export] | data_page
    assert all(b"ld+json" not in content for content in files.values()) == (export is not Export.LINKED_DATA)
    for path in data_page:
        linked_files = {
            href.removeprefix("../")
            for href in re.findall(
                r'<li><a href="([^"]+)"', files[path].decode().partition("<main")[2].partition("</main>")[0]
            )
        }
        assert linked_files == FILES[export] - {"rostec-leaves.json"}


def test_without_an_address_nothing_is_given_that_needs_one() -> None:
    files = files_of(rostec_timeline())
    assert not {"feed.xml", "feed.json", "annotations.json", "sitemap.xml"} & set(files)
    assert {"events.json", "events.csv", "events.ics", "sources.json", "timeline.json", "robots.txt"} <= set(files)
    assert b"Sitemap" not in files["robots.txt"]
    assert rows_of(files)[0]["page"] == "rostec-leaves.html#event-thousand"
    for path, content in files.items():
        assert b"ld+json" not in content, path
    assert frozenset(Export) - {Export.EVENT_EMBEDS} == USUAL


def test_the_head_of_a_page_leads_to_data_and_describes_it(full: dict[str, bytes]) -> None:
    page = full["2019/again.html"].decode()
    head = page.partition("</head>")[0]
    assert '<link rel="alternate" type="application/json" href="again.json">' in head
    assert '<link rel="alternate" type="application/atom+xml" title="Whence" href="../feed.xml">' in head
    assert '<meta property="og:type" content="article">' in head
    assert f'<meta property="og:url" content="{URL}/2019/again.html">' in head
    assert '<meta name="description" content="Llegaron aviones. Nadie dijo más.">' in head
    assert '<meta name="twitter:card" content="summary">' in head
    assert '<meta property="article:published_time" content="2019-06-10">' in head
    assert 'href="../data/index.html"' in page
    # What may not be republished is no description either.
    assert "Nadie dijo más" not in full["2019/other.html"].decode()
    for path, content in full.items():
        if path.endswith(".html"):
            assert content.count(b'<meta name="description"') == 1, path


def test_everything_comes_out_alike_twice() -> None:
    assert files_of(full_timeline()) == files_of(full_timeline())


def test_how_many_dates_are_kept_in_mind_changes_nothing(
    full: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teller, "MOST_DATES", 1)
    assert files_of(full_timeline()) == full
