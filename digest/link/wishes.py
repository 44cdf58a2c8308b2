"""What was decided by hand or published before, and stands above every rule of the linker."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from digest.link.stories import Group
from digest.link.vectors import Day, Vector, centroid, likeness

_WHY = 6


@dataclass(frozen=True, slots=True)
class Wishes:
    """``held`` gives labels to articles by their ids: those of one label stand in one story, those of two labels never;
    an article without a label goes where it belongs. The stories that hold the articles of one of ``merged`` are one,
    and a story with an article of ``slugs`` has the slug given there."""

    held: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, ...], ...] = ()
    slugs: Mapping[str, str] = field(default_factory=dict)

    def settled(self, groups: Sequence[Group], by_day: Sequence[Day], known: Mapping[str, Vector]) -> list[Group]:
        """``groups`` as ``held`` and ``merged`` want them; those they do not concern are left as they are."""
        if not (self.held or self.merged):
            return list(groups)
        order = {article.id: place for place, article in enumerate(one for day in by_day for one in day.articles)}
        pieces = [piece for group in groups for piece in self._parts(group, known)]
        labels = defaultdict(list)
        for one, label in sorted(self.held.items()):
            labels[label].append(one)
        for together in (*labels.values(), *self.merged):
            wanted = set(together)
            joined = [piece for piece in pieces if wanted.intersection(piece)]
            pieces = [piece for piece in pieces if piece not in joined]
            pieces += [[one for piece in joined for one in piece]] if joined else []
        same = {group.ids: group for group in groups}
        ordered = [tuple(sorted(piece, key=order.__getitem__)) for piece in pieces]
        return [same.get(ids) or Group(ids, _why(ids, known)) for ids in sorted(ordered, key=lambda i: order[i[0]])]

    def _parts(self, group: Group, known: Mapping[str, Vector]) -> list[list[str]]:
        """The ids of ``group``, apart where it holds articles of several labels: each of the others goes with those
        that it is most like."""
        labels = sorted({self.held[one] for one in group.ids if one in self.held})
        if len(labels) < 2:
            return [list(group.ids)]
        parts = {label: [one for one in group.ids if self.held.get(one) == label] for label in labels}
        about = {label: centroid(ids, known) for label, ids in parts.items()}
        for one in group.ids:
            if one not in self.held:
                parts[max(labels, key=lambda label: (likeness(known[one], about[label]), label))].append(one)
        return list(parts.values())


def _why(ids: Sequence[str], known: Mapping[str, Vector]) -> tuple[str, ...]:
    """The words that articles ``ids`` share, the weightiest first."""
    shared: Counter[str] = Counter()
    for one, other in combinations(ids, 2):
        common = known[one].keys() & known[other].keys()
        shared.update({term: round(1000 * known[one][term] * known[other][term]) for term in common})
    return tuple(term for term, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_WHY])
