"""What people do to the sources of a site: each edit changes it in one way, and says what it did.

An edit that finds nothing to work on says None. Some leave the site broken, as people do.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.soak.site import (
    AGENTS,
    ASIDE,
    CUANDO,
    EXPORTS,
    FOLDERS,
    MOTTOS,
    PLACES,
    WHEN,
    Article,
    Fields,
    Site,
    add_article,
    add_event,
    add_tie,
    aside,
    make_citations,
    make_source,
    make_title,
    replace_words,
)

Edit = Callable[[Site, Random], str | None]

THEME = Path(__file__).parents[2] / "templates"


def any_article(site: Site, chance: Random) -> tuple[str, Article] | None:
    """Choose an article."""
    return chance.choice(sorted(site.articles.items(), key=lambda item: item[0])) if site.articles else None


def any_event(site: Site, chance: Random, *, key: str = "title") -> tuple[str, Article, Fields] | None:
    """Choose an event that has a field."""
    found = [one for one in site.entries() if key in one[2]]
    return chance.choice(found) if found else None


def name_of(event: Fields) -> str:
    """Call an event something in the log."""
    return str(event.get("id", event.get("title")))


# --- articles ----------------------------------------------------------------------------------------------------------


def add_one_article(site: Site, chance: Random) -> str | None:
    return f"add {add_article(site, chance)}"


def delete_article(site: Site, chance: Random) -> str | None:
    if len(site.articles) < 2 or not (found := any_article(site, chance)):
        return None
    del site.articles[found[0]]
    return f"delete {found[0]}"


def rename_article(site: Site, chance: Random) -> str | None:
    """Under a new name what others say of its events leads nowhere, unless they are told."""
    if not (found := any_article(site, chance)):
        return None
    path, article = found
    new = chance.choice(FOLDERS) + site.next_id(chance.choice(["renamed", "última", "aa", "zz"]))
    del site.articles[path]
    site.articles[new] = article
    if chance.random() < 0.7:
        for _, _, event in site.entries():
            for key in ("disputes", "same_event", "after", "before"):
                if str(event.get(key, "")).startswith(f"{path}#"):
                    event[key] = new + event[key].removeprefix(path)
    return f"rename {path} to {new}"


def swap_articles(site: Site, chance: Random) -> str | None:
    """Two files change places: whole, or the text without the sidecar, or the sidecar without the text."""
    if len(site.articles) < 2:
        return None
    first, second = chance.sample(sorted(site.articles), 2)
    one, other = site.articles[first], site.articles[second]
    how = chance.choice(["both", "both", "sidecars", "texts"])
    if how == "both":
        site.articles[first], site.articles[second] = other, one
    elif how == "sidecars":
        one.sidecar, other.sidecar = other.sidecar, one.sidecar
    else:
        one.text, other.text = other.text, one.text
        one.matter, other.matter = other.matter, one.matter
    return f"swap {how} of {first} and {second}"


def copy_article(site: Site, chance: Random) -> str | None:
    """The same content under a second name, as one begins a new article."""
    if not (found := any_article(site, chance)):
        return None
    path = f"2020/{site.next_id('copy')}"
    site.articles[path] = copy.deepcopy(found[1])
    site.articles[path].matter.pop("aliases", None)
    return f"copy {found[0]} to {path}"


def drop_sidecar(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)) or found[1].sidecar is None:
        return None
    found[1].sidecar = None
    return f"delete the sidecar of {found[0]}"


def leave_sidecar_alone(site: Site, chance: Random) -> str | None:
    """The article goes, and its sidecar is forgotten."""
    if len(site.articles) < 2 or not (found := any_article(site, chance)):
        return None
    path = f"content/{found[0]}.yaml"
    files = site.files()
    if path not in files:
        return None
    site.others[path] = files[path]
    del site.articles[found[0]]
    return f"delete {found[0]}.md alone"


def park_article(site: Site, chance: Random) -> str | None:
    if len(site.articles) < 2 or not (found := any_article(site, chance)):
        return None
    path, article = found
    folder, _, name = path.rpartition("/")
    del site.articles[path]
    site.articles[f"{folder}/_{name}".lstrip("/")] = article
    return f"park {path}"


def retitle_article(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    found[1].matter["title"] = chance.choice([make_title(chance), "A <b>title</b> & more", "Über “Ørm”", "z"])
    return f"title of {found[0]}: {found[1].matter['title']}"


def move_publication(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    days = chance.choice([-400, -40, -1, 1, 9, 200, 800])
    found[1].matter["published"] = (found[1].published + timedelta(days=days)).isoformat()
    return f"publish {found[0]} {days} days later"


def break_publication(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    site.others[f"content/{found[0]}.md"] = found[1].to_markdown().replace("published: '", "published: '3").encode()
    return f"a bad day in {found[0]}"


def change_matter(site: Site, chance: Random) -> str | None:
    """One field of the front matter comes, goes or changes."""
    if not (found := any_article(site, chance)):
        return None
    path, article = found
    key, values = chance.choice(sorted(MATTER.items()))
    old = article.matter.pop(key, None)
    value = chance.choice([None, *values])
    if value is not None and value != old:
        article.matter[key] = value
    return f"{key} of {path}: {article.matter.get(key)}"


MATTER: dict[str, list[object]] = {
    "summary": [*ASIDE[:3]],
    "topics": [["Water"], ["Roads", "Fishing"], ["Brand new"]],
    "author": ["Ingrid Sollen", ["A. Berg", "Ole Vik"]],
    "publisher": ["halvik-courier", "ormsund-radio", "Vollan Weekly", "nobody-declared"],
    "url": ["https://courier.example/x", "https://courier.example/y"],
    "license": ["CC0", "CC BY 4.0"],
    "aliases": [["old/a.html"], ["old/a.html", "older/b.html"], ["index.html"]],
    "updated": ["2022-01-01", "2021-12-31T10:00:00+02:00"],
    "language": ["es", "en", "de", "ar"],
    "hemisphere": ["southern", "northern"],
    "fiscal_year_start": ["10-01"],
    "show": ["quotes", "full"],
    "published_basis": ["The paper’s own index."],
    "timezone": ["Europe/Oslo"],
    "allow": [{"WH503": "sealed"}, {"WH307": "asked the author"}, {"WH999": "no such"}],
}


def toggle_draft(site: Site, chance: Random) -> str | None:
    """What is a draft is published, or the other way round: an article or an event."""
    found, event = any_article(site, chance), any_event(site, chance)
    if found is None or event is None:
        return None
    fields = chance.choice([found[1].matter, event[2]])
    if fields.pop("draft", None) is None:
        fields["draft"] = True
    return f"draft of {fields['title']}: {fields.get('draft')}"


# --- prose -------------------------------------------------------------------------------------------------------------


def change_prose(site: Site, chance: Random) -> str | None:
    """A sentence that no event quotes."""
    if not (found := any_article(site, chance)):
        return None
    chance.choice(found[1].text)[0] = aside(chance, found[1].matter)
    return f"prose of {found[0]}"


def insert_paragraph(site: Site, chance: Random) -> str | None:
    """All that follows moves down."""
    if not (found := any_article(site, chance)):
        return None
    found[1].text.insert(0, [aside(chance, found[1].matter)])
    return f"a paragraph above {found[0]}"


def shift_sidecar(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    found[1].head = "" if found[1].head and chance.random() < 0.5 else f"{found[1].head}# Checked by the desk.\n"
    return f"a comment above the sidecar of {found[0]}"


def shuffle_paragraphs(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    chance.shuffle(found[1].text)
    return f"paragraphs of {found[0]} in another order"


def add_markup(site: Site, chance: Random) -> str | None:
    """A heading, a link, a picture, a table, a footnote; some lead nowhere."""
    if not (found := any_article(site, chance)):
        return None
    target = chance.choice(sorted(site.articles)).rpartition("/")[2]
    up = "../" * found[0].count("/")
    piece = chance.choice(
        [
            "## A heading of its own",
            f"See [the other]({up}about.md) for more.",
            f"See [this one]({up}{chance.choice(sorted(site.articles))}.md#timeline).",
            f"See [that]({target}.md).",
            "![A map](/static/map.svg)",
            "![Gone](/static/gone.svg)",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "It is noted.[^1]\n\n[^1]: In the log of 1911.",
            "Half a note.[^2]",
            "<b>raw</b> & {{ site.title }} {% if %}",
        ]
    )
    found[1].text.append([piece])
    return f"markup in {found[0]}: {piece!r}"


def change_same_length(site: Site, chance: Random) -> str | None:
    """Letters change, and the size of the file does not."""
    if not (found := any_article(site, chance)):
        return None
    path, article = found
    site.others[f"content/{path}.md"] = article.to_markdown().translate(chance.choice(TURNS)).encode()
    return f"letters of {path}"


TURNS = [str.maketrans("aeo", "oae"), str.maketrans("rn", "nr"), str.maketrans("5", "6"), str.maketrans("?.", ".?")]


# --- events ------------------------------------------------------------------------------------------------------------


def add_one_event(site: Site, chance: Random) -> str | None:
    if not (found := any_article(site, chance)):
        return None
    return f"add {name_of(add_event(site, found[1], chance))} to {found[0]}"


def remove_event(site: Site, chance: Random) -> str | None:
    """With its sentence or without; others may still speak of it."""
    if not (found := any_event(site, chance)):
        return None
    path, article, event = found
    article.events.remove(event)
    if chance.random() < 0.5 and "quote" in event:
        replace_words(article, f"{event['quote']}.", "")
    return f"remove {path}#{name_of(event)}"


def remove_named_event(site: Site, chance: Random) -> str | None:
    """An event of which another speaks."""
    named = {name.rpartition("#")[2] for _, _, event in site.entries()
             for key in ("disputes", "same_event", "after", "before") if (name := event.get(key))}  # fmt: skip
    found = [one for one in site.entries() if one[2].get("id") in named]
    if not found:
        return None
    path, article, event = chance.choice(found)
    article.events.remove(event)
    return f"remove {path}#{name_of(event)}, which others name"


def move_event(site: Site, chance: Random) -> str | None:
    """To another place in its sidecar."""
    if not (found := any_event(site, chance)) or len(found[1].events) < 2:
        return None
    path, article, event = found
    article.events.remove(event)
    article.events.insert(chance.randint(0, len(article.events)), event)
    return f"move {path}#{name_of(event)}"


def hand_over_event(site: Site, chance: Random) -> str | None:
    """To another article, with its sentence."""
    found, other = any_event(site, chance), any_article(site, chance)
    if not found or not other or found[1] is other[1] or "quote" not in found[2]:
        return None
    path, article, event = found
    article.events.remove(event)
    replace_words(article, f"{event['quote']}.", "")
    if other[1].sidecar is None:
        other[1].sidecar = {}
    other[1].events.append(event)
    other[1].text[0].append(f"{event['quote']}.")
    return f"hand {path}#{name_of(event)} to {other[0]}"


def change_date_words(site: Site, chance: Random) -> str | None:
    """The words that date an event: its year, its order and its number may change."""
    if not (found := any_event(site, chance, key="quote")):
        return None
    path, article, event = found
    for words in (*WHEN, *CUANDO):
        if event["quote"].endswith(f" {words}"):
            new = chance.choice(CUANDO if article.is_spanish else WHEN)
            quote = f"{event['quote'].removesuffix(words)}{new}"
            replace_words(article, event["quote"], quote)
            event["quote"] = quote
            if "when" in event:
                event["when"] = new
            return f"{path}#{name_of(event)} is now {new}"
    return None


def change_quote(site: Site, chance: Random) -> str | None:
    """Other words in the article, in the sidecar, or in both."""
    if not (found := any_event(site, chance, key="quote")):
        return None
    path, article, event = found
    words = event["quote"].split()
    words[1] = chance.choice(["north", "quiet", "small"]) + " " + words[1]
    where = chance.choice(["both", "both", "both", "article", "sidecar"])
    if where != "sidecar":
        replace_words(article, event["quote"], " ".join(words))
    if where != "article":
        event["quote"] = " ".join(words)
    return f"quote of {path}#{name_of(event)} in {where}"


def shorten_quote(site: Site, chance: Random) -> str | None:
    """The same passage begins later; the article is as it was."""
    if not (found := any_event(site, chance, key="quote")):
        return None
    found[2]["quote"] = found[2]["quote"].partition(" ")[2]
    return f"shorten the quote of {found[0]}#{name_of(found[2])}"


def change_event(site: Site, chance: Random) -> str | None:
    """One field of an event comes, goes or changes."""
    if not (found := any_event(site, chance)):
        return None
    path, article, event = found
    key, values = chance.choice(sorted(EVENT.items()))
    old = event.pop(key, None)
    value = chance.choice([None, *values])
    if value is not None and value != old:
        event[key] = value
    if chance.random() < 0.2:
        event["sources"] = make_citations(site, article, chance)
    return f"{key} of {path}#{name_of(event)}: {event.get(key)}"


EVENT: dict[str, list[object]] = {
    "text": [*ASIDE[:3]],
    "status": ["confirmed", "expected", "cancelled", "retracted", "reported"],
    "topics": [["Water"], ["Roads", "Fishing"], ["Never seen before"]],
    "places": [["halvik"], ["Teglby"], ["nowhere-declared"]],
    "according_to": [["halvik-courier"], [["ormsund-radio"], ["halvik-courier", "Ole Vik"]], ["witness-0"]],
    "sources": ["report-0", ["report-1", "report-5"], "https://radio.example/1", "article", [], "report-99"],
    "kind": ["span", "state", "point"],
    "direction": ["past", "future"],
    "reported": ["2018-12-30"],
    "date": ["2015-03", "[..2016]", "2017-25", "2014/2015", "2013-02-30"],
    "basis": ["The desk’s reading."],
    "translation": ["As we read it."],
    "allow": [{"WH503": "sealed"}, {"WH308": "the desk is sure"}],
}


def retitle_event(site: Site, chance: Random) -> str | None:
    """The title, and where there is no id its name with it."""
    if not (found := any_event(site, chance)):
        return None
    found[2]["title"] = f"{make_title(chance)}, again"
    return f"title of {found[0]}#{name_of(found[2])}: {found[2]['title']}"


def rename_event(site: Site, chance: Random) -> str | None:
    if not (found := any_event(site, chance, key="id")):
        return None
    old = found[2]["id"]
    found[2]["id"] = chance.choice([site.next_id("event"), f"a-{old}"])
    return f"{found[0]}#{old} becomes {found[2]['id']}"


def tie_events(site: Site, chance: Random) -> str | None:
    return add_tie(site, chance)


def untie_event(site: Site, chance: Random) -> str | None:
    keys = ("disputes", "same_event", "after", "before")
    found = [(path, event, key) for path, _, event in site.entries() for key in keys if key in event]
    if not found:
        return None
    path, event, key = chance.choice(found)
    if key in {"after", "before"}:
        event.setdefault("reported", "2019-01-01")
    return f"untie {path}#{name_of(event)} {key} {event.pop(key)}"


def correct(site: Site, chance: Random) -> str | None:
    """A correction comes or goes."""
    if not (found := any_event(site, chance)):
        return None
    path, article, event = found
    assert article.sidecar is not None
    if "corrections" in article.sidecar and chance.random() < 0.5:
        del article.sidecar["corrections"]
        return f"no corrections in {path}"
    correction = {"date": f"2021-0{chance.randint(1, 9)}-05", "text": chance.choice(ASIDE), "was": "so", "now": "thus"}
    if "id" in event:
        correction["event"] = event["id"]
    article.sidecar.setdefault("corrections", []).append(correction)
    return f"correct {path}"


# --- what articles share -----------------------------------------------------------------------------------------------


def change_shared(site: Site, chance: Random) -> str | None:
    """A name that is shown on the pages of others."""
    kind = chance.choice(["agents", "places", "sources", "sources"])
    declared = site.shared.get(kind, {})
    if not declared:
        return None
    name = chance.choice(sorted(declared))
    if kind == "sources":
        key, value = chance.choice(
            [("title", make_title(chance)), ("published", chance.choice(["2012", "2019-05-05", "2030-01-01"])),
             ("url", f"https://other.example/{chance.randrange(3)}"), ("cites", chance.choice(sorted(declared))),
             ("publisher", chance.choice(["ormsund-radio", "Ørm Weekly"])), ("note", chance.choice(ASIDE)),
             ("archived", [{"url": "https://kept.example/1", "date": "2019-09-09"}]), ("author", "Ole Vik")]
        )  # fmt: skip
    else:
        key, value = "name", f"{chance.choice(AGENTS + PLACES)} {chance.choice(['Daily', '& Sons', 'AS'])}"
    declared[name][key] = value
    return f"{key} of {name}: {value}"


def add_shared(site: Site, chance: Random) -> str | None:
    name = site.next_id("report")
    site.shared.setdefault("sources", {})[name] = make_source(chance, site.number)
    return f"declare {name}"


def remove_shared(site: Site, chance: Random) -> str | None:
    """Whoever names it now names nothing."""
    kind = chance.choice(["agents", "places", "sources"])
    declared = site.shared.get(kind, {})
    if not declared:
        return None
    name = chance.choice(sorted(declared))
    del declared[name]
    return f"forget {name}"


def declare_twice(site: Site, chance: Random) -> str | None:
    """In a sidecar too: with equal fields it is fine, with others it is not."""
    declared = site.shared.get("agents", {})
    if not declared or not (found := any_article(site, chance)) or found[1].sidecar is None:
        return None
    name = chance.choice(sorted(declared))
    fields = dict(declared[name]) | chance.choice([{}, {}, {"role": "a newspaper"}])
    found[1].sidecar.setdefault("agents", {})[name] = fields
    return f"declare {name} in {found[0]} too: {fields}"


def move_declarations(site: Site, chance: Random) -> str | None:
    """The shared file goes, and an article's sidecar declares what was in it."""
    if not (found := any_article(site, chance)) or found[1].sidecar is None:
        return None
    for kind, declared in site.shared.items():
        found[1].sidecar[kind] = declared | found[1].sidecar.get(kind, {})
    site.shared = {}
    return f"all declarations into {found[0]}"


