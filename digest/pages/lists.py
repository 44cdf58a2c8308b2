"""Long lists on several pages: those that grow with time, whose older pages never change, and those by the alphabet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from digest.model import OutPath
from digest.pages import paths
from digest.pages.shapes import Link
from digest.texts import Texts

SIZE = 60
"""Articles on an older page; the first has as many to twice as many. With a sentence each they are under 100 KB."""
NAMES = 500
"""Names on a page of a list by the alphabet."""
_NEAR = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a list as one of them shows them: a link each in the order of reading, None where some are left out;
    the page that is shown and its ``number``, 0 for the list's own address; and its neighbours in that order."""

    steps: tuple[Link | None, ...]
    here: OutPath
    number: int
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """``some`` of a list, the path of their page, and its pager where there are several."""

    path: OutPath
    some: Sequence[T]
    pager: Pager | None

    @property
    def first(self) -> bool:
        """Whether it stands at the list's own address."""
        return self.pager is None or not self.pager.number


def by_age(
    texts: Texts,
    page: OutPath,
    items: Sequence[T],
    at: Callable[[OutPath, int], OutPath] = paths.older,
    size: int = SIZE,
) -> list[Leaf[T]]:
    """``items``, the newest first, on pages: the newest at ``page``, the older ones on pages numbered from the oldest
    up, so that page 3 holds the same ones however many follow. One that is put in among the old ones, or taken from
    them, moves its elders by one."""
    full = max(0, len(items) // size - 1)
    links = [Link(page, texts("pager.newest"))]
    links += [Link(at(page, number), texts.number(number)) for number in range(full, 0, -1)]
    first = len(items) - full * size
    cuts = [0, *range(first, len(items) + 1, size)]
    parts = [items[start:end] for start, end in pairwise(cuts)]
    return _leaves(links, parts or [items], [0, *range(full, 0, -1)])


def by_name(texts: Texts, page: OutPath, items: Sequence[T]) -> list[Leaf[T]]:
    """``items`` in their order on pages numbered from the first, which is ``page``."""
    parts = [items[at : at + NAMES] for at in range(0, len(items), NAMES)] or [items]
    links = [Link(paths.shared(page, n) if n > 1 else page, texts.number(n)) for n in range(1, len(parts) + 1)]
    return _leaves(links, parts, [0, *range(2, len(parts) + 1)])


def _leaves(links: Sequence[Link], parts: Sequence[Sequence[T]], numbers: Sequence[int]) -> list[Leaf[T]]:
    if len(parts) == 1:
        return [Leaf(links[0].path, parts[0], None)]
    found = []
    for place, (link, some, number) in enumerate(zip(links, parts, numbers, strict=True)):
        before = links[place - 1] if place else None
        after = links[place + 1] if place + 1 < len(links) else None
        found.append(Leaf(link.path, some, Pager(_steps(links, place), link.path, number, before, after)))
    return found


def _steps(links: Sequence[Link], place: int) -> tuple[Link | None, ...]:
    """The first and the last of ``links`` and those near ``place``; a gap of one is no gap."""
    last = len(links) - 1
    wanted = {0, last, *range(max(0, place - _NEAR), min(last, place + _NEAR) + 1)}
    wanted |= {number for number in range(last) if {number - 1, number + 1} <= wanted}
    steps: list[Link | None] = []
    for number in sorted(wanted):
        if number and number - 1 not in wanted:
            steps.append(None)
        steps.append(links[number])
    return tuple(steps)
