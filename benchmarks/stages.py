"""What each stage of one article costs, and what is kept of it.

Run it by hand, from the checkout, on a machine that does nothing else: `python benchmarks/stages.py SITE`.

It prints the CPU milliseconds an article takes in parse, anchor and resolve, the mean of the best of three rounds, in
which nothing is remembered of the round before; then the KiB that what an article tells takes in memory.
"""

from __future__ import annotations

import functools
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.anchor.stage import anchor_annotations
from builder.hearing import pair_files, tell
from builder.model.article import Annotated, Article, Manuscript
from builder.model.written import Annotations
from builder.parse.article import parse_article
from builder.parse.sidecar import parse_annotations
from builder.parse.site import parse_site
from builder.read import read_inputs
from builder.resolve.stage import resolve_dates

ROUNDS = 3
OF_TEXTS = ("builder.resolve.direction", "builder.resolve.speech", "builder.resolve.pattern", "builder.anchor.sentence")


def forget() -> None:
    """Empty the memories whose keys are texts."""
    for name in OF_TEXTS:
        for one in vars(sys.modules[name]).values():
            if isinstance(one, functools._lru_cache_wrapper) and one.cache_parameters()["maxsize"]:
                one.cache_clear()


def main() -> None:
    inputs = read_inputs(Path(sys.argv[1])).value
    site, _ = parse_site(inputs.site, name="benchmark").value
    pairs = [(article, sidecar) for article, sidecar in pair_files(inputs.content) if article and sidecar]
    best: dict[tuple[str, str], float] = {}

    def measure(stage: str, path: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        outcome = work()
        taken = time.process_time() - start
        best[stage, path] = min(taken, best.get((stage, path), taken))
        return outcome.value

    for _ in range(ROUNDS):
        forget()
        gc.collect()
        for file, beside in pairs:
            article = measure("parse the article", file.path, lambda file=file: parse_article(file, site))
            notes = measure("parse the sidecar", file.path, lambda beside=beside: parse_annotations(beside))
            if not (isinstance(article, Manuscript) and isinstance(article.head, Article)):
                continue
            entries = notes.annotations if isinstance(notes, Annotated) else Annotations()
            anchored = measure(
                "anchor", file.path, lambda one=article, entries=entries: anchor_annotations(one.prose, entries)
            )
            measure(
                "resolve",
                file.path,
                lambda one=article, entries=entries, places=anchored: resolve_dates(
                    one.head, one.prose, entries, places
                ),
            )
    for stage in dict.fromkeys(stage for stage, _ in best):
        taken = [seconds for (of, _), seconds in best.items() if of == stage]
        print(f"{1000 * sum(taken) / len(taken):8.2f} ms  {stage}")
    print(f"{1000 * sum(best.values()) / len(pairs):8.2f} ms  all of it, of {len(pairs)} articles")
    tracemalloc.start()
    kept = [tell(article, sidecar, site).value[0] for article, sidecar in pairs]
    print(f"{tracemalloc.get_traced_memory()[0] / len(kept) / 1024:8.1f} KiB what an article tells")


if __name__ == "__main__":
    main()
