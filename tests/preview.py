"""A preview that runs for a test: the command itself, in a process of its own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Server:
    site: Path
    port: int

    def ask(
        self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Ask for a path exactly as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=bool(headers and "Host" in headers))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        found = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return found

    def say(self, request: bytes) -> bytes:
        """Send bytes, and read what comes back until the server hangs up or keeps silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(request)
            return line.recv(65536)


@contextmanager
def start_preview(site: Path) -> Iterator[Server]:
    """Start the preview of a site on any free port; it must end by itself when it is told to."""
    command = [sys.executable, "-m", "builder", "serve", "--site", str(site), "--port", "0"]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env)
    assert process.stdout
    address = process.stdout.readline().split()[0].rstrip("/")
    try:
        yield Server(site, int(address.rpartition(":")[2]))
    finally:
        process.send_signal(signal.SIGINT)
        process.stdout.close()
        assert process.wait(timeout=30) == 0
