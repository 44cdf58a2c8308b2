"""What was decided by hand or published before, and stands above every rule of the linker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest.link.stories import Group, why
from digest.link.vectors import Day, Known


@dataclass(frozen=True, slots=True)
class Wishes:
    """``held`` gives labels to articles by their ids: those of one label stand in one story, those of two labels never;
    an article without a label goes where it belongs. The stories that hold the articles of one of ``merged`` are one,
    and a story with an article of ``slugs`` has the slug given there."""

    held: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, ...], ...] = ()
    slugs: Mapping[str, str] = field(default_factory=dict)

    def settled(self, groups: Sequence[Group], by_day: Sequence[Day], known: Known) -> list[Group]:
        """``groups`` as ``merged`` wants them; those it does not concern are left as they are."""
        if not self.merged:
            return list(groups)
        order = {article.id: place for place, article in enumerate(one for day in by_day for one in day.articles)}
        pieces = [group.ids for group in groups]
        for together in self.merged:
            wanted = set(together)
            joined = [piece for piece in pieces if wanted.intersection(piece)]
            pieces = [piece for piece in pieces if piece not in joined]
            pieces += [tuple(one for piece in joined for one in piece)] if joined else []
        same = {group.ids: group for group in groups}
        ordered = [
            same[piece].ids if piece in same else tuple(sorted(piece, key=order.__getitem__)) for piece in pieces
        ]
        made = [same.get(ids) or Group(ids, why(ids, known)) for ids in ordered]
        return sorted(made, key=lambda group: order[group.ids[0]])
