"""The house keeps its shape: what no linter sees whole."""

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest

# What reaches the world, by what it reaches. A name stands for all that is below it.
FILES = {
    "open", "codecs.open", "fcntl", "fileinput", "glob", "importlib.resources", "io.FileIO", "io.open",
    "jinja2.FileSystemLoader", "jinja2.PackageLoader", "mmap", "os", "pathlib.Path", "pathlib.PosixPath", "pkgutil",
    "shelve", "shutil", "sqlite3", "stat", "tempfile", "watchfiles", "zipfile", "tarfile",
}  # fmt: skip
NETWORK = {
    "asyncio", "ftplib", "http.client", "http.server", "select", "selectors", "smtplib", "socket", "socketserver",
    "ssl", "starlette", "urllib.request", "uvicorn", "webbrowser", "websockets", "wsgiref", "xmlrpc",
}  # fmt: skip
CLOCK = {
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "time",
}  # fmt: skip
CHANCE = {"random", "secrets", "uuid.uuid1", "uuid.uuid4"}
STREAMS = {
    "print",
    "sys.stdout",
    "sys.stderr",
    "sys.__stdout__",
    "sys.__stderr__",
    "click.echo",
    "click.secho",
    "logging",
}
MACHINE = {
    "breakpoint", "concurrent.futures.ProcessPoolExecutor", "concurrent.futures.ThreadPoolExecutor", "ctypes",
    "getpass", "input", "locale", "multiprocessing", "platform", "signal", "subprocess", "sys.argv", "sys.stdin",
    "threading",
}  # fmt: skip
CODE = {"__import__", "compile", "eval", "exec", "importlib.import_module", "marshal", "pickle", "runpy"}
EVERYTHING = FILES | NETWORK | CLOCK | CHANCE | STREAMS | MACHINE | CODE

# The named files, and what each is there for.
NAMED = {
    "read.py": FILES | {"concurrent.futures.ThreadPoolExecutor"},
    "write.py": FILES | {"ctypes"},
    "cache.py": FILES,
    "pack.py": FILES,
    "crew.py": {"os", "select", "ctypes", "signal"},
    "reach.py": FILES | NETWORK | CLOCK | MACHINE,
    "report.py": STREAMS,
    "serve": FILES | NETWORK | CLOCK | STREAMS | MACHINE,
    "commands": FILES | CLOCK | STREAMS | MACHINE,
}
STAGES = {"parse", "anchor", "resolve", "link", "checks", "render"}
RUN = {"pipeline.py", "hearing.py", "sketch.py"}


def list_files(checkout: Path) -> list[Path]:
    found = sorted((checkout / "builder").rglob("*.py"))
    assert found
    return found


def read_names(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for, whole: `Path` is pathlib.Path."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def list_uses(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every import, and every use of an imported name or a builtin, each with its line."""
    names = {name: name for name in dir(builtins)} | read_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            first, dot, rest = ast.unparse(node).partition(".")
            if first in names:
                yield node.lineno, (names[first] + dot + rest).removeprefix("builtins.")


def find_effects(source: str) -> list[tuple[int, str]]:
    """The uses in a file's text that reach the world, each with its line."""
    return [
        (line, effect)
        for line, use in sorted(set(list_uses(ast.parse(source))))
        for effect in EVERYTHING
        if use == effect or use.startswith(effect + ".")
    ]


def test_only_the_named_files_touch_the_world(checkout: Path) -> None:
    found = []
    for file in list_files(checkout):
        place = file.relative_to(checkout / "builder")
        allowed = NAMED.get(place.parts[0], set())
        found += [
            f"builder/{place}:{line}: {effect}"
            for line, effect in find_effects(file.read_text(encoding="utf-8"))
            if effect not in allowed
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "import builtins\nbuiltins.open('a')",
        "read = open\nread('a')",
        "from pathlib import Path",
        "import pathlib\npathlib.Path('a').read_text()",
        "import pathlib as paths\npaths.Path('a')",
        "import os.path",
        "from os import path as where\nwhere.exists('a')",
        "from datetime import datetime\ndatetime.now()",
        "import datetime as dt\ndt.date.today()",
        "import time",
        "from time import monotonic",
        "import urllib.request",
        "from urllib import request",
        "import socket",
        "import random",
        "import subprocess",
        "print('a')",
        "import sys\nsys.stdout.write('a')",
        "from jinja2 import FileSystemLoader",
        "import pickle",
    ],
)
def test_an_effect_is_seen_however_it_is_written(source: str) -> None:
    assert find_effects(source)


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import PurePosixPath",
        "from datetime import date, datetime\ndate(2019, 6, 3)\ndatetime.fromisoformat('2019-06-03')",
        "from urllib.parse import urlsplit",
        "import posixpath",
        "self.open\nvalue.time",
        "def f(time: str, random: int): return time.strip(), random",
        "from builder.model import timeline",
        "from concurrent.futures import Executor",
    ],
)
def test_what_only_looks_like_an_effect_is_let_be(source: str) -> None:
    assert not find_effects(source)


def test_only_the_pipeline_knows_the_order_of_the_stages(checkout: Path) -> None:
    found = []
    for file in list_files(checkout):
        place = file.relative_to(checkout / "builder")
        names = {use for _, use in list_uses(ast.parse(file.read_text(encoding="utf-8")))}
        stages = sorted(stage for stage in STAGES if any(f"{name}.".startswith(f"builder.{stage}.") for name in names))
        if len(stages) > 1 and str(place) not in RUN:
            found.append(f"builder/{place}: {', '.join(stages)}")
    assert not found


def test_the_default_theme_is_not_inside_the_package(checkout: Path) -> None:
    assert not (checkout / "builder/templates").exists(), "templates/ is copied into the wheel, never kept twice"
