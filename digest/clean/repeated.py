"""What stands in several articles of one outlet is its furniture, not its news: taken where all the evidence says so.

A line that many articles share may be news after all: agencies repeat paragraphs of background. Three things tell them
apart. Furniture stands at an edge; it reads like no sentence of the story; and its words do not come up again in the
articles that hold it, while background speaks of what its article is about (its *kinship*). Copies of one text count
once. A cut that is missed costs less than one that is wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from statistics import fmean

from digest.clean.head import FIRST_SENTENCE, first_sentence
from digest.clean.losses import losses_of
from digest.clean.own import SourceRules
from digest.clean.pieces import ends_sentence, is_story
from digest.clean.sources import UNKNOWN
from digest.clean.warned import over_budget
from digest.model import Article, Block, Removal
from digest.words import STOP, stem, words

RULE = "repeated-in-source"
FEWEST_WORDS = 10
FEWEST_ARTICLES = 3
_FOREIGN = 0.2
_SAME_TEXT = 0.5
_NEIGHBOURS = 4
_ASKED = 16
"""So many places of a line tell how it stands among its articles: those in the same few articles, spread over all."""
_GOLDEN = 0.6180339887498949
_MOSTLY = 0.8
_LETTER = re.compile(r"[^\W_]")
_SUBHEADS = frozenset(
    "analysis background bottom conclusion context findings history ingredients introduction issue issues key matters "
    "method methodology next numbers overview point points question questions results summary takeaways timeline "
    "verdict".split()
)
"""Words of subheads that a house sets over parts of its articles, and which belong to them."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line of one outlet: its ``places`` as (article, block) numbers, in how many different ``articles`` it stands,
    the share of places at an ``edge``, and its mean ``kinship`` with the articles around it (both 0 to 1). A
    ``telling`` line has a word that says something, be it only of the outlet."""

    source: str
    text: str
    places: tuple[tuple[int, int], ...]
    articles: int
    edge: float
    kinship: float
    heading: bool
    telling: bool

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
    taken: dict[int, dict[int, int]] = defaultdict(dict)
    for one in repeats(articles):
        for article, block in one.places if one.furniture else ():
            if articles[article].source not in spared and not articles[article].blocks[block].held:
                taken[article][block] = one.articles
    return [_without(a, taken[n], budget) if n in taken else a for n, a in enumerate(articles)]


def _without(article: Article, taken: Mapping[int, int], budget: float) -> Article:
    """``article`` without the blocks ``taken``, each with the number of articles it stands in."""
    kept: list[Block] = []
    at = 0
    for number, block in enumerate(article.blocks):
        if number not in taken:
            kept.append(replace(block, at=at))
            at += len(block.text) + 2
    text = "\n\n".join(block.text for block in kept)
    if len(text.split()) < FEWEST_WORDS:
        rest = f"all but {len(text.split())} of its words stand in other articles of its source too; nothing was taken"
        return replace(article, warnings=(*article.warnings, rest))
    cuts = [_removal(article.blocks[number], count) for number, count in taken.items()]
    removals = tuple(sorted((*article.removals, *cuts), key=lambda one: (one.start, one.end)))
    old = over_budget(article.removals, article.text, budget)
    warnings = tuple(one for one in article.warnings if one not in old) + over_budget(removals, text, budget)
    title = first_sentence(kept[0].text) if article.title.origin == FIRST_SENTENCE and 0 in taken else article.title
    shorter = replace(article, title=title, blocks=tuple(kept), removals=removals, text=text)
    return replace(shorter, warnings=(*warnings, *losses_of(shorter, cuts)))


def _removal(block: Block, count: int) -> Removal:
    return Removal(block.text, RULE, "boilerplate", block.start, block.end, f"in {count} articles of this source")


def repeats(articles: Sequence[Article]) -> list[Repeat]:
    """Every line that stands in at least three different articles of one known outlet, by outlet and first place."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.source.key != UNKNOWN.key:
            by_source[article.source.key].append(number)
    large = [numbers for numbers in by_source.values() if len(numbers) >= FEWEST_ARTICLES]
    return [one for numbers in large for one in _of_source({n: articles[n] for n in numbers})]


