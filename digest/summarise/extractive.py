"""The extractive summariser: whole sentences of the article, chosen by features one can read, never a word of its own.

Position, overlap with the headline and closeness to what the article is about (a centroid of its words, after Radev et
al., "Centroid-based summarization of multiple documents", 2004) give a score; a sentence that shares most of its
words with a better one is passed over. The chosen sentences stand in the order of the article.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.model import Article, Point, Summary
from digest.summarise.figures import figures
from digest.summarise.outlook import outlook
from digest.summarise.quotations import quotations
from digest.summarise.receipts import receipt, repaired
from digest.summarise.sentences import Sentence, sentences
from digest.words import content_words

_LEANS = re.compile(
    r"[\"“‘]?(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Him|Them|Such|So|Then|Thus|Also|Still|Yet"
    r"|Instead"
    r"|Here|There|Neither|Nor|Or|Both|Another|One of (?:them|those))\b"
)
_LINK = re.compile(r"(But|And|However,|Meanwhile,|Moreover,|Nevertheless,|Also,|In addition,|Furthermore,)\s+(?=\S)")
_OTHER_TEXT = re.compile(
    r"\b(?:as (?:seen|shown|mentioned|described) (?:above|below)|(?:see|pictured) (?:above|below)|click here"
    r"|this article)\b",
    re.IGNORECASE,
)
_POINTS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature, which is between 0 and 1, counts; ``overlap`` is the share of words two may have in common."""

    position: float = 2.0
    headline: float = 0.5
    centre: float = 0.7
    number: float = 0.1
    length: float = 0.3
    quotation: float = -0.25
    leaning: float = -0.6
    question: float = -0.6
    overlap: float = 0.6


@dataclass(frozen=True, slots=True)
class Extractive:
    """Summarises with ``count`` sentences and, unless 0, at most ``words`` words."""

    count: int = 3
    words: int = 0
    weights: Weights = field(default_factory=Weights)

    def __call__(self, article: Article) -> Summary:
        """The summary of ``article``; one with hand-written text keeps it, credited as ``human``."""
        parts = sentences(article)
        ranked = _ranked(article, parts, self.weights)
        chosen = self._within(parts, ranked, self.count)
        points = tuple(_point(article, one) for one in self._within(parts, ranked, _POINTS))
        best = self._within(parts, ranked, 1)
        lede = _point(article, best[0]) if best else Point("", ())
        shown = tuple(_point(article, one) for one in chosen)
        if article.summary:
            lede = Point(article.summary, ())
            shown = (lede,)
        matters, following = outlook(article, parts, lede)
        return Summary(
            article=article,
            headline=article.title.value,
            lede=lede,
            method="human" if article.summary else "extractive",
            sentences=shown,
            points=points,
            quotes=quotations(article, parts),
            numbers=figures(article, parts),
            reviewed_by=article.reviewed_by,
            matters=matters,
            next=following,
        )

    def _within(self, parts: Sequence[Sentence], ranked: Sequence[Sentence], count: int) -> list[Sentence]:
        """The best ``count`` sentences that are not alike, in the order of the article, within the word limit."""
        chosen: list[Sentence] = []
        bags = {one.number: set(content_words(one.text)) for one in ranked}
        spent = 0
        for one in ranked:
            length = len(one.text.split())
            alike = max((_overlap(bags[one.number], bags[other.number]) for other in chosen), default=0.0)
            if alike > self.weights.overlap or (self.words and chosen and spent + length > self.words):
                continue
            leans = _LEANS.match(_unlinked(one.text)) and not any(other.number == one.number - 1 for other in chosen)
            if leans and len(parts) > count * 2:
                continue
            chosen.append(one)
            spent += length
            if len(chosen) == count:
                break
        return sorted(chosen, key=lambda one: one.number)


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _unlinked(text: str) -> str:
    return _LINK.sub("", text, count=1)


def _ranked(article: Article, parts: Sequence[Sentence], weights: Weights) -> list[Sentence]:
    """Sentences, best first; equal ones in the order of the article. Fragments only where there is nothing else."""
    usable = [one for one in parts if _usable(one)] or list(parts)
    bags = {one.number: content_words(one.text) for one in usable}
    centre = _centre(bags.values())
    headline = set(content_words(article.title.value))
    top = max((_closeness(bag, centre) for bag in bags.values()), default=0.0) or 1.0

    def score(one: Sentence) -> float:
        bag = bags[one.number]
        inside = len(set(bag) & headline) / max(1, len(headline))
        return (
            weights.position / math.sqrt(1 + one.number)
            + weights.headline * inside
            + weights.centre * _closeness(bag, centre) / top
            + weights.number * bool(re.search(r"\d", one.text))
            + weights.length * _fit(len(one.text.split()))
            + weights.quotation * one.text.startswith(("“", '"', "‘"))
            + weights.leaning * bool(_LEANS.match(_unlinked(one.text)))
            + weights.question * one.text.rstrip('"”’').endswith("?")
        )

    scores = {one.number: round(score(one), 9) for one in usable}
    return sorted(usable, key=lambda one: (-scores[one.number], one.number))


def _usable(sentence: Sentence) -> bool:
    text = sentence.text
    if len(text.split()) < 6 or not text.rstrip('"”’)').endswith((".", "!", "?", "…")):
        return False
    half_quote = text.count("“") != text.count("”") or text.count('"') % 2 == 1
    return not half_quote and not _OTHER_TEXT.search(text)


def _centre(bags: Iterable[Sequence[str]]) -> dict[str, float]:
    """Weight of each word of the article: how often it comes back, in how many sentences."""
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for bag in bags:
        counts.update(bag)
        spread.update(set(bag))
    return {word: math.log1p(count) * math.log1p(spread[word]) for word, count in counts.items() if spread[word] > 1}


def _closeness(bag: Sequence[str], centre: dict[str, float]) -> float:
    return sum(centre.get(word, 0.0) for word in set(bag)) / math.sqrt(len(bag) + 3)


def _fit(words: int) -> float:
    """1 for 14 to 32 words, falling to 0 at 4 and 60."""
    if words < 14:
        return max(0.0, (words - 4) / 10)
    return max(0.0, min(1.0, (60 - words) / 28))


def _point(article: Article, sentence: Sentence) -> Point:
    """``sentence`` as a point; a joining word that leads back to what is not there is dropped, and that is said."""
    match = _LINK.match(sentence.text)
    edits = (f"dropped leading '{match[1].rstrip(',')}'",) if match else ()
    return Point(repaired(sentence.text, edits), (receipt(article, sentence),), edits)
