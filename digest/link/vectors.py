"""Articles as vectors of terms: how often, how rare among the articles up to their day (TF-IDF, Spärck Jones 1972).

Rare terms weigh more than by the usual formula, for the words of a subject are common to all its stories. A vector is
made on its own day and never changes after, so nothing that comes later changes what was decided with it. Weights are
whole numbers, so that sums of their products are exact and the same on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from digest.clean.sources import UNKNOWN
from digest.link.reading import Reading, Words
from digest.link.terms import PAIRS, WORDS, Terms, counted, distinct
from digest.model import Article

COMMON = Path(__file__).with_name("common.txt")
"""The words that many news have: on each line a share of articles in hundredths, and the stems that have it."""

ONE = 1 << 14
"""How weights are counted: so many units are a length of 1."""
_MOST = np.iinfo(np.uint16).max
_PRIOR = 300.0
_RAREST = 0.5
_POWER = 1.5
_UNSHARED = 0.6
"""What only one article says tells less against its likeness to others: it adds this share to its length..."""
_FEW = 2.0
"""...once there are many more articles than these, for of a few each says mostly what no other does."""
_AGAIN = 0.25
_ROWS = 256
_ONCE = np.float32(1)
_TINY = 1e-9
_NEAR_BITS = (1 << 19) - 1
"""A table of this size stays near the processor; most terms that nobody asks for are told by it alone."""
_NOTHING = 0.01
_FAINT = 0.015
"""What weighs less in an article than this is said everywhere: it tells nothing, and most of the time goes there."""

Weights = NDArray[np.uint16]
Sparse = Any
"""A scipy matrix of compressed rows; scipy brings no types."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """What an article is about: its terms, sorted, and their weights in units of 1/16384; its length is about 1."""

    terms: Terms
    weights: Weights


@dataclass(frozen=True, slots=True)
class Known:
    """The vectors of all articles by their ids, and the words that their terms stand for."""

    vectors: Mapping[str, Vector]
    words: Sequence[str]

    def __getitem__(self, one: str) -> Vector:
        return self.vectors[one]

    def top(self, one: str, most: int) -> list[tuple[int, float]]:
        """The numbers of the words that say most of what the article with id ``one`` is about, with their weights, 0 to
        about 1."""
        vector = self.vectors[one]
        end = int(np.searchsorted(vector.terms, WORDS))
        best = np.argsort(-vector.weights[:end].astype(np.int32), kind="stable")[:most]
        weights = (vector.weights[best] / ONE).tolist()
        return list(zip(vector.terms[best].tolist(), weights, strict=True))


class Weigher:
    """Makes vectors, and remembers which terms the stories until now had: what is rare is what few stories tell.

    Articles of a day count one by one until their stories are known; then a story counts once, and a quarter for each
    of its articles. Else the name of a ship would mean less and less the longer its story is followed. A headline that
    an outlet uses again ("Weather forecast") tells nothing of what stands below it.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._expected = np.full(max(1, len(words.stems)), _RAREST, np.float32)
        for word, share in _common():
            if word in words.numbers:
                self._expected[words.numbers[word]] += share * _PRIOR
        self._holders = np.zeros(WORDS + PAIRS, np.float32)
        self._headlines: Counter[tuple[str, str]] = Counter()
        self._stories = 0.0

    def __call__(self, articles: Sequence[Article], readings: Sequence[Reading]) -> list[Vector]:
        """The vectors of ``articles``, all of one day."""
        heads = Counter(map(headline, articles))
        told = [not self._headlines[headline(one)] and heads[headline(one)] == 1 for one in articles]
        self._headlines.update(heads)
        made = counted(readings, self._words, told)
        rows = np.repeat(np.arange(len(articles)), np.diff(made.starts))
        np.add.at(self._holders, made.terms, _ONCE)
        having = self._holders[made.terms]
        np.subtract.at(self._holders, made.terms, _ONCE)
        seen = self._stories + len(articles)
        every = seen + _PRIOR
        unshared = 1 - (1 - _UNSHARED) * seen / (seen + _FEW)
        expected = np.full(len(having), _RAREST, np.float32)
        expected[made.terms < WORDS] = self._expected[made.terms[made.terms < WORDS]]
        rare = np.log(every / (having + expected).astype(float)) ** _POWER
        raw = (1 + np.log(made.counts.astype(float))) * rare
        measure = raw * np.where(having > 1, 1.0, unshared)
        length = np.sqrt(np.bincount(rows, measure * measure, len(articles)) + _TINY)
        weights = np.minimum(np.rint(raw * (ONE / length)[rows]), _MOST).astype(np.uint16)
        return [Vector(made.terms[at:end], weights[at:end]) for at, end in pairwise(made.starts.tolist())]

    def settle(self, before: Terms, new: Sequence[Vector]) -> Terms:
        """Counts ``new`` as of one story, which had the terms ``before``; gives all its terms."""
        every = np.sort(np.concatenate([one.terms for one in new]))
        first = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]])[: len(every)])
        terms, counts = every[first], np.diff(np.append(first, len(every)))
        fresh = ~np.isin(terms, before, assume_unique=True)
        self._holders[terms] += _AGAIN * counts.astype(np.float32) + (1 - _AGAIN) * fresh.astype(np.float32)
        self._stories += _AGAIN * len(new) + (0 if len(before) else 1 - _AGAIN)
        return np.sort(np.concatenate([before, terms[fresh]]))


