"""Where the pages of names went: to another name, to another kind, or away, and whether that was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from digest.ledger.lines import Published
from digest.link.entities import Editor, EntityFinder
from digest.link.entities.folding import fold
from digest.model import Entity
from digest.pages import paths


@dataclass(frozen=True, slots=True)
class Names:
    """``known`` are the names that had a page, by slug, ``moved`` the slugs at which some of them are found now by
    their old ones, ``meant`` the slugs of those that their editor took away. ``by`` are, by slug, the first articles
    that name each, as many as make a page: where one of them is gone, that may be why the page is."""

    known: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    meant: AbstractSet[str] = frozenset()
    by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def line(self, line: Published) -> Published:
        """``line``, of which an earlier digest knew no more than that a page stood there, as that of its name."""
        folder, _, rest = line.url.partition("/")
        slug, _, below = rest.partition("/")
        if line.what != "page" or folder not in paths.ENTITIES.values() or slug not in self.known:
            return line
        return Published(line.url, f"entity:{slug}/{below}".rstrip("/"), line.file)


def names_of(finder: EntityFinder, found: Sequence[Entity]) -> Names:
    """The names that ever had a page, and where they stand among those ``found`` by ``finder``."""
    here = {one.slug for one in found}
    known = {slug: one.name for slug, one in finder.registry.rows.items()} | {one.slug: one.name for one in found}
    owners: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for name in one.aliases:
            owners[fold(name)].add(one.slug)
    own = {fold(one.name): one.slug for one in found}
    moved: dict[str, str] = {}
    meant: set[str] = set()
    for slug, name in sorted(known.items()):
        if slug in here:
            continue
        said = _said(finder.editor, name)
        goals = {own[one] for one in said if one in own} or owners.get(fold(name), set())
        if len(goals) == 1 and not said & finder.editor.hides:
            moved[slug] = min(goals)
        elif said & finder.editor.hides or fold(name) in {fold(one.name) for one in finder.editor.splits}:
            meant.add(slug)
    by = {one.slug: tuple(reversed(one.articles))[: finder.least] for one in found}
    return Names(known, moved, meant, by)


def _said(editor: Editor, name: str) -> set[str]:
    """What ``name`` means by its editor's word, folded: itself or another, and whom it was split into."""
    folded = fold(editor.called.get(fold(name), name))
    return {folded, *(fold(one.into) for one in editor.splits if fold(one.name) == fold(name))}
