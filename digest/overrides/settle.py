"""What splits, merges and drops ask of the linker: labels, unions, and the slugs that stories keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from digest.link.wishes import STAYS, Wishes
from digest.model import Story
from digest.overrides.against import Union
from digest.overrides.names import Names, Table, Thing
from digest.overrides.tables import Order

Published = Mapping[str, AbstractSet[str]]
"""The slugs under which stories were published, as :class:`Wishes` have them."""


def rests(splits: Sequence[Thing], plain: Table) -> list[tuple[Thing, Thing]]:
    """Each of ``splits`` with what it leaves of a story, where that is something."""
    gone = {one for each in splits for one in each.ids}
    found: list[tuple[Thing, Thing]] = []
    for split in splits:
        for story in {plain.home[one].slug: plain.home[one] for one in split.ids if one in plain.home}.values():
            ids = tuple(m.article.id for m in story.members if m.article.id not in gone)
            found += [(split, Thing(split.order, ids, story.slug))] if ids else []
    return found


def apart(
    redates: Sequence[Thing], splits: Sequence[Thing], plain: Table, alone: Table, published: Published
) -> Wishes:
    """The labels of ``splits``, and the slugs that stories keep though articles are taken from them; a split story
    keeps its slug where it was ``published`` under it, else each part is called after its own first article.

    Slugs are those of the stories as they are ``alone``: once the parts are sealed they stand apart in ``plain``. What
    stood in the story up to the day of the file stays; a later article goes where it belongs.
    """
    held: dict[str, str] = {}
    free: set[str] = set()
    cut = {one for thing in splits for one in thing.ids}
    for thing in splits:
        for story in {plain.home[one].slug: plain.home[one] for one in thing.ids if one in plain.home}.values():
            stays = [m for m in story.members if m.day is None or m.day <= thing.order.day]
            held |= {m.article.id: f"{STAYS}{story.slug}" for m in stays}
        for story in {alone.home[one].slug: alone.home[one] for one in thing.ids if one in alone.home}.values():
            free |= set() if _keeps(story, cut, published) else {m.article.id for m in story.members}
    held |= {one: f"split {min(thing.ids)}" for thing in splits for one in thing.ids}
    gone = cut.union(one for thing in redates for one in thing.ids)
    return Wishes(held, (), {one: slug for one, slug in _kept_slugs(gone, alone).items() if one not in free})


def _keeps(story: Story, cut: set[str], published: Published) -> bool:
    """Whether what is left of ``story`` without the articles of ``cut`` was ``published`` under its slug: by itself, or
    else in the whole."""
    known = [published.get(f"story:{m.article.id}", frozenset()) for m in story.members if m.article.id not in cut]
    whole = [published.get(f"story:{m.article.id}", frozenset()) for m in story.members]
    return any(story.slug in slugs for slugs in (known[:1] if any(known[:1]) else whole))


def _kept_slugs(gone: set[str], table: Table) -> dict[str, str]:
    """The slugs of the stories that an article of ``gone`` is taken from, by the others' ids."""
    touched = [story for story in table.stories if any(m.article.id in gone for m in story.members)]
    return {m.article.id: s.slug for s in touched for m in s.members if m.article.id not in gone}


def unions(merges: Sequence[tuple[Thing, ...]], names: Names) -> list[Union]:
    """The stories that ``merges`` make one; merges that share a story make one of all theirs."""
    found: list[Union] = []
    for things in merges:
        stories = [names.whole(thing) for thing in things]
        slugs = [
            thing.slug or _own_slug(thing, story, names.alone) for thing, story in zip(things, stories, strict=True)
        ]
        ids = {m.article.id for story in stories for m in story.members}.union(*(thing.ids for thing in things))
        new = Union(frozenset(ids), frozenset(slugs[:1]), frozenset(slugs[1:]) - {slugs[0]}, (things[0].order,))
        for one in [one for one in found if one.ids & ids]:
            found.remove(one)
            new = one.with_all(new)
        found.append(new)
    return found


def _own_slug(thing: Thing, story: Story, alone: Table) -> str:
    """The slug of the story that ``thing`` stood in before it was merged and sealed, where it was, or of ``story``."""
    own = [alone.home[m.article.id].slug for m in story.members if m.article.id in alone.home]
    return alone.home[thing.ids[0]].slug if len(set(own)) > 1 and thing.ids[0] in alone.home else story.slug


def wished(first: Wishes, after: Table, dropped: Mapping[str, Order], united: Iterable[Union]) -> Wishes:
    """``first`` with the unions, and the slugs that stories keep through these and what is ``dropped``."""
    slugs = {**first.slugs, **_kept_slugs(set(dropped), after)}
    for one in united:
        slugs |= dict.fromkeys(sorted(one.ids), next(iter(one.slugs), ""))
    merged = tuple(sorted(tuple(sorted(one.ids)) for one in united))
    return Wishes(first.held, merged, slugs)
