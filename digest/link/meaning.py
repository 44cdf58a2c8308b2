"""How near a brief is to other articles by what it means, where its words are too few: the extra ``embed``.

A brief of a line or two shares few words with what tells the same event, and :mod:`digest.link.nearness` asks it to
share nearly all of them. An embedder reads them as vectors instead, near to each other where they mean the same. Two
full articles are never held against each other by it: it takes two events of one kind for one (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from digest.link.nearness import Numbers, full
from digest.link.vectors import Sparse
from digest.model import Article

Embedder = Callable[[Sequence[str]], NDArray[np.floating[Any]]]
"""Gives each text (a row) a vector of length 1; what a text gets must not depend on the others."""

_WEIGHT = 0.2
"""How much nearer two articles are that mean the same, the one of which is a brief."""
_FLOOR = 0.5
"""The cosine up to which two texts have no more in common than their subject."""
_LEDE_WORDS = 32
_ONE = 1 << 14
_ROWS = 256


@dataclass(slots=True)
class Meanings:
    """Blends what ``embed`` finds into how near articles are. Each is read once, and only where a brief is beside it.

    The numbers of a vector are kept as whole ones, so that sums of their products are exact.
    """

    embed: Embedder
    texts: dict[str, str] = field(default_factory=dict)
    briefs: dict[str, float] = field(default_factory=dict)
    known: dict[str, NDArray[np.int16]] = field(default_factory=dict)

    def add(self, articles: Sequence[Article]) -> None:
        """Takes in ``articles``, as far as they are in English, which is what the embedders read."""
        shares = 1 - full([article.words for article in articles])
        for article, share in zip(articles, shares.tolist(), strict=True):
            if article.language == "en":
                self.texts[article.id] = _opening(article)
                self.briefs[article.id] = share if share > 0.01 else 0.0

    def nearer(self, near: Sparse, ones: Sequence[str], others: Sequence[str]) -> Sparse:
        """``near``, of the articles ``ones`` (rows) and ``others`` (columns) by their ids, with what they mean."""
        mine, theirs = (np.array([self.briefs.get(one, 0.0) for one in ids]) for ids in (ones, others))
        if not len(others) or not (mine.any() or theirs.any()):
            return near
        left, right = self._vectors(ones), self._vectors(others).T
        parts = [
            self._blended(left[at : at + _ROWS] @ right, mine[at : at + _ROWS], theirs)
            for at in range(0, len(ones), _ROWS)
        ]
        return (near + vstack(parts, format="csr")).tocsr()

    def _blended(self, products: Numbers, mine: Numbers, theirs: Numbers) -> Sparse:
        """What is added for some rows: all of the weight where either is a brief and both mean the same."""
        cosines = products / float(_ONE**2)
        shared = np.clip((cosines - _FLOOR) / (1 - _FLOOR), 0, 1)
        return csr_array(_WEIGHT * np.maximum.outer(mine, theirs) * shared)

    def _vectors(self, ids: Sequence[str]) -> Numbers:
        new = sorted({one for one in ids if one in self.texts} - self.known.keys())
        if new:
            found = np.rint(self.embed([self.texts[one] for one in new]) * _ONE).astype(np.int16)
            self.known |= dict(zip(new, found, strict=True))
        width = len(next(iter(self.known.values()), ()))
        nothing = np.zeros(width, np.int16)
        return np.array([self.known.get(one, nothing) for one in ids], float).reshape(len(ids), width)


def _opening(article: Article) -> str:
    """The headline and the first words of ``article``: as much of it as a brief would tell."""
    return f"{article.title.value}. {' '.join(article.text.split()[:_LEDE_WORDS])}".strip()
