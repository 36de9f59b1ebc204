"""The preview: what it answers, and above all what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from click.testing import CliRunner

from builder.cli import main
from tests.preview import Server, start_preview

SECRET = "the secret of the neighbouring folder"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("preview")
    (folder / "mine-not").mkdir()
    (folder / "mine-not" / "secret.html").write_text(SECRET, "utf-8")
    site = folder / "mine"
    assert CliRunner().invoke(main, ["new", str(site)]).exit_code == 0
    (site / "secret.html").write_text(SECRET, "utf-8")
    with start_preview(site) as server:
        assert server.ask("/")[0] == 200
        # A link that is made only now, when the table stands.
        (site / "content" / "leak.html").symlink_to(site / "secret.html")
        yield server


def test_a_page_is_served_with_the_preview_in_it_and_kept_nowhere(server: Server) -> None:
    status, page, headers = server.ask("/kilogram.html")
    assert status == 200
    assert b"/.whence/preview.js" in page
    assert headers["cache-control"] == "no-store"
    assert "script-src 'self'" in headers["content-security-policy"]
    assert not (server.site / "site").exists()
    assert not (server.site / ".whence").exists()


def test_folders_lead_to_their_index_and_are_not_listed(server: Server) -> None:
    assert server.ask("/events/")[0] == 200
    assert server.ask("/events")[2]["location"] == "/events/"
    status, page, _ = server.ask("/embed/")
    assert status == 404
    assert b"kilogram" not in page


def hostile_paths() -> list[str]:
    """Paths that some server has fallen for: up, doubled, encoded once and twice, absolute, backslashed, cut short."""
    ups = [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "..%252f",
        "..\\",
        "..%5c",
        "....//",
        "..;/",
        "%c0%ae%c0%ae/",
        ".%00./",
        "/../",
    ]
    goals = [
        "secret.html",
        "mine-not/secret.html",
        "site.yaml",
        "content/kilogram.md",
        "etc/passwd",
        "content/leak.html",
    ]
    starts = ["/", "//", "/./", "/static/", "/events/", "/.whence/", "/static//"]
    found = [f"{start}{up * times}{goal}" for start, up, times, goal in product(starts, ups, (1, 5), goals)]
    absolute = [
        f"/{scheme}{goal}" for scheme in ("file:///", "//127.0.0.1/", "C:\\", "\\\\", "~/", "%2f") for goal in goals
    ]
    return [
        *found,
        *absolute,
        "/secret.html",
        "/content/",
        "/.git/config",
        "/.whence/ledger",
        "/site.yaml",
        "/templates/base.html",
    ]


def test_nothing_outside_the_table_is_served(server: Server) -> None:
    paths = hostile_paths()
    assert len(paths) > 500
    for path in paths:
        status, page, _ = server.ask(path)
        assert status in {307, 400, 404, 405}, path
        assert SECRET.encode() not in page, path
        assert b"root:" not in page, path
        assert b"the international prototype in 1889" not in page, path


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:{port}",
        "127.0.0.1:{port}.evil.example",
        "",
        "127.0.0.1:{port}@evil.example",
    ],
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    assert server.ask("/", headers={"Host": host.format(port=server.port)})[0] in {400, 421}


def test_two_hosts_are_refused(server: Server) -> None:
    ours = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    for hosts in (ours + b"Host: evil.example\r\n", b"Host: evil.example\r\n" + ours, ours + ours, b""):
        assert server.say(b"GET / HTTP/1.1\r\n" + hosts + b"\r\n").split()[1] in {b"400", b"421"}


def test_a_page_of_another_site_is_refused(server: Server) -> None:
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{server.port}", "http://127.0.0.1"):
        assert server.ask("/", headers={"Origin": origin})[0] == 421, origin
        assert greet(server, f"Origin: {origin}\r\n") != b"101", origin
    assert greet(server, "") != b"101"
    assert greet(server, f"Origin: http://127.0.0.1:{server.port}\r\n") == b"101"


def greet(server: Server, more: str) -> bytes:
    """Ask for the socket; give the status."""
    request = (
        f"GET /.whence/live HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{more}\r\n"
    )
    return server.say(request.encode()).split()[1]


def test_only_reading_is_answered(server: Server) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert server.ask("/", method=method, headers={"Origin": f"http://127.0.0.1:{server.port}"})[0] == 405, method
    assert server.ask("/", method="POST")[0] == 421


def test_a_port_in_use_names_the_next(server: Server) -> None:
    result = CliRunner().invoke(main, ["serve", "--site", str(server.site), "--port", str(server.port)])
    assert result.exit_code == 2
    assert f"port {server.port} is in use" in result.stderr
    assert "--port" in result.stderr.partition("hint:")[2]


def test_a_place_is_told(server: Server) -> None:
    status, answer, _ = server.ask("/.whence/place?page=kilogram.html&anchor=event-vote")
    assert (status, b'"content/kilogram.yaml:' in answer) == (200, True)
    assert server.ask("/.whence/place?page=x.html&anchor=event-vote")[0] == 404
