"""What an article says, in terms: stems of its content words, and pairs of them that stand side by side.

Words of the headline count most, those of the lede more than others, names three times. A term is a number: that of a
word tells the word again, that of a pair is its hash, for nobody ever asks for it back.
"""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from digest.model import Article
from digest.words import STOP, WORD, fold, stem

Terms = NDArray[np.int32]
Counts = NDArray[np.float32]

WORDS = 1 << 21
"""Terms below this number are words, those from it on are pairs."""
PAIRS = 1 << 22
"""How many numbers there are for pairs. Two pairs of one number are taken for one, which is rare and does no harm."""

_NAME = 3
_HEADLINE = 2
_LEDE = 1
_LEDE_WORDS = 60
_MIX = np.uint64(0x9E3779B97F4A7C15)
IN_SENTENCE = re.compile(r"(?<=[^.!?”\"\n:] )[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЄІЇ][^\W_]*(?:[’'][^\W_]+)*")
"""A word with a capital where no sentence begins: mostly a name."""


class Vocabulary(dict[str, int]):
    """The number of each word as it is written, given when it is first met; -1 for one that says nothing of what a text
    is about. What has one stem has one number."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        self._numbers: dict[str, int] = {}
        self._hashes = np.zeros(1024, np.uint64)

    def __missing__(self, written: str) -> int:
        word = fold(written)
        number = -1
        if word not in STOP and len(word) > 1:
            number = self.number(stem(word))
        self[written] = number
        return number

    def numbers(self, written: list[str]) -> Terms:
        """The numbers of those of ``written`` that say something, in their order."""
        found = np.fromiter(map(self.__getitem__, written), np.int32, len(written))
        return found[found >= 0]

    def pairs(self, numbers: Terms) -> Terms:
        """The terms of the neighbours in ``numbers``. They depend on the words alone, not on when these were met."""
        mixed = self._hashes[numbers]
        found = (mixed[:-1] * _MIX + mixed[1:]) * _MIX
        return (WORDS + (found >> np.uint64(32)) % np.uint64(PAIRS)).astype(np.int32)

    def number(self, root: str) -> int:
        """The number of a stem."""
        number = self._numbers.get(root)
        if number is None:
            number = self._numbers[root] = len(self.stems) % WORDS
            self.stems.append(root)
            if number >= len(self._hashes):
                self._hashes = np.concatenate([self._hashes, np.zeros_like(self._hashes)])
            self._hashes[number] = crc32(root.encode())
        return number


def counted(article: Article, vocabulary: Vocabulary, *, headline: bool = True) -> tuple[Terms, Counts]:
    """The terms of ``article``, with its headline or without, sorted, and how often it says each."""
    written = WORD.findall(article.text)
    text = vocabulary.numbers(written)
    lede = text[: np.count_nonzero(np.fromiter(map(vocabulary.__getitem__, written[:_LEDE_WORDS]), np.int32) >= 0)]
    title = vocabulary.numbers(WORD.findall(article.title.value) if headline else [])
    names = vocabulary.numbers(IN_SENTENCE.findall(article.text))
    said, often = np.unique(text, return_counts=True)
    often[np.isin(said, names)] *= _NAME
    heads = (title,) * _HEADLINE
    more = (*heads, *(lede,) * _LEDE)
    pairs = vocabulary.pairs(text), *(vocabulary.pairs(one) for one in more)
    terms = np.concatenate([said, *more, *pairs])
    weights = np.ones(len(terms), np.float32)
    weights[: len(said)] = often
    found, where = np.unique(terms, return_inverse=True)
    return found, np.bincount(where, weights, len(found)).astype(np.float32)
