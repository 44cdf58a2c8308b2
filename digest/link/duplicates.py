"""Copies: articles that say the same in the same words. A copied text is no second witness.

Shingles of five words and their containment in the shorter text, after Broder, "On the resemblance and containment of
documents" (1997): an agency's text keeps its wording where the copying outlet cuts the end off. Candidates are found by
every fourth shingle (by its hash), then all are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from digest.link.addresses import same_page
from digest.model import Article
from digest.words import WORD, fold

Hashes = NDArray[np.uint64]

_SHINGLE = 5
_CONTAINED = 0.55
_SUPPOSED = 0.35
_TOO_COMMON = 60
_SAMPLED = np.uint64(4)
_FEWEST_WORDS = 12
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1], np.uint64)


def duplicates(articles: Sequence[Article]) -> dict[str, str]:
    """For each copy the id of the article that it copies; ``articles`` may come in any order.

    Of a set of copies the one kept is of the first day; of that day the agency's own, else the earliest, else the
    longest, else the first by path. So nothing that comes later turns what was kept into a copy.
    """
    ordered = sorted(articles, key=_precedence)
    copies = _saved_twice(ordered)
    rest = [article for article in ordered if article.id not in copies and article.words >= _FEWEST_WORDS]
    table: dict[str, int] = {}
    shingles = [_shingles(article.text, table) for article in rest]
    for later, earlier in sorted(_alike(shingles)):
        one, other = rest[later].id, rest[earlier].id
        if one not in copies and other not in copies:
            copies[one] = other
    return {one: copies.get(kept, kept) for one, kept in copies.items()}


def _saved_twice(ordered: Sequence[Article]) -> dict[str, str]:
    """What one outlet has at one address on one day, or is a headline without a text: the longest is kept."""
    first: dict[tuple[str, str, date | None], Article] = {}
    copies: dict[str, str] = {}
    for article in sorted(ordered, key=lambda one: -one.words):
        page = same_page(article.url) if article.url else None
        if not page:
            continue
        key = (page, article.source.key, article.dated.day)
        kept = first.setdefault(key, article)
        if kept is not article:
            copies[article.id] = kept.id
    return copies


def _shingles(text: str, table: dict[str, int]) -> Hashes:
    """The hashes of all runs of five words in ``text``, sorted; of the whole where it is shorter."""
    written = WORD.findall(text)
    for word in written:
        if word not in table:
            table[word] = crc32(fold(word).encode())
    hashes = np.fromiter(map(table.__getitem__, written), np.uint64, len(written))
    size = min(_SHINGLE, len(hashes))
    ends = len(hashes) - size + 1
    runs = sum(hashes[at : at + ends] * _PRIMES[at] for at in range(size))
    return np.unique(runs ^ (runs >> np.uint64(29)))


def _alike(shingles: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """The pairs of numbers, the later first, of which one contains most of the other."""
    sampled = [one[one % _SAMPLED == 0] for one in shingles]
    if not sampled:
        return
    every = np.concatenate(sampled)
    whose = np.repeat(np.arange(len(sampled)), [len(one) for one in sampled])
    order = np.argsort(every, kind="stable")
    every, whose = every[order], whose[order]
    starts = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(every)]]))
    common: dict[tuple[int, int], int] = defaultdict(int)
    for start, size in zip(starts[(sizes > 1)].tolist(), sizes[sizes > 1].tolist(), strict=True):
        holders = whose[start : start + min(size, _TOO_COMMON)].tolist()
        for place, later in enumerate(holders):
            for earlier in holders[:place]:
                common[later, earlier] += 1
    for (later, earlier), count in common.items():
        if count >= _SUPPOSED * min(len(sampled[later]), len(sampled[earlier])):
            shared = len(np.intersect1d(shingles[later], shingles[earlier], assume_unique=True))
            if shared >= _CONTAINED * min(len(shingles[later]), len(shingles[earlier])):
                yield later, earlier


def _precedence(article: Article) -> tuple[date, bool, str, int, str, str]:
    value = article.dated.value or "9999"
    day = article.dated.day or date.max
    return (day, not _is_agency(article), value, -len(article.text), article.path, article.id)


def _is_agency(article: Article) -> bool:
    """Whether the outlet is the agency that the dateline names."""
    if not article.agency:
        return False
    short = article.agency.casefold()
    initials = "".join(word[0] for word in article.source.name.split()).casefold()
    return short in {initials, article.source.key, article.source.name.casefold()} or article.source.key.startswith(
        f"{short}."
    )
