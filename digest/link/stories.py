"""Which articles tell the same story: likeness of the full texts inside a time window, decided day by day.

The articles of a day are grouped jointly by average link; then each group goes on with an open story or begins one. So
later days change nothing that an earlier day decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush

from digest.link.vectors import Day, Index, Vector, centroid, likeness, likenesses

_WHY = 6
_GO_ON = 1.25
_UNDATED = 1.5
_ALONE = 1.9


@dataclass(slots=True)
class Open:
    """A story while it is being made: its articles in order of joining, the day of the newest, what it is about (made
    when it is first asked for), and the words its articles share."""

    ids: list[str]
    last: date
    about: Vector | None = None
    shared: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Group:
    """The ids of a story's articles in order of date, and the words that hold it together."""

    ids: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFinder:
    """Groups articles. ``likeness`` (0 to 1) is how alike those of a day must be on average to tell one story; to go on
    with an open story, a group must be 1.25 times as like all of it. A story stays open for ``days`` without news."""

    likeness: float = 0.13
    days: int = 16

    def __call__(
        self, by_day: Sequence[Day], known: Mapping[str, Vector], held: Mapping[str, str] | None = None
    ) -> list[Group]:
        """Every article in exactly one group; ``held`` as :class:`digest.link.wishes.Wishes` says it. Those without a
        date come last and join what they are most like."""
        stories: list[Open] = []
        for day in by_day:
            if day.day == date.max:
                self._add_timeless(day, stories, known)
                break
            near = [story for story in stories if (day.day - story.last).days <= self.days]
            for new in self._together(day, known):
                story = self._open_story(new, near, known)
                if story is None:
                    stories.append(new)
                else:
                    _join(story, new, known)
        return [Group(tuple(story.ids), _why(story)) for story in stories]

    def _add_timeless(self, day: Day, stories: list[Open], known: Mapping[str, Vector]) -> None:
        """Puts the articles without a date into the stories that they surely belong to, or into ones of their own.

        No window speaks for them, so two dated articles of the story must be like them, or one of them very much: on a
        subject that comes back for years, one alone is mostly another event's.
        """
        home = {one: number for number, story in enumerate(stories) for one in story.ids}
        index = Index(known)
        for one in home:
            index.add(one)
        for new in self._together(day, known):
            number = self._surest([index.alike(one) for one in new.ids], home)
            if number is None:
                stories.append(new)
            else:
                _join(stories[number], new, known)

    def _surest(self, alike: Sequence[Mapping[str, float]], home: Mapping[str, int]) -> int | None:
        """The number of the story with the article most like one of those whose likenesses are given, if enough so."""
        by_story: dict[int, list[float]] = defaultdict(list)
        for likes in alike:
            for other, value in likes.items():
                by_story[home[other]].append(value)
        best, found = 0.0, None
        for number in sorted(by_story):
            ranked = sorted(by_story[number], reverse=True)[:2]
            enough = sum(ranked) / 2 >= self.likeness * _UNDATED or ranked[0] >= self.likeness * _ALONE
            if enough and ranked[0] > best:
                best, found = ranked[0], number
        return found

    def _together(self, day: Day, known: Mapping[str, Vector]) -> list[Open]:
        """The articles of a day in groups by average link, the likest pair first.

        The average of a merged group is never above that of its parts, so a pair below the floor is never looked at.
        """
        ids = [article.id for article in day.articles]
        groups = [Open([one], day.day) for one in ids]
        sums = likenesses(ids, known)
        heap = [
            entry
            for one, others in sums.items()
            for other in others
            if one < other
            for entry in self._offer(groups, sums, one, other)
        ]
        heap.sort()
        while heap:
            likest, into, gone = heappop(heap)
            size = len(groups[into].ids) * len(groups[gone].ids)
            if not size or -likest != sums[into].get(gone, 0.0) / size:
                continue
            _join(groups[into], groups[gone], known)
            groups[gone].ids = []
            _move(sums, into, gone)
            for other in sums[into]:
                for entry in self._offer(groups, sums, *sorted((into, other))):
                    heappush(heap, entry)
        return [group for group in groups if group.ids]

    def _offer(
        self, groups: Sequence[Open], sums: Mapping[int, Mapping[int, float]], one: int, other: int
    ) -> list[tuple[float, int, int]]:
        """The pair as an entry of the heap, if it is like enough."""
        average = sums[one][other] / (len(groups[one].ids) * len(groups[other].ids))
        return [(-average, one, other)] if average >= self.likeness else []

    def _open_story(self, new: Open, near: Sequence[Open], known: Mapping[str, Vector]) -> Open | None:
        """The open story that ``new`` goes on with, if any is like enough; of two alike the one that is older.

        It is held against what the whole story is about, in which words of one day's detail fade.
        """
        about = centroid(new.ids, known)
        best, found = self.likeness * _GO_ON, None
        for story in near:
            story.about = story.about or centroid(story.ids, known)
            alike = likeness(about, story.about)
            if alike > best + 1e-9:
                best, found = alike, story
        return found


def _move(sums: dict[int, dict[int, float]], into: int, gone: int) -> None:
    """Adds the likenesses of group ``gone`` to those of ``into`` and forgets it."""
    for other, total in sums.pop(gone).items():
        del sums[other][gone]
        if other != into:
            sums[into][other] = sums[other][into] = round(sums[into].get(other, 0.0) + total, 9)


def _join(story: Open, new: Open, known: Mapping[str, Vector]) -> None:
    """Adds the articles of ``new`` to ``story``, and what they have in common to what holds it together."""
    for one in story.ids:
        for other in new.ids:
            common = known[one].keys() & known[other].keys()
            story.shared.update({term: round(1000 * known[one][term] * known[other][term]) for term in common})
    story.ids += new.ids
    story.last = max(story.last, new.last)
    story.about = None


def _why(story: Open) -> tuple[str, ...]:
    ranked = sorted(story.shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(term for term, _ in ranked[:_WHY])


def nearest_dated(one: str, group: Group, dated: Mapping[str, date], known: Mapping[str, Vector]) -> str | None:
    """Of the dated articles in ``group`` the one most like ``one``, or None where there is none."""
    others = [(likeness(known[one], known[other]), other) for other in group.ids if other in dated]
    return max(others, key=lambda pair: pair[0])[1] if others else None
