"""Where the story stands in a text: a small learned model of lines, for scrapes that bring the whole page with them.

A text is what stands above the story, the story, and what stands below it, in that order. Each line gives its evidence
(how it reads, its neighbours, how much of the headline's and the opening's words come up in it), each kind of place and
each boundary weighs it with plain weights (``place.json``), and the one division with the highest sum is found exactly.
This is a linear-chain conditional random field with three states that only move forward (Lafferty, McCallum and
Pereira, 2001), trained with a cost for every word of a story that is lost (softmax-margin: Gimpel and Smith, 2010);
``benchmarks/train_place.py`` makes the weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from operator import mul

from digest.clean.evidence import FEATURES, Page, Row, evidence

KINDS = ("above", "below", "first", "after", "usual")
MOST_LINES = 20_000
"""No page has so many lines: a longer text is not asked for its story, for which each line takes some 4 kB."""
_SURE = 3.0
"""How much better (in natural logarithms of the odds) a cut must be than none."""


@dataclass(frozen=True, slots=True)
class Place:
    """The line of the headline (-1: none found), the first and the last line of the story, both in it, and for each
    line outside it the two pieces of evidence that weigh most against it."""

    headline: int
    first: int
    last: int
    why: Mapping[int, str]


def find(texts: Sequence[str], groups: Sequence[str | None]) -> Place:
    """Where the story stands in the lines ``texts``; ``groups`` are the classes of the rules that take them."""
    page = Page.of(texts, groups)
    rows, by = evidence(page), weights()
    first, last = divided(rows, by)
    outside = (at for at in range(len(rows)) if not first <= at <= last)
    return Place(page.headline, first, last, {at: _why(rows[at], by, above=at < first) for at in outside})


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each of :data:`FEATURES`: of a line above and below the story (against one inside), of the story's
    first line, and of the first line below it."""

    above: tuple[float, ...]
    below: tuple[float, ...]
    first: tuple[float, ...]
    after: tuple[float, ...]
    usual: tuple[float, ...]
    """What each of :data:`FEATURES` is in the mean line of the texts they were learned from."""


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    table = json.loads(files("digest.clean").joinpath("place.json").read_text(encoding="utf-8"))["weights"]
    return Weights(*(tuple(table[name][feature] for feature in FEATURES) for name in KINDS))


def _why(row: Row, by: Weights, *, above: bool) -> str:
    """The names of the two features of ``row`` that speak loudest for a place outside the story."""
    side = by.above if above else by.below
    weighed = (
        (weight * (value - usual), name)
        for weight, value, usual, name in zip(side, row, by.usual, FEATURES, strict=True)
    )
    return "; ".join(name for said, name in sorted(weighed, reverse=True)[:2] if said > 0)


def divided(rows: Sequence[tuple[float, ...]], by: Weights) -> tuple[int, int]:
    """The first and last line of the story in the division of ``rows`` with the highest sum of weights; a boundary that
    is not surely better than none is not drawn."""
    above = [0.0, *accumulate(sum(map(mul, by.above, row)) for row in rows)]
    below = [0.0, *accumulate(sum(map(mul, by.below, row)) for row in rows)]
    begins = [said + sum(map(mul, by.first, row)) for said, row in zip(above, rows, strict=False)]
    ends = [sum(map(mul, by.after, row)) - said for said, row in zip(below[1:], rows[1:], strict=False)]
    ends.append(-below[-1])
    best = list(accumulate(begins, max))
    last = max(range(len(rows)), key=lambda index: best[index] + ends[index])
    first = begins.index(best[last])
    if begins[first] - begins[0] < _SURE:
        first = 0
    if ends[last] - ends[-1] < _SURE:
        last = len(rows) - 1
    return first, last
