"""How near two articles are to telling one story: their likeness, weighed by how much each of them says and by how much
it is like everything else of its time.

On a paper with one subject all articles are somewhat alike, and an article that is like all others is near to none of
them in particular: each likeness is held against the usual one of both (local scaling, Zelnik-Manor and Perona 2004). A
notice of a line or two shares its few words with many events, so it must share nearly all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import diags_array

from digest.link.vectors import Sparse

Numbers = NDArray[np.float64]

_USUAL = 0.034
_USUAL_OF = 60
_LEAST = 0.02
_NOTICE = 32.0
_STEEP = 8
_COPY = 0.7
_OF_NOTICE = 0.2
_DIGITS = 9


def factors(among: Sparse, back: Sparse, words: Sequence[int]) -> Numbers:
    """By how much the likenesses of each article of a day count: 1 for a usual one, less for one that is short or like
    all others, more for one that is like few.

    ``among`` are the likenesses of the day's articles to each other, ``back`` those to the ones before, ``words`` their
    lengths.
    """
    squares = _squares(among) + _squares(back)
    seen = among.shape[1] + back.shape[1] - 1
    usual = np.sqrt((np.maximum(squares, 0) + _USUAL_OF * _USUAL**2) / (seen + _USUAL_OF))
    told = _OF_NOTICE + (1 - _OF_NOTICE) * full(words)
    factor: Numbers = np.sqrt((_LEAST + _USUAL) / (_LEAST + usual)) * told
    return factor


def full(words: Sequence[int]) -> Numbers:
    """How far articles of so many ``words`` are full ones, 0 to 1, and no notices of a line or two."""
    many = (np.array(words, float) / _NOTICE) ** _STEEP
    share: Numbers = many / (many + 1)
    return share


def _squares(likenesses: Sparse) -> Numbers:
    """The sum of the squares of each row, but for copies, which say nothing of what is usual."""
    usual = likenesses.copy()
    usual.data[usual.data > _COPY] = 0
    return np.asarray(usual.multiply(usual).sum(axis=1), float).ravel()


def nearness(likenesses: Sparse, rows: Numbers, columns: Numbers) -> Sparse:
    """``likenesses`` times the factors of their rows and columns, rounded to what is the same on every machine."""
    near = (diags_array(rows) @ likenesses @ diags_array(columns)).tocsr()
    near.data = np.round(near.data, _DIGITS)
    return near
