"""Related articles: those of other stories that share the rarest terms. Only older ones, so old pages stay still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.link.vectors import Day, Known

_MOST = 4
_LEAST = 0.03
_TERMS = 40
_TOO_COMMON = 400


def related(by_day: Sequence[Day], known: Known, story_of: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """For each article up to four others of its day or before, from other stories, one a story, the most like first."""
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    found: dict[str, tuple[str, ...]] = {}
    for day in by_day:
        tops = {article.id: known.top(article.id, _TERMS) for article in day.articles}
        for one, terms in tops.items():
            found[one] = _likest(one, terms, postings, story_of)
        for one, terms in tops.items():
            for term, value in terms:
                if len(postings[term]) < _TOO_COMMON:
                    postings[term].append((one, value))
    return found


def _likest(
    one: str,
    terms: Sequence[tuple[str, float]],
    postings: Mapping[str, Sequence[tuple[str, float]]],
    story_of: Mapping[str, int],
) -> tuple[str, ...]:
    total: dict[str, float] = defaultdict(float)
    shared: dict[str, int] = defaultdict(int)
    for term, value in terms:
        for other, weight in postings.get(term, ()):
            total[other] += value * weight
            shared[other] += 1
    ranked = sorted(((value, other) for other, value in total.items()), key=lambda pair: (-pair[0], pair[1]))
    chosen: dict[int, str] = {}
    for value, other in ranked:
        if value >= _LEAST and story_of[other] != story_of[one] and len(chosen) < _MOST:
            chosen.setdefault(story_of[other], other)
    return tuple(chosen.values())
