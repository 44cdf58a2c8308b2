"""Related articles: those of other stories that share the rarest terms. Only older ones, so old pages stay still.

What costs time is bounded for each article, however many there are: its few telling terms, and of each the newest
articles that share it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.link.vectors import Day, Known
from digest.model import Article

_MOST = 4
_LEAST = 0.02
_TERMS = 24
_NEWEST = 24
_RARE = 0.04
_RARE_AT_LEAST = 8
_SHARED = 2
_STEM = 4

Term = tuple[str, float]
"""A term and its weight."""
Shared = tuple[float, bool, Collection[tuple[str, float]]]
"""Of a term its weight, whether the text has it in small letters (then it is no name), and what others weigh it."""


@dataclass(slots=True)
class _Held:
    """The newest articles that hold a term among those that tell most of them, and how many there were in all."""

    newest: deque[tuple[str, float]] = field(default_factory=lambda: deque(maxlen=_NEWEST))
    count: int = 0


def related(by_day: Sequence[Day], known: Known, story_of: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """For each article up to four others of days before, from other stories, one a story, the most like first. They
    share at least two rare terms that are not both names: one place does not make two articles akin."""
    postings: dict[str, _Held] = defaultdict(_Held)
    found: dict[str, tuple[str, ...]] = {}
    seen = 0
    for day in by_day:
        tops = {article.id: known.top(article.id, _TERMS) for article in day.articles}
        rare = max(_RARE_AT_LEAST, _RARE * seen)
        for article in day.articles:
            shared = _shared(article, tops[article.id], postings, rare)
            found[article.id] = _likest(article.id, shared, story_of)
        for one, terms in tops.items():
            for term, value in terms:
                postings[term].newest.append((one, value))
                postings[term].count += 1
        seen += len(tops)
    return found


def _shared(article: Article, terms: Iterable[Term], postings: Mapping[str, _Held], most: float) -> list[Shared]:
    """The rare ones of an article's ``terms`` that others have."""
    held = ((term, value, postings.get(term)) for term, value in terms)
    return [
        (value, f" {term[: max(_STEM, len(term) - 1)]}" in article.text, one.newest)
        for term, value, one in held
        if one is not None and one.count <= most
    ]


def _likest(one: str, terms: Sequence[Shared], story_of: Mapping[str, int]) -> tuple[str, ...]:
    total: dict[str, float] = defaultdict(float)
    shared: dict[str, int] = defaultdict(int)
    plain: set[str] = set()
    for value, small, newest in terms:
        for other, weight in newest:
            total[other] += value * weight
            shared[other] += 1
        if small:
            plain.update(other for other, _ in newest)
    ranked = sorted((-total[o], o) for o in plain if shared[o] >= _SHARED)
    chosen: dict[int, str] = {}
    for value, other in ranked:
        if -value < _LEAST or len(chosen) == _MOST:
            break
        if story_of[other] != story_of[one]:
            chosen.setdefault(story_of[other], other)
    return tuple(chosen.values())
