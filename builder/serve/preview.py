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
    tabs: dict[asyncio.Queue[str], str] = field(default_factory=dict)  # with the page that each shows

    def take(self, built: Built) -> None:
        """Show a new build, and tell every tab what it changes. The last good one stays where this one failed."""
        table = self.table if built.table is None else built.table
        shown = {*self.tabs.values(), *EVERYWHERE}
        changed = {path for path in shown if table.get(path) != self.table.get(path)}
        self.table, self.faults = table, built.faults
        self.places = self.places if built.places is None else built.places
        self.is_built.set()
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
        return (name, self.table[name]) if name in self.table else None
