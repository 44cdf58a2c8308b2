"""Contradictions in ``entities.toml``: two places that cannot both be honoured. Each sentence names both."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from digest import border
from digest.link.entities.folding import fold
from digest.link.entities.tables import Tables

Place = tuple[str | int, ...]
"""The way to a setting: ``("entity", 0, "also")``."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is said of the name ``of``, perhaps in one article: ``value``, the same as a sentence, and its place."""

    of: Hashable
    value: str
    told: str
    place: Place


def contradictions(tables: Tables, at: Callable[[Place], str]) -> list[str]:
    """A sentence for each contradiction, in a fixed order; ``at`` gives file and line of a place."""
    told: list[str] = []
    for claims in (_meant, _shown, _kinds, _parted, _hidden):
        first: dict[Hashable, _Claim] = {}
        for one in claims(tables):
            other = first.setdefault(one.of, one)
            if one.value != other.value:
                against = f"against {at(other.place)} where {other.told}"
                told.append(f"{at(one.place)}: {one.told}, {against}; take one of them out")
    return list(dict.fromkeys(told))


def _names(tables: Tables) -> Iterator[tuple[str, str, Place]]:
    """Each name of an entity, the name it means, and its place."""
    for number, one in enumerate(tables.entity):
        yield one.name, one.name, ("entity", number, "name")
        yield from ((name, one.name, ("entity", number, "also")) for name in one.also)


def _meant(tables: Tables) -> Iterator[_Claim]:
    """Who is meant by a name. One that is split, or split off, means nobody else."""
    for name, meant, place in _names(tables):
        yield _Claim(fold(name), fold(meant), f"'{name}' means '{meant}'", place)
    for number, one in enumerate(tables.split):
        yield _Claim(fold(one.name), fold(one.name), f"'{one.name}' is split", ("split", number, "name"))
        yield _Claim(fold(one.into), fold(one.into), f"'{one.into}' is one alone", ("split", number, "into"))


def _shown(tables: Tables) -> Iterator[_Claim]:
    """How a name is written."""
    own = [(one.name, ("entity", number, "name")) for number, one in enumerate(tables.entity)]
    own += [(one.into, ("split", number, "into")) for number, one in enumerate(tables.split)]
    yield from (_Claim(fold(name), name, f"it is shown as '{name}'", place) for name, place in own)


def _kinds(tables: Tables) -> Iterator[_Claim]:
    for number, one in enumerate(tables.entity):
        if one.kind:
            yield _Claim(
                fold(one.name), one.kind, f"'{one.name}' is of the kind {one.kind}", ("entity", number, "kind")
            )


def _parted(tables: Tables) -> Iterator[_Claim]:
    """Who is meant by a name in an article."""
    for number, one in enumerate(tables.split):
        for path in one.articles:
            told = f"'{one.name}' of '{border.plain(path)}' is '{one.into}'"
            yield _Claim((path, fold(one.name)), fold(one.into), told, ("split", number, "into"))


def _hidden(tables: Tables) -> Iterator[_Claim]:
    """What is hidden, and what has a page. A name may be hidden and another be split from it."""
    yield from (_Claim(fold(name), "hidden", f"'{name}' is hidden", ("hide",)) for name in tables.hide)
    named = [(name, place) for name, _, place in _names(tables)]
    named += [(one.into, ("split", number, "into")) for number, one in enumerate(tables.split)]
    yield from (_Claim(fold(name), "named", f"'{name}' is given a page", place) for name, place in named)
