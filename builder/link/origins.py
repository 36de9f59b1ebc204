"""How many sources of an event can be independent of each other: an upper limit (DESIGN.md §4 “origins”)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.model.timeline import Account, KnownSource


def count_origins(accounts: Sequence[Account], sources: Mapping[str, KnownSource]) -> int:
    """Count the most independent origins that an event's accounts can rest on."""
    groups: list[set[str]] = []
    by_agent: dict[str, set[str]] = {}
    found: set[str] = set()
    for account in accounts:
        origins = {origin for cited in account.sources for origin in origins_of(cited.source, sources)}
        found |= origins
        ends = {chain[-1] for chain in account.attribution if chain}
        if len(ends) == 1:  # with several chains it is not told which source carries which
            by_agent.setdefault(ends.pop(), set()).update(origins)
    if len(found) < 2:
        return len(found)
    documents = {origin for origin in found if not origin.startswith("article:")} or found
    for members in by_agent.values():
        merge(groups, members & documents)
    for document in documents:
        merge(groups, {document})
    return len(groups)


def origins_of(key: str, sources: Mapping[str, KnownSource]) -> set[str]:
    """Follow what a source rests on until none cites more; those that cite each other in a circle are one."""
    seen: set[str] = set()
    ends: set[str] = set()
    queue = [key]
    while queue:
        here = queue.pop()
        if here in seen:
            continue
        seen.add(here)
        cites = sources[here].cites if here in sources else ()
        queue.extend(cites)
        if not cites:
            ends.add(here)
    return ends or {min(seen)}


def merge(groups: list[set[str]], members: set[str]) -> None:
    """Add members that are one, joining all groups they touch."""
    if not members:
        return
    touched = [group for group in groups if group & members]
    for group in touched:
        groups.remove(group)
    groups.append(members.union(*touched))