def headline(article: Article) -> tuple[str, str]:
    """The outlet and its headline; of an unknown outlet nobody can say that it uses one again."""
    outlet = article.id if article.source == UNKNOWN else article.source.key
    return outlet, article.title.value.casefold()


def _common() -> Iterator[tuple[str, float]]:
    """Words that many news have, and the share of articles that do; see ``benchmarks/train_words.py``."""
    for line in COMMON.read_text(encoding="utf-8").splitlines():
        share, *words = line.split()
        yield from ((word, int(share) / 100) for word in words)


def likeness(one: Vector, other: Vector) -> float:
    """How alike two articles are, 0 to 1: their cosine."""
    shared, here, there = np.intersect1d(one.terms, other.terms, assume_unique=True, return_indices=True)
    if not len(shared):
        return 0.0
    return min(1.0, float(one.weights[here].astype(np.int64) @ other.weights[there]) / ONE**2)


class Likenesses:
    """The likenesses of many articles to many at once. It keeps a table from call to call, and nothing else."""

    def __init__(self) -> None:
        self._place = np.zeros(WORDS + PAIRS, np.int32)
        self._maybe = np.zeros(_NEAR_BITS + 1, bool)

    def __call__(self, ones: Sequence[Vector], others: Sequence[Vector]) -> Sparse:
        """How alike each of ``ones`` (rows) is to each of ``others`` (columns); what is next to nothing is left out."""
        if not others:
            return csr_array((len(ones), 0))
        columns = distinct(np.concatenate([one.terms for one in ones]))
        self._place[columns] = np.arange(1, len(columns) + 1)
        self._maybe[columns & _NEAR_BITS] = True
        right = self._rows(others, len(columns)).T.tocsr()
        parts = [self._rows(ones[at : at + _ROWS], len(columns)) @ right for at in range(0, len(ones), _ROWS)]
        self._place[columns] = 0
        self._maybe[:] = False
        for part in parts:
            part.data[part.data < _NOTHING * ONE**2] = 0
            part.eliminate_zeros()
            part.data = np.minimum(part.data / ONE**2, 1.0)
        return vstack(parts, format="csr") if len(parts) > 1 else parts[0]

    def _rows(self, group: Sequence[Vector], width: int) -> Sparse:
        """``group`` as rows of a matrix with only the columns that have a place."""
        terms, weights = (
            np.concatenate(parts) for parts in zip(*((one.terms, one.weights) for one in group), strict=True)
        )
        likely = np.flatnonzero(self._maybe.take(terms & _NEAR_BITS) & (weights >= _FAINT * ONE))
        columns = self._place.take(terms[likely])
        held, columns = likely[columns > 0], columns[columns > 0]
        ends = np.searchsorted(held, np.cumsum([0, *(len(one.terms) for one in group)])).astype(np.int32)
        weights = weights[held].astype(np.int32)
        return csr_array((weights, columns - 1, ends), shape=(len(group), width))
