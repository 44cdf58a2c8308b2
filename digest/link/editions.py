"""Editions: what each day's paper holds and in which order, and which stories of the day have nothing new to tell.

The order is that of the scores of :mod:`digest.link.ranking`; ties go to the longer text, then to the slug.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from digest.link.ranking import Telling, new_figures, parts, sentences
from digest.model import Edition, Entry, Story
from digest.texts import Phrased


@dataclass(frozen=True, slots=True)
class Tiers:
    """How many stories stand in the two upper tiers; the others are briefs."""

    lead: int = 1
    key: int = 4

    def of(self, rank: int) -> Literal["lead", "key", "brief"]:
        """The tier of the story at ``rank``, the first being 0."""
        if rank < self.lead:
            return "lead"
        return "key" if rank < self.lead + self.key else "brief"


def editions(stories: Sequence[Story], tiers: Tiers) -> tuple[Edition, ...]:
    """One edition for each day with an article, oldest first, numbered from 1; a story is in those of its days only,
    among the entries where it has news, else among the unchanged."""
    days: dict[date, list[Entry]] = defaultdict(list)
    same: dict[date, list[Entry]] = defaultdict(list)
    day_of = {member.article.id: member.day for story in stories for member in story.members}
    for story in stories:
        for one in tellings(story):
            stale = _stale(one, day_of)
            (same if stale else days)[one.day].append(_entry(one, stale))
    return tuple(
        Edition(day, number, _ranked(days[day], tiers), unchanged=tuple(sorted(same[day], key=lambda e: e.story.slug)))
        for number, day in enumerate(sorted(days.keys() | same.keys()), 1)
    )


def tellings(story: Story) -> Iterator[Telling]:
    """The story as each of its days tells it, oldest first."""
    members = {member.article.id: member for member in story.members}
    for account in story.accounts:
        if account.day:
            yield Telling(story, account.day, tuple(members[one] for one in account.order), account)


def _stale(one: Telling, day_of: Mapping[str, date | None]) -> str:
    """Why the day has nothing new of the story; empty where it has. A copy of what comes later is no old text."""
    originals = [day_of[member.duplicate_of] if member.duplicate_of else None for member in one.members]
    if all(day is not None and day < one.day for day in originals):
        return Phrased("why.old_text")
    if not one.update:
        return ""
    if not one.own:
        return Phrased("why.copied")
    return "" if one.account.new or new_figures(one) else Phrased("why.nothing_new")


def _entry(one: Telling, stale: str) -> Entry:
    if stale:
        return Entry(one.story, one.members, "brief", 0.0, one.update, (stale,), one.account)
    found = parts(one)
    score = round(sum(value for _, value in found), 2)
    return Entry(one.story, one.members, "brief", score, one.update, sentences(found), one.account)


def _ranked(entries: Sequence[Entry], tiers: Tiers) -> tuple[Entry, ...]:
    ordered = sorted(entries, key=lambda e: (-e.score, -e.members[0].article.words, e.story.slug))
    return tuple(replace(entry, tier=tiers.of(rank)) for rank, entry in enumerate(ordered))
