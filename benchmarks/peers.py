"""How fast a site is built, beside its peers: Hugo, Pelican and Eleventy.

Run it by hand, from the checkout: `python benchmarks/peers.py [--articles 1000] [--runs 3] [--markdown]`.

It installs the peers into a folder outside the repository (`--home`), makes the same made-up newspaper for each of
them in memory (`--work`), and runs them in turn, each time in a fresh process: first a cold build, then one of which
nothing has changed, and so on. Each built site is checked; a step under which a fault is told does not count. The
peers get the first day of each date ready made, look for no quote, and have the smallest theme that lists an article's
events, all events by pages of 500, and a feed: they do less.

`--watch` measures instead how long it takes from a save to the page that shows it, in each program's own preview.

On a machine that does other work too, trust the ratios and the processor's seconds.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import corpus
from measure import Cost, count_written, look_at, run
from previews import watch
from programs import CHECKOUT, Program, install, list_programs, read_version
from table import STEPS, Result, describe_run, to_markdown, to_text
from verify import Change, change_text, change_title, find_faults

MEMORY = Path("/dev/shm")  # noqa: S108 — a disk would be measured with the programs


@dataclass(frozen=True, slots=True)
class Site:
    """A program's site, and the articles in it."""

    program: Program
    folder: Path
    articles: tuple[corpus.Article, ...]

    def build(self, limit: float) -> Cost:
        log = self.folder.with_suffix(".log")
        return run(self.program.build, self.folder, self.program.surround(), log=log, limit=limit)


def main() -> None:
    order = read_order()
    home, work = order.home.expanduser().resolve(), order.work.resolve() / "whence-peers"
    if home.is_relative_to(CHECKOUT) or work.is_relative_to(CHECKOUT):
        sys.exit("--home and --work must lie outside the repository")
    install(home)
    work.mkdir(parents=True, exist_ok=True)
    wanted = order.programs.split(",")
    programs = [one for one in list_programs(home, order.whence.resolve(), is_rich=order.rich) if one.name in wanted]
    for name in set(wanted) - {program.name for program in programs}:
        print(f"{name} is not there, and is left out", file=sys.stderr)
    print(describe(programs, order.articles))
    results: list[Result] = []
    if order.watch:
        watch(programs, work, order.articles, order.saves, order.limit)
    else:
        for result in run_all(programs, work, order):
            results.append(result)
            print(describe_run(result), flush=True)
        print("\n" + (to_markdown if order.markdown else to_text)(results))
    if order.json:
        order.json.write_text(json.dumps([asdict(one) for one in results], indent=1) + "\n", "utf-8")
    shutil.rmtree(work)


def read_order() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--programs", default="hugo,whence,pelican,eleventy")
    options.add_argument("--steps", default=",".join(STEPS))
    options.add_argument("--rich", action="store_true", help="name topics and places too, which get pages of their own")
    options.add_argument(
        "--whence", type=Path, default=CHECKOUT, help="the checkout that is measured [default: this one]"
    )
    options.add_argument(
        "--home", type=Path, default=Path("~/.cache/whence-peers"), help="where the peers are installed"
    )
    options.add_argument(
        "--work",
        type=Path,
        default=MEMORY if MEMORY.is_dir() else Path(tempfile.gettempdir()),
        help="where sites are built",
    )
    options.add_argument("--limit", type=float, default=900, help="seconds after which a run is ended")
    options.add_argument("--markdown", action="store_true", help="print the table as it stands in docs/performance.md")
    options.add_argument("--json", type=Path, help="write every run to a file")
    options.add_argument("--watch", action="store_true", help="measure the previews instead")
    options.add_argument("--saves", type=int, default=30)
    return options.parse_args()


def run_all(programs: Iterable[Program], work: Path, order: argparse.Namespace) -> Iterable[Result]:
    """Run each step with each program in turn, as often as asked."""
    steps = order.steps.split(",")
    sites = [Site(program, work / program.name, ()) for program in programs]
    for site in sites:  # what Python and node keep of a program they have run is kept before we begin
        site.program.lay_out(site.folder, 3)
        site.build(order.limit)
    sites = [replace(site, articles=tuple(site.program.lay_out(site.folder, order.articles))) for site in sites]
    if steps[0] != "cold":
        for site in sites:
            site.build(order.limit)
    for turn in range(order.runs):
        for step in steps:
            for site in sites:
                yield run_step(site, step, turn, order.limit)


def run_step(site: Site, step: str, turn: int, limit: float) -> Result:
    """Bring a site to where a step begins, build it, and check what is there then."""
    change = prepare(site, step, turn)
    output = site.folder / site.program.output
    before = look_at(output)
    cost = site.build(limit)
    files, size = count_written(before, look_at(output))
    faults = [f"ended with status {cost.status}"] if cost.status else []
    faults += find_faults(site.program, site.folder, site.articles, change)
    return Result(site.program.name, step, cost, files, size, tuple(faults))


def prepare(site: Site, step: str, turn: int) -> Change | None:
    program, folder = site.program, site.folder
    article = site.articles[(37 * turn + 11) % len(site.articles)]
    match step:
        case "cold":
            remove(folder, program.output, *program.caches)
        case "fresh":
            check_out(folder)
        case "cache":
            check_out(folder)
            remove(folder, program.output)
        case "text":
            return change_text(program, folder, article, f"mark-{turn}-text")
        case "title":
            return change_title(program, folder, article, f"mark-{turn}-title")
    return None


def check_out(site: Path) -> None:
    """Make every file anew, as a machine does that has just been given them."""
    old = site.with_name(f"{site.name}.old")
    site.rename(old)
    shutil.copytree(old, site, copy_function=shutil.copyfile, symlinks=True)
    shutil.rmtree(old)


def remove(site: Path, *names: str) -> None:
    for name in names:
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def describe(programs: Iterable[Program], count: int) -> str:
    """Say what is measured, on what."""
    versions = ", ".join(f"{program.name} {read_version(program)}" for program in programs)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    python, cores = platform.python_version(), len(os.sched_getaffinity(0))
    return f"{today}: {count:,} articles with {corpus.EVENTS} events each; {versions}; Python {python}; {cores} cores"


if __name__ == "__main__":
    main()
