"""How near a text is to the one a person chose: runs of four tokens in common, as bags, and tokens lost.

The measure of the article-extraction-benchmark (Scrapinghub, 2020), with one difference: an empty prediction scores 0
in precision too, where that benchmark leaves it out of the mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+")
_SIZE = 4
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def tokens(text: str) -> list[str]:
    """The runs of word characters in ``text``, case kept."""
    return _TOKEN.findall(text)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four tokens of ``text``, as a bag; a text of fewer tokens is one shingle."""
    found = tokens(text)
    return Counter(_runs(found, min(_SIZE, len(found))))


def _runs(found: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(found[start:] for start in range(size)), strict=False))


def score(predicted: str, gold: str) -> Score:
    """How many of the shingles of ``predicted`` are in ``gold`` (precision), and the other way round (recall)."""
    ours, theirs = shingles(predicted), shingles(gold)
    common = (ours & theirs).total()
    return Score(common / ours.total() if ours else 0.0, common / theirs.total() if theirs else 0.0)


def mean(scores: Sequence[Score]) -> Score:
    """The mean precision and recall of ``scores``, so that its F1 is that of the means; 0 for none."""
    count = max(1, len(scores))
    return Score(sum(one.precision for one in scores) / count, sum(one.recall for one in scores) / count)


def lost(predicted: str, gold: str) -> int:
    """How many tokens of ``gold`` are not in ``predicted``, as bags."""
    return (Counter(tokens(gold)) - Counter(tokens(predicted))).total()


def recovered(ours: float, raw: float, best: float) -> float | None:
    """The part of the way from ``raw`` to ``best`` that ``ours`` went: 1 for all of it, below 0 for harm.

    None where there was nothing to gain.
    """
    return (ours - raw) / (best - raw) if best > raw else None


def finder(text: str) -> Callable[[str], bool]:
    """A test of whether a line stands in ``text``: at least half of its shingles do, as bags."""
    found = tokens(text)
    runs = {size: Counter(_runs(found, size)) for size in range(1, _SIZE + 1)}

    def stands(line: str) -> bool:
        parts = shingles(line)
        known = sum(min(count, runs[len(part)][part]) for part, count in parts.items())
        return bool(parts) and known >= _ENOUGH * parts.total()

    return stands