# --- settings, templates, other files ----------------------------------------------------------------------------------


def change_settings(site: Site, chance: Random) -> str | None:
    if site.settings is None:
        return None
    key, values = chance.choice(sorted(SETTINGS.items()))
    value = chance.choice(values)
    site.settings.pop(key, None)
    if value is not None:
        site.settings[key] = value
    return f"site.yaml {key}: {value}"


SETTINGS: dict[str, list[object]] = {
    "title": ["Halvik, day by day", "The <Other> Record", None],
    "url": ["https://record.example", "https://archive.example/in/a/folder/", None],
    "description": ["All that was said of dams.", None],
    "language": ["en", "es", "de"],
    "hemisphere": ["southern", "northern"],
    "fiscal_year_start": ["07-01", None],
    "params": [{"motto": MOTTOS[0]}, {"motto": MOTTOS[1], "more": {"deep": ["a", "b"]}}, None],
    "outputs": [None, [], EXPORTS, ["json", "atom", "sitemap"], EXPORTS[3:], ["csv", "no-such"]],
    "nav": [None, [{"title": "Team", "page": "about.md"}, {"title": "Out", "url": "https://out.example"}]],
    "allow": [None, {"WH206": "opened from disk", "WH307": "all asked"}, {"WH503": "x"}],
    "colour": [None, "red"],
}


