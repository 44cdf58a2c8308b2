"""Texts as rows of numbers, each read once for all that is compared by them."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from digest.link.entities.gazetteer import gazetteer
from digest.model import Article
from digest.words import STOP, WORD, fold, stem

Numbers = NDArray[np.int32]

_TOKEN = re.compile(rf"{WORD.pattern}|[.!?:\n\"“”„«»(/-]")
"""A word, or a mark behind which a capital says nothing: a sentence may begin there."""
_LONGEST = 40
"""What stands between two spaces and is longer than this, in characters, hardly comes again: where words are not parted
by spaces that is a sentence."""

_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of many texts as they are written, by their numbers; 0 stands for a mark between words.

    Of each ``terms`` has the number of its stem, -1 where it says nothing of what a text is about; ``hashes`` that of
    the word in small letters; ``capital`` whether it begins with one, ``given`` whether it is a given name. ``stems``
    has the stems by their numbers, ``numbers`` those of the stems, ``roots`` their hashes; ``written`` has the
    words themselves by their numbers.
    """

    terms: Numbers
    hashes: NDArray[np.uint64]
    capital: NDArray[np.bool_]
    given: NDArray[np.bool_]
    stems: Sequence[str]
    numbers: Mapping[str, int]
    roots: NDArray[np.uint64]
    written: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of an article's text by their numbers, with a 0 for each mark, and those of its headline."""

    text: Numbers
    title: Numbers

    @property
    def words(self) -> Numbers:
        """The words of the text without the marks."""
        return self.text[self.text > 0]


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of articles by their ids, and the words that they have."""

    words: Words
    of: Mapping[str, Reading]

    def written(self, stems: Sequence[str], ids: Iterable[str]) -> tuple[str, ...]:
        """Each of ``stems`` as the texts with these ``ids`` mostly write it; the first by the alphabet of two that they
        write as often."""
        said = np.concatenate([reading for one in ids for reading in (self.of[one].text, self.of[one].title)])
        wanted = np.zeros(len(self.words.stems) + 1, bool)
        wanted[[self.words.numbers[one] for one in stems]] = True
        found, counts = np.unique(said[wanted[self.words.terms[said]]], return_counts=True)
        forms: dict[int, list[tuple[str, int]]] = {}
        for number, count in zip(found.tolist(), counts.tolist(), strict=True):
            form = _POSSESSIVE.sub("", self.words.written[number])
            forms.setdefault(int(self.words.terms[number]), []).append((form, count))
        return tuple(_commonest(forms.get(self.words.numbers[one], []), one) for one in stems)


def read(articles: Iterable[Article]) -> Readings:
    """``articles`` read, in their order: the numbers of words depend on it, and nothing else does."""
    reader = _Reader()
    of = {one.id: Reading(reader.read(one.text), reader.read(one.title.value)) for one in articles}
    return Readings(reader.words(), of)


def _commonest(forms: Sequence[tuple[str, int]], otherwise: str) -> str:
    """The word that is written most often in any case, and of it the form that is; ``otherwise`` where none is."""
    words, cases = Counter[str](), Counter[str]()
    for form, count in forms:
        words[form.casefold()] += count
        cases[form] += count
    word = min(words, key=lambda one: (-words[one], one), default=otherwise)
    return min((one for one in cases if one.casefold() == word), key=lambda one: (-cases[one], one), default=word)


class _Reader(dict[str, bytes]):
    """Reads what stands between two spaces, once for each way it is written: its words as the bytes of their numbers.
    Each word is given one when it is first met."""

    def __init__(self) -> None:
        self._terms = [-1]
        self._hashes = [0]
        self._capital = [False]
        self._given = [False]
        self._numbers: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._names = gazetteer().given

    def __missing__(self, piece: str) -> bytes:
        tokens = (piece,) if piece.isalnum() else _TOKEN.findall(piece)
        found = array("i", [self._words.get(token) or self._new(token) for token in tokens]).tobytes()
        if len(piece) <= _LONGEST:
            self[piece] = found
        return found

    def _new(self, token: str) -> int:
        """The number of a word that is met for the first time, 0 of a mark."""
        if not token[0].isalnum():
            return 0
        number = self._words[token] = len(self._terms)
        word = fold(token)
        tells = word not in STOP and len(word) > 1
        self._terms.append(self._numbers.setdefault(stem(word), len(self._numbers)) if tells else -1)
        self._hashes.append(crc32(word.encode()))
        self._capital.append(token[0].isupper())
        self._given.append(token in self._names)
        return number

    def read(self, text: str) -> Numbers:
        pieces = text.replace("\n", " \n ").split(" ")
        return np.frombuffer(b"".join(map(self.__getitem__, pieces)), np.intc)

    def words(self) -> Words:
        """All that was met."""
        stems = list(self._numbers)
        return Words(
            np.array(self._terms, np.int32),
            np.array(self._hashes, np.uint64),
            np.array(self._capital),
            np.array(self._given),
            stems,
            self._numbers,
            np.array([crc32(root.encode()) for root in stems], np.uint64),
            ["", *self._words],
        )
