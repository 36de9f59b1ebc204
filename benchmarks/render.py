"""How fast pages and data are made.

Run it by hand, from the checkout: `python benchmarks/render.py SITE [TREE …] [--runs N]`.

It prints the CPU milliseconds an article of each output format of the site in the folder SITE, and of all. Each TREE
is a checkout of this program, the present one if none is named: they are measured in turn, each time in a fresh
process, and of N runs the least counts, which on a shared machine is the truest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path


def measure(site: Path) -> dict[str, float]:
    """Render a site once, and give the milliseconds an article of each format."""
    from builder.pipeline import plan_build
    from builder.read import read_inputs
    from builder.render import EXPORTS, FORMATS, make_leaf

    planned = plan_build(read_inputs(site).value, name=site.name, with_drafts=False)
    if planned.plan is None:
        sys.exit(f"{site} has errors")
    edition = planned.plan.edition
    settings = edition.timeline.site
    spent: dict[str, float] = defaultdict(float)
    for make in (*FORMATS, *(make for export, make in EXPORTS if settings.gives(export))):
        started = time.process_time()
        for leaf in make(edition):
            list(make_leaf(leaf))
        spent[make.__name__] = time.process_time() - started
    spent["all"] = sum(spent.values())
    return {name: seconds * 1000 / len(edition.timeline.parts) for name, seconds in spent.items()}


def measure_apart(site: Path, tree: Path) -> dict[str, float]:
    """Measure a checkout in a process of its own."""
    order = [sys.executable, str(Path(__file__).resolve()), str(site.resolve()), "--one"]
    run = subprocess.run(
        order, env={**os.environ, "PYTHONPATH": str(tree)}, cwd=tree, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("site", type=Path)
    options.add_argument("trees", type=Path, nargs="*", default=[Path.cwd()])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    order = options.parse_args()
    if order.one:
        print(json.dumps(measure(order.site)))
        return
    runs = [[measure_apart(order.site, tree) for tree in order.trees] for _ in range(order.runs)]
    least = [
        {name: min(run[place].get(name, 0.0) for run in runs) for name in runs[0][place]}
        for place in range(len(order.trees))
    ]
    for name in sorted(least[-1], key=lambda name: -least[-1][name]):
        print(f"{name:30}", *(f"{one.get(name, 0.0):8.2f}" for one in least))


if __name__ == "__main__":
    main()
