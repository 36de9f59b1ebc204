"""What the runs come to, and how it is told."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from measure import Cost

STEPS = {
    "cold": "cold",
    "same": "nothing changed",
    "fresh": "fresh checkout, cache and output kept",
    "cache": "fresh checkout, cache alone kept",
    "text": "one article's text",
    "title": "one event's title",
}
PEER = "hugo"


@dataclass(frozen=True, slots=True)
class Result:
    """One run of a program, checked."""

    program: str
    step: str
    cost: Cost
    files: int
    bytes: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the runs of a program and step come to: medians, the most memory, and ratios to the peer's runs of the turn."""

    program: str
    step: str
    wall: float
    cpu: float
    memory: float
    files: int
    bytes: int
    ratio: float | None
    cpu_ratio: float | None
    is_wrong: bool


def sum_up(results: list[Result]) -> list[Row]:
    rows: list[Row] = []
    for step in dict.fromkeys(one.step for one in results):
        peers = [one for one in results if (one.program, one.step) == (PEER, step) and not one.faults]
        for program in dict.fromkeys(one.program for one in results):
            runs = [one for one in results if (one.program, one.step) == (program, step)]
            pairs = (
                [(one.cost, peer.cost) for one, peer in zip(runs, peers, strict=True)]
                if len(peers) == len(runs)
                else []
            )
            rows.append(
                Row(
                    program,
                    step,
                    statistics.median(one.cost.wall for one in runs),
                    statistics.median(one.cost.cpu for one in runs),
                    max(one.cost.memory for one in runs),
                    runs[-1].files,
                    runs[-1].bytes,
                    statistics.median(ours.wall / theirs.wall for ours, theirs in pairs) if pairs else None,
                    statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs) if pairs else None,
                    any(one.faults for one in runs),
                )
            )
    return rows


def to_cells(row: Row) -> tuple[str, ...]:
    """Write a row; one that is wrong has no figures."""
    if row.is_wrong:
        return (STEPS[row.step], row.program, *["wrong"] * 7)
    ratios = [
        f"{ratio:.3f}" if ratio and ratio < 0.1 else f"{ratio:.2f}" if ratio else ""
        for ratio in (row.ratio, row.cpu_ratio)
    ]
    return (
        STEPS[row.step],
        row.program,
        f"{row.wall:.2f}",
        ratios[0],
        f"{row.cpu:.2f}",
        ratios[1],
        f"{row.memory:.0f}",
        f"{row.files:,}",
        f"{row.bytes / 1e6:.1f}",
    )


HEAD = (
    "step",
    "program",
    "seconds",
    f"of {PEER}'s",
    "CPU seconds",
    f"of {PEER}'s",
    "peak MiB",
    "files written",
    "MB written",
)


def to_text(results: list[Result]) -> str:
    lines = [HEAD, *(to_cells(row) for row in sum_up(results))]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def to_markdown(results: list[Result]) -> str:
    lines = [HEAD, tuple("---" for _ in HEAD), *(to_cells(row) for row in sum_up(results))]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def describe_run(result: Result) -> str:
    cost = result.cost
    line = f"{result.program:10} {result.step:6} {cost.wall:8.2f} s  {cost.cpu:8.2f} s cpu  {cost.memory:6.0f} MiB"
    line += f"  {result.files:6} files  {result.bytes / 1e6:8.1f} MB"
    more = f" and {len(result.faults) - 3} more" if len(result.faults) > 3 else ""
    return f"{line}  WRONG: {'; '.join(result.faults[:3])}{more}" if result.faults else line
