"""Which articles tell the same story: likeness of the full texts inside a time window, decided day by day.

The articles of a day are grouped jointly; then each group goes on with an open story or begins one. So later days
change nothing that an earlier day decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from digest.link.addresses import same_page
from digest.link.grouping import Rows, parted, together
from digest.link.meaning import Embedder, Meanings
from digest.link.nearness import Numbers, factors, nearness
from digest.link.terms import WORDS, Terms
from digest.link.vectors import Day, Known, Likenesses, Sparse, Vector, Weigher, likeness
from digest.model import Article

_WHY = 6
_NEWEST = 40
"""How many of a story's articles, the newest, another is held against."""
_NEAREST = 2
_DATED = (1.4, 1.05)
_UNDATED = (1.9, 1.5, 1.3)
"""How many times as near as ``likeness`` something must be to go on with a story of one article, of two, of more."""
_AT_ONCE = 4000


@dataclass(slots=True, eq=False)
class Open:
    """A story while it is being made: its articles in order of joining, the day of the newest, the label that some of
    them are held by, and all terms that they have."""

    ids: list[str]
    last: date
    label: str | None = None
    terms: Terms = field(default_factory=lambda: np.zeros(0, np.int32))

    def is_open(self, day: date, days: int) -> bool:
        """Whether an article of ``day`` may still join, which one without a date always may."""
        return day == date.max or (day - self.last).days <= days


@dataclass(frozen=True, slots=True)
class Before:
    """How near the articles of a day (rows) are to those before (columns); ``story_of`` has the number of each column's
    story in ``stories``."""

    near: Sparse
    story_of: NDArray[np.int64]
    stories: Sequence[Open]

    def nearest(self, group: Rows, day: date, least: float, label: str | None) -> Open | None:
        """The story that ``group`` is nearest to on average, if it is near enough; of two as near the older one.

        Only the nearest articles of a story count, for it has moved on since it began.
        """
        rows = [self._row(row) for row in group]
        reached = [self.story_of[columns[values >= least]] for columns, values in rows]
        best, found = 0.0, None
        for number in np.unique(np.concatenate(reached)).tolist():
            story = self.stories[number]
            most = min(_NEAREST, len(story.ids))
            parts = (np.sort(values[self.story_of[columns] == number])[-most:].sum() for columns, values in rows)
            mean = float(sum(parts)) / (most * len(group))
            if mean >= least * _caution(story, day) and mean > best + 1e-9 and not (label and story.label):
                best, found = mean, story
        return found

    def _row(self, row: int) -> tuple[NDArray[np.int32], Numbers]:
        start, end = self.near.indptr[row : row + 2]
        return self.near.indices[start:end], self.near.data[start:end]


def _caution(story: Open, day: date) -> float:
    """How many times as near as usual something must be to go on with ``story``: one article may be like another by its
    wording alone, and no window speaks for what has no date."""
    kind = _UNDATED if day == date.max else _DATED
    return kind[min(len(story.ids), len(kind)) - 1]


@dataclass(frozen=True, slots=True)
class Group:
    """The ids of a story's articles in order of joining, and the words that hold it together."""

    ids: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFinder:
    """Groups articles. ``likeness`` (0 to 1) is how near those of a story must be to each other on average. A story
    stays open for ``days`` without news. ``embed`` reads what briefs mean, where the owner wants it."""

    likeness: float = 0.13
    days: int = 16
    embed: Embedder | None = None

    def __call__(
        self,
        by_day: Sequence[Day],
        copies: Mapping[str, str] | None = None,
        held: Mapping[str, str] | None = None,
    ) -> tuple[list[Group], Known]:
        """Every article in exactly one group; ``held`` as :class:`digest.link.wishes.Wishes` says it. A copy, of which
        ``copies`` names the original, stands with it inside the window, and so does what has one address.

        Those without a date come last and join what they surely belong to.
        """
        run = _Run(self, copies or {}, held or {}, Meanings(self.embed) if self.embed else None)
        for day in by_day:
            for at in range(0, len(day.articles), _AT_ONCE):
                run.add(day.day, day.articles[at : at + _AT_ONCE])
        known = Known(run.known, tuple(run.weigher.vocabulary.stems))
        return [Group(tuple(story.ids), why(story.ids, known)) for story in run.stories], known


