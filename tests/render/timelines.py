"""Timelines made by hand, as `link` gives them, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from builder.diagnostics import Span
from builder.model.article import Article, Page, Passage, Prose
from builder.model.choices import Access, Kind, Show, Status
from builder.model.dates import Conventions, EventDate, GivenBy, Reason
from builder.model.day import Day
from builder.model.edtf import Edtf, Precision, Qualifier, parse_edtf
from builder.model.inputs import File
from builder.model.shorthand import Written
from builder.model.timeline import (
    Account,
    ArticlePart,
    Cited,
    Event,
    KnownAgent,
    KnownPlace,
    KnownSource,
    Site,
    Timeline,
    Topic,
)
from builder.model.written import ArchivedCopy, Correction, FrontMatter, Moment, PageMatter
from builder.parse.markdown import parse_prose
from builder.parse.text import Lines

T = TypeVar("T")

THEME_FOLDER = Path(__file__).parents[2] / "templates"
HERE = Span("content/a.md", 1, 1, 1, 1)
PUBLISHED = Day(2019, 6, 3)


def read_theme() -> dict[str, File]:
    """The default theme, as read.py gives it."""
    return {
        path.relative_to(THEME_FOLDER).as_posix(): File(
            f"templates/{path.relative_to(THEME_FOLDER).as_posix()}", path.read_bytes()
        )
        for path in sorted(THEME_FOLDER.rglob("*"))
        if path.is_file()
    }


def written(value: T) -> Written[T]:
    return Written(value, HERE)


def edtf(text: str) -> Edtf:
    found = parse_edtf(text)
    assert found, text
    return found


def date(
    text: str,
    *,
    kind: Kind = Kind.POINT,
    words: str | None = None,
    given_by: GivenBy = GivenBy.WORDS,
    qualifier: Qualifier | None = None,
    precision: Precision | None = None,
    reference: Day | None = PUBLISHED,
    why: str = "The author’s reading",
) -> EventDate:
    found = edtf(text)
    basis = (Reason("author", (("text", why),)),)
    return EventDate(found, kind, precision or found.precision, qualifier, basis, "test", given_by, words, reference)


@dataclass(frozen=True)
class Draft:
    """An entry in short: what differs from the plainest event."""

    entry: str
    title: str
    date: EventDate
    quotes: Sequence[str] = ()
    sources: Sequence[str] = ("wsj",)
    chains: Sequence[Sequence[str]] = ()
    status: Status = Status.REPORTED
    disputes: Sequence[str] = ()
    after: Sequence[str] = ()
    before: Sequence[str] = ()
    text: str | None = None
    origins: int = 1
    is_draft: bool = False
    at: str | None = None


@dataclass(frozen=True)
class Story:
    """An article in short."""

    slug: str
    title: str
    markdown: str
    drafts: Sequence[Draft]
    published: Day = PUBLISHED
    language: str | None = None
    publisher: str | None = "Whence"
    summary: str | None = None
    basis: str | None = None
    show: Show | None = None
    corrections: Sequence[Correction] = ()
    extra_sources: Sequence[str] = ()
    topics: Sequence[str] = ()


def prose_of(markdown: str, path: str = "content/a.md") -> Prose:
    return parse_prose(Lines(path, markdown), 0).value


def make_article(story: Story) -> Article:
    path = f"content/{story.slug}.md"
    matter = FrontMatter(
        title=written(story.title),
        published=written(Moment(story.published)),
        published_basis=written(story.basis) if story.basis else None,
        language=written(story.language) if story.language else None,
        summary=written(story.summary) if story.summary else None,
        show=written(story.show) if story.show else None,
    )
    return Article(path, story.slug, matter, prose_of(story.markdown, path).outline, Conventions())


def find_passage(prose: Prose, quote: str) -> Passage:
    start = prose.text.index(quote)
    return Passage(start, start + len(quote), quote, Span(prose.path, 3, start + 1, 3, start + len(quote) + 1))


def make_event(draft: Draft, article: Article, prose: Prose, number: int, disputed_by: Sequence[str]) -> Event:
    account = Account(
        article=article.slug,
        entry=draft.entry,
        title=draft.title,
        span=Span(f"content/{article.slug}.yaml", number, 5, number, 9),
        date=draft.date,
        reported=draft.date,
        passages=tuple(find_passage(prose, quote) for quote in draft.quotes),
        sources=tuple(Cited(key, at=draft.at) for key in draft.sources),
        attribution=tuple(tuple(chain) for chain in draft.chains),
        status=draft.status,
        text=draft.text,
        is_draft=draft.is_draft,
    )
    name = f"{article.slug}#".__add__
    return Event(
        id=account.id,
        accounts=(account,),
        date=draft.date,
        status=draft.status,
        number=number,
        disputes=tuple(name(other) for other in draft.disputes),
        disputed_by=tuple(name(other) for other in disputed_by),
        after=tuple(name(other) for other in draft.after),
        before=tuple(name(other) for other in draft.before),
        origins=draft.origins,
    )


@dataclass(frozen=True)
class World:
    """What is known beside the events."""

    sources: Mapping[str, KnownSource] = field(default_factory=dict)
    agents: Mapping[str, KnownAgent] = field(default_factory=dict)
    places: Mapping[str, KnownPlace] = field(default_factory=dict)


def make_timeline(
    stories: Sequence[Story],
    *,
    site: Site | None = None,
    world: World | None = None,
    pages: Sequence[tuple[Page, Prose]] = (),
    redirects: Sequence[tuple[str, str]] = (),
) -> Timeline:
    """Join stories to a timeline. Events stand in the order of their days."""
    known = world or World()
    sources = dict(known.sources)
    parts: list[ArticlePart] = []
    texts = {page.path: prose for page, prose in pages}
    events: list[Event] = []
    for story in stories:
        article = make_article(story)
        texts[article.path] = prose_of(story.markdown, article.path)
        mine: list[Event] = []
        for draft in story.drafts:
            disputed_by = [other.entry for other in story.drafts if draft.entry in other.disputes]
            mine.append(make_event(draft, article, texts[article.path], len(events) + len(mine) + 1, disputed_by))
        keys = list(dict.fromkeys([*(key for draft in story.drafts for key in draft.sources), *story.extra_sources]))
        for key in keys:
            sources.setdefault(key, KnownSource(key, key, has_id=True, span=HERE, url=f"https://example.org/{key}"))
        topics = tuple(story.topics)
        ids = tuple(event.id for event in mine)
        parts.append(ArticlePart(article, story.publisher, None, topics, ids, tuple(keys), tuple(story.corrections)))
        events.extend(mine)
    events.sort(key=lambda event: (event.date.earliest or event.date.latest or Day(1, 1, 1), event.id))
    numbered = tuple(replace(event, number=number) for number, event in enumerate(events, 1))
    return Timeline(
        site=site or Site("Whence", description="What happened, when, and whence we know it."),
        parts=tuple(parts),
        pages=tuple(page for page, _ in pages),
        events=numbered,
        agents=known.agents,
        places=known.places,
        topics={key: Topic(key, key.title()) for part in parts for key in part.topics},
        sources=sources,
        redirects=tuple(redirects),
        texts=texts,
    )


def make_page(slug: str, title: str, markdown: str) -> tuple[Page, Prose]:
    path = f"content/{slug}.md"
    prose = prose_of(markdown, path)
    return Page(path, slug, PageMatter(page=written(value=True), title=written(title)), prose.outline), prose


ROSTEC_TEXT = """\
On Sunday The Wall Street Journal reported that Rostec, the Russian state group that makes and sells arms, had taken \
its *most important* military advisers out of Venezuela. It had this from someone close to the Russian Defense Ministry.