def lose_settings(site: Site, chance: Random) -> str | None:
    del chance
    kept = site.settings
    site.settings = {"title": "Anew", "url": "https://anew.example"} if kept is None else None
    return "site.yaml comes" if kept is None else "site.yaml goes"


def change_template(site: Site, chance: Random) -> str | None:
    """A file of templates/ comes, changes, goes or breaks."""
    name = chance.choice(sorted(TEMPLATES))
    text = chance.choice([*TEMPLATES[name], None])
    if text is None:
        return f"{name} goes" if site.others.pop(f"templates/{name}", None) else None
    content = text.replace("MARK", str(chance.randrange(9)))
    site.others[f"templates/{name}"] = content.encode()
    return f"{name}: {content[-70:]!r}"


def read_theme(name: str, old: str, new: str) -> str:
    """Give a template of the theme with other words in it."""
    text = (THEME / name).read_text("utf-8")
    assert old in text, (name, old)
    return text.replace(old, new, 1)


TEMPLATES: dict[str, list[str]] = {
    "banner.html": ['<p class="banner">MARK {{ site.title }}</p>\n', "<p>{{ site.params.motto }}</p>\n",
                    "{% include 'inner.html' %}\n"],
    "inner.html": ["<i>MARK</i>\n", "<b>{{ page.language }}</b>\n"],
    "article.html": ['{% extends "theme/article.html" %}{% block corrections %}{{ super() }}<hr>MARK{% endblock %}',
                     '{% extends "theme/article.html" %}{% block method %}{% include "inner.html" %}{% endblock %}',
                     '{% extends "theme/article.html" %}{% block method %}{{ artcle.title }}{% endblock %}'],
    "event-line.html": ['{% include "theme/event-line.html" %}<!-- MARK -->'],
    "event.html": ['{% include "theme/event.html" %}<!-- MARK -->'],
    "base.html": ['{% extends "theme/base.html" %}{% block footer %}<p>MARK {{ page.title }}</p>{% endblock %}'],
    "slice.html": ['{% extends "theme/slice.html" %}{% block facts %}{{ super() }}MARK{% endblock %}'],
    "parts.html": [read_theme("parts.html", 'class="worded"', 'class="worded MARK"'),
                   read_theme("parts.html", 'class="origins"', 'class="origins MARK"')],
    "404.html": ['{% extends "base.html" %}{% block main %}MARK{% endblock %}', "{% if %}"],
    "strings/en.yaml": ["words:\n  colophon: Kept since MARK.\n", "words:\n  in_text: read it\n", "words: [\n"],
    "strings/es.yaml": ["words:\n  colophon: Desde MARK.\n"],
    "strings/de.yaml": ["words:\n  colophon: Seit MARK.\n"],
    "style.css": ["body { margin: MARKem }\n"],
    "script.js": ["// MARK\n"],
    "unused.html": ["{{ nobody.asks }}", "MARK"],
}  # fmt: skip


