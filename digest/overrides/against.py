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
    yield from _differing(meant.things["pin"], lambda one: (one.order.day, meant.story_key(one)), _done)
    yield from _differing(meant.things["redate"], lambda one: one.ids, _done)
    titled = [one for one in meant.things["split"] if one.order.table.story_title]
    yield from _differing([*meant.things["retitle"], *titled], lambda one: _titled(meant, one), _done)
    corrects = [Thing(one.order, (each,)) for one in meant.things["correct"] for each in one.ids]
    yield from _differing(corrects, lambda one: (one.order.table.was, one.ids), _done)
    parts = [Thing(one.order, (each,)) for one in meant.things["split"] for each in one.ids]
    yield from _differing(parts, lambda one: one.ids, lambda one: _taken(meant, one))


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a table does, as "retitles 'fire' as 'One'" in three pieces: what, to which, and how."""

    verb: str
    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.verb} {self.name} {self.how}"

    def beside(self, other: _Deed) -> str:
        """The same after ``other`` was told, which is done to the same thing."""
        same = (self.verb, self.name) == (other.verb, other.name)
        return self.how if same else f"{self.verb} the same, {self.name}, {self.how}"


def _done(thing: Thing) -> _Deed:
    table = thing.order.table
    match thing.order.kind:
        case "pin":
            return _Deed("pins", f"'{table.story}'", f"as '{table.tier}'")
        case "redate":
            return _Deed("redates", f"'{table.article}'", f"to {table.day.isoformat()}")
        case "correct":
            return _Deed("corrects", f"'{table.was}' in '{table.named[1]}'", f"to '{table.now}'")
        case "split":
            return _Deed("titles", f"the story of '{table.articles[0]}'", f"'{table.story_title}'")
    return _Deed("retitles", f"'{table.named[1]}'", f"as '{table.title}'")


def _taken(meant: Meant, part: Thing) -> _Deed:
    """What the split does of which the article ``part`` is one."""
    all_ids = next(one.ids for one in meant.things["split"] if one.order is part.order)
    fellows = sorted(meant.names.by_id[one].path for one in {*all_ids}.difference(part.ids))
    name = f"'{meant.names.by_id[part.ids[0]].path}' from its story"
    return _Deed("splits", name, f"together with {_listed(fellows)}" if fellows else "alone")


def _titled(meant: Meant, thing: Thing) -> Key:
    of_article = thing.order.kind == "retitle" and thing.order.table.article
    return ("article", thing.ids) if of_article else ("story", meant.story_key(thing))


def _differing(things: Iterable[Thing], key: Callable[[Thing], Key], deed: Callable[[Thing], _Deed]) -> Iterator[str]:
    """Where two of ``things`` with one key are to become different."""
    told: dict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        told[key(thing)].append(thing)
    for same in told.values():
        first = deed(same[0])
        for other in same[1:]:
            if _end(deed(other)) != _end(first):
                yield _both(other.order, deed(other), same[0].order, first.beside(deed(other)))


def _end(deed: _Deed) -> str:
    """How it ends, whether a title is given by a retitle or by a split."""
    return deed.how.removeprefix("as ")


def _both(one: Order, does: object, other: Order, too: str, hint: str = "take one of them out") -> str:
    return f"{one.at()}: {does}, and {other.at()} {too}; {hint}"


def _dropped(one: Order, does: str, drop: Order, name: str, left: str) -> str:
    """``drop`` takes away all that ``one`` does something to: what it calls ``name``, else all that ``left`` says."""
    gone = drop.table.named[1]
    return _both(one, does, drop, f"drops '{gone}'{'' if gone == name else f', so that nothing {left}'}")


def _pins_and_drops(meant: Meant) -> Iterator[str]:
    for thing in meant.things["pin"]:
        story = meant.names.whole(thing)
        day = [m.article.id for m in story.members if m.day == thing.order.day]
        named = [] if thing.slug else list(thing.ids)
        for ids in (named, day):
            if ids and all(one in meant.dropped for one in ids):
                name = thing.order.table.story
                left = f"of '{name}' is left on that day"
                yield _dropped(thing.order, str(_done(thing)), meant.dropped[ids[0]], name, left)
                break


def _merges_and_drops(meant: Meant) -> Iterator[str]:
    for things in meant.merges:
        for thing, name in zip(things, things[0].order.table.stories, strict=True):
            if all(one in meant.dropped for one in thing.ids):
                drop, left = meant.dropped[thing.ids[0]], f"of '{name}' is left"
                yield _dropped(thing.order, _merges(thing.order), drop, name, left)


def _merges(order: Order) -> str:
    return f"merges {_listed(order.table.stories)}"


def _changes_and_drops(meant: Meant) -> Iterator[str]:
    """What is to be done to an article that is dropped, or to a story or to words of which nothing else is left."""
    changes = [(one, _done(one)) for kind in ("retitle", "redate", "correct") for one in meant.things[kind]]
    parts = [Thing(one.order, (each,)) for one in meant.things["split"] for each in one.ids]
    for thing, does in [*changes, *((one, _taken(meant, one)) for one in parts)]:
        table = thing.order.table
        story = getattr(table, "story", None)
        whole = meant.names.whole(thing).members if story and thing.order.kind == "retitle" else ()
        ids = [member.article.id for member in whole] or thing.ids
        if all(one in meant.dropped for one in ids):
            name = story or meant.names.by_id[ids[0]].path
            left = f"is left that says '{table.was}'" if thing.order.kind == "correct" else f"of '{name}' is left"
            yield _dropped(thing.order, str(does), meant.dropped[ids[0]], name, left)


def _merges_and_splits(meant: Meant) -> Iterator[str]:
    again = [
        (union.orders[0], split, rest)
        for split, rest in meant.rests
        for union in meant.unions
        if union.ids.intersection(rest.ids) and union.ids.intersection(split.ids)
    ]
    for merge, split, rest in again:
        too = f"splits {_listed(split.order.table.articles)} from '{rest.slug}', which the merge would undo"
        yield _both(merge, _merges(merge), split.order, too)
    for split in meant.things["split"]:
        for things in meant.merges:
            named = any(not one.slug and one.ids[0] in split.ids for one in things)
            if named and not any(each.order is split.order for _, each, _ in again):
                hint = f"take one of them out, or call the new story '{meant.names.whole(split).slug}' in the merge"
                too = f"splits {_listed(split.order.table.articles)} from its story"
                yield _both(things[0].order, _merges(things[0].order), split.order, too, hint)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"'{name}'" for name in names)


def _slugs(meant: Meant) -> Iterator[str]:
    for union in meant.unions:
        if len(union.slugs) != 1:
            first = union.orders[0]
            names = [(one, one.table.stories[0]) for one in union.orders]
            other = next((one for one, name in names if name != names[0][1]), union.orders[-1])
            hint = "the first name gives the address, so begin both with the same one"
            yield _both(other, _merges(other), first, f"{_merges(first)}, which share a story", hint)
