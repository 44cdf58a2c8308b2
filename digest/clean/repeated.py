"""What stands in several articles of one outlet is its furniture, not its news: taken where all the evidence says so.

A line that many articles share may be news after all: agencies repeat paragraphs of background. Three things tell them
apart. Furniture stands at an edge; it reads like no sentence of the story; and its words do not come up again in the
articles that hold it, while background speaks of what its article is about (its *kinship*). Copies of one text count
once. A cut that is missed costs less than one that is wrong.

The lines of an article are judged by those of its day and of the days before it, so that what comes later changes no
word of it; articles without a day come last, judged by all and judging none but one another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import nsmallest
from statistics import fmean

from digest.clean.around import Around, telling_words, witnesses
from digest.clean.head import FIRST_SENTENCE, first_sentence
from digest.clean.losses import losses_of
from digest.clean.own import SourceRules
from digest.clean.pieces import ends_sentence, is_story
from digest.clean.sources import UNKNOWN
from digest.clean.warned import over_budget
from digest.model import Article, Block, Removal
from digest.words import words

RULE = "repeated-in-source"
FEWEST_WORDS = 10
FEWEST_ARTICLES = 3
_FOREIGN = 0.2
_ASKED = 16
"""So many places of a line tell how it stands among its articles: those in the same few articles, spread over all."""
_COMPARED = 24
"""So many earlier articles with a line are looked at for copies: no rule asks whether it stands in more."""
_GOLDEN = 0.6180339887498949
_MOSTLY = 0.8
Place = tuple[int, int]
"""The number of an article, and that of a block in it."""
_LETTER = re.compile(r"[^\W_]")
_SUBHEADS = frozenset(
    "analysis background bottom conclusion context findings history ingredients introduction issue issues key matters "
    "method methodology next numbers overview point points question questions results summary takeaways timeline "
    "verdict".split()
)
"""Words of subheads that a house sets over parts of its articles, and which belong to them."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line of one outlet: its ``places``, in how many different ``articles`` it stands
    (or ``more``, where not all were looked at), the share of places at an ``edge``, and its mean ``kinship`` with the
    articles around it (both 0 to 1). A ``telling`` line has a word that says something, be it only of the outlet."""

    source: str
    text: str
    places: tuple[Place, ...]
    articles: int
    edge: float
    kinship: float
    heading: bool
    telling: bool
    more: bool = False

    @property
    def furniture(self) -> bool:
        """Whether the evidence is enough to take it away."""
        count = len(self.text.split())
        more = 0.02 * (self.articles - FEWEST_ARTICLES)
        if not _LETTER.search(self.text):
            return True
        if self.heading or not self.telling:
            return False
        sentence = is_story(self.text) or (ends_sentence(self.text) and count >= 8)
        if self.edge >= _MOSTLY:
            return self.kinship <= min(0.4, 0.25 + more) if sentence else self.kinship <= 0.5
        if self.text[0] in "\"“‘'«„" or self.text[-1] == "?" or _SUBHEADS & set(words(self.text)):
            return False
        if sentence:
            return self.articles >= 8 and self.kinship <= 0.1
        return self.articles >= 4 and self.kinship <= min(0.2, 0.08 + more)


def without_repeated(
    articles: Sequence[Article], budget: float = 0.4, own: Sequence[SourceRules] = ()
) -> list[Article]:
    """``articles`` in their order without the furniture that several of one outlet share; what an editor holds stays.

    An article of which too little would be left is not touched, and says so.
    """
    spared = {a.source for a in articles if any(RULE in one.off and one.holds_for(a.source) for one in own)}
    taken: dict[int, dict[int, str]] = defaultdict(dict)
    for numbers in _outlets(articles):
        for one in _of_days(_days({number: articles[number] for number in numbers})):
            for article, block in one.places if one.furniture else ():
                if articles[article].source not in spared and not articles[article].blocks[block].held:
                    taken[article][block] = _why(one)
    return [_without(a, taken[n], budget) if n in taken else a for n, a in enumerate(articles)]


def _why(one: Repeat) -> str:
    return f"in {one.articles} {'or more ' if one.more else ''}articles of this source"


def _days(articles: Mapping[int, Article]) -> list[Mapping[int, Article]]:
    """``articles`` by their day, the oldest first, those without one last."""
    days: dict[date, dict[int, Article]] = defaultdict(dict)
    for number, article in articles.items():
        days[article.dated.day or date.max][number] = article
    return [days[day] for day in sorted(days)]


def _without(article: Article, taken: Mapping[int, str], budget: float) -> Article:
    """``article`` without the blocks ``taken``, each with the reason."""
    kept: list[Block] = []
    at = 0
    for number, block in enumerate(article.blocks):
        if number not in taken:
            kept.append(replace(block, at=at))
            at += len(block.text) + 2
    text = "\n\n".join(block.text for block in kept)
    if len(text.split()) < FEWEST_WORDS:
        rest = f"all but {len(text.split())} of its words stand in other articles of its source too; nothing was taken"
        return replace(article, notes=(*article.notes, rest))
    cuts = [_removal(article.blocks[number], why) for number, why in taken.items()]
    removals = tuple(sorted((*article.removals, *cuts), key=lambda one: (one.start, one.end)))
    old = over_budget(article.removals, article.text, budget)
    over = over_budget(removals, text, budget)
    warnings = (*(one for one in article.warnings if one not in old), *(over if old else ()))
    title = first_sentence(kept[0].text) if article.title.origin == FIRST_SENTENCE and 0 in taken else article.title
    shorter = replace(article, title=title, blocks=tuple(kept), removals=removals, text=text)
    unforeseen = (*article.notes, *(() if old else over), *losses_of(shorter, cuts))
    return replace(shorter, warnings=warnings, notes=unforeseen)


def _removal(block: Block, why: str) -> Removal:
    return Removal(block.text, RULE, "boilerplate", block.start, block.end, why)


def repeats(articles: Sequence[Article]) -> list[Repeat]:
    """Every line that stands in at least three different articles of one known outlet, whatever their days, by outlet
    and first place."""
    return [one for numbers in _outlets(articles) for one in _of_days([{n: articles[n] for n in numbers}])]


def _outlets(articles: Sequence[Article]) -> list[list[int]]:
    """The numbers of the articles of each known outlet that has enough of them."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.source.key != UNKNOWN.key:
            by_source[article.source.key].append(number)
    return [numbers for numbers in by_source.values() if len(numbers) >= FEWEST_ARTICLES]


