"""The articles of one day in groups, jointly: average link (Sokal and Michener 1958) over how near they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from digest.link.vectors import Sparse

Rows = list[int]


def together(near: Sparse, marks: Sequence[Sequence[str]], least: float) -> list[Rows]:
    """The rows of ``near`` in groups that are at least ``least`` near on average; two with a mark in common are one."""
    near = _marked(near, marks)
    linked = near.copy()
    linked.data = (linked.data >= least).astype(np.int8)
    linked.eliminate_zeros()
    _, labels = connected_components(linked, directed=False)
    parts = _by_label(range(len(marks)), labels.tolist())
    return sorted(group for part in parts for group in _average_link(near, part, least))


def _marked(near: Sparse, marks: Sequence[Sequence[str]]) -> Sparse:
    """``near`` with a 1 for each two rows that have a mark in common."""
    first: dict[str, int] = {}
    sure = {(first.setdefault(mark, row), row) for row, several in enumerate(marks) for mark in several}
    ones = np.array(sorted((a, b) for pair in sure for a, b in (pair, pair[::-1]) if a != b), int).reshape(-1, 2)
    if not len(ones):
        return near
    given = csr_array((np.ones(len(ones)), (ones[:, 0], ones[:, 1])), shape=near.shape)
    given.data[:] = 1
    return near.maximum(given).tocsr()


def _average_link(near: Sparse, part: Rows, least: float) -> Iterator[Rows]:
    """``part``, of which each is near enough to some other, in groups. No group of average link reaches beyond it."""
    if len(part) == 1:
        yield part
        return
    apart = 1 - np.minimum(near[part].toarray()[:, part], 1)
    np.fill_diagonal(apart, 0)
    if apart.max() <= 1 - least:
        yield part
        return
    groups = {number: [row] for number, row in enumerate(part)}
    for new, (one, other, height, _) in enumerate(linkage(squareform(apart, checks=False), "average"), len(part)):
        if height > 1 - least:
            break
        groups[new] = groups.pop(int(one)) + groups.pop(int(other))
    yield from (sorted(group) for group in groups.values())


def _by_label(rows: Iterable[int], labels: Iterable[object]) -> list[Rows]:
    found: dict[object, Rows] = defaultdict(list)
    for row, label in zip(rows, labels, strict=True):
        found[label].append(row)
    return list(found.values())


def parted(groups: Sequence[Rows], labels: Sequence[str | None], near: Sparse) -> list[tuple[Rows, str | None]]:
    """``groups`` so that all rows of one label, and none of another, stand together; each with its label.

    Where a group had rows of several labels, those without one go where they are nearest.
    """
    held: dict[str, Rows] = defaultdict(list)
    free: list[Rows] = []
    for group in groups:
        named = _by_label([row for row in group if labels[row]], [labels[row] for row in group if labels[row]])
        others = [row for row in group if not labels[row]]
        for rows in named:
            held[labels[rows[0]] or ""] += rows
        for row in others if named else ():
            best = max(named, key=lambda rows: near[[row]][:, rows].sum() / len(rows))
            held[labels[best[0]] or ""].append(row)
        free += [] if named else [group]
    return sorted([*((group, None) for group in free), *((sorted(rows), label) for label, rows in held.items())])
