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
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from operator import mul

from digest.clean.evidence import FEATURES, Page, evidence

_SURE = 3.0
"""How much better (in natural logarithms of the odds) a cut must be than none."""


@dataclass(frozen=True, slots=True)
class Place:
    """The line of the headline (-1: none found), and the first and the last line of the story, both in it."""

    headline: int
    first: int
    last: int


def find(texts: Sequence[str], groups: Sequence[str | None]) -> Place:
    """Where the story stands in the lines ``texts``; ``groups`` are the classes of the rules that take them."""
    page = Page.of(texts, groups)
    first, last = divided(evidence(page), weights())
    return Place(page.headline, first, last)


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each of :data:`FEATURES`: of a line above and below the story (against one inside), of the story's
    first line, and of the first line below it."""

    above: tuple[float, ...]
    below: tuple[float, ...]
    first: tuple[float, ...]
    after: tuple[float, ...]


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    table = json.loads(files("digest.clean").joinpath("place.json").read_text(encoding="utf-8"))["weights"]
    return Weights(*(tuple(table[name][feature] for feature in FEATURES) for name in Weights.__slots__))


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
