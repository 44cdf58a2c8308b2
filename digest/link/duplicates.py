"""Copies: articles that say the same in the same words. A copied text is no second witness.

Shingles of five words, and how many of the later text's are contained in the other, after Broder, "On the resemblance
and containment of documents" (1997): an agency's text keeps its wording where the copying outlet cuts the end off.
Candidates are found by every fourth shingle (by its hash), then all are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from digest.link.addresses import same_page
from digest.link.reading import Readings, read
from digest.link.terms import distinct
from digest.model import Article

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_SHINGLE = 5
_CONTAINED = 0.55
_SUPPOSED = 0.35
_FIRST = 24
_SAMPLED = np.uint64(4)
_FEWEST_WORDS = 12
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1], np.uint64)


def duplicates(articles: Sequence[Article], readings: Readings | None = None, days: int = 16) -> dict[str, str]:
    """For each copy the id of the article that it copies; ``articles`` may come in any order.

    Of a set of copies the one kept is of the first day; of that day the agency's own, else the longest, else the
    earliest, else the first by path. So nothing that comes later turns what was kept into a copy. What says more than
    it takes over, as a live blog that grows, is none, nor is what an outlet tells again after more than ``days``.
    """
    readings = readings or read(articles)
    ordered = sorted(articles, key=_precedence)
    copies = _saved_twice(ordered)
    rest = [one for one in ordered if one.id not in copies and len(readings.of[one.id].words) >= _FEWEST_WORDS]
    copies |= _word_for_word(rest, readings, days)
    rest = [one for one in rest if one.id not in copies]

    def shingles(number: int) -> Hashes:
        return _shingles(readings.words.hashes[readings.of[rest[number].id].words])

    for later, earlier in _alike(shingles, len(rest)):
        one, other = rest[later].id, rest[earlier].id
        if one not in copies and other not in copies and _within(rest[later], rest[earlier], days):
            copies[one] = other
    return {one: _kept(one, copies) for one in copies}


def _kept(one: str, copies: Mapping[str, str]) -> str:
    """What ``one`` is a copy of in the end."""
    while one in copies:
        one = copies[one]
    return one


def _within(one: Article, other: Article, days: int) -> bool:
    """Whether the two are at most ``days`` apart; of one without a date nobody can say that they are not."""
    first, second = one.dated.day, other.dated.day
    return first is None or second is None or abs((first - second).days) <= days


def _word_for_word(ordered: Sequence[Article], readings: Readings, days: int) -> dict[str, str]:
    """The copies that have the very same words as another."""
    kept: dict[bytes, Article] = {}
    copies: dict[str, str] = {}
    for article in ordered:
        key = blake2b(readings.of[article.id].text.tobytes(), digest_size=16).digest()
        first = kept.get(key)
        if first and _within(first, article, days):
            copies[article.id] = first.id
        else:
            kept[key] = article
    return copies


def _saved_twice(ordered: Sequence[Article]) -> dict[str, str]:
    """What one outlet has at one address on one day, or is a headline without a text: the longest is kept."""
    first: dict[tuple[str, str, date | None], Article] = {}
    copies: dict[str, str] = {}
    for article in sorted(ordered, key=lambda one: -len(one.text)):
        page = same_page(article.url) if article.url else None
        if not page:
            continue
        key = (page, article.source.key, article.dated.day)
        kept = first.setdefault(key, article)
        if kept is not article:
            copies[article.id] = kept.id
    return copies


def _shingles(text: Hashes) -> Hashes:
    """The hashes of all runs of five words in ``text``; of the whole where it is shorter."""
    size = min(_SHINGLE, len(text))
    ends = len(text) - size + 1
    runs = np.zeros(ends, np.uint64)
    for at in range(size):
        runs += text[at : at + ends] * _PRIMES[at]
    return runs ^ (runs >> np.uint64(29))


def _alike(shingles: Callable[[int], Hashes], count: int) -> list[tuple[int, int]]:
    """The pairs of ``count`` numbers, the later first, of which the later text stands mostly in the earlier; in order.

    The shingles of a text are made anew where they are asked for: all at once they would fill the memory.
    """
    sampled = [distinct(runs[runs % _SAMPLED == 0]) for runs in map(shingles, range(count))]
    sizes = np.array([len(one) for one in sampled], np.int64)
    later, earlier, common = _shared(sampled)
    supposed = common >= _SUPPOSED * sizes[later]
    pairs = sorted(zip(later[supposed].tolist(), earlier[supposed].tolist(), strict=True))
    whole = lru_cache(maxsize=_FIRST)(lambda number: distinct(shingles(number)))
    return [(one, other) for one, other in pairs if _stands_in(whole(one), whole(other))]


def _stands_in(one: Hashes, other: Hashes) -> bool:
    return len(np.intersect1d(one, other, assume_unique=True)) >= _CONTAINED * len(one)


def _shared(sets: Sequence[Hashes]) -> tuple[Places, Places, Places]:
    """Of each two of ``sets`` that share something their numbers, the later first, and how much they share. What many
    have counts for each with the first of them, and with those next before it."""
    every = np.concatenate([*sets, np.zeros(0, np.uint64)])
    whose = np.repeat(np.arange(len(sets), dtype=np.int32), [len(one) for one in sets])
    order = np.argsort(every, kind="stable")
    every, whose = every[order], whose[order]
    first = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]])[: len(every)])
    many = np.diff(np.append(first, len(every)))
    place = np.arange(len(every)) - np.repeat(first, many)
    usable = np.repeat(many, many) > 1
    whose, place = whose[usable], place[usable]
    keys = [np.zeros(0, np.int64)]
    behind = np.flatnonzero(place)
    for step in range(_FIRST):
        before = behind[place[behind] > step]
        keys.append(whose[before] * np.int64(len(sets)) + whose[before - place[before] + step])
        crowded = before[place[before] > step + _FIRST]
        keys.append(whose[crowded] * np.int64(len(sets)) + whose[crowded - step - 1])
    pairs, common = np.unique(np.concatenate(keys), return_counts=True)
    return pairs // len(sets), pairs % len(sets), common


def _precedence(article: Article) -> tuple[date, bool, int, str, str, str]:
    value = article.dated.value or "9999"
    day = article.dated.day or date.max
    return (day, not _is_agency(article), -len(article.text), value, article.path, article.id)


def _is_agency(article: Article) -> bool:
    """Whether the outlet is the agency that the dateline names."""
    if not article.agency:
        return False
    short = article.agency.casefold()
    initials = "".join(word[0] for word in article.source.name.split()).casefold()
    return short in {initials, article.source.key, article.source.name.casefold()} or article.source.key.startswith(
        f"{short}."
    )
