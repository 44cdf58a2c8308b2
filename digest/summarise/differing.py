"""Figures that differ: one counted thing of which the articles of a story give more than one value.

Rather a conflict missed than one made up: see :func:`digest.summarise.counts.same_thing`. Values that follow each other
in time, none told again after the next, are a development and no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from digest.model import Differing, Receipt, Value
from digest.summarise.agreement import Fact, copied
from digest.summarise.amounts import close
from digest.summarise.counts import Count, same_thing

_MOST = 5
_THINGS = 60
_EACH = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as an outlet gives it: in which sentence, on which ``day``, at which ``moment`` (ISO 8601, a day where
    the time is not known)."""

    count: Count
    article: str
    source: str
    day: date | None
    moment: str
    text: str
    receipts: tuple[Receipt, ...]
    fact: Fact


class Ledger:
    """The counts of a story, those of one thing together, in the order they were told."""

    def __init__(self) -> None:
        self._things: dict[str, list[list[Counted]]] = defaultdict(list)

    def add(self, one: Counted) -> None:
        """Puts ``one`` to the counts of its thing, or begins another; the number of things of one unit has a limit."""
        things = self._things[one.count.unit]
        for thing in things:
            if all(same_thing(one.count, other.count) for other in thing[:_EACH]):
                thing.append(one)
                return
        if len(things) < _THINGS:
            things.append([one])

    def differing(self) -> tuple[Differing, ...]:
        """The things with more than one value, as told so far, those with more witnesses first."""
        found = [one for things in self._things.values() for thing in things for one in _differing(thing)]
        ranked = sorted(found, key=lambda one: (one.develops, -sum(value.witnesses for value in one.values)))
        return tuple(ranked[:_MOST])


def _differing(thing: Sequence[Counted]) -> list[Differing]:
    """The values of one thing where they differ; nothing where one article gives two of them, for then it counts two
    things, or says itself how they differ."""
    values = _values(thing)
    if len(values) < 2 or _both_in_one(values):
        return []
    values.sort(key=lambda claims: min(one.moment for one in claims))
    if all(_before(one, other) for one, other in pairwise(values)):
        return [Differing(thing[0].count.unit, tuple(_value(claims) for claims in values), develops=True)]
    latest = {one.source: one for one in sorted(thing, key=lambda one: one.moment)}
    standing = _values([one for one in thing if latest[one.source] is one])
    if len(standing) < 2:
        return []
    shown = sorted((_value(claims) for claims in standing), key=lambda value: (-value.witnesses, value.value))
    return [Differing(thing[0].count.unit, tuple(shown), develops=False)]


def _values(thing: Sequence[Counted]) -> list[list[Counted]]:
    """The counts by their value, those together that may be one number."""
    values: list[list[Counted]] = []
    for one in thing:
        for claims in values:
            if close(claims[0].count.value, one.count.value):
                claims.append(one)
                break
        else:
            values.append([one])
    return values


def _both_in_one(values: Sequence[Sequence[Counted]]) -> bool:
    articles = [{one.article for one in claims} for claims in values]
    return sum(len(each) for each in articles) > len(set().union(*articles))


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
    return Value(claims[0].count.value, claims[0].text, len(witnesses), claims[0].day, receipts)
