"""Articles as vectors of terms: how often, how rare among the articles up to their day (TF-IDF, Spärck Jones 1972).

Words of the headline and the lede count more, names more still. An article's vector is made on its own day and never
changes after, so nothing that comes later changes what was decided with it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from digest.model import Article
from digest.words import STOP, WORD, content_words, fold, stem

Vector = Mapping[str, float]

_PRIOR = 20.0
_RAREST = 0.5
_NAME = 3
_HEADLINE = 3
_LEDE = 2
_LEDE_WORDS = 60
_DOUBT = 8.0
_SENTENCE_BEFORE = frozenset('.!?”"\n:')


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day, in order of path, with their vectors; ``date.max`` stands for those without a date."""

    day: date
    articles: tuple[Article, ...]


def days(articles: Sequence[Article]) -> list[Day]:
    """``articles`` by day, oldest first; the undated come last."""
    ordered = sorted(articles, key=lambda a: (a.dated.day or date.max, a.path, a.id))
    return [Day(day, tuple(group)) for day, group in groupby(ordered, key=lambda a: a.dated.day or date.max)]


def vectors(by_day: Sequence[Day]) -> dict[str, Vector]:
    """The vector of every article by its id; all have length 1."""
    df: Counter[str] = Counter()
    found: dict[str, Vector] = {}
    seen = 0
    for day in by_day:
        counts = {article.id: term_counts(article) for article in day.articles}
        seen += len(counts)
        for terms in counts.values():
            df.update(terms.keys())
        found |= {one: _vector(terms, df, seen) for one, terms in counts.items()}
    return found


def term_counts(article: Article) -> Counter[str]:
    """How often each term stands in ``article``: stems of content words; names, headline and lede counted more."""
    counts: Counter[str] = Counter(content_words(article.text))
    for word in _names(article.text) & counts.keys():
        counts[word] *= _NAME
    for word in content_words(article.title.value):
        counts[word] += _HEADLINE
    for word in content_words(" ".join(article.text.split(None, _LEDE_WORDS)[:_LEDE_WORDS])):
        counts[word] += _LEDE
    return counts


def _names(text: str) -> set[str]:
    """Stems of words that are capitalised where no sentence begins."""
    found: set[str] = set()
    for match in WORD.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if match[0][0].isupper() and before[-1:] == " " and before[:1] not in _SENTENCE_BEFORE:
            word = fold(match[0])
            if word not in STOP and len(word) > 1:
                found.add(stem(word))
    return found


def _vector(counts: Mapping[str, int], df: Mapping[str, int], seen: int) -> Vector:
    raw = {
        term: (1 + math.log(count)) * math.log((seen + _PRIOR) / (df[term] + _RAREST))
        for term, count in counts.items()
        if count > 0
    }
    length = math.sqrt(math.fsum(value * value for value in raw.values())) or 1.0
    return {term: value / length for term, value in raw.items()}


def likeness(one: Vector, other: Vector) -> float:
    """How alike two articles are, 0 to 1: their cosine, shrunk where it rests on few terms."""
    shared = sorted(one.keys() & other.keys())
    return sure(math.fsum(one[term] * other[term] for term in shared), len(shared))


def sure(cosine: float, shared: int) -> float:
    """``cosine`` shrunk by how few terms it rests on: two short texts that share three words are not yet alike."""
    return round(cosine * shared / (shared + _DOUBT), 9)


def centroid(ids: Sequence[str], known: Mapping[str, Vector]) -> Vector:
    """The mean of the articles' vectors, of length 1: what they are about together."""
    total: dict[str, float] = defaultdict(float)
    for one in ids:
        for term, value in known[one].items():
            total[term] += value
    length = math.sqrt(math.fsum(value * value for value in total.values())) or 1.0
    return {term: value / length for term, value in total.items()}


class Index:
    """Articles by their terms, so that one is held only against those it shares a term with."""

    def __init__(self, known: Mapping[str, Vector]) -> None:
        self._known = known
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)

    def add(self, one: str) -> None:
        """From now on the article with id ``one`` is found."""
        for term, value in self._known[one].items():
            self._postings[term].append((one, value))

    def alike(self, one: str) -> dict[str, float]:
        """The likeness of the article with id ``one`` to each added article that shares a term with it."""
        total: dict[str, float] = defaultdict(float)
        shared: dict[str, int] = defaultdict(int)
        for term, value in self._known[one].items():
            for other, weight in self._postings.get(term, ()):
                total[other] += value * weight
                shared[other] += 1
        return {other: sure(cosine, shared[other]) for other, cosine in total.items()}


def likenesses(ids: Sequence[str], known: Mapping[str, Vector]) -> dict[int, dict[int, float]]:
    """The likeness of each pair that shares a term, by position in ``ids`` and both ways."""
    index = Index(known)
    place = {one: number for number, one in enumerate(ids)}
    pairs: dict[int, dict[int, float]] = {number: {} for number in range(len(ids))}
    for number, one in enumerate(ids):
        for other, alike in index.alike(one).items():
            pairs[place[other]][number] = pairs[number][place[other]] = alike
        index.add(one)
    return pairs
