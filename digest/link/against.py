"""What speaks against two articles being of one story, however alike they are: a headline that its outlet has for every
issue ("Weather forecast"), and a person of the same surname with another given name (two mayors called Reed)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    """Remembers of all articles what may speak against them, by their ids."""

    words: Words
    headlines: dict[str, tuple[str, str]] = field(default_factory=dict)
    people: dict[str, Mapping[int, int]] = field(default_factory=dict)

    def add(self, articles: Sequence[Article], readings: Sequence[Reading]) -> None:
        """Takes in ``articles``."""
        for article, reading in zip(articles, readings, strict=True):
            self.headlines[article.id] = headline(article)
            self.people[article.id] = persons(reading, self.words)

    def lessened(self, near: Sparse, ones: Sequence[str], others: Sequence[str], *, days: bool) -> Sparse:
        """``near``, of the articles ``ones`` (rows) and ``others`` (columns) by their ids, less what speaks against;
        ``days`` says that they are of different ones."""
        cells = dict.fromkeys(self._namesakes(ones, others), _NAMESAKE)
        if days:
            cells |= dict.fromkeys(_equal(self.headlines, ones, others), _ISSUE)
        if not cells:
            return near
        rows, columns = zip(*cells, strict=True)
        taken = csr_array((1 - np.array(list(cells.values())), (rows, columns)), shape=near.shape)
        return (near - near.multiply(taken)).tocsr()

    def _namesakes(self, ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
        holders: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for column, one in enumerate(others):
            for surname, given in self.people[one].items():
                holders[surname].append((column, given))
        for row, one in enumerate(ones):
            for surname, given in self.people[one].items():
                yield from ((row, column) for column, other in holders.get(surname, ()) if other != given)


def _equal(what: Mapping[str, Hashable], ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The rows and columns that have the same of ``what``."""
    columns: dict[Hashable, list[int]] = defaultdict(list)
    for column, one in enumerate(others):
        columns[what[one]].append(column)
    for row, one in enumerate(ones):
        yield from ((row, column) for column in columns.get(what[one], ()))
