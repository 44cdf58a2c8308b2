"""What speaks for a sentence of a summary and against it, read off the article: one row of numbers a sentence, and the
words that say what the article is about.

Every feature can be named to a reader. They are those of the literature on extraction: place and cue phrases and the
headline (Edmundson, "New methods in automatic extracting", JACM 16(2), 1969), closeness to the words that come back
(Radev et al., "Centroid-based summarization of multiple documents", 2004), quotation, length.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from digest.summarise.sentences import Sentence
from digest.words import STOP, WEEKDAYS, WORD, fold, stem

FEATURES = (
    "near the top",
    "far down",
    "the first sentence",
    "the second sentence",
    "opens a paragraph",
    "in the first paragraph",
    "words of the headline",
    "mostly of the headline's words",
    "two words of the headline in a row",
    "close to what comes back",
    "words of the opening",
    "new names",
    "the main names",
    "numbers",
    "money or a share",
    "a year",
    "share in quotation marks",
    "length",
    "very short",
    "very long",
    "a day of the week",
    "looks ahead",
    "speaks as I, we or you",
    "a colon",
)
"""The names of the columns, in order."""
WORD_FEATURES = (
    "in how many sentences",
    "near the top",
    "in the first sentence",
    "in the headline",
    "a name",
    "a number",
    "a common word",
    "in how many sentences, of a common word",
)

Row = tuple[float, ...]
COMMON, PLAIN, CAPITAL, NUMBER = range(4)
_COMMON = frozenset(stem(word) for word in STOP) | {"i", "a"}
_DAYS = frozenset(WEEKDAYS)
_PERSONS = frozenset("i we my our us you your".split())
_AHEAD = frozenset("will would could may might should expect plan".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = re.compile(r"[$£€¥%]")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_SHORT, _LONG = 8, 35
_LONGEST = 60
"""Characters of a run that are looked at: no word is longer."""
_MAIN_NAMES = 3


def terms(text: str) -> list[tuple[str, int]]:
    """The terms of ``text``, one for each run of it without white space."""
    return list(map(term, text.split()))


@lru_cache(maxsize=100_000)
def term(piece: str) -> tuple[str, int]:
    """The stem of the first word in ``piece`` and of what kind it is: common, plain, with a capital, a number."""
    found = WORD.search(piece, 0, _LONGEST)
    if not found:
        return "", COMMON
    word = found[0]
    stemmed = stem(fold(word))
    if stemmed in _COMMON:
        return stemmed, COMMON
    if word[0].isdigit():
        return stemmed, NUMBER
    return stemmed, CAPITAL if word[0].isupper() else PLAIN


class Phrase(NamedTuple):
    """The words of one sentence: how many, each once with its kind, those that say something, and the names."""

    length: int
    words: Mapping[str, int]
    content: Sequence[str]
    names: Sequence[str]

    @classmethod
    def of(cls, text: str) -> Phrase:
        """The words of ``text``; a capital at its beginning makes no name."""
        found = terms(text)
        words = dict(found)
        words.pop("", None)
        content = [word for word, kind in words.items() if kind]
        names = [word for word, kind in found[1:] if kind == CAPITAL] if CAPITAL in words.values() else []
        return cls(len(found), words, content, names)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article: those of each sentence, the telling ones of its headline and all its pairs, and of each
    in how many sentences it comes, in which first, and how often as a name."""

    phrases: Sequence[Phrase]
    headline: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    spread: Mapping[str, int]
    first: Mapping[str, int]
    names: Mapping[str, int]

    @classmethod
    def of(cls, headline: str, texts: Sequence[str]) -> Wording:
        """The wording of sentences ``texts`` below ``headline``."""
        phrases = [Phrase.of(text) for text in texts]
        first: dict[str, int] = {}
        for number in range(len(phrases) - 1, -1, -1):
            first.update(dict.fromkeys(phrases[number].words, number))
        return cls(
            phrases,
            frozenset(Phrase.of(headline).content),
            frozenset(pairwise(word for word, _ in terms(headline))),
            Counter(chain.from_iterable(phrase.words for phrase in phrases)),
            first,
            Counter(chain.from_iterable(phrase.names for phrase in phrases)),
        )


