"""Figures that differ: one counted thing of which the articles of a story give more than one value.

Rather a conflict missed than one made up: see :func:`digest.summarise.account.counts.same_thing`. Values that follow
each other in time, none told again after the next, are a development and no conflict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from digest.model import Differing, Receipt, Value
from digest.summarise.account.agreement import Fact, copied
from digest.summarise.account.amounts import close, exclude
from digest.summarise.account.counts import Count, same_thing

_MOST = 5
_THINGS = 60
_EACH = 12
_VALUES = 12
"""The most values of one thing: what has more, such as the votes for each of many items, is no one thing."""
_OF_ONE_VALUE = 40


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as an outlet gives it: in which sentence, on which ``day``, at which ``moment`` (ISO 8601, a day where
    the time is not known)."""

    count: Count
    article: str
    source: str
    day: date | None
    moment: str
    receipts: tuple[Receipt, ...]
    fact: Fact


class Thing:
    """The counts of one thing, in the order they were told and by their value. It has an upper bound: 40 counts of one
    value, and none at all once there are more than 12 values, for then it is no one thing."""

    def __init__(self, first: Counted) -> None:
        self._first = [first]
        self.values: Counter[float] = Counter({first.count.value: 1})
        self.told: list[Counted] = [first]

    def holds(self, one: Count) -> bool:
        """Whether ``one`` counts this."""
        return all(same_thing(one, other.count) for other in self._first)

    def add(self, one: Counted) -> None:
        """Takes ``one`` in, which counts this."""
        if len(self._first) < _EACH:
            self._first.append(one)
        if len(self.values) > _VALUES or self.values[one.count.value] >= _OF_ONE_VALUE:
            return
        self.values[one.count.value] += 1
        self.told.append(one)
        if len(self.values) > _VALUES:
            self.told.clear()


class Ledger:
    """The counts of a story, those of one thing together, in the order they were told."""

    def __init__(self) -> None:
        self._things: dict[str, list[Thing]] = defaultdict(list)

    def add(self, one: Counted) -> None:
        """Puts ``one`` to the counts of its thing, or begins another; the number of things of one unit has a limit.
        What may be a new value of either of two things, of which others give values that differ, is of neither: shown
        with the one it would hide the other."""
        things = self._things[one.count.unit]
        fits = [thing for thing in things if thing.holds(one.count)]
        told = [thing for thing in fits if one.count.value in thing.values]
        if not fits and len(things) < _THINGS:
            things.append(Thing(one))
        elif told or (fits and all(thing.values.keys() == fits[0].values.keys() for thing in fits)):
            (told or fits)[0].add(one)

    def differing(self) -> tuple[Differing, ...]:
        """The things with more than one value, as told so far, those with more witnesses first."""
        found = [one for told in self._told() for one in _differing(told)]
        ranked = sorted(found, key=lambda one: (one.develops, -sum(value.witnesses for value in one.values)))
        return tuple(ranked[:_MOST])

    def replaced(self) -> frozenset[Receipt]:
        """The receipts of the sentences for whose figure a later one gives another value: everybody's, where the value
        develops, else the outlet's own."""
        return frozenset(receipt for told in self._told() for one in _replaced(told) for receipt in one.receipts)

    def _told(self) -> list[list[Counted]]:
        return [thing.told for things in self._things.values() for thing in things]


def _replaced(thing: Sequence[Counted]) -> list[Counted]:
    values = _ordered(thing)
    if _develops(values):
        return [one for claims in values[:-1] for one in claims]
    latest = _latest(thing) if values else {}
    return [one for one in thing if latest and _exclude(one, latest[one.source])]


