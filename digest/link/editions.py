"""Editions: what each day's paper holds and in which order.

The score of a story on a day = 2 for each independent witness of that day + 1 if the story is new, else ½
+ the length of its leading article in units of 400 words, at most 1½. Ties go to the longer text, then to the slug.
The leading article is the one most like the others that tell the story, that day and before; one whose headline tells a
figure that the account doubts gives way to another that is half as like them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from digest.link.headlines import speaking
from digest.link.vectors import Known, centroid, likeness
from digest.model import Account, Edition, Entry, Member, Story

_WITNESS = 2.0
_NEW = 1.0
_UPDATE = 0.5
_LENGTH = 400
_LENGTH_MOST = 1.5
_NEAR = 0.5


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


def editions(stories: Sequence[Story], tiers: Tiers, known: Known) -> tuple[Edition, ...]:
    """One edition for each day with an article, oldest first, numbered from 1; a story is in those of its days only."""
    days: dict[date, list[Entry]] = defaultdict(list)
    for story in stories:
        for day in sorted({member.day for member in story.members if member.day}):
            days[day].append(_entry(story, day, known))
    return tuple(Edition(day, number, _ranked(days[day], tiers)) for number, day in enumerate(sorted(days), 1))


def _entry(story: Story, day: date, known: Known) -> Entry:
    members = [member for member in story.members if member.day == day]
    so_far = centroid([known[m.article.id] for m in story.members if m.day and m.day <= day])
    alike = {m.article.id: likeness(known[m.article.id], so_far) for m in members}
    account = next(one for one in story.accounts if one.day == day)
    members = _ordered(members, alike, account)
    update = any(member.day and member.day < day for member in story.members)
    witnesses = len({m.article.source.key for m in members if not m.duplicate_of})
    length = min(members[0].article.words / _LENGTH, _LENGTH_MOST)
    score = _WITNESS * witnesses + (_UPDATE if update else _NEW) + length
    why = (
        f"{witnesses} independent {'witness' if witnesses == 1 else 'witnesses'} that day: {_WITNESS * witnesses:g}",
        f"goes on: {_UPDATE:g}" if update else f"new: {_NEW:g}",
        f"length of the leading article: {length:.2f}",
    )
    return Entry(story, tuple(members), "brief", round(score, 4), update, why, account)


def _ordered(members: Sequence[Member], alike: Mapping[str, float], account: Account) -> list[Member]:
    """The leading article first, then those most like the others; copies and those of a guessed day come last."""
    ordered = sorted(members, key=lambda m: (_last(m), -alike[m.article.id], m.article.path))
    first = ordered[0]
    near = _NEAR * alike[first.article.id]
    lead = speaking([m for m in ordered if _last(m) == _last(first) and alike[m.article.id] >= near], account)
    return [lead, *(m for m in ordered if m is not lead)]


def _last(member: Member) -> tuple[bool, bool]:
    return member.duplicate_of is not None, member.article.dated.approximate


def _ranked(entries: Sequence[Entry], tiers: Tiers) -> tuple[Entry, ...]:
    ordered = sorted(entries, key=lambda e: (-e.score, -e.members[0].article.words, e.story.slug))
    return tuple(replace(entry, tier=tiers.of(rank)) for rank, entry in enumerate(ordered))