def word_features(wording: Wording, word: str) -> Row:
    """What is known of a word of the article, in the order of :data:`WORD_FEATURES`."""
    spread, first, common = math.log(wording.spread[word]), wording.first[word], word in _COMMON
    return (
        spread,
        1 / math.sqrt(1 + first),
        float(first == 0),
        float(word in wording.headline),
        float(word in wording.names),
        float(word[0].isdigit()),
        float(common),
        spread if common else 0.0,
    )


def told(wording: Wording) -> list[str]:
    """The words that may say what the article is about: those that come back, and those of headline and opening."""
    headline, first = wording.headline, wording.first
    return [word for word, spread in wording.spread.items() if spread > 1 or first[word] == 0 or word in headline]


def rows(parts: Sequence[Sentence], wording: Wording) -> list[Row]:
    """A row of :data:`FEATURES` for each sentence of ``parts``."""
    closeness = _closeness(wording)
    main = {name for name, times in Counter(wording.names).most_common(_MAIN_NAMES) if times > 1}
    opening = frozenset(wording.phrases[0].content) if parts else frozenset()
    seen: set[str] = set()
    found: list[Row] = []
    block = -1
    for number, (one, phrase) in enumerate(zip(parts, wording.phrases, strict=True)):
        many = len(phrase.content) or 1
        shared = len(wording.headline.intersection(phrase.content))
        new = {name for name in phrase.names if name not in seen}
        found.append(
            (
                1 / math.sqrt(1 + number),
                math.log1p(number),
                float(number == 0),
                float(number == 1),
                float(one.block != block),
                float(one.block == parts[0].block),
                shared / (len(wording.headline) or 1),
                shared / many,
                _in_a_row(one.text, wording) if shared > 1 else 0.0,
                closeness[number],
                len(opening.intersection(phrase.content)) / many if number else 0.0,
                min(3, len(new)) / 3,
                len(main.intersection(phrase.names)) / _MAIN_NAMES,
                *_manner(one.text, phrase),
            )
        )
        seen |= new
        block = one.block
    return found


def _in_a_row(text: str, wording: Wording) -> float:
    """The share of the headline's pairs of words that stand in ``text``."""
    found = sum(pair in wording.pairs for pair in pairwise(word for word, _ in terms(text)))
    return min(1.0, found / len(wording.pairs))


def _manner(text: str, phrase: Phrase) -> Row:
    """How the sentence is told."""
    words, length = phrase.words, phrase.length
    numbers = NUMBER in words.values()
    quoted = sum(map(len, _QUOTED.findall(text))) if "“" in text or '"' in text else 0
    return (
        float(numbers),
        float(bool(_MONEY.search(text))),
        float(numbers and bool(_YEAR.search(text))),
        quoted / len(text),
        math.log1p(length),
        float(length < _SHORT),
        float(length >= _LONG),
        float(not _DAYS.isdisjoint(words)),
        float(not _AHEAD.isdisjoint(words)),
        float(not _PERSONS.isdisjoint(words)),
        float(":" in text),
    )


def _closeness(wording: Wording) -> list[float]:
    """How much each sentence shares with the words that come back in several sentences; the closest has 1."""
    weight = {
        word: math.log1p(spread) ** 2 for word, spread in wording.spread.items() if spread > 1 and word not in _COMMON
    }
    close = [
        sum([weight[word] for word in phrase.content if word in weight]) / math.sqrt(len(phrase.content) + 3)
        for phrase in wording.phrases
    ]
    most = max(close, default=0.0) or 1.0
    return [one / most for one in close]
