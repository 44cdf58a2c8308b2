"""Roll-ups: the biggest stories of each week, month and year, and how they moved in that time."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from digest.model import Differing, Edition, Entry, Moved, Rollup, Told
from digest.texts import Phrased

Kind = Literal["week", "month", "year"]
MOST: dict[Kind, int] = {"week": 8, "month": 12, "year": 20}
"""How many stories each kind of roll-up tells, at most."""
TIER: dict[str, int] = {"lead": 2, "key": 1, "brief": 0}
"""What the best place that a story had on one of its days adds to its score; each independent source of a day and each
day with news add one."""


def rollups(editions: Sequence[Edition]) -> tuple[Rollup, ...]:
    """A roll-up of every week (ISO 8601), month and year with an edition: weeks first, each kind oldest first."""
    spans: dict[tuple[int, int, int], list[Edition]] = defaultdict(list)
    for edition in sorted(editions, key=lambda one: one.day):
        year, week, _ = edition.day.isocalendar()
        for key in ((0, year, week), (1, edition.day.year, edition.day.month), (2, edition.day.year, 0)):
            spans[key].append(edition)
    kinds: tuple[Kind, ...] = ("week", "month", "year")
    return tuple(_rollup(kinds[key[0]], key[1], key[2], spans[key]) for key in sorted(spans))


def _rollup(kind: Kind, year: int, number: int, editions: Sequence[Edition]) -> Rollup:
    by_story: dict[str, list[tuple[date, Entry]]] = defaultdict(list)
    for edition in editions:
        for entry in edition.entries:
            by_story[entry.story.slug].append((edition.day, entry))
    moved = sorted((_moved(told) for told in by_story.values()), key=lambda m: (-m.score, -m.articles, m.story.slug))
    counts = tuple((one.day, sum(len(entry.members) for entry in one.all)) for one in editions)
    return Rollup(kind, year, number, *_span(kind, year, number), tuple(moved[: MOST[kind]]), len(moved), counts)


def _span(kind: Kind, year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a week, a month or a year."""
    if kind == "week":
        first = date.fromisocalendar(year, number, 1)
        return first, min(date.max - timedelta(6), first) + timedelta(6)
    if kind == "month":
        return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _moved(told: Sequence[tuple[date, Entry]]) -> Moved:
    """How a story moved over the days of which ``told`` has its entry, oldest first."""
    entries = [entry for _, entry in told]
    days = tuple(day for day, _ in told)
    own = [[m.article.source for m in entry.members if not m.duplicate_of] for entry in entries]
    witnesses = sum(len({source.key for source in sources}) for sources in own)
    best = max((entry.tier for entry in entries), key=lambda tier: TIER[tier])
    newest = entries[-1].account
    first, last = _brought(entries[0]), _brought(entries[-1]) if len(days) > 1 else None
    why = (Phrased("why.rolled_sources", n=witnesses), Phrased("why.rolled_days", n=len(days)))
    return Moved(
        story=entries[-1].story,
        days=days,
        tier=best,
        score=float(witnesses + len(days) + TIER[best]),
        why=(*why, *([Phrased(f"why.rolled_{best}", n=TIER[best])] if TIER[best] else [])),
        sources=tuple({source.key: source for sources in own for source in sources}.values()),
        articles=sum(len(entry.members) for entry in entries),
        title=newest.title if newest and newest.title else entries[-1].members[0].article.title.value,
        first=first,
        last=None if first and last and first.point.text == last.point.text else last,
        figures=_developed(newest.figures if newest else (), days),
    )


def _brought(entry: Entry) -> Told | None:
    """What a day tells of the story first: what that day brought, where it was told before."""
    account = entry.account
    told = (account.new if entry.update and account.new else account.told) if account else ()
    return told[0] if told else None


def _developed(figures: Iterable[Differing], days: Sequence[date]) -> tuple[Differing, ...]:
    """The figures that rose or fell, of which a value was first told in the time."""
    return tuple(
        one for one in figures if one.develops and any(v.since and days[0] <= v.since <= days[-1] for v in one.values)
    )
