"""A site of many parts, made by chance, and the files that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import yaml

Fields = dict[str, Any]

WHO = ["The harbour office", "A village council", "The water board", "The drivers’ union", "The county court",
       "A ferry company", "The hospital trust", "A team of divers", "The seed cooperative", "The school board"]  # fmt: skip
DID = ["closed", "opened", "surveyed", "sold", "repaired", "leased", "inspected", "flooded", "painted", "mapped"]
WHAT = ["the north dam", "a rail siding", "the old cannery", "a seed depot", "the fish market", "a salt road",
        "the upper lock", "a signal tower", "the ice house", "a timber yard"]  # fmt: skip
WHERE = ["near Halvik", "outside Ormsund", "in Teglby", "by Lake Ferd", "at Skarnes", "above Vollan", "in Niefjord"]
DONDE = ["cerca de Halvik", "en Ormsund", "junto al lago Ferd", "sobre Vollan"]
WHEN = ["in March", "on Sunday", "last week", "last year", "by the end of last year", "in 2014", "on 4 May 2017",
        "two years ago", "in the 1990s", "since 2016", "between March and May 2018", "in early April", "this spring",
        "nearly a decade ago", "in the first half of 2018", "yesterday", "several years ago", "before March",
        "last winter", "in 1911", "on 12 November 2016", "in Q3 2018", "until 2015", "last month"]  # fmt: skip
ASIDE = ["Nobody at the meeting asked for the minutes.", "The tide tables say nothing of it.",
         "Letters about the matter fill two shelves.", "A *small* crowd listened in the rain.",
         "The figures are kept in a tin box.", "Both sides had brought their own maps.",
         "Coffee was served, and then more coffee.", "It is a long road & a steep one.",
         "Some called it “a beginning”; others laughed.", "The clerk wrote all of it down by hand."]  # fmt: skip

QUIEN = ["La oficina del puerto", "Un consejo vecinal", "La junta del agua", "El juzgado comarcal", "Una naviera"]
HIZO = ["cerró", "abrió", "vendió", "reparó", "inspeccionó", "pintó"]
QUE = ["la presa norte", "un apeadero", "la vieja conservera", "la lonja", "un camino de sal", "la torre de señales"]
CUANDO = ["en marzo de 2018", "el 4 de mayo de 2017", "en 2014", "el 12 de noviembre de 2016", "en 1911"]
APARTE = ["Nadie pidió el acta.", "Las cartas llenan dos estantes.", "El camino es largo y empinado."]

AGENTS = ["Halvik Courier", "Ormsund Radio", "Lake Ferd Post", "Ingrid Sollen", "The Board of Dams", "Teglby Gazette"]
TOPICS = ["Water", "Roads", "Public money", "Fishing", "Salt & Ice"]
PLACES = ["Halvik", "Ormsund", "Teglby", "Lake Ferd"]
FOLDERS = ["", "", "2019/", "2019/", "2020/", "es/", "2020/deep/"]
TIES = ["disputes", "same_event", "after", "before"]
MOTTOS = ["Slowly but surely", "What the ledger says", "Ask the ferryman"]
EXPORTS = ["json", "csv", "calendar", "atom", "json-feed", "annotations", "csl", "timelinejs", "json-ld", "sitemap",
           "robots", "embeds", "event-embeds"]  # fmt: skip


class Dumper(yaml.CSafeDumper):
    """Writes a value that stands twice in full, for anchors are refused."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - of nothing
        return True


def to_yaml(fields: Fields) -> str:
    """Write fields as an author would."""
    return yaml.dump(fields, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=120) if fields else ""


@dataclass
class Article:
    """An article and its sidecar. The sentence of an event ends in its quote and a full stop."""

    matter: Fields
    text: list[list[str]]  # sentences by paragraph
    sidecar: Fields | None
    head: str = ""  # stands above the sidecar

    @property
    def events(self) -> list[Fields]:
        found: list[Fields] = self.sidecar.setdefault("events", []) if self.sidecar is not None else []
        return found

    @property
    def is_spanish(self) -> bool:
        return self.matter.get("language") == "es"

    @property
    def published(self) -> date:
        return date.fromisoformat(self.matter["published"][:10])

    def to_markdown(self) -> str:
        body = "\n\n".join("\n".join(paragraph) for paragraph in self.text)
        return f"---\n{to_yaml(self.matter)}---\n\n{body}\n"


