"""Which sentences make the best summary together: plain learned weights, and a choice that counts each word once.

How likely a word is to stand in a summary that a person writes is told by a logistic regression over
:data:`WORD_FEATURES`; what else speaks for a sentence by a linear one over :data:`FEATURES`. Sentences are then taken
one after the other, each time the one with which the summary promises most: the sum of its words' likelihoods, each
counted once, over its length (an expected F-measure, so that neither length nor repetition pays), and what speaks for
its sentences. Counting concepts once against redundancy is after Gillick and Favre, "A scalable global model for
summarization" (2009); taking greedily what adds most, after Lin and Bilmes, "A class of submodular functions for
document summarization" (2011). ``benchmarks/train_summary.py`` makes the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from digest.summarise.features import FEATURES, WORD_FEATURES, Wording, rows, told, word_features
from digest.summarise.sentences import Sentence

_ALIKE = 0.6
"""Which share of the telling words of the shorter of two sentences both may have."""
_DIGITS = 9
"""Sums are compared to so many digits, so that the order of summing decides nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts. ``usual`` is the logit of a word of which nothing is known, ``likely`` the likelihood
    from which a word counts; ``sentences`` weighs what speaks for a sentence against what its words promise,
    ``length`` is the length in words of the summaries that people wrote."""

    words: tuple[float, ...]
    sentence: tuple[float, ...]
    usual: float
    likely: float
    sentences: float
    length: float

    def of_sentences(self) -> list[tuple[str, float]]:
        """The name and weight of each feature of a sentence, the heaviest first, as a reader is told them."""
        return sorted(zip(FEATURES, self.sentence, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))

    def of_words(self) -> list[tuple[str, float]]:
        """The same of words."""
        return sorted(zip(WORD_FEATURES, self.words, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    table = json.loads(files("digest.summarise").joinpath("weights.json").read_text(encoding="utf-8"))["weights"]
    return Weights(
        tuple(table["words"][name] for name in WORD_FEATURES),
        tuple(table["sentence"][name] for name in FEATURES),
        table["usual"],
        table["likely"],
        table["sentences"],
        table["length"],
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article's sentences with what speaks for each: ``scores``, its likely words, what these promise together, and
    its length in words."""

    scores: Sequence[float]
    words: Sequence[Mapping[str, float]]
    promises: Sequence[float]
    headline: frozenset[str]
    content: Sequence[Collection[str]]
    lengths: Sequence[int]
    by: Weights

    @classmethod
    def of(cls, headline: str, parts: Sequence[Sentence], by: Weights) -> Ranked:
        """What ``by`` makes of the sentences ``parts`` of an article below ``headline``."""
        wording = Wording.of(headline, [one.text for one in parts])
        likely = likelihoods(wording, by)
        words = [{word: likely[word] for word in phrase.words if word in likely} for phrase in wording.phrases]
        return cls(
            [by.sentences * sum(map(mul, by.sentence, row)) for row in rows(parts, wording)],
            words,
            [sum(one.values()) for one in words],
            wording.headline,
            [phrase.content for phrase in wording.phrases],
            [phrase.length for phrase in wording.phrases],
            by,
        )

    def is_headline(self, one: int) -> bool:
        """Whether sentence ``one`` says nothing but what the headline says."""
        return self.headline.issuperset(self.content[one])

    def repeats(self, one: int, chosen: Iterable[int]) -> bool:
        """Whether sentence ``one`` says little but what one of the ``chosen`` says, or one of them little but it."""
        own = set(self.content[one])
        return any(
            len(own.intersection(self.content[other])) > _ALIKE * min(len(own), len(self.content[other]))
            for other in chosen
        )

    def best(self, chosen: Sequence[int], among: Iterable[int]) -> tuple[int, ...]:
        """The sentences ``among`` those given, the one first that best joins the ``chosen`` ones; of two alike the
        earlier one."""
        covered: dict[str, float] = {}
        for one in chosen:
            covered |= self.words[one]
        so_far = sum(covered.values())
        length = self.by.length + sum([self.lengths[one] for one in chosen])
        promise = []
        for one in among:
            again = sum([covered[word] for word in covered.keys() & self.words[one].keys()])
            gained = (so_far + self.promises[one] - again) / (length + self.lengths[one])
            promise.append((-round(gained + self.scores[one], _DIGITS), one))
        return tuple(one for _, one in sorted(promise))


def likelihoods(wording: Wording, by: Weights) -> dict[str, float]:
    """How likely the words of an article are to stand in its summary, of those that are likely at all."""
    usual, least = by.usual, math.log(by.likely / (1 - by.likely))
    found: dict[str, float] = {}
    for word in told(wording):
        logit = usual + sum(map(mul, by.words, word_features(wording, word)))
        if logit > least:
            found[word] = 1 / (1 + math.exp(-logit))
    return found
