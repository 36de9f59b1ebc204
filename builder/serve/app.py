"""The server: answers from the preview's table and from nowhere else; no path of a request meets a folder.

Only requests that name the server by one of its own addresses are answered, so that no page of another site can read
the drafts (https://en.wikipedia.org/wiki/DNS_rebinding).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from builder.serve.preview import INDEX, Preview

SCRIPT = "/.whence/preview.js"
NOT_FOUND = "404.html"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
}
# What a page allows in its head no header can widen: the preview's own policy, with its socket, takes that one's place.
PAGES_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
EMPTY_PAGE = b"<!doctype html>\n<html lang=en><title>Whence</title><body></body></html>\n"


def make_app(
    preview: Preview,
    *,
    origins: Iterable[str],
    first: Callable[[str], bytes | None] = lambda _: None,
    edit: Callable[[str], None] | None = None,
) -> ASGIApp:
    """Make the server. `origins` are its own addresses, as `http://127.0.0.1:8000`; `edit` opens a place.

    `first` makes a page of its own files alone, for who asks before the site is built.
    """

    async def page(request: Request) -> Response:
        path = request.scope["path"].removeprefix("/")
        if not preview.is_built.is_set() and (early := await asyncio.to_thread(first, path)):
            return answer(path, early)
        await preview.is_built.wait()
        if found := preview.find(path):
            return answer(*found)
        if preview.find(f"{path}/"):
            return RedirectResponse(f"/{path}/", headers=HEADERS)
        if not preview.table:
            return answer(INDEX, EMPTY_PAGE, status=503)
        return answer(NOT_FOUND, preview.table.get(NOT_FOUND, EMPTY_PAGE), status=404)

    script = (Path(__file__).parent / "preview.js").read_bytes()

    async def ours(_: Request) -> Response:
        return Response(script, media_type=TYPES["js"], headers=HEADERS)

    async def place(request: Request) -> Response:
        page, anchor = request.query_params.get("page", ""), request.query_params.get("anchor", "")
        found = preview.places.get(f"{page}#{anchor}") or preview.places.get(f"#{anchor}")
        if found and edit and request.method == "POST":
            edit(found)
        return JSONResponse({"place": found, "edits": edit is not None}, 200 if found else 404, headers=HEADERS)

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        news: asyncio.Queue[str] = asyncio.Queue()
        preview.tabs[news] = socket.query_params.get("page", "")
        if preview.is_built.is_set():
            news.put_nowait(preview.tell())
        telling = asyncio.create_task(tell(socket, news))
        with suppress(WebSocketDisconnect):
            while True:
                await socket.receive_text()
        preview.tabs.pop(news, None)
        telling.cancel()

    routes = [
        Route(SCRIPT, ours),
        Route("/.whence/place", place, methods=["GET", "POST"]),
        WebSocketRoute("/.whence/live", live),
        Route("/{path:path}", page),
    ]
    return Guard(Starlette(routes=routes), frozenset(origins))


async def tell(socket: WebSocket, news: asyncio.Queue[str]) -> None:
    """Send a tab the news as they come."""
    with suppress(WebSocketDisconnect, RuntimeError):  # it has left
        while True:
            await socket.send_text(await news.get())


def answer(name: str, content: bytes, *, status: int = 200) -> Response:
    """Give a file; a page with the preview's script, which is nowhere on disk."""
    if name.endswith(".html"):
        content = PAGES_POLICY.sub(b"", content)
        head, body, rest = content.rpartition(b"</body>")
        content = b'%s<script src="%s"></script>\n%s%s' % (head, SCRIPT.encode(), body, rest)
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(content, status, HEADERS | {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses every request that is not made from this server's own address."""

    app: ASGIApp
    origins: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may be answered."""
        if scope["type"] == "lifespan" or self.is_ours(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refusal = PlainTextResponse("this is a preview for its own address only\n", 421, headers=HEADERS)
            await refusal(scope, receive, send)

    def is_ours(self, scope: Scope) -> bool:
        """Whether a request names one host, ours, and no page of another site has made it."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or f"http://{hosts[0]}" not in self.origins or len(origins) > 1:
            return False
        must_say = scope["type"] == "websocket" or scope.get("method") not in {"GET", "HEAD"}
        return all(origin in self.origins for origin in origins) and (bool(origins) or not must_say)