@dataclass
class Site:
    """The sources of a site: articles by path without an ending, and every other file as it is."""

    settings: Fields | None
    shared: Fields
    articles: dict[str, Article]
    others: dict[str, bytes] = field(default_factory=dict)  # wins over what the rest gives
    number: int = 0  # of the ids given so far

    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        found: dict[str, str] = {"content/_shared.yaml": to_yaml(self.shared)}
        if self.settings is not None:
            found["site.yaml"] = to_yaml(self.settings)
        for path, article in self.articles.items():
            found[f"content/{path}.md"] = article.to_markdown()
            if article.sidecar is not None:
                found[f"content/{path}.yaml"] = article.head + to_yaml(article.sidecar)
        return {path: text.encode() for path, text in found.items()} | self.others

    def next_id(self, stem: str) -> str:
        self.number += 1
        return f"{stem}-{self.number}"

    def entries(self) -> Iterator[tuple[str, Article, Fields]]:
        """Every event with its article and the article's path."""
        for path, article in self.articles.items():
            yield from ((path, article, entry) for entry in article.events)


def make_site(chance: Random, articles: int, *, is_sound: bool = True) -> Site:
    """Make a site with something of all that a site can have; unless it `is_sound`, of dates that contradict each other too."""
    site = Site(settings=make_settings(chance), shared=make_shared(chance), articles={})
    for _ in range(articles):
        add_article(site, chance)
    for _ in range(articles // 2):
        add_tie(site, chance, kinds=TIES[:2] if is_sound else TIES)
    site.others = {
        "content/about.md": b"---\npage: true\ntitle: About us\naliases: [team.html]\n---\n\nWe *write* things down.\n",
        "static/map.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        "static/deep/notes.txt": bytes(range(256)),
        "templates/banner.html": b'<p class="banner">{{ site.title }}: {{ strings.timeline }}</p>\n',
        "templates/home.html": b'{% extends "theme/home.html" %}\n{% block main %}{% include "banner.html" %}\n'
        b"{{ super() }}{% endblock %}\n",
        "templates/strings/en.yaml": b"words:\n  colophon: Kept in Halvik.\n",
    }
    return site


def make_settings(chance: Random) -> Fields:
    settings: Fields = {"title": f"The {chance.choice(PLACES)} Record", "language": "en"}
    if chance.random() < 0.7:
        settings["url"] = f"https://{chance.choice(['record', 'archive'])}.example"
    if chance.random() < 0.5:
        settings["params"] = {"motto": chance.choice(MOTTOS)}
    if chance.random() < 0.5:
        settings["outputs"] = sorted(chance.sample(EXPORTS, chance.randint(4, len(EXPORTS))))
    settings["nav"] = [{"title": "About", "page": "about.md"}]
    return settings


def make_shared(chance: Random) -> Fields:
    agents = {to_id(name): {"name": name, "type": "Organization"} for name in AGENTS[:4]}
    places: Fields = {to_id(name): {"name": name} for name in PLACES[:2]}
    sources = {f"report-{number}": make_source(chance, number) for number in range(6)}
    sources["report-5"]["cites"] = "report-4"
    return {"agents": agents, "places": places, "sources": sources}


def make_source(chance: Random, number: int) -> Fields:
    source: Fields = {
        "title": f"{chance.choice(DID).title()}: {chance.choice(WHAT)}",
        "url": f"https://courier.example/{number}",
    }
    if chance.random() < 0.6:
        source["publisher"] = chance.choice([to_id(chance.choice(AGENTS[:4])), "Ormsund Almanac"])
    if chance.random() < 0.6:
        source["published"] = chance.choice(["2016", "2018-03", "2018-11-02", "2019-01-15"])
    if chance.random() < 0.3:
        source["archived"] = {"url": f"https://archive.example/{number}", "date": "2019-02-03"}
    if chance.random() < 0.2:
        source["access"] = "paywall"
    return source


def to_id(name: str) -> str:
    return name.lower().replace(" ", "-")


def add_article(site: Site, chance: Random) -> str:
    """Add an article with events; give its path."""
    folder = chance.choice(FOLDERS)
    path = folder + site.next_id(chance.choice(["dam", "ferry", "señal", "salt-road", "lock"]))
    published = date(2019, 1, 1) + timedelta(days=chance.randrange(900))
    matter: Fields = {"title": f"{make_title(chance)} ({site.number})", "published": published.isoformat()}
    if folder == "es/":
        matter["language"] = "es"
    if chance.random() < 0.5:
        matter["publisher"] = chance.choice([to_id(AGENTS[0]), to_id(AGENTS[1]), "Vollan Weekly"])
    if chance.random() < 0.6:
        matter["url"] = f"https://courier.example/{path.replace('ñ', 'n')}"
    for key, value in (("summary", chance.choice(ASIDE)), ("topics", [chance.choice(TOPICS)]),
                       ("author", "Ingrid Sollen"), ("license", "CC BY 4.0"), ("aliases", [f"old/{site.number}.html"]),
                       ("updated", (published + timedelta(days=3)).isoformat()), ("show", "quotes"),
                       ("draft", True)):  # fmt: skip
        if chance.random() < (0.1 if key in {"show", "draft"} else 0.3):
            matter[key] = value
    article = Article(matter, [[aside(chance, matter)] for _ in range(chance.randint(1, 3))], {})
    site.articles[path] = article
    for _ in range(chance.choice([0, 1, 2, 2, 3, 4])):
        add_event(site, article, chance)
    if not article.events:
        article.sidecar = None
    return path


def make_title(chance: Random) -> str:
    return f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)}"


