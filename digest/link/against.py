"""What speaks against two articles being of one story, however alike they are: a headline that its outlet has for every
issue ("Weather forecast"), and a person of the same surname with another given name (two mayors called Reed)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from digest.link.reading import Reading, Words
from digest.link.vectors import Sparse, headline
from digest.model import Article

_ISSUE = 0.25
"""What is left of how near two articles are that one outlet put under one headline on two days. An article that was
merely saved again later is so near to itself that this does not part them."""
_NAMESAKE = 0.5
"""The same for two whose headlines name two people with one surname; "Joe" and "Joseph" may after all be one."""
_REMEMBERED = 200
"""So many articles, the newest, are remembered by a headline or a surname: what a column of years costs is bounded."""


def persons(reading: Reading, words: Words) -> dict[int, int]:
    """The given name that the text has before each surname of the headline, both by their hashes, where it has one."""
    text = reading.text
    places = np.flatnonzero(words.given[text[:-1]] & words.capital[text[1:]])
    named = set(words.hashes[reading.title].tolist())
    found: dict[int, set[int]] = defaultdict(set)
    for given, surname in zip(
        words.hashes[text[places]].tolist(), words.hashes[text[places + 1]].tolist(), strict=True
    ):
        if surname in named:
            found[surname].add(given)
    return {surname: min(names) for surname, names in found.items() if len(names) == 1}


@dataclass(slots=True)
class Against:
    """Remembers of the newest articles what may speak against them: by headline their ids, by surname those that have
    it and the given name before it."""

    words: Words
    headlines: dict[tuple[str, str], deque[str]] = field(default_factory=lambda: defaultdict(_newest))
    people: dict[int, deque[tuple[str, int]]] = field(default_factory=lambda: defaultdict(_newest))

    def lessened(
        self,
        near: Sparse,
        back: Sparse,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        before: Sequence[str],
    ) -> tuple[Sparse, Sparse]:
        """``near``, how near ``articles`` are to each other, and ``back``, how near to those ``before`` them (by their
        ids), less what speaks against it. After that they are remembered."""
        rows = {article.id: row for row, article in enumerate(articles)}
        columns = {one: column for column, one in enumerate(before)}
        named = [persons(reading, self.words) for reading in readings]
        issues = {
            (row, columns[one]): _ISSUE
            for row, article in enumerate(articles)
            for one in self.headlines.get(headline(article), ())
            if one in columns
        }
        older = dict.fromkeys(self._namesakes(named, columns), _NAMESAKE)
        for article, people in zip(articles, named, strict=True):
            self.headlines[headline(article)].append(article.id)
            for surname, given in people.items():
                self.people[surname].append((article.id, given))
        same = dict.fromkeys(self._namesakes(named, rows), _NAMESAKE)
        return _less(near, same), _less(back, older | issues)

    def _namesakes(self, named: Sequence[Mapping[int, int]], columns: Mapping[str, int]) -> Iterator[tuple[int, int]]:
        for row, people in enumerate(named):
            for surname, given in people.items():
                for one, other in self.people.get(surname, ()):
                    if other != given and one in columns:
                        yield row, columns[one]


def _newest() -> deque[Any]:
    return deque(maxlen=_REMEMBERED)


def _less(near: Sparse, cells: Mapping[tuple[int, int], float]) -> Sparse:
    """``near`` with only the share of ``cells`` that is left."""
    if not cells:
        return near
    rows, columns = zip(*cells, strict=True)
    taken = csr_array((1 - np.array(list(cells.values())), (rows, columns)), shape=near.shape)
    return (near - near.multiply(taken)).tocsr()
