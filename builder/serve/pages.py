"""The files of a planned site, each made when it is asked for: nobody waits for pages that nobody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import RLock

from builder.diagnostics import Diagnostic, Span
from builder.model.output import Bundle, Leaf
from builder.render import make_leaf
from builder.render.templates import TemplateFault


@dataclass(frozen=True, slots=True, eq=False)
class Pages(Mapping[str, bytes]):
    """A table of files by path. What a slip in a template stops is missing, and its fault is told to `tell`."""

    leaves: Mapping[str, Leaf | Bundle]
    tell: Callable[[Diagnostic], None]
    made: dict[str, bytes | None] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)  # a new build asks while the server does

    @classmethod
    def of(cls, leaves: Iterable[Leaf | Bundle], tell: Callable[[Diagnostic], None]) -> Pages:
        """Make the table."""
        return cls({leaf.path: leaf for leaf in leaves}, tell)

    def __getitem__(self, path: str) -> bytes:
        with self.lock:
            if path not in self.made:
                self.make(path)
            content = self.made.get(path)
        if content is None:
            raise KeyError(path)
        return content

    def make(self, path: str) -> None:
        """Make a file, and those that are made with it."""
        leaf = self.leaves.get(path) or self.leaves.get(f"{path.rpartition('/')[0]}/")
        if leaf is None or leaf.path in self.made:
            return
        self.made[leaf.path] = None
        try:
            self.made.update((output.path, output.content) for output in make_leaf(leaf))
        except TemplateFault as fault:
            self.tell(fault.diagnostic)

    def __iter__(self) -> Iterator[str]:
        return iter(self.leaves)

    def __len__(self) -> int:
        return len(self.leaves)


class Places(Mapping[str, str]):
    """Where the things of the pages are written, found when somebody asks."""

    def __init__(self, find: Callable[[], Mapping[str, Span]]) -> None:
        self.find = find
        self.found: Mapping[str, Span] | None = None

    @property
    def spans(self) -> Mapping[str, Span]:
        """Find them all, once."""
        if self.found is None:
            self.found = self.find()
        return self.found

    def __getitem__(self, name: str) -> str:
        return str(self.spans[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)