def _of_days(days: Sequence[Mapping[int, Article]]) -> Iterator[Repeat]:
    """The lines of one outlet that each of ``days`` shares with another article up to it, at the day's own places."""
    seen = _Seen()
    for day in days:
        yield from seen.day(day)


@dataclass(slots=True)
class _Seen:
    """The articles of one outlet up to a day: the words of their lines, the places of each line, in how many articles
    it stands, where it was asked how it stands, and the lines that were foreign to their articles when last asked."""

    articles: dict[int, Article] = field(default_factory=dict)
    lines: dict[int, dict[str, int]] = field(default_factory=dict)
    spread: dict[int, float] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    holders: Counter[str] = field(default_factory=Counter)
    asked: dict[str, tuple[int, list[Place]]] = field(default_factory=dict)
    around: dict[tuple[int, frozenset[str]], Around] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)

    def day(self, articles: Mapping[int, Article]) -> Iterator[Repeat]:
        """Takes the ``articles`` of the next day, and gives the lines they share with any so far."""
        fresh: Counter[str] = Counter()
        for number, article in articles.items():
            fresh.update(self._add(number, article))
        shared = {text: count for text, count in fresh.items() if self.holders[text] >= FEWEST_ARTICLES}
        stands = {text: self._stands(text) for text in shared}
        for text, (kinship, _) in stands.items():
            (self.foreign.add if kinship <= _FOREIGN else self.foreign.discard)(text)
        recent = {text: self.places[text][-count - _COMPARED :] for text, count in shared.items()}
        compared = sorted({number for where in recent.values() for number, _ in where})
        witness = witnesses({number: self.lines[number] for number in compared}, self.foreign)
        for text, where in recent.items():
            count = len({witness[number] for number, _ in where})
            if count >= FEWEST_ARTICLES:
                own = tuple(self.places[text][-shared[text] :])
                yield self._repeat(text, own, count, stands[text])

    def _add(self, number: int, article: Article) -> list[str]:
        """Takes ``article`` and gives its lines, as often as they stand in it."""
        found = [(block.text.casefold(), at) for at, block in enumerate(article.blocks)]
        self.spread[number] = len(self.articles) * _GOLDEN % 1
        self.articles[number] = article
        self.lines[number] = {text: len(text.split()) for text, _ in found}
        held = [(text, at) for text, at in found if article.blocks[at].kind not in {"table", "code"}]
        for text, at in held:
            self.places[text].append((number, at))
        self.holders.update({text for text, _ in held})
        return [text for text, _ in held]

    def _repeat(self, text: str, places: tuple[Place, ...], count: int, stands: tuple[float, float]) -> Repeat:
        number, at = self.places[text][0]
        first, block = self.articles[number], self.articles[number].blocks[at]
        telling, heading = bool(telling_words(block.text, first.language)), block.kind == "heading"
        more = len(self.places[text]) - len(places) > _COMPARED
        return Repeat(first.source.key, block.text, places, count, stands[1], stands[0], heading, telling, more)

    def _stands(self, text: str) -> tuple[float, float]:
        """The mean kinship of the line ``text`` with its articles, and the share of its places at an edge."""
        done, best = self.asked.get(text, (0, []))
        places = self.places[text]
        best = nsmallest(_ASKED, [*best, *places[done:]], key=lambda one: self.spread[one[0]])
        self.asked[text] = (len(places), best)
        around = [(self._around(number), at) for number, at in best]
        return fmean(one.kinship(at) for one, at in around), fmean(one.at_edge(at) for one, at in around)

    def _around(self, number: int) -> Around:
        shared = frozenset(text for text in self.lines[number] if self.holders[text] >= FEWEST_ARTICLES)
        if (number, shared) not in self.around:
            self.around[number, shared] = Around.of(self.articles[number], shared)
        return self.around[number, shared]