def _differing(thing: Sequence[Counted]) -> list[Differing]:
    """The values of one thing where they differ."""
    values = _ordered(thing)
    if _develops(values):
        return [Differing(thing[0].count.unit, tuple(_value(claims) for claims in values), develops=True)]
    latest = _latest(thing) if values else {}
    standing = _values([one for one in thing if latest and latest[one.source] is one])
    if len(standing) < 2:
        return []
    shown = sorted((_value(claims) for claims in standing), key=lambda value: (-value.witnesses, value.value))
    return [Differing(thing[0].count.unit, tuple(shown), develops=False)]


def _ordered(thing: Sequence[Counted]) -> list[list[Counted]]:
    """The values of one thing in the order of time where they differ; nothing where one article gives two of them, for
    then it counts two things, or says itself how they differ."""
    values = _values(thing)
    if len(values) < 2 or _both_in_one(values):
        return []
    return sorted(values, key=lambda claims: min(one.moment for one in claims))


def _develops(values: Sequence[Sequence[Counted]]) -> bool:
    return bool(values) and all(_before(one, other) for one, other in pairwise(values))


def _latest(thing: Sequence[Counted]) -> dict[str, Counted]:
    """What each outlet says last; a bound takes nothing back that may be so within it."""
    latest: dict[str, Counted] = {}
    for one in sorted(thing, key=lambda one: one.moment):
        before = latest.get(one.source)
        if not before or not one.count.bound or _exclude(one, before):
            latest[one.source] = one
    return latest


def _values(thing: Sequence[Counted]) -> list[list[Counted]]:
    """The counts by their value, those together that may be one number. What gives only a bound is a value of its own
    where it excludes all others, and else says nothing."""
    of_value: dict[float, list[Counted]] = {}
    values: list[list[Counted]] = []
    for one in thing:
        value = one.count.value
        if not one.count.bound and value not in of_value:
            alike = (claims for claims in values if close(claims[0].count.value, value))
            of_value[value] = next(alike, [])
            if not of_value[value]:
                values.append(of_value[value])
        if not one.count.bound:
            of_value[value].append(one)
    for one in thing:
        same = [claims for claims in values if _told_alike(one, claims[0])] if one.count.bound else []
        if same:
            same[0].append(one)
        elif one.count.bound and all(_exclude(one, other) for claims in values for other in claims):
            values.append([one])
    return values


def _told_alike(one: Counted, other: Counted) -> bool:
    return (one.count.value, one.count.bound) == (other.count.value, other.count.bound)


def _exclude(one: Counted, other: Counted) -> bool:
    """Whether the two counts cannot both be right."""
    return exclude(one.count.value, one.count.bound, other.count.value, other.count.bound)


def _both_in_one(values: Sequence[Sequence[Counted]]) -> bool:
    articles = [{one.article for one in claims} for claims in values]
    told = [{one.count.value for one in claims} for claims in values]
    beside = [frozenset[float]().union(*(one.count.beside for one in claims)) for claims in values]
    knows = any(not beside[n].isdisjoint(told[m]) for n in range(len(values)) for m in range(len(values)) if m != n)
    return knows or sum(len(each) for each in articles) > len(set().union(*articles))


def _before(values: Sequence[Counted], others: Sequence[Counted]) -> bool:
    """Whether all of ``values`` were told before any of ``others``: on an earlier day, or at a known earlier time."""
    last, first = max(one.moment for one in values), min(one.moment for one in others)
    known = all(len(one.moment) > _DAY for one in (*values, *others))
    return last[:_MINUTE] < first[:_MINUTE] if known else last[:_DAY] < first[:_DAY]


_DAY, _MINUTE = 10, 16


def _value(claims: Sequence[Counted]) -> Value:
    """What ``claims`` say of one value; an outlet counts once, and so do outlets with one wording."""
    witnesses: list[Counted] = []
    for one in claims:
        if all(one.source != other.source and not copied(one.fact, other.fact) for other in witnesses):
            witnesses.append(one)
    receipts = tuple(receipt for one in witnesses for receipt in one.receipts)
    first = claims[0]
    return Value(first.count.value, first.count.text, len(witnesses), first.day, receipts, first.count.bound)
