"""The extractive summariser: whole sentences of the article, never a word of its own, chosen by features one can read.

A sentence is taken only if it can be read where it will stand: what opens with "He" follows the sentence that says who,
or is left. Small repairs (:mod:`digest.summarise.alone`) are made where they help, and each is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.model import Article, Point, Receipt, Summary
from digest.summarise.alone import asks, fit, in_full, may_name, place_of, unlinked, unpointed
from digest.summarise.figures import figures
from digest.summarise.leaning import leans
from digest.summarise.outlook import outlook
from digest.summarise.persons import full_name, lone
from digest.summarise.quotations import quotations
from digest.summarise.ranking import Ranked, Weights, weights
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence, sentences

_POINTS = 3
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
        same = self.count >= _POINTS and not self.words and ready.leaning.isdisjoint(together)
        alone = together[:_POINTS] if same else ready.chosen(_POINTS, 0, following=False)
        names = ready.names({*alone, *together})
        written = Point(article.summary, ()) if article.summary else None
        best = ready.apart(alone[:1], names)
        lede = written or (best[0] if best else Point("", ()))
        matters, following = outlook(article, [parts[number] for number in ready.free], lede)
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
    """The sentences of an article, what speaks for each, which a summary can have, and which of those lean on the
    sentence before."""

    article: Article
    parts: tuple[Sentence, ...]
    ranked: Ranked
    usable: tuple[int, ...]
    leaning: frozenset[int]

    @classmethod
    def of(cls, article: Article, parts: tuple[Sentence, ...], by: Weights) -> Candidates:
        """The candidates among the sentences ``parts`` of ``article``: whole ones that ask nothing; else whole ones;
        where there is none, any; at most :data:`_MOST`."""
        whole = [one.number for one, good in zip(parts, fit(parts), strict=True) if good]
        ranked = Ranked.of(article.title.value, parts, by)
        stated = [n for n in whole if not asks(parts[n].text) and not ranked.is_headline(n)]
        usable = ranked.promising(stated or whole or range(len(parts)), _MOST)
        leaning = frozenset(number for number in usable if leans(parts[number].text))
        return cls(article, parts, ranked, tuple(sorted(usable)), leaning)

    @property
    def free(self) -> tuple[int, ...]:
        """The numbers of those that can be read alone."""
        return tuple(one for one in self.usable if one not in self.leaning)

    def chosen(self, count: int, words: int, *, following: bool) -> list[int]:
        """The numbers of at most ``count`` sentences of at most ``words`` words in all (0: any number), best first.

        One that leans on the sentence before is taken only after that one, where ``following`` ones may be at all;
        where every sentence leans, any."""
        free = self.free or self.usable
        chosen: list[int] = []
        spent = 0
        while len(chosen) < count:
            among = [one for one in (self._open(free, chosen) if following else free) if one not in chosen]
            if words and chosen:
                among = [one for one in among if spent + self._length(one) <= words]
            among = [one for one in among if not self.ranked.repeats(one, chosen)]
            best = self.ranked.best(chosen, among)
            if best is None:
                break
            chosen.append(best)
            spent += self._length(best)
        return chosen

    def _open(self, free: Sequence[int], chosen: Sequence[int]) -> list[int]:
        """The sentences that may come next: those that stand alone, and those that go on with a chosen one."""
        after = [one + 1 for one in chosen if one + 1 in self.leaning and one + 1 in self.usable]
        return sorted({*free, *after})

    def _length(self, number: int) -> int:
        return len(self.parts[number].text.split())

    def names(self, numbers: Iterable[int]) -> dict[str, str]:
        """The full names of the people whom these sentences call by their last names."""
        found = {name for number in numbers for name in lone(self.parts[number].text)}
        full = {name: full_name(self.article.text, name) for name in sorted(found)}
        return {name: one for name, one in full.items() if one}

    def told(self, numbers: Sequence[int], names: Mapping[str, str]) -> tuple[Point, ...]:
        """The sentences as one text, in the order of the article: people have their full name where they come first."""
        points: list[Point] = []
        for number in sorted(numbers):
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
