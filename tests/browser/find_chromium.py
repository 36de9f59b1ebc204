"""Find a Chromium for the browser tests, or get one; print its path.

In this order: $CHROMIUM, one that is installed, one in Playwright's cache, Playwright's own download, Debian's package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = """\
no Chromium found, and none could be installed; one of these gives one:
  python -m playwright install --with-deps chromium
  apt-get install chromium       (Debian, as root)
  brew install --cask chromium   (macOS)
or set CHROMIUM to the path of one"""


def find_installed() -> str | None:
    """Find the Chromium that $CHROMIUM names, else one on PATH; None if there is none."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


def find_downloaded() -> str | None:
    """Find the Chromium in Playwright's cache; None if there is none, or it lacks what it needs of the system."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and is_done([path, "--version"]) else None


def download() -> str | None:
    """Get Playwright's Chromium; None if it cannot be had, or does not run here."""
    return find_downloaded() if is_done([sys.executable, "-m", "playwright", "install", "chromium"]) else None


def install() -> str | None:
    """Get Debian's Chromium; None if this is no Debian or we may not install."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or not is_done(["apt-get", "update"]):
        return None
    is_done(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    return find_installed()


def is_done(command: list[str]) -> bool:
    """Run a command, its output on standard error; say whether it ended well."""
    print("$", *command, file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, check=False, env=environment, stdout=sys.stderr, timeout=300).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    """Print the path of a Chromium; exit status 1 if there is none."""
    path = find_installed()
    if path is None and os.environ.get("CHROMIUM"):
        print(f"CHROMIUM names no program: {os.environ['CHROMIUM']}", file=sys.stderr)
        return 1
    path = path or find_downloaded() or download() or install()
    if path is None:
        print(MISSING, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
