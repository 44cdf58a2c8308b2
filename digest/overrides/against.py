"""Contradictions: two tables, of one file or two, that cannot both be honoured. Each sentence names both places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.overrides.names import Names, Thing
from digest.overrides.tables import Order

Key = Hashable


@dataclass(frozen=True, slots=True)
class Union:
    """Stories that are one: the ids of their articles, the slugs of those that a table names first, and after it, and
    the tables."""

    ids: frozenset[str]
    first: frozenset[str]
    after: frozenset[str]
    orders: tuple[Order, ...]

    @property
    def slugs(self) -> list[str]:
        """What the story may be called: one slug, unless the tables contradict each other."""
        return sorted(self.first - self.after)

    def with_all(self, other: Union) -> Union:
        """Both as one."""
        orders = (*self.orders, *other.orders)
        return Union(self.ids | other.ids, self.first | other.first, self.after | other.after, orders)


@dataclass(frozen=True, slots=True)
class Meant:
    """All tables with what their names mean; a merge has a thing for each of its stories, a split one for its all, a
    correction one for all that say what it puts right."""

    names: Names
    things: Mapping[str, Sequence[Thing]]
    merges: Sequence[tuple[Thing, ...]]
    dropped: Mapping[str, Order]
    rests: Sequence[tuple[Thing, Thing]]
    unions: Sequence[Union]

    def story_key(self, thing: Thing) -> Key:
        """The same for any two things that are, or stand in, one story."""
        ids = {member.article.id for member in self.names.whole(thing).members}
        return next((min(one.ids) for one in self.unions if one.ids & ids), min(ids))


def contradictions(meant: Meant) -> Iterator[str]:
    """A sentence for each contradiction, in a fixed order."""
    yield from _pins_and_drops(meant)
    yield from _merges_and_drops(meant)
    yield from _changes_and_drops(meant)
    yield from _merges_and_splits(meant)
    yield from _slugs(meant)
    for kind, key, value in (
        ("pin", lambda one: (one.order.day, meant.story_key(one)), lambda one: one.order.table.tier),
        ("redate", lambda one: one.ids, lambda one: one.order.table.day.isoformat()),
    ):
        yield from _differing(meant.things[kind], key, value, kind)
    titled = [one for one in meant.things["split"] if one.order.table.story_title]
    yield from _differing([*meant.things["retitle"], *titled], lambda one: _titled(meant, one), _title, "retitle")
    corrects = [Thing(one.order, (each,)) for one in meant.things["correct"] for each in one.ids]
    yield from _differing(corrects, lambda one: (one.order.table.was, one.ids), _now, "correct")
    parts = [Thing(one.order, (each,)) for one in meant.things["split"] for each in one.ids]
    yield from _differing(parts, lambda one: one.ids, lambda one: _fellows(meant, one), "split")


def _title(thing: Thing) -> str:
    table = thing.order.table
    return str(table.story_title if thing.order.kind == "split" else table.title)


def _titled(meant: Meant, thing: Thing) -> Key:
    of_article = thing.order.kind == "retitle" and thing.order.table.article
    return ("article", thing.ids) if of_article else ("story", meant.story_key(thing))


def _now(thing: Thing) -> str:
    return str(thing.order.table.now)


def _fellows(meant: Meant, thing: Thing) -> str:
    """All articles of the split that ``thing`` is a part of, by the words of the table."""
    return " ".join(next(sorted(one.ids) for one in meant.things["split"] if one.order is thing.order))


def _differing(
    things: Iterable[Thing], key: Callable[[Thing], Key], value: Callable[[Thing], str], kind: str
) -> Iterator[str]:
    """Where two of ``things`` with one key have different values."""
    told: dict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        told[key(thing)].append(thing)
    for same in told.values():
        first = same[0]
        for other in same[1:]:
            if value(other) != value(first):
                said = "" if kind == "split" else f" '{value(other)}', not '{value(first)}'"
                yield _both(other.order, first.order, f"another '{kind}' of the same{said or ' article'}")


def _both(one: Order, other: Order, what: str) -> str:
    return f"{one.at()}: {what}, against {other.at()}; take one of them out"


def _pins_and_drops(meant: Meant) -> Iterator[str]:
    for thing in meant.things["pin"]:
        story = meant.names.whole(thing)
        day = [m.article.id for m in story.members if m.day == thing.order.day]
        named = [] if thing.slug else list(thing.ids)
        for ids in (named, day):
            if ids and all(one in meant.dropped for one in ids):
                yield _both(thing.order, meant.dropped[ids[0]], f"pins '{thing.order.table.story}', which is dropped")
                break


def _merges_and_drops(meant: Meant) -> Iterator[str]:
    for things in meant.merges:
        for thing, name in zip(things, things[0].order.table.stories, strict=True):
            if all(one in meant.dropped for one in thing.ids):
                yield _both(thing.order, meant.dropped[thing.ids[0]], f"merges '{name}', which is dropped")


def _changes_and_drops(meant: Meant) -> Iterator[str]:
    """What is to be done to an article that is dropped, or to a story or to words of which nothing else is left."""
    parts = [Thing(one.order, (each,)) for one in meant.things["split"] for each in one.ids]
    done = {"retitles": meant.things["retitle"], "dates": meant.things["redate"], "corrects": meant.things["correct"]}
    for verb, things in {**done, "splits": parts}.items():
        for thing in things:
            story = getattr(thing.order.table, "story", None)
            whole = meant.names.whole(thing).members if story and verb == "retitles" else ()
            ids = [member.article.id for member in whole] or thing.ids
            if all(one in meant.dropped for one in ids):
                name = story or meant.names.by_id[ids[0]].path
                yield _both(thing.order, meant.dropped[ids[0]], f"{verb} '{name}', which is dropped")


def _merges_and_splits(meant: Meant) -> Iterator[str]:
    again = [
        (union.orders[0], split.order)
        for split, rest in meant.rests
        for union in meant.unions
        if union.ids.intersection(rest.ids) and union.ids.intersection(split.ids)
    ]
    yield from (_both(merge, split, "merges again what is split") for merge, split in again)
    for split in meant.things["split"]:
        for things in meant.merges:
            named = any(not one.slug and one.ids[0] in split.ids for one in things)
            if named and not any(order is split.order for _, order in again):
                yield _both(things[0].order, split.order, "merges an article that is split from its story")


def _slugs(meant: Meant) -> Iterator[str]:
    for union in meant.unions:
        if len(union.slugs) != 1:
            first, other = union.orders[0], union.orders[-1]
            yield _both(other, first, "gives one story another first name, and so another slug,")
