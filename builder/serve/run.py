"""The preview runs: it takes a port, follows the files, and ends when it is told to. It writes nothing."""

from __future__ import annotations

import asyncio
import shlex
import socket
import subprocess
import webbrowser
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from watchfiles import Change, awatch

from builder.serve.app import make_app
from builder.serve.preview import Built, Fault, Preview

WATCHED = {"content", "templates", "static", "site.yaml"}
HERE = {"127.0.0.1": "localhost", "::1": "localhost", "localhost": "127.0.0.1"}


class Session(Protocol):
    """What makes the pages of the site that is shown. All of it may run in a thread."""

    def build(self, tell: Callable[[Fault], None], /) -> Built:
        """Build the site; what is found wrong only when a page is made, it tells."""
        ...

    def sketch(self, changed: Collection[str], /) -> tuple[str, bytes] | None:
        """Make the page of the one article that was saved, by the paths of its files from the site's folder."""
        ...

    def first(self, path: str, /) -> bytes | None:
        """Make a page from its own files alone; None where it is not an article's or a plain page."""
        ...


DEBOUNCE, STEP = 50, 10  # milliseconds: how long saves are gathered at most, and how long after the last
PORTS = 20  # so many after one that is taken are tried for a free one


@dataclass(frozen=True, slots=True)
class Listener:
    """A port that is ours. `address` is how a browser asks for it, `origins` all the ways in which it may."""

    socket: socket.socket
    address: str
    origins: frozenset[str]


def listen(host: str, port: int) -> Listener:
    """Listen at an address; port 0 is any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()  # whoever comes before the server has started waits
    except OSError:
        listener.close()
        raise
    number = listener.getsockname()[1]
    names = [host, *([HERE[host]] if host in HERE else [])]
    addresses = [f"http://{f'[{name}]' if ':' in name else name}:{number}" for name in names]
    return Listener(listener, addresses[0], frozenset(addresses))


def find_free(host: str, port: int) -> int | None:
    """Find the next port after one that is free."""
    for other in range(port + 1, min(port + 1 + PORTS, 65536)):
        with suppress(OSError):
            listen(host, other).socket.close()
            return other
    return None


def run_preview(
    site: Path, listener: Listener, session: Session, *, is_opened: bool = False, editor: str | None = None
) -> None:
    """Answer requests and follow the files of `site`, a whole path, until the program is told to end.

    `is_opened` opens a browser; `editor` is the command that opens a place, `content/a.yaml:12:9`.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(site, listener, session, is_opened=is_opened, editor=editor))


async def serve(site: Path, listener: Listener, session: Session, *, is_opened: bool, editor: str | None) -> None:
    """Run the server, and beside it what follows the files."""
    import uvicorn  # takes long to load

    preview = Preview()
    edit = open_editor(site, editor) if editor else None
    app = make_app(preview, origins=listener.origins, first=session.first, edit=edit)
    config = uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1, server_header=False)
    following = asyncio.create_task(follow(preview, site, session))
    if is_opened:
        webbrowser.open(listener.address)
    try:
        await uvicorn.Server(config).serve(sockets=[listener.socket])
    finally:
        following.cancel()


async def follow(preview: Preview, root: Path, session: Session) -> None:
    """Build, and build again whenever a file of the site in `root`, a whole path, is saved; until it is cancelled.

    A page whose own files were saved is shown at once, before the site is built again.
    """
    saves = Saves()
    building = asyncio.create_task(build_on(preview, session, saves))
    try:
        # The whole folder is watched: a folder that is removed and made again would else be lost.
        async for found in awatch(root, watch_filter=partial(is_source, root), debounce=DEBOUNCE, step=STEP):
            saves.turn += 1
            changed = {str(Path(path).relative_to(root)) for _, path in found}
            if sketch := await asyncio.to_thread(session.sketch, changed):
                preview.lay(*sketch, saves.turn)
            saves.are_there.set()
    finally:
        building.cancel()


@dataclass(slots=True)
class Saves:
    """How many saves there were, and whether there are some that are not built."""

    turn: int = 0
    are_there: asyncio.Event = field(default_factory=asyncio.Event)


async def build_on(preview: Preview, session: Session, saves: Saves) -> None:
    """Build the site, and again while there are new saves."""
    loop = asyncio.get_running_loop()

    def tell(fault: Fault) -> None:
        loop.call_soon_threadsafe(preview.add, fault)

    while True:
        turn = saves.turn
        preview.take(await asyncio.to_thread(session.build, tell), turn)
        await saves.are_there.wait()
        saves.are_there.clear()


def is_source(root: Path, _: Change, path: str) -> bool:
    """Whether a file is one of the site's sources."""
    parts = Path(path).relative_to(root).parts if Path(path).is_relative_to(root) else ()
    return bool(parts) and parts[0] in WATCHED and not parts[-1].startswith(".")


def open_editor(site: Path, command: str) -> Callable[[str], None]:
    """Make what opens a place in an editor. No shell is involved."""
    words = shlex.split(command)

    def edit(place: str) -> None:
        with suppress(OSError):
            subprocess.Popen([*words, str(site / place)])  # noqa: S603 (the user's own command)

    return edit