def _of_source(articles: Mapping[int, Article]) -> Iterator[Repeat]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, article in articles.items():
        for at, block in enumerate(article.blocks):
            if block.kind not in {"table", "code"}:
                places[block.text.casefold()].append((number, at))
    shared = {text: where for text, where in places.items() if len({n for n, _ in where}) >= FEWEST_ARTICLES}
    if not shared:
        return
    spread = {number: place * _GOLDEN % 1 for place, number in enumerate(articles)}
    asked = {text: nsmallest(_ASKED, where, key=lambda one: spread[one[0]]) for text, where in shared.items()}
    around = {n: Around.of(articles[n], shared.keys()) for n in sorted({n for some in asked.values() for n, _ in some})}
    kinship = {text: fmean(around[n].kinship(at) for n, at in some) for text, some in asked.items()}
    foreign = {text for text, share in kinship.items() if share <= _FOREIGN}
    holders = sorted({number for where in shared.values() for number, _ in where})
    witness = _witnesses({number: articles[number] for number in holders}, foreign)
    for text, where in shared.items():
        count = len({witness[number] for number, _ in where})
        if count >= FEWEST_ARTICLES:
            first = articles[where[0][0]]
            block = first.blocks[where[0][1]]
            edge = fmean(around[n].at_edge(at) for n, at in asked[text])
            telling = bool(_telling(block.text, first.language))
            heading = block.kind == "heading"
            yield Repeat(first.source.key, block.text, tuple(where), count, edge, kinship[text], heading, telling)


@dataclass(frozen=True, slots=True)
class Around:
    """An article around its lines: the words its own text tells of, by the number of its blocks that have them."""

    article: Article
    bag: Counter[str]
    counted: frozenset[int]
    story: tuple[int, ...]

    @classmethod
    def of(cls, article: Article, shared: Collection[str]) -> Around:
        """``article``, whose own text are the blocks not in ``shared``, or all where that is most of it (a copy)."""
        blocks = article.blocks
        own = [n for n, block in enumerate(blocks) if block.text.casefold() not in shared]
        if sum(len(blocks[n].text) for n in own) < 0.3 * len(article.text):
            own = list(range(len(blocks)))
        title = article.title.value if article.title.origin != FIRST_SENTENCE else ""
        bag = Counter(_telling(title, article.language))
        for number in own:
            bag.update(_telling(blocks[number].text, article.language))
        story = tuple(n for n in own if is_story(blocks[n].text))
        return cls(article, bag, frozenset(own), story)

    def kinship(self, at: int) -> float:
        """The share of the telling words of block ``at`` that the rest of the article has too; the outlet's own name
        does not count."""
        source = self.article.source
        name = {stem(word) for word in words(f"{source.name} {source.key}")}
        telling = [
            word
            for word in _telling(self.article.blocks[at].text, self.article.language)
            if word not in name and not (len(word) > 2 and word in source.key)
        ]
        itself = 1 if at in self.counted else 0
        return sum(self.bag[word] > itself for word in telling) / max(1, len(telling))

    def at_edge(self, at: int) -> bool:
        """Whether at most one paragraph of the story stands before block ``at``, or at most one after it."""
        before = sum(n < at for n in self.story[:2])
        after = sum(n > at for n in self.story[-2:])
        return min(before, after) <= 1


def _telling(text: str, language: str) -> frozenset[str]:
    """The stems that say what ``text`` is about. No list of common words is at hand but the English one; in other
    languages long words stand for the telling ones."""
    if language == "en":
        return frozenset(stem(word) for word in words(text) if word not in STOP and len(word) > 1)
    return frozenset(word for word in words(text) if len(word) > 5)


def _witnesses(articles: Mapping[int, Article], foreign: set[str]) -> dict[int, int]:
    """For each article the first one that it is, by and by, a copy of: most of the words of one stand in the other.

    Lines that are ``foreign`` to their articles say nothing of that. Each block is compared with its first and its
    last few holders, so the work grows with the number of blocks, however many copies there are.
    """
    size: Counter[int] = Counter()
    common: Counter[tuple[int, int]] = Counter()
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in articles.items():
        for text in {block.text.casefold() for block in article.blocks} - foreign:
            count = len(text.split())
            size[number] += count
            seen = holders[text]
            common.update({(other, number): count for other in seen})
            seen.append(number)
            del seen[1:-_NEIGHBOURS]
    root = {number: number for number in articles}

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for (first, second), count in sorted(common.items()):
        if count >= _SAME_TEXT * min(size[first], size[second]):
            low, high = sorted((top(first), top(second)))
            root[high] = low
    return {number: top(number) for number in articles}
