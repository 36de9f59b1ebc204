"""How far long work has come: in a terminal a line that is written over, elsewhere nothing."""

from __future__ import annotations

import os
import sys
import time

PATIENCE = 1.0  # seconds before anything is shown
STEP = 0.1  # seconds between two changes
CLEAR = "\r\033[K"


class Progress:
    """Shows on standard error how many files are made."""

    def __init__(self) -> None:
        self.is_shown = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self.next = time.monotonic() + PATIENCE
        self.has_written = False
        self.total = 0
        self.done = 0

    def begin(self, total: int) -> None:
        """Tell how much there is to do."""
        self.total = total

    def add(self, count: int) -> None:
        """Tell that so much more is done."""
        self.done += count
        now = time.monotonic()
        if self.is_shown and now >= self.next:
            self.next = now + STEP
            self.has_written = True
            sys.stderr.write(f"{CLEAR}{self.done:,} of {self.total:,} files")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self.has_written:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
