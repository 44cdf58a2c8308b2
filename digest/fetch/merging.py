"""The lines on the articles of one source, before a run and after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from digest.fetch.addresses import identity
from digest.fetched import Kept


def merged(before: Mapping[str, Kept], found: Iterable[Kept], offered: AbstractSet[str] | None) -> dict[str, Kept]:
    """The lines ``before`` a run with those that it ``found``, by name. Where a name is another article's now, the line
    of the one that had it is called by its path, so that it does not come back. With the names of all entries that the
    source ``offered``, lines of others go whose articles those have: some feeds give theirs new names at each run."""
    rows = dict(before)
    for one in found:
        was = rows.get(one.name)
        if was and was.path and was.path != one.path:
            rows[was.path] = replace(was, name=was.path)
        rows[one.name] = one
    if offered is None:
        return rows
    there = {place for name, one in rows.items() if name in offered for place in _places(one)}
    return {name: one for name, one in rows.items() if name in offered or there.isdisjoint(_places(one, whole=False))}


def _places(one: Kept, *, whole: bool = True) -> set[str]:
    """By what the article in ``one`` is known: the path of its file, where it has one, and (of the ``whole``, or
    without a file) its addresses."""
    paths = {one.path} - {""}
    addresses = {identity(address) for address in (one.address, one.url) if address}
    return paths | addresses if whole or not paths else paths
