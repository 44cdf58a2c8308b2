"""Which articles tell the same story: likeness of the full texts inside a time window, decided day by day.

The articles of a day are grouped jointly; then each group goes on with an open story or begins one. So later days
change nothing that an earlier day decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from digest.link.addresses import same_page
from digest.link.against import Against
from digest.link.days import Day
from digest.link.grouping import Rows, parted, together
from digest.link.meaning import Embedder, Meanings
from digest.link.nearness import Numbers, factors, nearness
from digest.link.reading import Readings, read
from digest.link.terms import WORDS, Terms
from digest.link.vectors import Known, Likenesses, Sparse, Vector, Weigher, likeness
from digest.model import Article

_WHY = 6
_NEWEST = 40
"""How many of a story's articles, the newest, another is held against."""
_NEAREST = 2
_DATED = (1.4, 1.05)
_UNDATED = (1.9, 1.5, 1.3)
"""How many times as near as ``likeness`` something must be to go on with a story of one article, of two, of more."""
_COPIES = 4
"""How many copies of a text are grouped as others are; a hundred more say nothing new, and cost time."""
_ENOUGH = 1000
"""Of a text longer than this, in characters, nobody needs to count the words to know that it is no short notice."""


@dataclass(slots=True, eq=False)
class Open:
    """A story while it is being made: its articles in order of joining, which of them were grouped (copies
    mostly follow), the day of the newest, the label that some are held by, and all terms that they have."""

    ids: list[str]
    kept: list[str]
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
            most = min(_NEAREST, len(story.kept))
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
    return kind[min(len(story.kept), len(kind)) - 1]


@dataclass(frozen=True, slots=True)
class Group:
    """The ids of a story's articles in order of joining, and the words that hold it together."""

    ids: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFinder:
    """Groups articles. ``likeness`` (0 to 1) is how near those of a story must be to each other on average. A story
    stays open for ``days`` without news. Of a day, ``at_once`` are grouped jointly, and the next when these are: that
    bounds the memory. ``embed`` reads what briefs mean, where the owner wants it."""

    likeness: float = 0.13
    days: int = 16
    embed: Embedder | None = None
    at_once: int = 6000

    def __call__(
        self,
        by_day: Sequence[Day],
        copies: Mapping[str, str] | None = None,
        held: Mapping[str, str] | None = None,
        readings: Readings | None = None,
    ) -> tuple[list[Group], Known]:
        """Every article in exactly one group; ``held`` as :class:`digest.link.wishes.Wishes` says it. A copy, of which
        ``copies`` names the original, stands with it inside the window, and so does what has one address.

        Those without a date come last and join what they surely belong to.
        """
        readings = readings or read(one for day in by_day for one in day.articles)
        meanings = Meanings(self.embed) if self.embed else None
        words = readings.words
        run = _Run(self, copies or {}, held or {}, readings, Weigher(words), Against(words), meanings)
        for day in by_day:
            for at in range(0, len(day.articles), self.at_once):
                run.add(day.day, day.articles[at : at + self.at_once])
        known = Known(run.known, readings.words.stems)
        return [Group(tuple(story.ids), why(story.ids, known)) for story in run.stories], known


