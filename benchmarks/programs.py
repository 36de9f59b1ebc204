"""The programs that are compared: what each is made of, how it is run, and where its pages lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import corpus
import forms

CHECKOUT = Path(__file__).resolve().parent.parent
THEMES = Path(__file__).resolve().parent / "themes"
FROM_PYTHON = ("hugo", "pelican", "markdown", "pyyaml")
FROM_NODE = ("@11ty/eleventy@3",)
ON_A_SHEET = 500


@dataclass(frozen=True, slots=True)
class Program:
    """A generator and how it wants its site. `page` and `lists` are below the output folder; {port} stands in `serve`."""

    name: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    version: tuple[str, ...]
    content: str
    form: forms.Form
    output: str
    caches: tuple[str, ...]
    page: Callable[[corpus.Article], str]
    lists: str = "timeline/*/index.html"
    environment: Mapping[str, str] = field(default_factory=dict)

    def surround(self) -> dict[str, str]:
        """Give the environment it runs in: ours, in which Python may keep what it has compiled, as it does for people."""
        ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**ours, "NO_COLOR": "1", **self.environment}

    def lay_out(self, site: Path, count: int) -> list[corpus.Article]:
        """Make the site's folder: the theme, the articles, and what this program needs to know of their number."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(THEMES / self.name, site, ignore=shutil.ignore_patterns("__pycache__"))
        articles = forms.write_corpus(site / self.content, count, self.form)
        if self.name == "hugo":  # its pages are made of files: it has no way to divide a list that is not one of pages
            for sheet in range(1, -(-count * corpus.EVENTS // ON_A_SHEET) + 1):
                file = site / f"content/timeline/{sheet}.md"
                file.parent.mkdir(exist_ok=True)
                file.write_text(f"---\ntitle: All events, {sheet}\nlayout: sheet\nsheet: {sheet}\n---\n", "utf-8")
        return articles

    def files_of(self, site: Path, article: corpus.Article) -> tuple[Path, Path]:
        """Give the file that holds the article's text, and the one that holds its events."""
        paths = [site / self.content / path for path, _ in self.form(article)]
        return paths[0], paths[-1]


def list_programs(home: Path, whence: Path, *, is_rich: bool) -> list[Program]:
    """Give the programs that are there, and say which are not."""
    found = [program for program in (find_hugo(home), find_pelican(home), find_eleventy(home)) if program]
    return [*found[:1], use_whence(whence, is_rich=is_rich), *found[1:]]


def use_whence(checkout: Path, *, is_rich: bool) -> Program:
    order = (sys.executable, "-m", "builder")
    return Program(
        name="whence",
        build=(*order, "build"),
        serve=(*order, "serve", "--port", "{port}"),
        version=(*order, "--version"),
        content="content",
        form=partial(forms.write_whence, is_rich=is_rich),
        output="site",
        caches=(".whence",),
        page=lambda article: f"{article.slug}.html",
        lists="events/*.html",
        environment={"PYTHONPATH": str(checkout)},
    )


def find_hugo(home: Path) -> Program | None:
    """Find the program itself: the package's own command is a Python script that starts it."""
    order = next(iter(sorted(home.glob("python/lib/python3*/site-packages/hugo/binaries/hugo*"))), None)
    if order is None:
        return None
    return Program(
        name="hugo",
        build=(str(order), "--quiet"),
        serve=(str(order), "server", "--port", "{port}"),
        version=(str(order), "version"),
        content="content/articles",
        form=forms.write_plain,
        output="public",
        caches=("resources", ".hugo_build.lock"),
        page=page_in_folder,
    )


def find_pelican(home: Path) -> Program | None:
    order = home / "python/bin/pelican"
    if not order.exists():
        return None
    return Program(
        name="pelican",
        build=(str(order), "--quiet"),
        serve=(str(order), "--quiet", "--autoreload", "--listen", "--port", "{port}"),
        version=(str(order), "--version"),
        content="content/articles",
        form=forms.write_plain,
        output="output",
        caches=("cache", "__pycache__"),
        page=page_in_folder,
    )


def find_eleventy(home: Path) -> Program | None:
    script, node = home / "node/node_modules/@11ty/eleventy/cmd.cjs", shutil.which("node")
    if node is None or not script.exists():
        return None
    return Program(
        name="eleventy",
        build=(node, str(script), "--quiet"),
        serve=(node, str(script), "--quiet", "--serve", "--incremental", "--port={port}"),
        version=(node, str(script), "--version"),
        content="src/articles",
        form=forms.write_plain,
        output="_site",
        caches=(".cache",),
        page=page_in_folder,
    )


def page_in_folder(article: corpus.Article) -> str:
    return f"articles/{article.slug.replace('/', '-')}/index.html"


def install(home: Path) -> None:
    """Fetch the peers from the package indexes, once; what cannot be had is told and done without."""
    python, node, done = home / "python", home / "node", home / "installed"
    wanted = " ".join((*FROM_PYTHON, *FROM_NODE))
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    node.mkdir(parents=True, exist_ok=True)
    (node / "package.json").write_text('{"private": true}\n', "utf-8")
    is_whole = True
    for order in (
        (sys.executable, "-m", "venv", str(python)),
        (str(python / "bin/pip"), "install", "--quiet", *FROM_PYTHON),
        ("npm", "install", "--silent", "--ignore-scripts", "--prefix", str(node), *FROM_NODE),
    ):
        try:
            subprocess.run(order, check=True)
        except (OSError, subprocess.CalledProcessError) as fault:
            print(f"cannot install, and go on without: {fault}", file=sys.stderr)
            is_whole = False
    if is_whole:
        done.write_text(wanted, "utf-8")


def read_version(program: Program) -> str:
    """Ask a program for its version: the first word that begins with a digit, or with v and a digit."""
    said = subprocess.run(program.version, env=program.surround(), capture_output=True, text=True, check=False)
    words = (word.removeprefix("v").partition("-")[0] for word in said.stdout.split())
    return next((word for word in words if word[:1].isdigit()), "?")
