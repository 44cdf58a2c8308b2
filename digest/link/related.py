"""Related articles: those of other stories that share the rarest terms. Only older ones, so old pages stay still.

What costs time is bounded for each article, however many there are: its few telling terms, and of each the newest
articles that share it. All that is of one day is looked up at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from digest.link.days import Day
from digest.link.terms import WORDS
from digest.link.vectors import ONE, Known
from digest.model import Article

_MOST = 4
_LEAST = 0.02
_TERMS = 24
_NEWEST = 24
_RARE = 0.04
_RARE_AT_LEAST = 8
_SHARED = 2
_STEM = 4

Places = NDArray[np.int64]


def related(by_day: Sequence[Day], known: Known, story_of: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """For each article up to four others of days before, from other stories, one a story, the most like first. They
    share at least two rare terms that are not both names: one place does not make two articles akin."""
    every = [article for day in by_day for article in day.articles]
    story = np.array([story_of[article.id] for article in every], np.int64)
    postings = _Postings(len(known.words))
    found: dict[str, tuple[str, ...]] = {article.id: () for article in every}
    seen = 0
    for day in by_day:
        tops = _tops(day.articles, known)
        alike = postings.alike(tops.rare(postings.count, max(_RARE_AT_LEAST, _RARE * seen)), day.articles, known, seen)
        for one, others in groupby(_ranked(alike, story), key=lambda pair: pair[0]):
            chosen = {int(story[other]): every[other].id for _, other in reversed(list(others))}
            found[every[one].id] = tuple(reversed(chosen.values()))[:_MOST]
        postings.add(tops, seen)
        seen += len(day.articles)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Tops:
    """Of the articles of a day (``rows``) the terms that say most of what they are about, and their weights."""

    rows: Places
    terms: Places
    weights: Places

    def rare(self, count: Places, most: float) -> _Tops:
        """Those that others had before, but not too many."""
        kept = (count[self.terms] > 0) & (count[self.terms] <= most)
        return _Tops(self.rows[kept], self.terms[kept], self.weights[kept])


def _tops(articles: Sequence[Article], known: Known) -> _Tops:
    vectors = [known[article.id] for article in articles]
    ends = [int(np.searchsorted(vector.terms, WORDS)) for vector in vectors]
    rows = np.repeat(np.arange(len(vectors)), ends)
    terms = np.concatenate([vector.terms[:end] for vector, end in zip(vectors, ends, strict=True)]).astype(np.int64)
    weights = np.concatenate([vector.weights[:end] for vector, end in zip(vectors, ends, strict=True)]).astype(np.int64)
    order = np.lexsort((terms, -weights, rows))
    firsts = np.concatenate([[0], np.cumsum(ends)])
    order = order[np.arange(len(order)) - firsts[rows[order]] < _TERMS]
    return _Tops(rows[order], terms[order], weights[order])


@dataclass(frozen=True, slots=True, eq=False)
class _Alike:
    """Pairs of articles by their numbers, the later first, and the sum of the products of the weights they share."""

    ones: Places
    others: Places
    total: Places


class _Postings:
    """Of each term the newest articles that it tells most of, by their numbers, and how many there were in all."""

    def __init__(self, terms: int) -> None:
        self.count = np.zeros(terms, np.int64)
        self._newest = np.full((terms, _NEWEST), -1, np.int32)
        self._weights = np.zeros((terms, _NEWEST), np.uint16)

    def alike(self, tops: _Tops, articles: Sequence[Article], known: Known, first: int) -> _Alike:
        """Which of the articles before share enough with ``articles``, the first of which has the number ``first``."""
        small = np.array(
            [_is_said(known.words[term], articles[row]) for row, term in zip(tops.rows, tops.terms, strict=True)], bool
        )
        newest = self._newest[tops.terms]
        place, _ = held = np.nonzero(newest >= 0)
        products = tops.weights[place] * self._weights[tops.terms][held]
        keys = (tops.rows[place] << 32) + newest[held]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
        if not len(starts):
            return _Alike(starts, starts, starts)
        total = np.add.reduceat(products[order], starts)
        plain = np.logical_or.reduceat(small[place][order], starts)
        shared = np.diff(np.append(starts, len(keys)))
        enough = (shared >= _SHARED) & plain & (total >= _LEAST * ONE**2)
        pairs = keys[starts][enough]
        return _Alike(first + (pairs >> 32), pairs & 0xFFFFFFFF, total[enough])

    def add(self, tops: _Tops, first: int) -> None:
        """Takes the articles of a day in, the first of which has the number ``first``."""
        order = np.argsort(tops.terms, kind="stable")
        terms = tops.terms[order]
        starts = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]])[: len(terms)])
        sizes = np.diff(np.append(starts, len(terms)))
        rank = np.arange(len(terms)) - np.repeat(starts, sizes)
        newest = rank >= np.repeat(sizes, sizes) - _NEWEST
        places = (self.count[terms] + rank)[newest] % _NEWEST
        self._newest[terms[newest], places] = first + tops.rows[order][newest]
        self._weights[terms[newest], places] = tops.weights[order][newest]
        self.count[terms[starts]] += sizes


def _is_said(word: str, article: Article) -> bool:
    """Whether the text has ``word``, in about this form, in small letters: then it is no name."""
    return f" {word[: max(_STEM, len(word) - 1)]}" in article.text


def _ranked(alike: _Alike, story: Places) -> list[tuple[int, int]]:
    """The pairs of two stories, for each article the most like first, of those as like the newest."""
    apart = story[alike.ones] != story[alike.others]
    ones, others, total = alike.ones[apart], alike.others[apart], alike.total[apart]
    order = np.lexsort((-others, -total, ones))
    return list(zip(ones[order].tolist(), others[order].tolist(), strict=True))