def aside(chance: Random, matter: Fields) -> str:
    return chance.choice(APARTE if matter.get("language") == "es" else ASIDE)


def add_event(site: Site, article: Article, chance: Random) -> Fields:
    """Add a sentence to an article, and its event to the sidecar."""
    if article.sidecar is None:
        article.sidecar = {}
    when, fact = make_fact(article, chance)
    event: Fields = {"title": f"{make_title(chance)} {chance.choice(WHERE)}", "quote": f"{fact} {when}"}
    if chance.random() < 0.8:
        event["id"] = site.next_id("event")
    else:
        event["title"] += f" ({site.next_id('item')})"
    if article.is_spanish:
        event["when"] = when
    event["sources"] = make_citations(site, article, chance)
    if chance.random() < 0.4:
        event["according_to"] = [to_id(chance.choice(AGENTS[:4]))]
    elif chance.random() < 0.3:
        teller = site.next_id("witness")
        article.sidecar.setdefault("agents", {})[teller] = {"unnamed": "a man who was there"}
        event["according_to"] = [to_id(chance.choice(AGENTS[:4])), teller]
    fields = {
        "text": chance.choice(ASIDE),
        "places": [chance.choice([to_id(PLACES[0]), to_id(PLACES[1]), PLACES[2], "Lake Ferd"])],
        "topics": chance.sample(TOPICS, chance.randint(1, 2)),
        "status": chance.choice(["confirmed", "reported", "cancelled", "retracted"]),
    }
    event |= {key: value for key, value in fields.items() if chance.random() < (0.2 if key == "status" else 0.4)}
    article.events.append(event)
    chance.choice(article.text).append(f"{event['quote']}.")
    return event


def make_fact(article: Article, chance: Random) -> tuple[str, str]:
    """Make up something that an article does not say yet: when it was, and what."""
    says = "".join(sentence for paragraph in article.text for sentence in paragraph)
    words = (QUIEN, HIZO, QUE, DONDE) if article.is_spanish else (WHO, DID, WHAT, WHERE)
    when = chance.choice(CUANDO if article.is_spanish else WHEN)
    while True:
        fact = " ".join(chance.choice(part) for part in words)
        if fact not in says:
            return when, fact


def make_citations(site: Site, article: Article, chance: Random) -> Any:
    shared = sorted(site.shared.get("sources", {}))
    choices: list[Any] = [f"https://radio.example/{chance.randrange(12)}"]
    if shared:
        choices += [chance.choice(shared), [chance.choice(shared), "https://post.example/a?b=c&d"],
                    {"source": chance.choice(shared), "quote": "as the log says", "at": "p. 12"}]  # fmt: skip
    if "url" in article.matter:
        choices.append("article")
    return chance.choice(choices)


def add_tie(site: Site, chance: Random, *, kinds: Sequence[str] = TIES) -> str | None:
    """Let an event lean on another, mostly one of another article."""
    named = [(path, article, entry) for path, article, entry in site.entries() if "id" in entry]
    if len(named) < 2:
        return None
    (path, article, entry), (other_path, other, target) = chance.sample(named, 2)
    if "draft" in {*other.matter, *target} and chance.random() < 0.9:
        return None
    if kinds is not TIES and {*TIES} & {*entry, *target}:
        return None
    name = target["id"] if path == other_path else f"{other_path}#{target['id']}"
    kind = chance.choice(kinds)
    is_tied = bool({"after", "before", "same_event"} & {*entry, *target})
    if kind in {"after", "before"}:
        if other.published > article.published or is_tied or is_waited_for(site, entry):
            kind = "disputes"
        elif entry.get("quote"):
            forget_date(article, entry)
    if kind == "same_event" and (path == other_path or is_tied):
        kind = "disputes"
    entry[kind] = name
    return f"{path}#{entry['id']} {kind} {name}"


def is_waited_for(site: Site, entry: Fields) -> bool:
    """Whether others already stand by this event, so that it had better not wait itself."""
    names = [str(other.get(key, "")) for _, _, other in site.entries() for key in ("after", "before", "same_event")]
    return any(name.rpartition("#")[2] == entry["id"] for name in names)


def forget_date(article: Article, entry: Fields) -> None:
    """Take the words that date an event out of its sentence."""
    quote = entry["quote"]
    bare = next((quote.removesuffix(f" {words}") for words in (*WHEN, *CUANDO) if quote.endswith(f" {words}")), quote)
    entry.pop("when", None)
    replace_words(article, quote, bare)
    entry["quote"] = bare


def replace_words(article: Article, old: str, new: str) -> None:
    """Change words in the article's text."""
    article.text = [[sentence.replace(old, new) for sentence in paragraph] for paragraph in article.text]
