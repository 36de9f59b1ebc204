"""Where the processor's time of a build goes: by room of the house, then by module.

Run it by hand, from the checkout: `python benchmarks/costs.py SITE [option of whence build …]`.

It builds the site in this process, as `whence build --jobs 1` does, with what its cache still knows: after a first run
it shows what a change costs, and with `--no-cache` what a clean build does. A few hundred times a second it looks at what
is being done. What a library does is counted to the module of ours that called it, and all that importing does to
“imports”.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

PACE = 0.003  # seconds of processor time between two looks
BUILDER = str(Path(__file__).resolve().parent.parent / "builder") + "/"
IMPORTS = "imports"
AT_LEAST = 0.01  # of the whole, to be shown


def name_place(frame: FrameType | None) -> tuple[str, str]:
    """Name the room and the module of ours that are at work: the nearest ones, or that something is being imported.

    The model works for others, in whose room its time is counted.
    """
    modules: list[str] = []
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith("<frozen importlib"):
            return IMPORTS, IMPORTS
        if file.startswith(BUILDER):
            modules.append(file.removeprefix(BUILDER))
        frame = frame.f_back
    rooms = [module.partition("/")[0] for module in modules]
    return next((room for room in rooms if room != "model"), IMPORTS), next(iter(modules), IMPORTS)


def measure(site: str, *options: str) -> tuple[Counter[tuple[str, str]], float]:
    """Build a site; count what was seen at work, and give the processor seconds of the whole."""
    seen: Counter[tuple[str, str]] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        seen[name_place(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, PACE, PACE)
    from builder.cli import main

    try:
        main(["build", "--site", site, "--jobs", "1", *options], standalone_mode=False)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return seen, time.process_time()


def describe(title: str, counts: Counter[str], seconds: float) -> str:
    whole = counts.total()
    rows = [
        f"{seconds * count / whole:8.2f} s {count / whole:6.1%}  {name}"
        for name, count in counts.most_common()
        if count >= whole * AT_LEAST
    ]
    return "\n".join([f"\n{title}", *rows])


def main() -> None:
    seen, seconds = measure(*sys.argv[1:])
    rooms, modules = Counter[str](), Counter[str]()
    for (room, module), count in seen.items():
        rooms[room] += count
        modules[module] += count
    print(f"\n{seconds:8.2f} s of the processor")
    print(describe("by room", rooms, seconds))
    print(describe("by module", modules, seconds))


if __name__ == "__main__":
    main()