def change_static(site: Site, chance: Random) -> str | None:
    """A file that is copied as it is comes, changes, goes, or stands where a page is to stand."""
    name = chance.choice(["static/map.svg", "static/new.txt", "static/deep/notes.txt", "static/deep/er/x.bin",
                          "static/index.html", "static/empty"])  # fmt: skip
    content = chance.choice([b"", b"one\n", b"two\n", bytes(range(200)), None])
    if content is None:
        return f"{name} goes" if site.others.pop(name, None) is not None else None
    site.others[name] = content
    return f"{name}: {content[:9]!r}"


def turn_static(site: Site, chance: Random) -> str | None:
    """A file becomes a folder, or the other way round."""
    del chance
    if "static/map.svg" in site.others:
        del site.others["static/map.svg"]
        site.others["static/map.svg/inner.txt"] = b"deep"
    else:
        site.others = {path: content for path, content in site.others.items() if "map.svg" not in path}
        site.others["static/map.svg"] = b"flat"
    return "static/map.svg turns"


def change_page(site: Site, chance: Random) -> str | None:
    """A plain page comes, changes, goes, or becomes an article."""
    name = chance.choice(["about", "about", "house-rules", "es/sobre"])
    path = f"content/{name}.md"
    text = chance.choice(
        ["---\npage: true\ntitle: About\n---\n\nWe *are* MARK.\n",
         "---\npage: true\ntitle: Sobre\nlanguage: es\nsummary: Corto.\n---\n\nSomos MARK.\n",
         "---\npage: true\ntitle: About\n---\n\n[A dam](DAM.md) and more.\n",
         "---\ntitle: No page any more\npublished: 2020-02-02\n---\n\nText.\n", None]
    )  # fmt: skip
    if text is None:
        return f"{name} goes" if site.others.pop(path, None) else None
    text = text.replace("MARK", str(chance.randrange(9))).replace("DAM", chance.choice(sorted(site.articles)))
    site.others[path] = text.encode()
    return f"{name}: {text[-40:]!r}"


