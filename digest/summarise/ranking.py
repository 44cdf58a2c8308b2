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
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from digest.model import Article
from digest.summarise.features import FEATURES, WORD_FEATURES, Wording, rows, told, word_features
from digest.summarise.sentences import Sentence

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

    def told(self) -> list[tuple[str, float]]:
        """The name and weight of each feature of a sentence, the heaviest first, as a reader is told them."""
        return sorted(zip(FEATURES, self.sentence, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))


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
    """An article's sentences with what speaks for each: ``score``, its likely words, and its length in words."""

    scores: tuple[float, ...]
    words: tuple[Mapping[str, float], ...]
    lengths: tuple[int, ...]
    by: Weights

    @classmethod
    def of(cls, article: Article, parts: Sequence[Sentence], leaning: Container[int], by: Weights) -> Ranked:
        """What ``by`` makes of the sentences ``parts`` of ``article``; those ``leaning`` need the one before."""
        wording = Wording.of(article.title.value, [one.text for one in parts])
        likely = likelihoods(wording, by)
        return cls(
            tuple(
                by.sentences * math.fsum(map(mul, by.sentence, row)) for row in rows(article, parts, wording, leaning)
            ),
            tuple({word: likely[word] for word, _ in words if word in likely} for words in wording.sentences),
            tuple(len(words) for words in wording.sentences),
            by,
        )

    def best(self, chosen: Sequence[int], among: Sequence[int]) -> int | None:
        """The sentence ``among`` those that best joins the ``chosen`` ones; the earlier of two alike."""
        covered: dict[str, float] = {}
        for one in chosen:
            covered |= self.words[one]
        so_far = math.fsum(covered.values())
        length = self.by.length + sum(self.lengths[one] for one in chosen)
        best, top = None, -math.inf
        for one in among:
            gain = math.fsum(value for word, value in self.words[one].items() if word not in covered)
            promise = round((so_far + gain) / (length + self.lengths[one]) + self.scores[one], _DIGITS)
            if promise > top:
                best, top = one, promise
        return best


def likelihoods(wording: Wording, by: Weights) -> dict[str, float]:
    """How likely the words of an article are to stand in its summary, of those that are likely at all."""
    found: dict[str, float] = {}
    for word in told(wording):
        logit = by.usual + sum(map(mul, by.words, word_features(wording, word)))
        likelihood = 1 / (1 + math.exp(-logit))
        if likelihood > by.likely:
            found[word] = likelihood
    return found