@dataclass(slots=True)
class _Run:
    """One run of the finder: the settings, and what it has decided until now."""

    finder: StoryFinder
    copies: Mapping[str, str]
    held: Mapping[str, str]
    readings: Readings
    weigher: Weigher
    against: Against
    meanings: Meanings | None
    stories: list[Open] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    labelled: dict[str, Open] = field(default_factory=dict)
    told: dict[str, Open] = field(default_factory=dict)
    known: dict[str, Vector] = field(default_factory=dict)
    factor: dict[str, float] = field(default_factory=dict)
    likenesses: Likenesses = field(default_factory=Likenesses)

    def add(self, day: date, articles: Sequence[Article]) -> None:
        """Decides on ``articles``, which are of ``day``."""
        self.open = [one for one in self.open if one.is_open(day, self.finder.days)]
        near = self.stories if day == date.max else self.open
        before = [one for story in near for one in story.kept[-_NEWEST:]]
        same = self._same(articles)
        kept = [article for article in articles if article.id in same]
        ids = [article.id for article in kept]
        made = self.weigher(articles, [self.readings.of[one.id] for one in articles])
        self.known |= {article.id: vector for article, vector in zip(articles, made, strict=True)}
        vectors = [self.known[one] for one in ids]
        alike = self.likenesses(vectors, [*(self.known[one] for one in before), *vectors])
        back, among = alike[:, : len(before)], alike[:, len(before) :]
        mine = factors(among, back, [len(article.text[:_ENOUGH].split()) for article in kept])
        self.factor |= dict(zip(ids, mine.tolist(), strict=True))
        back = nearness(back, mine, np.array([self.factor[one] for one in before]))
        among = nearness(among, mine, mine)
        if self.meanings:
            self.meanings.add(kept)
            back, among = self.meanings.nearer(back, ids, before), self.meanings.nearer(among, ids, ids)
        among, back = self.against.lessened(among, back, kept, [self.readings.of[one] for one in ids], before)
        marks = [tuple(mark for one in same[article.id] for mark in self._marks(one)) for article in kept]
        groups = together(among, marks, self.finder.likeness)
        old = Before(back, np.repeat(np.arange(len(near)), [min(len(one.kept), _NEWEST) for one in near]), near)
        found = []
        for group, label in parted(groups, [self.held.get(one) for one in ids], among):
            theirs = {mark for row in group for mark in marks[row]}
            found.append((group, label, theirs, self._goes_on(group, label, theirs, old, day)))
        for group, label, theirs, story in found:
            everyone = [one.id for row in group for one in same[ids[row]]]
            self._join(story, Open(everyone, [ids[row] for row in group], day, label), theirs)

    def _same(self, articles: Sequence[Article]) -> dict[str, list[Article]]:
        """The articles that are grouped by their ids, each before the copies of it that only follow: those of the same
        day beyond the first few."""
        here = {article.id: [article] for article in articles}
        copied: Counter[str] = Counter()
        for article in articles:
            original = self.copies.get(article.id)
            if original in here and self.held.get(original) == self.held.get(article.id):
                copied[original] += 1
                if copied[original] > _COPIES:
                    here[original] += here.pop(article.id)
        return here

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
            self.open.append(new)
        else:
            if not story.is_open(new.last, self.finder.days):
                self.open.append(story)
            story.ids += new.ids
            story.kept += new.kept
            story.last = max(story.last, new.last)
            story.label = story.label or new.label
        story.terms = self.weigher.settle(story.terms, [self.known[one] for one in new.kept])
        if story.label:
            self.labelled[story.label] = story
        self.told |= dict.fromkeys(marks, story)


def why(ids: Sequence[str], known: Known) -> tuple[str, ...]:
    """The words that hold a story together: those that weigh most, of those that more than one of its articles says."""
    if len(ids) == 1:
        return ()
    vectors = [known[one] for one in ids]
    ends = [int(np.searchsorted(vector.terms, WORDS)) for vector in vectors]
    said = np.concatenate([vector.terms[:end] for vector, end in zip(vectors, ends, strict=True)])
    weights = np.concatenate([vector.weights[:end] for vector, end in zip(vectors, ends, strict=True)])
    order = np.argsort(said, kind="stable")
    said, weights = said[order], weights[order].astype(np.int64)
    first = np.flatnonzero(np.concatenate([[True], said[1:] != said[:-1]])[: len(said)])
    shared = np.diff(np.append(first, len(said))) > 1
    if not shared.any():
        return ()
    total = np.add.reduceat(weights, first)[shared]
    terms = said[first][shared]
    least = np.sort(total)[-_WHY:][0]
    ranked = sorted((-value, known.words[term]) for term, value in zip(terms, total, strict=True) if value >= least)
    return tuple(word for _, word in ranked[:_WHY])


def nearest_dated(one: str, group: Group, dated: Mapping[str, date], known: Known) -> str | None:
    """Of the dated articles in ``group`` the one most like ``one``, or None where there is none."""
    others = [(likeness(known[one], known[other]), other) for other in group.ids if other in dated]
    return max(others, key=lambda pair: pair[0])[1] if others else None
