"""Copies: articles that say the same in the same words. A copied text is no second witness.

Shingles of five words and their containment in the shorter text, after Broder, "On the resemblance and containment of
documents" (1997): an agency's text keeps its wording where the copying outlet cuts the end off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from digest.model import Article
from digest.words import words

_SHINGLE = 5
_CONTAINED = 0.55
_TOO_COMMON = 60


def duplicates(articles: Sequence[Article]) -> dict[str, str]:
    """For each copy the id of the article that it copies; ``articles`` may come in any order.

    Of a set of copies the one kept is the agency's own, else the earliest, else the longest, else the first by path.
    """
    ordered = sorted(articles, key=_precedence)
    position = {article.id: number for number, article in enumerate(ordered)}
    shingles = {article.id: _shingles(article.text) for article in ordered}
    holders: dict[str, list[str]] = defaultdict(list)
    for article in ordered:
        for one in shingles[article.id]:
            holders[one].append(article.id)
    same: dict[str, str] = {}
    for article in ordered:
        same.setdefault(article.text, article.id)
    copies = {article.id: same[article.text] for article in ordered if same[article.text] != article.id}
    for article in ordered:
        if article.id in copies:
            continue
        shared: Counter[str] = Counter()
        for one in shingles[article.id]:
            if len(holders[one]) <= _TOO_COMMON:
                shared.update(other for other in holders[one] if position[other] < position[article.id])
        for other, count in sorted(shared.items(), key=lambda pair: position[pair[0]]):
            shorter = min(len(shingles[other]), len(shingles[article.id]))
            if other not in copies and count >= _CONTAINED * shorter:
                copies[article.id] = other
                break
    first = {(a.url, a.source.key): a.id for a in reversed(ordered) if a.url}
    for article in ordered:
        kept = first.get((article.url, article.source.key)) if article.url else None
        if kept and kept != article.id:
            copies[article.id] = copies.get(kept, kept)
    return copies


def _shingles(text: str) -> frozenset[str]:
    parts = words(text)
    return frozenset(" ".join(parts[at : at + _SHINGLE]) for at in range(max(1, len(parts) - _SHINGLE + 1)))


def _precedence(article: Article) -> tuple[bool, str, int, str, str]:
    return (not _is_agency(article), article.dated.value or "9999", -len(article.text), article.path, article.id)


def _is_agency(article: Article) -> bool:
    """Whether the outlet is the agency that the dateline names."""
    if not article.agency:
        return False
    short = article.agency.casefold()
    initials = "".join(word[0] for word in article.source.name.split()).casefold()
    return short in {initials, article.source.key, article.source.name.casefold()} or article.source.key.startswith(
        f"{short}."
    )