def rewrite_bytes(site: Site, chance: Random) -> str | None:
    """The same text in other bytes, or bytes that are no text."""
    found = sorted(path for path in site.files() if path.endswith((".md", ".yaml")))
    path = chance.choice(found)
    content = site.files()[path]
    how = chance.choice(["windows lines", "byte-order mark", "latin", "empty", "no end of line", "half"])
    site.others[path] = {
        "windows lines": content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        "byte-order mark": b"\xef\xbb\xbf" + content,
        "latin": content + b"caf\xe9\n",
        "empty": b"",
        "no end of line": content.rstrip(b"\n"),
        "half": content[: len(content) // 2],
    }[how]
    return f"{path}: {how}"


def forget_rewritten(site: Site, chance: Random) -> str | None:
    """What was written over by hand is as the rest of the site has it."""
    found = sorted(path for path in site.others if path in Site.files(without_others(site)))
    if not found:
        return None
    path = chance.choice(found)
    del site.others[path]
    return f"{path} as it was"


def without_others(site: Site) -> Site:
    return Site(site.settings, site.shared, site.articles)


def stray_file(site: Site, chance: Random) -> str | None:
    name = chance.choice(
        ["content/notes.txt", "content/2019/.hidden", "content/_parked/a.md", "templates/.swp", "more.md"]
    )
    if site.others.pop(name, None) is None:
        site.others[name] = b"stray\n"
    return f"stray {name}"


EDITS: tuple[Edit, ...] = (
    add_one_article, delete_article, rename_article, swap_articles, copy_article, drop_sidecar, leave_sidecar_alone,
    park_article, retitle_article, retitle_article, move_publication, move_publication, break_publication,
    change_matter, change_matter, change_matter, toggle_draft, toggle_draft,
    change_prose, change_prose, insert_paragraph, shift_sidecar, shuffle_paragraphs, add_markup, change_same_length,
    add_one_event, add_one_event, remove_event, remove_named_event, move_event, hand_over_event, change_date_words,
    change_date_words, change_date_words, change_quote, shorten_quote, change_event, change_event, change_event,
    change_event, retitle_event, retitle_event, rename_event, tie_events, tie_events, untie_event, untie_event, correct,
    correct, change_shared, change_shared, change_shared, add_shared, remove_shared, declare_twice, move_declarations,
    change_settings, change_settings, change_settings, lose_settings, change_template, change_template, change_template,
    change_static, change_static, turn_static, change_page, change_page, rewrite_bytes, forget_rewritten, stray_file,
)  # fmt: skip
