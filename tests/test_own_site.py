"""The repository's own site, read as files: its links, its markup, and what it asks for."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

LINKS = {("a", "href"), ("area", "href"), ("form", "action")}
FETCHES = {"preload", "stylesheet", "icon", "manifest", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
FOREIGN = re.compile(r"""(?:url\(|@import)\s*["']?(?:[a-z]+:)?//[^)"';]*""", re.IGNORECASE)
NODE = Path("tests/browser/node_modules/.bin")


@dataclass
class Reading(HTMLParser):
    """What one page names: its own ids, the places it links to, the files it loads."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        if "id" in given:
            self.ids.append(given["id"])
        self.links += [value for name, value in given.items() if (tag, name) in LINKS]
        self.loads += [given[name] for name in ("src", "poster", "data", "background") if name in given]
        self.loads += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if tag in {"use", "image"}:
            self.loads += [given[name] for name in ("href", "xlink:href") if name in given]
        if tag == "link" and "href" in given:
            loads = FETCHES & set(given.get("rel", "").lower().split())
            (self.loads if loads else self.links).append(given["href"])
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.links += given.get("content", "").split("=", 1)[1:]


@pytest.fixture(scope="session")
def readings(pages: list[Path]) -> dict[Path, Reading]:
    """Every page, read."""
    read = {}
    for page in pages:
        read[page] = Reading()
        read[page].feed(page.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="session")
def address(checkout: Path) -> str:
    """Where the site will be published: `url` of site.yaml, with a slash at its end."""
    settings = yaml.safe_load((checkout / "site.yaml").read_text(encoding="utf-8"))
    return str(settings.get("url", "https://unpublished.invalid")).rstrip("/") + "/"


def is_elsewhere(link: str) -> bool:
    """Whether a link has a scheme or a host, and so does not name a file of the site."""
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def find_target(link: str, page: Path, site: Path, address: str) -> tuple[Path, str]:
    """The file and the fragment that a link into the site names."""
    parts = urlsplit(link.removeprefix(address))
    path = unquote(parts.path)
    root = urlsplit(address).path
    if link.startswith(address):
        file = site / path
    elif path.startswith("/"):
        file = site / path.removeprefix(root)
    else:
        file = page.parent / path if path else page
    if file.is_dir():
        file /= "index.html"
    return file.resolve(), unquote(parts.fragment)


def test_every_link_between_pages_resolves(readings: dict[Path, Reading], site: Path, address: str) -> None:
    ids = {page.resolve(): set(reading.ids) for page, reading in readings.items()}
    broken = []
    followed = 0
    for page, reading in readings.items():
        for link in reading.links + reading.loads:
            if is_elsewhere(link.removeprefix(address)):
                continue
            followed += 1
            file, fragment = find_target(link, page, site, address)
            if not file.is_relative_to(site.resolve()) or not file.is_file():
                broken.append(f"{page.relative_to(site)}: no file for {link}")
            elif fragment and file.suffix == ".html" and fragment not in ids[file]:
                broken.append(f"{page.relative_to(site)}: no place for {link}")
    assert followed
    assert not broken, "\n".join(sorted(set(broken)))


def test_links_name_the_file(readings: dict[Path, Reading], site: Path) -> None:
    bare = [
        f"{page.relative_to(site)}: {link}"
        for page, reading in readings.items()
        for link in reading.links
        if not is_elsewhere(link) and (urlsplit(link).path or "x").endswith("/")
    ]
    assert not bare, "on file:// nothing stands for a folder"


def test_every_id_stands_once(readings: dict[Path, Reading], site: Path) -> None:
    twice = {
        str(page.relative_to(site)): sorted({name for name in reading.ids if reading.ids.count(name) > 1})
        for page, reading in readings.items()
        if len(reading.ids) != len(set(reading.ids))
    }
    assert not twice


def test_no_page_loads_anything_from_another_server(readings: dict[Path, Reading], site: Path) -> None:
    foreign = [
        f"{page.relative_to(site)}: {load}"
        for page, reading in readings.items()
        for load in reading.loads
        if is_elsewhere(load) and not load.startswith("data:")
    ]
    assert not foreign


def test_no_style_sheet_loads_anything_from_another_server(site: Path) -> None:
    sheets = {sheet.name: sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css")}
    assert sheets
    assert not {name: FOREIGN.findall(sheet) for name, sheet in sheets.items() if FOREIGN.search(sheet)}


def test_every_page_is_valid_html(checkout: Path, pages: list[Path], outside_ci: bool) -> None:
    command = shutil.which("html-validate", path=str(checkout / NODE))
    if command is None:
        gone = "html-validate is not installed, so the HTML of no page was checked: `make test` installs it with npm"
        if outside_ci:
            pytest.skip(gone)
        pytest.fail(gone)
    config = checkout / "tests/browser/.htmlvalidate.json"
    check = subprocess.run(
        [command, "--config", str(config), "--formatter", "text", *map(str, pages)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert check.returncode == 0, check.stdout + check.stderr
