"""From the tables as written to decisions: every name found, every contradiction told, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from digest.errors import ContentError
from digest.link.wishes import Wishes
from digest.model import Article, Story
from digest.overrides.against import Meant, contradictions
from digest.overrides.asked import homes, not_said, of_two, off_day, on_day, said_by
from digest.overrides.decisions import Decisions
from digest.overrides.names import Names, Table, Thing, UnknownNameError
from digest.overrides.settle import Published, apart, rests, unions, wished
from digest.overrides.tables import Order, Overrides


@dataclass(frozen=True, slots=True)
class Given:
    """What there is to decide on: all clean ``articles``, the ``keys`` of all documents, which articles are ``shown``,
    and the ``stories`` that articles make under wishes, or would make had nothing been sealed (``unsealed``); ``base``
    is the path of the site's address, ``unused`` says by the names of documents and files why they are no article,
    ``published`` under which slugs stories were published, and ``named`` which articles ever were, by id with the
    addresses of their pages.
    """

    articles: Sequence[Article]
    keys: Sequence[str]
    shown: Callable[[Sequence[Article]], Sequence[Article]]
    stories: Callable[[Sequence[Article], Wishes], tuple[Story, ...]]
    unsealed: Callable[[Sequence[Article]], tuple[Story, ...]]
    base: str = "/"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    unused: Mapping[str, str] = field(default_factory=dict)
    published: Published = field(default_factory=dict)
    named: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    def table(self, decided: Decisions) -> Table:
        """The stories that are shown as ``decided``."""
        kept, _ = decided.kept(self.shown(decided.dated(self.articles)))
        return Table(self.stories(kept, decided.wishes))

    def everything(self, decided: Decisions) -> Table:
        """The same with all that is not shown."""
        return Table(self.stories(decided.dated(self.articles), decided.wishes))

    def alone(self) -> Table:
        """The stories of all articles, had nothing been sealed."""
        return Table(self.unsealed(self.articles))

    def names(self, plain: Table) -> Names:
        """All that can be named where ``plain`` are the stories without overrides."""
        last = partial(self.everything, Decisions())
        return Names(self.articles, self.keys, (plain,), last, self.alone, self.base, self.unused, self.named)


def decide(overrides: Overrides, given: Given) -> Decisions:
    """What ``overrides`` mean for the articles ``given``; raises :class:`ContentError` that says all that is wrong in
    them, with file and line."""
    if not overrides:
        return Decisions()
    errors = [*overrides.errors]
    plain = given.table(Decisions())
    names = given.names(plain)
    redates = list(_found(overrides.of("redate"), names.article, errors))
    splits = list(_splits(overrides, names, errors))
    alone = names.alone if splits else plain
    left = rests(splits, alone)
    first = Decisions(
        redated=_redated(redates, given.zone), wishes=apart(redates, splits, plain, alone, given.published)
    )
    after = given.table(first) if redates or splits else plain
    names = replace(names, tables=(after, plain), everything=lambda: given.everything(first))
    dropped = _dropped(overrides, names, errors)
    merges = list(_merges(overrides, names, errors))
    united = unions(merges, names)
    decided = replace(first, dropped=dropped, wishes=wished(first.wishes, after, dropped, united))
    final = replace(names, tables=(given.table(decided), *names.tables)) if dropped or merges else names
    things = {
        "redate": redates,
        "split": splits,
        "rest": [rest for _, rest in left],
        "merge": [Thing(things[0].order, one.ids) for things in merges for one in things],
        **{kind: list(_things(overrides.of(kind), final, errors)) for kind in ("pin", "retitle", "correct")},
    }
    corrects = [replace(one, ids=said_by(one, names) or one.ids) for one in things["correct"]]
    errors += contradictions(Meant(names, things | {"correct": corrects}, merges, dropped, left, united))
    before = partial(_before, given, names, first)
    errors += [of_two(one, plain, names) for one in splits if all(len(homes(one, t, united)) > 1 for t in before())]
    errors += [off_day(one, names, united) for one in things["pin"] if not on_day(one, names, united)]
    errors += [not_said(one, names) for one in things["correct"] if not said_by(one, names)]
    if errors:
        raise ContentError("\n".join(sorted(dict.fromkeys(errors), key=_place)))
    return replace(decided, things=things | {"correct": corrects})


def _before(given: Given, names: Names, first: Decisions) -> Iterator[Table]:
    """The stories that a split may take from: as they would be without overrides, had nothing been sealed either, and
    with the dates of ``first`` alone."""
    yield names.tables[-1]
    yield names.alone
    if first.redated:
        yield given.table(Decisions(redated=first.redated))


def _place(error: str) -> tuple[str, int, str]:
    """Errors stand in the order of files and lines."""
    file, _, rest = error.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdigit() else 0, rest


def _found(orders: Iterable[Order], find: Callable[[str], str], errors: list[str]) -> Iterator[Thing]:
    """The things of tables that name an article; what is not found goes to ``errors``."""
    for order in orders:
        try:
            yield Thing(order, (find(order.table.article),))
        except UnknownNameError as error:
            errors.append(f"{order.at('article')}: {error}")


def _thing(order: Order, setting: str, name: str, names: Names, errors: list[str]) -> Thing | None:
    """What ``name`` in ``setting`` of ``order`` means, or None and one error more."""
    try:
        if setting in {"article", "articles"}:
            return Thing(order, (names.article(name),))
        slug, ids = names.story(name)
        return Thing(order, ids, slug)
    except UnknownNameError as error:
        errors.append(f"{order.at(setting)}: {error}")
        return None


def _things(orders: Iterable[Order], names: Names, errors: list[str]) -> Iterator[Thing]:
    for order in orders:
        setting, name = ("story", order.table.story) if order.kind == "pin" else order.table.named
        thing = _thing(order, setting, name, names, errors)
        if thing:
            yield thing


def _splits(overrides: Overrides, names: Names, errors: list[str]) -> Iterator[Thing]:
    for order in overrides.of("split"):
        found = [_thing(order, "articles", name, names, errors) for name in order.table.articles]
        ids = tuple(one.ids[0] for one in found if one)
        if ids:
            yield Thing(order, ids)


def _redated(things: Sequence[Thing], zone: ZoneInfo) -> dict[str, tuple[str, Order]]:
    return {thing.ids[0]: (_moment(thing.order.table.day, zone), thing.order) for thing in things}


def _moment(day: date, zone: ZoneInfo) -> str:
    """``day`` as dates are kept: ISO 8601, a time in the site's zone."""
    if not isinstance(day, datetime):
        return day.isoformat()
    there = day.astimezone(zone) if day.tzinfo else day.replace(tzinfo=zone)
    return there.isoformat(timespec="seconds")


def _dropped(overrides: Overrides, names: Names, errors: list[str]) -> dict[str, Order]:
    """The ids of what is dropped; of a story, the articles of that day. What was published and is gone may be
    dropped too."""
    dropped: dict[str, Order] = {}
    here: list[Order] = []
    for order in overrides.of("drop"):
        gone = names.withdrawn(order.table.article) if order.table.article else None
        dropped |= {gone: order} if gone else {}
        here += [] if gone else [order]
    for thing in _things(here, names, errors):
        ids = thing.ids if thing.order.table.article else on_day(thing, names)
        if not ids:
            errors.append(off_day(thing, names))
        for one in ids:
            dropped.setdefault(one, thing.order)
    return dropped


def _merges(overrides: Overrides, names: Names, errors: list[str]) -> Iterator[tuple[Thing, ...]]:
    for order in overrides.of("merge"):
        found = [_thing(order, "stories", name, names, errors) for name in order.table.stories]
        if all(found):
            yield tuple(one for one in found if one)
