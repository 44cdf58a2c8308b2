"""The extractive summariser: whole sentences of the article, never a word of its own, chosen by features one can read.

A sentence is taken only if it can be read where it will stand: what opens with "He" follows the sentence that says who,
or is left. Small repairs (:mod:`digest.summarise.alone`) are made where they help, and each is named.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from digest.model import Article, Point, Receipt, Summary
from digest.summarise.alone import asks, fit, in_full, may_name, place_of, unlinked, unpointed
from digest.summarise.figures import figures
from digest.summarise.leaning import leans
from digest.summarise.live import as_it_happened
from digest.summarise.openers import leans_in
from digest.summarise.outlook import outlook
from digest.summarise.persons import full_name, lone
from digest.summarise.quotations import quotations
from digest.summarise.ranking import Ranked, Weights, weights
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence, sentences

NO_SENTENCE = "has no sentence, so there is no summary"
_POINTS = 3
_ENGLISH = "en"
_MOST = 60
"""Of how many sentences, the most promising ones, a summary is made: so that a very long text costs little more."""


@dataclass(frozen=True, slots=True)
class Extractive:
    """Summarises with ``count`` sentences and, unless 0, at most ``words`` words."""

    count: int = 3
    words: int = 0
    weights: Weights = field(default_factory=weights)

    def __call__(self, article: Article) -> Summary:
        """The summary of ``article``; one with hand-written text keeps it, credited as ``human``."""
        parts = sentences(article)
        ready = Candidates.of(article, parts, self.weights)
        together = ready.chosen(self.count, self.words, following=True)
        begin = [] if self.words else list(takewhile(lambda one: not ready.leans(one), together[:_POINTS]))
        alone = ready.chosen(_POINTS, 0, following=False, begin=begin)
        names = ready.names({*alone, *together})
        written = Point(article.summary, ()) if article.summary else None
        best = ready.apart(alone[:1], names)
        lede = written or (best[0] if best else Point("", ()))
        matters, following = outlook(article, [parts[number] for number in sorted(ready.usable)], lede)
        return Summary(
            article=article,
            headline=article.title.value,
            lede=lede,
            method="human" if written else "extractive",
            sentences=(written,) if written else ready.told(together, names),
            points=ready.apart(sorted(alone), names),
            quotes=quotations(article, parts),
            numbers=figures(article, parts),
            reviewed_by=article.reviewed_by,
            matters=matters,
            next=following,
        )


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of an article, what speaks for each, and which of them a summary can have."""

    article: Article
    parts: tuple[Sentence, ...]
    ranked: Ranked
    usable: tuple[int, ...]

    @classmethod
    def of(cls, article: Article, parts: tuple[Sentence, ...], by: Weights) -> Candidates:
        """The candidates among the sentences ``parts`` of ``article``: whole ones that ask nothing, else whole ones; at
        most :data:`_MOST`."""
        whole = [one.number for one, good in zip(parts, fit(parts), strict=True) if good]
        ranked = Ranked.of(article.title.value, parts, by)
        stated = [n for n in whole if not asks(parts[n].text) and not ranked.is_headline(n)]
        return cls(article, parts, ranked, ranked.best((), stated or whole)[:_MOST])

    def leans(self, number: int) -> bool:
        """Whether the sentence needs the one before it."""
        text, language = self.parts[number].text, self.article.language
        return leans(text) if language == _ENGLISH else leans_in(text, language)

    def chosen(self, count: int, words: int, *, following: bool, begin: Iterable[int] = ()) -> list[int]:
        """The numbers of at most ``count`` sentences of at most ``words`` words in all (0: any number), best first,
        where it is known that they ``begin`` like that.

        One that leans on the sentence before is taken only after that one, where ``following`` ones may be at all;
        where every sentence leans, the best; where none is whole, as in a list or a poem, the first."""
        chosen = [one for one in begin if one in self.usable]
        among = [one for one in self.usable if one not in chosen]
        left = words or math.inf
        while len(chosen) < count:
            before = {one + 1 for one in chosen} if following else set()
            best = self._next(chosen, among, before, left)
            if best is None:
                break
            chosen.append(best)
            among.remove(best)
            left -= self._length(best)
        return chosen or self._within(self.usable or range(len(self.parts)), count, words)

    def _within(self, numbers: Sequence[int], count: int, words: int) -> list[int]:
        """The first of ``numbers``, at most so many of at most so many words in all, but one."""
        found: list[int] = []
        for one in numbers[:count]:
            if words and found and sum(map(self._length, (*found, one))) > words:
                break
            found.append(one)
        return found

    def _next(self, chosen: Sequence[int], among: Sequence[int], before: Container[int], left: float) -> int | None:
        """The best of ``among`` to join the ``chosen`` ones, if any can; those ``before`` which one of these stands may
        lean on it, but for an entry of a live report, which begins with its time."""
        for one in self.ranked.best(chosen, among) if chosen else among:
            fits = not chosen or self._length(one) <= left
            follows = one in before and not self.parts[one].text[:1].isdigit()
            if fits and not self.ranked.repeats(one, chosen) and (follows or not self.leans(one)):
                return one
        return None

    def _length(self, number: int) -> int:
        return len(self.parts[number].text.split())

    def names(self, numbers: Iterable[int]) -> dict[str, str]:
        """The full names of the people whom these sentences call by their last names."""
        found = {name for number in numbers for name in lone(self.parts[number].text)}
        full = {name: full_name(self.article.text, name) for name in sorted(found)}
        return {name: one for name, one in full.items() if one}

    def told(self, numbers: Sequence[int], names: Mapping[str, str]) -> tuple[Point, ...]:
        """The sentences as one text, in the order of the article, of a live report in that of events: people have their
        full name where they come first."""
        points: list[Point] = []
        turn = as_it_happened(self.article)
        for number in sorted(numbers, key=lambda one: (turn[self.parts[one].block], one)):
            known = " ".join(point.text for point in points)
            new = {name: full for name, full in names.items() if place_of(known, name) < 0}
            points.append(self._point(number, new))
        return tuple(points)

    def apart(self, numbers: Sequence[int], names: Mapping[str, str]) -> tuple[Point, ...]:
        """The sentences each for itself."""
        return tuple(self._point(number, names) for number in numbers)

    def _point(self, number: int, names: Mapping[str, str]) -> Point:
        sentence = self.parts[number]
        text, joined = unlinked(sentence.text)
        text, pointed = unpointed(text)
        edits = tuple(edit for edit in (joined, pointed) if edit)
        receipts: tuple[Receipt, ...] = (receipt(self.article, sentence),)
        for name in [name for name in dict.fromkeys(lone(text)) if name in names and may_name(text, name)]:
            full = names[name]
            source = next((one for one in self.parts if place_of(one.text, full) >= 0), None)
            if source and full not in text:
                text, edit = in_full(text, name, full)
                edits = (*edits, edit)
                receipts = (*receipts, receipt(self.article, source))
        return Point(text, tuple(dict.fromkeys(receipts)), edits)
