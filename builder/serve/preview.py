"""What the preview shows now, and whom it tells when that changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

INDEX = "index.html"
EVERYWHERE = ("style.css", "script.js")  # what every page loads


@dataclass(frozen=True, slots=True)
class Fault:
    """One diagnostic as a page shows it; `line` is the line it speaks of."""

    place: str
    severity: str
    code: str
    message: str
    hint: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What one build gave: its files by path, None where it failed; what is to mend; where things stand in the sources.

    `places` are as `render/places.py` gives them, each as `content/a.yaml:12:9`.
    """

    table: Mapping[str, bytes] | None
    faults: tuple[Fault, ...] = ()
    places: Mapping[str, str] | None = None


@dataclass(slots=True)
class Preview:
    """The site as it is shown now, and the tabs that show it. The only value here that changes."""

    table: Mapping[str, bytes] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    is_built: asyncio.Event = field(default_factory=asyncio.Event)
    sketches: dict[str, tuple[int, bytes]] = field(default_factory=dict)  # newer than the table, by path
    tabs: dict[asyncio.Queue[str], str] = field(default_factory=dict)  # with the page that each shows

    def take(self, built: Built, turn: int) -> None:
        """Show a new build of all that was saved until `turn`. The last good one stays where this one failed."""
        before = self.look()
        self.table = self.table if built.table is None else built.table
        self.faults = built.faults
        self.places = self.places if built.places is None else built.places
        self.sketches = {path: sketch for path, sketch in self.sketches.items() if sketch[0] > turn}
        self.is_built.set()
        self.tell_all(before)

    def lay(self, path: str, content: bytes, turn: int) -> None:
        """Show a page that was made alone after the save number `turn`, until all else is as new."""
        before = self.look()
        self.sketches[path] = (turn, content)
        self.tell_all(before)

    def get(self, path: str) -> bytes | None:
        """Give a file as it is shown now."""
        return self.sketches[path][1] if path in self.sketches else self.table.get(path)

    def look(self) -> dict[str, bytes | None]:
        """Give the files that somebody looks at."""
        return {path: self.get(path) for path in {*self.tabs.values(), *EVERYWHERE}}

    def tell_all(self, before: Mapping[str, bytes | None]) -> None:
        """Tell every tab what has changed since."""
        changed = [path for path, content in before.items() if self.get(path) != content]
        for tab in self.tabs:
            tab.put_nowait(self.tell(changed))

    def add(self, fault: Fault) -> None:
        """Tell every tab of something to mend that only a page brought to light."""
        if fault not in self.faults:
            self.faults = (*self.faults, fault)
            for tab in self.tabs:
                tab.put_nowait(self.tell())

    def tell(self, changed: Iterable[str] = ()) -> str:
        """Write the news: which of the pages that somebody looks at have changed, and what is to mend."""
        return json.dumps({"changed": sorted(changed), "faults": [asdict(fault) for fault in self.faults]})

    def find(self, path: str) -> tuple[str, bytes] | None:
        """Find what a path asks for: a file of the build, or the index of a folder."""
        name = path + INDEX if path == "" or path.endswith("/") else path
        content = self.get(name)
        return None if content is None else (name, content)