@dataclass(slots=True)
class _Run:
    """One run of the finder: the settings, and what it has decided until now."""

    finder: StoryFinder
    copies: Mapping[str, str]
    held: Mapping[str, str]
    meanings: Meanings | None
    stories: list[Open] = field(default_factory=list)
    labelled: dict[str, Open] = field(default_factory=dict)
    told: dict[str, Open] = field(default_factory=dict)
    known: dict[str, Vector] = field(default_factory=dict)
    weigher: Weigher = field(default_factory=Weigher)
    factor: dict[str, float] = field(default_factory=dict)
    likenesses: Likenesses = field(default_factory=Likenesses)

    def add(self, day: date, articles: Sequence[Article]) -> None:
        """Decides on ``articles``, which are of ``day``."""
        near = [one for one in self.stories if one.is_open(day, self.finder.days)]
        before = [one for story in near for one in story.ids[-_NEWEST:]]
        ids = [article.id for article in articles]
        vectors = self.weigher(articles)
        self.known |= dict(zip(ids, vectors, strict=True))
        among = self.likenesses(vectors, vectors)
        back = self.likenesses(vectors, [self.known[one] for one in before])
        mine = factors(among, back, [article.words for article in articles])
        self.factor |= dict(zip(ids, mine.tolist(), strict=True))
        back = nearness(back, mine, np.array([self.factor[one] for one in before]))
        among = nearness(among, mine, mine)
        if self.meanings:
            self.meanings.add(articles)
            back, among = self.meanings.nearer(back, ids, before), self.meanings.nearer(among, ids, ids)
        marks = [self._marks(article) for article in articles]
        groups = together(among, marks, self.finder.likeness)
        old = Before(back, np.repeat(np.arange(len(near)), [min(len(one.ids), _NEWEST) for one in near]), near)
        found = []
        for group, label in parted(groups, [self.held.get(one) for one in ids], among):
            theirs = {mark for row in group for mark in marks[row]}
            found.append((group, label, theirs, self._goes_on(group, label, theirs, old, day)))
        for group, label, theirs, story in found:
            self._join(story, Open([ids[row] for row in group], day, label), theirs)

    def _marks(self, article: Article) -> tuple[str, ...]:
        """What ``article`` has in common with another that is surely of its story: its original, its address."""
        page = same_page(article.url) if article.url else None
        return tuple(one for one in (article.id, self.copies.get(article.id), page) if one)

    def _goes_on(self, group: Rows, label: str | None, marks: Iterable[str], old: Before, day: date) -> Open | None:
        """The open story that ``group`` goes on with: its label's, else one that was told in the same words or at the
        same address, else the nearest that is near enough."""
        if label in self.labelled:
            return self.labelled[label]
        told = [self.told[mark] for mark in sorted(marks) if mark in self.told]
        sure = [one for one in told if one.is_open(day, self.finder.days) and not (label and one.label)]
        if sure:
            return max(sure, key=lambda one: one.last)
        return old.nearest(group, day, self.finder.likeness, label)

    def _join(self, story: Open | None, new: Open, marks: Iterable[str]) -> None:
        """Puts ``new`` behind ``story``, or among the stories where it is the first of its own."""
        if story is None:
            story = new
            self.stories.append(new)
            new.terms = self.weigher.settle(np.zeros(0, np.int32), [self.known[one] for one in new.ids])
        else:
            story.ids += new.ids
            story.terms = self.weigher.settle(story.terms, [self.known[one] for one in new.ids])
            story.last = max(story.last, new.last)
            story.label = story.label or new.label
        if story.label:
            self.labelled[story.label] = story
        self.told |= dict.fromkeys(marks, story)


def why(ids: Sequence[str], known: Known) -> tuple[str, ...]:
    """The words that hold a story together: those that weigh most, of those that more than one of its articles says."""
    if len(ids) == 1:
        return ()
    total: dict[int, int] = defaultdict(int)
    holders: dict[int, int] = defaultdict(int)
    for one in ids:
        vector = known[one]
        words = int(np.searchsorted(vector.terms, WORDS))
        for term, weight in zip(vector.terms[:words].tolist(), vector.weights[:words].tolist(), strict=True):
            total[term] += weight
            holders[term] += 1
    ranked = sorted((-total[term], known.words[term]) for term in total if holders[term] > 1)
    return tuple(word for _, word in ranked[:_WHY])


def nearest_dated(one: str, group: Group, dated: Mapping[str, date], known: Known) -> str | None:
    """Of the dated articles in ``group`` the one most like ``one``, or None where there is none."""
    others = [(likeness(known[one], known[other]), other) for other in group.ids if other in dated]
    return max(others, key=lambda pair: pair[0])[1] if others else None
