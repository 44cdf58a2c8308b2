"""What articles say, in terms: stems of their content words, and pairs of them that stand side by side.

Words of the headline count most, those of the lede more than others, names three times. A term is a number: that of a
word tells the word again, that of a pair is its hash, for nobody ever asks for it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from digest.link.reading import Numbers, Reading, Words

Terms = NDArray[np.int32]
Counts = NDArray[np.float32]
Places = NDArray[np.int64]

WORDS = 1 << 21
"""Terms below this number are words, those from it on are pairs."""
PAIRS = 1 << 22
"""How many numbers there are for pairs. Two pairs of one number are taken for one, which is rare and does no harm."""

_Number = TypeVar("_Number", np.int32, np.uint64)

_NAME = 3
_HEADLINE = 2
_LEDE_WORDS = 60
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TEXT, _NAMED, _LEDE, _TITLE = 1, 2, 4, 8
_BITS = 4
_TERM_BITS = 23
_ROW = _TERM_BITS + _BITS
_WIDE = 24
_FIELD = (1 << _WIDE) - 1
_WORTH = np.array(
    [
        bool(way & _TEXT)
        + (bool(way & _LEDE) + _HEADLINE * bool(way & _TITLE) << _WIDE)
        + (bool(way & _NAMED) << 2 * _WIDE)
        for way in range(1 << _BITS)
    ]
)
"""What is summed up for each way to stand in a text, in three fields of a number: how often the text says the term,
what its headline and lede add, and whether it is a name."""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The terms of many articles behind each other, of each sorted, and how much it says each; those of article ``n``
    begin at ``starts[n]``, and the last of ``starts`` is the end of all."""

    terms: Terms
    counts: Counts
    starts: Places


def distinct(many: NDArray[_Number]) -> NDArray[_Number]:
    """The numbers in ``many``, each once, sorted. What numpy has for it is slower."""
    ordered = np.sort(many)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def counted(readings: Sequence[Reading], words: Words, headline: Iterable[bool]) -> Counted:
    """The terms of ``readings``, of each with its headline or without.

    How a word stands in the text is a bit beside its term, so that one sort brings together all that is said of it.
    """
    titles = [reading.title if told else reading.title[:0] for reading, told in zip(readings, headline, strict=True)]
    keys = [*_keys([one.text for one in readings], words, _TEXT), *_keys(titles, words, _TITLE)]
    return _summed(np.sort(np.concatenate(keys)), len(readings))


def _keys(texts: Sequence[Numbers], words: Words, way: int) -> tuple[Places, Places]:
    """For each word and each pair in ``texts`` its row, term and way in one number. The first words of a text are its
    lede; a word with a capital, behind another and no mark, is mostly a name."""
    sizes = np.array([len(text) for text in texts], np.int64)
    written = np.concatenate([*texts, np.zeros(0, np.int32)])
    rows = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)
    said = np.flatnonzero(written)
    behind = np.flatnonzero((written[:-1] > 0) & (rows[1:] == rows[:-1])) + 1
    named = np.zeros(len(written), np.int64)
    named[behind] = words.capital[written[behind]] * (_NAMED if way == _TEXT else 0)
    rows, named = rows[said], named[said]
    firsts = np.searchsorted(rows, np.arange(len(texts)))
    ways = way + (np.arange(len(said)) - firsts[rows] < _LEDE_WORDS) * (_LEDE if way == _TEXT else 0)
    terms = words.terms[written[said]]
    telling = np.flatnonzero(terms >= 0)
    terms, rows, ways, named = terms[telling], rows[telling], ways[telling], named[telling]
    hashes = words.roots[terms]
    mixed = ((hashes[:-1] * _MIX + hashes[1:]) * _MIX >> np.uint64(32)) % np.uint64(PAIRS)
    base = (rows << _ROW) + ways
    pairs = base[1:] + ((WORDS + mixed.astype(np.int64)) << _BITS)
    return base + (terms.astype(np.int64) % WORDS << _BITS) + named, pairs[rows[1:] == rows[:-1]]


def _summed(keys: Places, rows: int) -> Counted:
    """How much each row says each of its terms; ``keys`` are sorted."""
    heads = keys >> _BITS
    first = np.flatnonzero(np.concatenate([[True], heads[1:] != heads[:-1]])[: len(heads)])
    sums = np.add.reduceat(_WORTH[keys & (1 << _BITS) - 1], first) if len(first) else first
    counts = (sums & _FIELD) * np.where(sums >> 2 * _WIDE, _NAME, 1) + (sums >> _WIDE & _FIELD)
    terms = heads[first]
    starts = np.searchsorted(terms >> _TERM_BITS, np.arange(rows + 1))
    return Counted((terms & (1 << _TERM_BITS) - 1).astype(np.int32), counts.astype(np.float32), starts)
