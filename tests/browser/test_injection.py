"""Whatever people write into a field, nothing runs, nothing is fetched, and no page gets an element that is not ours.

A few sites hold every payload in every kind of field; each is built a second time with plain words in their places. The
two must have the same elements and attributes. Pages are opened without their content security policy, which would stop
what escaping must.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page

from builder.diagnostics import Diagnostic
from builder.model.codes import BAD_URL, BROKEN_LINK, CONTROL_CHARACTER, NO_IMAGE
from builder.model.inputs import File, Inputs
from builder.model.url import is_web_address
from builder.pipeline import build_site
from builder.read import find_theme
from tests.browser.payloads import ADDRESSES, MARKDOWN, TEXTS

SITES = 4
PAYLOADS = -(-len(TEXTS) // SITES)  # of a site
EVENTS = 18  # of an article
PATTERN_OF_MARKS = re.compile(f"([{re.escape(string.punctuation)}])")
REDIRECT = re.compile(rb"http-equiv=\"refresh\"")
LINKED = tuple(address for address in ADDRESSES if is_web_address(address))
REFUSED = tuple(address for address in ADDRESSES if not is_web_address(address))
DOT = b"\x89PNG\r\n\x1a\n"

WATCH = """
window.hits = [];
for (const name of ["hit", "alert", "confirm", "prompt", "print", "open"])
    window[name] = () => { window.hits.push(name); };
