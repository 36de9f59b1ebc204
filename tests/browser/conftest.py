"""The browser, and the pages it opens: always from disk, as a reader without a server has them."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.find_chromium import find_installed
from tests.sites import build_case

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
REDIRECT = re.compile(r"<meta[^>]+http-equiv=[\"']?refresh", re.IGNORECASE)
BODY_CLASS = re.compile(r"<body[^>]+class=[\"']?([^\"'>]+)", re.IGNORECASE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that find_chromium.py finds; without one, the one in Playwright's cache."""
    path = find_installed()
    return {**browser_type_launch_args, "args": LAUNCH, **({"executable_path": path} if path else {})}


@pytest.fixture(scope="session")
def opened_pages(pages: list[Path]) -> list[Path]:
    """Every page but those that only lead to another one."""
    return open_pages(pages)


@pytest.fixture(scope="session")
def kinds(site: Path, opened_pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The fullest page of each kind that our own site has, and of those that only the ten articles on a bridge have."""
    bridge = tmp_path_factory.mktemp("bridge")
    for output in build_case("vellmar-bridge").outputs:
        (bridge / output.path).parent.mkdir(parents=True, exist_ok=True)
        (bridge / output.path).write_bytes(output.content)
    others = find_kinds(bridge, open_pages(sorted(bridge.rglob("*.html"))))
    return sorted({**others, **find_kinds(site, opened_pages)}.values())


def open_pages(pages: list[Path]) -> list[Path]:
    """Leave out the pages that only lead to another one."""
    return [page for page in pages if not REDIRECT.search(page.read_text(encoding="utf-8"))]


def find_kinds(site: Path, pages: list[Path]) -> dict[tuple[str, str, bool], Path]:
    """Find the fullest page of each kind: pages of one class in one folder, an index being of its own kind."""
    fullest: dict[tuple[str, str, bool], Path] = {}
    for page in sorted(pages, key=lambda page: (page.stat().st_size, page)):
        place = page.relative_to(site)
        body = BODY_CLASS.search(page.read_text(encoding="utf-8"))
        folder = place.parts[0] if len(place.parts) > 1 else ""
        named = place.stem in {"index", "404"}
        fullest[folder, body[1] if body else "", named] = page
    return fullest
