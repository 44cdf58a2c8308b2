"""What was decided by hand or published before, and stands above every rule of the linker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from digest.link.days import Day
from digest.link.stories import Group, why
from digest.link.vectors import Known

STAYS = "stays "
"""A label that begins so is of articles that stay in the story where they were."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """``held`` gives labels to articles by their ids: those of one label stand in one story, those of two labels never;
    an article without a label goes where it belongs. The stories that hold the articles of one of ``merged`` are one,
    and a story with an article of ``slugs`` has the slug given there. ``published`` gives the slugs under which an
    article (``article:ID``) or a story (``story:ID`` of its first article then) was published: no newcomer takes them.
    """

    held: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, ...], ...] = ()
    slugs: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    def over(self, before: Wishes) -> Wishes:
        """These wishes above those of ``before``. What stays where it was has the label that it had before."""
        same = {self.held[one]: label for one, label in before.held.items() if self.held.get(one, "").startswith(STAYS)}
        held = {one: same.get(label, label) for one, label in self.held.items()}
        return Wishes({**before.held, **held}, self.merged, self.slugs, before.published)

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