"""
# What no page may hold, and the elements that it does; of a document that runs nothing, or of the one that is open.
INSPECT = """documents => documents.map(html => {
    const opened = html === null ? document : new DOMParser().parseFromString(html, "text/html");
    const said = [...(html === null ? window.hits : [])];
    const elements = [...opened.querySelectorAll("*")].map(element => {
        const names = [...element.attributes].map(attribute => attribute.name).sort();
        for (const name of names) {
            const value = element.getAttribute(name);
            if (name.startsWith("on")) said.push(`handler ${name}=${value}`);
            if (/^(href|src|srcset|srcdoc|data|action|formaction|poster|ping|background|style|xlink:href)$/.test(name)
                && /script:|evil\\.example|data:(?!,$)/i.test(value.replace(/[\\x00-\\x20]/g, "").replace(/^(https?:..example.org|mailto:).*$/is, "")))
                said.push(`${name}=${value}`);
        }
        if (element.href && element.protocol && !["about:", ":", "http:", "https:", "mailto:", "file:"].includes(element.protocol))
            said.push(element.href);
        if (element.matches("script:not([src]):not([type='application/ld+json']), base, iframe, object, embed"))
            said.push(element.outerHTML.slice(0, 80));
        if (element.matches("script[type='application/ld+json']")) JSON.parse(element.textContent);
        return (element.closest("svg") ? "svg " : "") + [element.localName, ...names.filter(name => name !== "class")].join(" ");
    });
    return {said, elements};
})"""
TOUCH = """() => {
    for (const name of ["click", "submit"]) document.addEventListener(name, event => event.preventDefault(), true);
    for (const element of document.querySelectorAll("main *:not(button.copy)"))
        for (const name of ["mouseover", "click"]) element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
}"""

Words = Callable[[int], str]


class Dumper(yaml.SafeDumper):
    """Writes what our reader takes: no anchors for what comes twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (the library's own signature)
        return True


def dump(value: Any) -> str:
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def escape(text: str) -> str:
    """Write a text so that Markdown leaves every sign of it as it is."""
    return PATTERN_OF_MARKS.sub(r"\\\1", text)


def file_name(text: str) -> str:
    return re.sub(r"[/\x00-\x1f\u2028]", "", text)[:60].strip(". _") or "x"


def write_site(words: Words) -> dict[str, str]:
    """Give the files of a site. `words` gives the text of a number."""
    files = {
        "site.yaml": dump(
            {
                "title": words(0),
                "url": "https://example.org",
                "description": words(1),
                "nav": [{"title": words(number), "url": url} for number, url in enumerate(LINKED)],
                "params": {"a": words(2), "b": [words(3)]},
            }
        ),
        "content/_shared.yaml": dump({"places": {"everywhere": {"name": f"P {words(4)}", "type": words(5)}}}),
        "content/plain.md": f"---\n{dump({'page': True, 'title': words(6), 'summary': words(7)})}---\n{escape(words(8))}\n",
    }
    for first in range(0, PAYLOADS, EVENTS):
        numbers = range(first, min(first + EVENTS, PAYLOADS))
        files[f"content/a-{first}.md"] = write_article(first, numbers, words)
        files[f"content/a-{first}.yaml"] = write_sidecar(first, numbers, words)
    return files


def write_article(first: int, numbers: range, words: Words) -> str:
    matter = {
        "title": words(first),
        "published": "2019-06-03",
        "updated": "2019-06-04",
        "published_basis": words(first + 1),
        "author": [words(first + 2), words(first + 3)],
        "publisher": f"N {words(first + 4)}",
        "url": LINKED[first % len(LINKED)],
        "summary": words(first + 5),
        "license": words(first + 6),
        "topics": [f"t {words(first + 7)}"],
    }
    told = [f"Report{number} says {escape(words(number))} now{number}." for number in numbers]
    here, there, last = (escape(words(first + step)) for step in (1, 2, 3))
    link = LINKED[first % len(LINKED)].replace("&", "&amp;")  # entities mean what they name in Markdown
    parts = [
        *told,
        f"## Part {here}",
        f"> Quoted {there} *and {here}* **and {last}**",
        f"| {here} | b |\n|:--|--|\n| {there} | {last} |",
        f'[linked {here}](<{link}> "{there}") ![seen {here}](/static/dot.png "{last}")',
        f"A note.[^1]\n\n[^1]: It says {last}.",
    ]
    return f"---\n{dump(matter)}---\n" + "\n\n".join(parts) + "\n"


def write_sidecar(first: int, numbers: range, words: Words) -> str:
    agents: dict[str, Any] = {
        f"named-{first}": {"name": f"N{first} {words(first)}", "role": words(first + 1), "type": "Person"},
        f"unnamed-{first}": {"unnamed": words(first + 2)},
    }
    sources = {
        f"source-{number}": {
            "title": words(number),
            "url": f"https://example.org/{number}?{number}=" + re.sub(r"[^!-~]|[\\<>\"`]", "", words(number)),
            "author": [words(number + 1)],
            "publisher": f"S {words(number + 2)}",
            "type": "report",
            "published": "2019-05-04",
            "accessed": "2019-06-04",
            "archived": {"url": LINKED[number % len(LINKED)], "date": "2019-06-04"},
            "note": words(number + 3),
        }
        for number in list(numbers)[::3]
    }
    events = [
        {
            "id": f"event-{number}",
            "title": words(number),
            "text": escape(words(number + 1)),
            "quote": f"Report{number} says {words(number)} now{number}",
            "date": f"2019-{number % 5 + 1:02d}",
            "basis": words(number + 2),
            "translation": words(number + 3),
            "sources": [{"source": source, "quote": words(number + 4), "at": words(number + 5)} for source in sources],
            "according_to": [[f"named-{first}", f"unnamed-{first}"], [f"N{first} {words(first + 8)}"]],
            "places": ["everywhere"],
            "topics": [f"t{first} {words(first + 9)}"],
        }
        for number in numbers
    ]
    correction = {"date": "2019-06-04", "text": words(first), "was": words(first + 1), "now": words(first + 2)}
    return dump(
        {
            "agents": agents,
            "sources": sources,
            "events": events,
            "corrections": [{**correction, "event": f"event-{first}"}],
            "allow": {"WH508": words(first)},
        }
    )


def make(files: dict[str, str]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Build a site in memory: its files, or its errors."""
    theme = find_theme()
    read = {
        path.relative_to(theme).as_posix(): File(f"templates/{path.relative_to(theme).as_posix()}", path.read_bytes())
        for path in theme.rglob("*")
        if path.is_file()
    }
    content = tuple(File(path, text.encode()) for path, text in sorted(files.items()) if path.startswith("content/"))
    static = (File("static/dot.png", DOT), File('static/"onerror=hit() x=".png', DOT))
    inputs = Inputs(File("site.yaml", files["site.yaml"].encode()), content, {}, read, static)
    built = build_site(inputs, name="test", with_drafts=False)
    return {one.path: one.content for one in built.outputs}, [one for one in built.diagnostics if one.is_error]


def inspect(page: Page, site: dict[str, bytes]) -> tuple[dict[str, list[str]], list[str]]:
    """Give the elements of every page, with the names of their attributes, and what no page may hold."""
    page.goto("about:blank")
    pages = [(path, html.decode()) for path, html in site.items() if path.endswith(".html")]
    elements: dict[str, list[str]] = {}
    said: list[str] = []
    for first in range(0, len(pages), 40):
        some = pages[first : first + 40]
        for (path, _), found in zip(some, page.evaluate(INSPECT, [html for _, html in some]), strict=True):
            elements[path] = found["elements"]
            said += [f"{path}: {one}" for one in found["said"]]
    return elements, said


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    """The site with plain words wherever the others have a payload."""
    site, errors = make(write_site(lambda number: f"plain {number % PAYLOADS}"))
    assert errors == []
    return site


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page on which every script that is not ours leaves a trace, and a list of what else happened."""
    happened: list[str] = []
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()

    def refuse(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("pageerror", lambda error: happened.append(f"{page.url}: {error}"))
    page.on("popup", lambda popup: happened.append(f"opened {popup.url}"))
    context.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:", "about:")) else happened.append(request.url),
    )
    yield page, happened
    context.close()


def open_most(watched: tuple[Page, list[str]], site: dict[str, bytes], folder: Path) -> list[str]:
    """Open the pages, of those about one thing each every tenth; touch every element, and say what ran or was asked for."""
    page, happened = watched
    for path, content in site.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    opened = [path for path, html in site.items() if path.endswith(".html") and not REDIRECT.search(html)]
    about = [path for path in opened if path.partition("/")[0] in {"agents", "places", "sources", "topics"}]
    found = []
    for path in [path for path in opened if path not in about] + about[::10]:
        page.goto((folder / path).as_uri())
        page.evaluate(TOUCH)
        found += [f"{path}: {said}" for said in page.evaluate(INSPECT, [None])[0]["said"]]
    return [*found, *happened]


def test_there_are_payloads_enough() -> None:
    assert len(TEXTS) + len(ADDRESSES) + len(MARKDOWN) > 400
    assert len(REFUSED) > 20
    assert len(LINKED) > 5


@pytest.mark.parametrize("part", range(SITES))
def test_payloads_in_every_field_are_text(
    watched: tuple[Page, list[str]], plain: dict[str, bytes], tmp_path: Path, part: int
) -> None:
    payloads = TEXTS[part::SITES]
    written, errors = make(write_site(lambda number: payloads[number % len(payloads)]))
    assert errors == []
    page = watched[0]
    (ours, nothing), (theirs, found) = inspect(page, plain), inspect(page, written)
    assert (nothing, found) == ([], [])
    known = {element for elements in ours.values() for element in elements}
    assert {element for elements in theirs.values() for element in elements} <= known
    articles = [path for path in theirs if path in ours and f"{path.removesuffix('.html')}.json" in written]
    assert len(articles) * EVENTS >= len(payloads)
    assert sum(len(theirs[path]) for path in articles) > 10_000
    for path in articles:
        assert [one for one in theirs[path] if one[:4] != "svg "] == [one for one in ours[path] if one[:4] != "svg "]
    assert open_most(watched, written, tmp_path) == []
    for words in ("hit", '"><img src=x onerror=hit()>', "<script>hit()</script>"):
        page.goto(f"{(tmp_path / 'search.html').as_uri()}?q={quote(words)}")
        page.wait_for_selector(".search:not([hidden])")
        assert page.evaluate(INSPECT, [None])[0]["said"] == []
    assert watched[1] == []


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_none_is_refused_in_every_field(address: str) -> None:
    matter = {"title": "A", "published": "2019-06-03", "url": address}
    files = {
        "site.yaml": dump({"title": "T", "url": address, "nav": [{"title": "N", "url": address}]}),
        "content/a.md": f"---\n{dump(matter)}---\nText.\n",
        "content/a.yaml": dump(
            {
                "agents": {"ann": {"name": "Ann", "same_as": address}},
                "places": {"quay": {"name": "Quay", "same_as": address}},
                "sources": {"one": {"url": address}, "two": {"url": "https://x.example", "archived": address}},
                "events": [{"title": "E", "date": "2019", "basis": "b", "sources": [address]}],
            }
        ),
    }
    written, errors = make(files)
    assert written == {}
    assert [one.code for one in errors].count(BAD_URL.name) >= 7 + (":" in address or "/" in address)


def test_markdown_makes_nothing_of_them_but_its_own_elements(
    watched: tuple[Page, list[str]], plain: dict[str, bytes], tmp_path: Path
) -> None:
    """All as they stand: each in an article of its own, as it may be an error; then, on a few pages, those that are none."""
    site = dump({"title": "T", "url": "https://example.org"})
    head = "---\ntitle: A\npublished: 2019-06-03\n---\n\n"
    own = '![x](</static/"onerror=hit() x=".png>)'
    links = [f"[x](<{address}>)" for address in ADDRESSES if "\n" not in address]
    numbered = enumerate([*MARKDOWN, *TEXTS, *links, own])
    texts = {f"content/{file_name(text)} {number}.md": text for number, text in numbered}
    _, errors = make({"site.yaml": site, **{path: f"{head}{text}\n" for path, text in texts.items()}})
    assert {one.code for one in errors} == {code.name for code in (BAD_URL, BROKEN_LINK, CONTROL_CHARACTER, NO_IMAGE)}
    refused = {one.span.path for one in errors}
    kept = [text for path, text in texts.items() if path not in refused]
    assert own in kept
    assert len(kept) > 400
    assert len(refused) > 15
    alone = {path: f"{head}{text}\n" for path, text in texts.items() if text in MARKDOWN and path not in refused}
    joined = [text for text in kept if text not in MARKDOWN]  # which would change what stands after them
    pages = {f"content/all-{number}.md": head + "\n\n".join(joined[number::8]) + "\n" for number in range(8)}
    written, errors = make({"site.yaml": site, **alone, **pages})
    assert errors == []
    every, _ = make({"site.yaml": site, "content/a.md": head + EVERY_MARK})
    (ours, nothing), (theirs, found) = inspect(watched[0], {**plain, **every}), inspect(watched[0], written)
    assert (nothing, found) == ([], [])
    known = {element for elements in ours.values() for element in elements}
    assert {element for elements in theirs.values() for element in elements} <= known
    assert open_most(watched, written, tmp_path) == []


EVERY_MARK = """# One

*a* **b** `c` [d](https://example.org "title") [e](https://example.org) ![f](/static/dot.png "title")\\
g ![h](/static/dot.png) [^1]

> quote

- one
- two

1. one

| a | b |
|---|:-:|
| c | d |

---

    code

Setext
======

[^1]: A note.
"""
