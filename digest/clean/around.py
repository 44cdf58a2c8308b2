"""How a line stands in its article: how much of it the rest speaks of too, and whether it stands at an edge; and
which articles are copies of one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from digest.clean.head import FIRST_SENTENCE
from digest.clean.pieces import is_story
from digest.model import Article
from digest.words import STOP, stem, words

_SAME_TEXT = 0.5
_NEIGHBOURS = 4


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
        bag = Counter(telling_words(title, article.language))
        for number in own:
            bag.update(telling_words(blocks[number].text, article.language))
        story = tuple(n for n in own if is_story(blocks[n].text))
        return cls(article, bag, frozenset(own), story)

    def kinship(self, at: int) -> float:
        """The share of the telling words of block ``at`` that the rest of the article has too; the outlet's own name
        does not count."""
        source = self.article.source
        name = {stem(word) for word in words(f"{source.name} {source.key}")}
        telling = [
            word
            for word in telling_words(self.article.blocks[at].text, self.article.language)
            if word not in name and not (len(word) > 2 and word in source.key)
        ]
        itself = 1 if at in self.counted else 0
        return sum(self.bag[word] > itself for word in telling) / max(1, len(telling))

    def at_edge(self, at: int) -> bool:
        """Whether at most one paragraph of the story stands before block ``at``, or at most one after it."""
        before = sum(n < at for n in self.story[:2])
        after = sum(n > at for n in self.story[-2:])
        return min(before, after) <= 1


def telling_words(text: str, language: str) -> frozenset[str]:
    """The stems that say what ``text`` is about. No list of common words is at hand but the English one; in other
    languages long words stand for the telling ones."""
    if language == "en":
        return frozenset(stem(word) for word in words(text) if word not in STOP and len(word) > 1)
    return frozenset(word for word in words(text) if len(word) > 5)


def witnesses(articles: Mapping[int, Mapping[str, int]], foreign: Collection[str]) -> dict[int, int]:
    """For each article, given as the words of its lines, the first one that it is, by and by, a copy of: most of the
    words of one stand in the other.

    Lines that are ``foreign`` to their articles say nothing of that. Each line is compared with its first and its
    last few holders, so the work grows with the number of lines, however many copies there are.
    """
    size: Counter[int] = Counter()
    common: Counter[tuple[int, int]] = Counter()
    holders: dict[str, list[int]] = defaultdict(list)
    for number, lines in articles.items():
        for text, count in lines.items():
            if text not in foreign:
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