If the numbers are right they tell the story by themselves. Several years ago about a thousand of the group’s advisers \
were at work in the country; a few dozen are said to be left. The departures have quickened over the past several \
months, other people told the newspaper, as no orders came in.[^1]

## Unpaid bills

The trouble, on this account, is money. Payments under running contracts for missiles and air defence had dried up by \
the end of last year. Rostec delivered the last of its large contracts in March, and the other plans for working \
together are expected to lapse. How we date this is told [on a page of its own](about.md#section-dates).

## A show of support

From the edge of the runway things looked different. Russian aircraft landed in Caracas this spring with dozens of \
soldiers and advisers on board, while tension rose. On 4 April a Venezuelan deputy minister was quoted as saying that \
more Russian troops might follow.

#### What is denied

The Kremlin had said earlier that its specialists were there to look after arms sold under contracts already signed. \
Its ambassador in Caracas, Vladimir Zayemsky, has called the reports “absolutely false”.

- One item & another
- **Bold** and `code` at [a page](https://example.org/?a=1&b=2)

| Who | How many |
| :-- | --: |
| The Journal | 1,000 |
| Galeotti | 300 |

[^1]: We have not read it.
"""


def rostec() -> Story:
    """The ten events of the mock."""
    wsj = ("moscow-times", "wsj", "ministry")
    both = ("wsj-story", "mt-report")
    return Story(
        "rostec-leaves",
        "Are Rostec’s advisers leaving Venezuela?",
        ROSTEC_TEXT,
        [
            Draft(
                "thousand",
                "About 1,000 advisers of Rostec are in Venezuela",
                date("[..2017]", kind=Kind.STATE, words="Several years ago", qualifier=Qualifier.APPROXIMATE),
                ["Several years ago about a thousand of the group’s advisers were at work in the country"],
                both,
                [("moscow-times", "wsj")],
                text="A *few dozen* are said to be left now.",
            ),
            Draft(
                "payments",
                "Payments for missiles and air defence stop",
                date("[..2018-12-31]", words="by the end of last year"),
                ["Payments under running contracts for missiles and air defence had dried up by the end of last year."],
                both,
                [wsj],
                text="Contracts already under way bring in no more money.",
            ),
            Draft(
                "contract",
                "Rostec completes its last major contract with Venezuela",
                date("2019-03", words="in March", why="The last March before publication on 3 June 2019"),
                ["Rostec delivered the last of its large contracts in March"],
                both,
                [("moscow-times", "wsj")],
                text="No new orders follow it.",
            ),
            Draft(
                "planes",
                "Russian planes bring soldiers and advisers to Caracas",
                date("2019-25", words="this spring"),
                ["Russian aircraft landed in Caracas this spring with dozens of soldiers and advisers on board"],
                ["mt-report"],
                [("moscow-times",)],
                at="p. 2",
            ),
            Draft(
                "more-troops",
                "A deputy minister says more Russian troops may come",
                date("2019-04-04", words="On 4 April"),
                ["On 4 April a Venezuelan deputy minister was quoted as saying that more Russian troops might follow."],
                ["mt-april"],
                [("moscow-times", "interfax")],
            ),
            Draft(
                "kremlin",
                "The Kremlin says its specialists service existing contracts",
                date("[..2019-06-02]", given_by=GivenBy.ORDER),
                ["The Kremlin had said earlier that its specialists were there to look after arms sold"],
                ["mt-report"],
                [("moscow-times", "kremlin")],
                before=["withdrawal"],
            ),
            Draft(
                "withdrawal",
                "Rostec withdraws key advisers from Venezuela",
                date("[..2019-06-02]", words="Sunday", given_by=GivenBy.REPORTED),
                ["had taken its most important military advisers out of Venezuela"],
                both,
                [wsj],
                text="The people who matter have left, the Journal’s source says.",
            ),
            Draft(
                "departures",
                "The departures quicken",
                date("../2019-06-03", kind=Kind.SPAN, words="over the past several months"),
                ["The departures have quickened over the past several months"],
                both,
                [("moscow-times", "wsj")],
            ),
            Draft(
                "denial",
                "Russia’s ambassador denies the reports",
                date("[2019-06-02..2019-06-03]", given_by=GivenBy.ORDER),
                ["has called the reports “absolutely false”"],
                ["mt-report"],
                [("moscow-times", "zayemsky")],
                disputes=["withdrawal"],
                after=["withdrawal"],
                text="“Absolutely false”, he says: the work goes on as agreed.",
            ),
            Draft(
                "lapse",
                "Other plans for cooperation are expected to lapse",
                date("[2019-06-03..]", words="are expected to lapse"),
                ["the other plans for working together are expected to lapse"],
                both,
                [("moscow-times", "wsj")],
                status=Status.EXPECTED,
            ),
        ],
        summary="A newspaper says Russia’s state arms group has taken its key people out because Caracas no longer "
        "pays. The ambassador says nothing of the kind has happened.",
        basis="The report carries no date; it says “Sunday”.",
        corrections=(
            Correction(
                written(Day(2019, 6, 5)),
                written("We had dropped “by the end of”."),
                written("payments"),
                written("2018"),
                written("by the end of 2018"),
            ),
        ),
        extra_sources=["quicksand"],
        topics=["rostec", "venezuela"],
    )


def rostec_world() -> World:
    """The sources and agents of the ten events."""
    url = (
        "https://www.wsj.com/articles/in-a-blow-to-maduro-russia-withdraws-key-defense-support-to-venezuela-11559486826"
    )
    april = "https://www.themoscowtimes.com/2019/04/04/venezuelan-deputy-minister-says-more-russian-troops-could-arrive-interfax-a65091"
    quicksand = "https://www.themoscowtimes.com/2026/04/02/how-russia-sank-billions-of-dollars-into-venezuela-quicksand"
    journal, times = "The Wall Street Journal", "The Moscow Times"
    sources = (
        KnownSource(
            "wsj-story",
            journal,
            has_id=True,
            span=HERE,
            title="In a Blow to Maduro, Russia Withdraws Key Defense Support to Venezuela",
            url=url,
            publisher=journal,
            published=edtf("2019-06-02"),
            access=Access.PAYWALL,
            is_read=False,
        ),
        KnownSource(
            "mt-report",
            times,
            has_id=True,
            span=HERE,
            title="Report on Rostec’s advisers in Venezuela",
            publisher=times,
            accessed=Day(2019, 6, 3),
            access=Access.OFFLINE,
            cites=("wsj-story",),
            note="A copy of the text without its headline, address or date.",
        ),
        KnownSource(
            "mt-april",
            times,
            has_id=True,
            span=HERE,
            title="Venezuelan Deputy Minister Says More Russian Troops Could Arrive",
            url=april,
            publisher=times,
            published=edtf("2019-04-04"),
            archived=(
                ArchivedCopy(written(f"https://web.archive.org/web/20190405000000/{april}"), written(Day(2019, 4, 5))),
            ),
        ),
        KnownSource(
            "quicksand",
            times,
            has_id=True,
            span=HERE,
            title="How Russia Sank Billions of Dollars Into Venezuela Quicksand",
            url=quicksand,
            publisher=times,
            is_read=False,
        ),
    )
    agents = (
        KnownAgent("moscow-times", times, is_named=True),
        KnownAgent("wsj", journal, is_named=True),
        KnownAgent("ministry", "an unnamed source close to the Russian Defense Ministry", is_named=False),
        KnownAgent("interfax", "Interfax", is_named=True),
        KnownAgent("kremlin", "the Kremlin", is_named=True),
        KnownAgent("zayemsky", "Vladimir Zayemsky", is_named=True, role="Russia’s ambassador in Venezuela"),
    )
    return World({source.key: source for source in sources}, {agent.key: agent for agent in agents})


def rostec_timeline() -> Timeline:
    """The mock's site: the ten events, a page, an old address."""
    page = make_page(
        "about", "How we date and source", "# Dates\n\nNo date is more exact than its words.\n\n### Deep\n\nMore.\n"
    )
    return make_timeline([rostec()], world=rostec_world(), pages=[page], redirects=[("old/rostec", "rostec-leaves")])


def many(count: int, *, year: int = 2019, same_day: bool = False) -> Story:
    """An article of many events, a day each."""
    drafts = [
        Draft(
            f"e{place}",
            f"Event number {place} happens",
            date(str(Day(year, 3, 1) if same_day else Day(year, 1, 1).plus(place * 7 % 364))),
        )
        for place in range(count)
    ]
    drafts.sort(key=lambda draft: (draft.date.earliest or Day(1, 1, 1), draft.entry))
    return Story("many", "Many events", "Nothing is quoted here.\n", drafts)


def centuries() -> Story:
    """An article whose events lie centuries apart."""
    texts = [
        "-0043-03-15",
        "14XX",
        "1492-10-12",
        "16XX",
        "1789-07-14",
        "1914/1918",
        "194X",
        "1989-11-09",
        "2001~",
        "2019-06",
    ]
    drafts = [
        Draft(f"c{place}", f"Something happens in {text}", date(text, kind=Kind.SPAN if "/" in text else Kind.POINT))
        for place, text in enumerate(texts)
    ]
    return Story("centuries", "Through the centuries", "Nothing is quoted here.\n", drafts)


def join_events(timeline: Timeline, *ids: str, at: EventDate | None = None, has_conflict: bool = False) -> Timeline:
    """Make one event of several, as `same_event` does: led by the first, at its date unless told otherwise."""
    members = [next(event for event in timeline.events if event.id == id_) for id_ in ids]
    accounts = tuple(account for event in members for account in event.accounts)
    joined = replace(members[0], accounts=accounts, date=at or members[0].date, has_conflict=has_conflict)
    cited = [one.source for account in accounts for one in account.sources]

    def join_part(part: ArticlePart) -> ArticlePart:
        names = dict.fromkeys(joined.id if id_ in ids else id_ for id_ in part.events)
        sources = [*part.sources, *cited] if joined.id in names else part.sources
        return replace(part, events=tuple(names), sources=tuple(dict.fromkeys(sources)))

    events = tuple(joined if event.id == joined.id else event for event in timeline.events if event.id not in ids[1:])
    return replace(timeline, events=events, parts=tuple(join_part(part) for part in timeline.parts))
