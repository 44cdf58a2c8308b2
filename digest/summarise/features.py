"""What speaks for a sentence of a summary and against it, read off the article: one row of numbers a sentence, and the
words that say what the article is about.

Every feature can be named to a reader. They are those of the literature on extraction: place and cue phrases and the
headline (Edmundson, "New methods in automatic extracting", JACM 16(2), 1969), closeness to the words that come back
(Radev et al., "Centroid-based summarization of multiple documents", 2004), quotation, length.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from digest.model import Article
from digest.summarise.alone import asks
from digest.summarise.sentences import Sentence
from digest.words import STOP, WORD, fold, stem

FEATURES = (
    "near the top",
    "far down",
    "the first sentence",
    "the second sentence",
    "towards the end",
    "opens a paragraph",
    "in the first paragraph",
    "words of the headline",
    "mostly of the headline's words",
    "two words of the headline in a row",
    "close to what comes back",
    "words of the opening",
    "new names",
    "the main names",
    "numbers",
    "money or a share",
    "opens with a quotation",
    "share in quotation marks",
    "length",
    "very short",
    "very long",
    "a day of the week",
    "a year",
    "tells what was said",
    "speaks as I, we or you",
    "looks ahead",
    "asks",
    "leans on what stands before",
    "in a list",
    "names its outlet",
)
"""The names of the columns, in order."""
WORD_FEATURES = (
    "times",
    "sentences",
    "near the top",
    "in the first sentence",
    "in the headline",
    "a name",
    "a number",
    "a common word",
    "sentences, of a common word",
)

Row = tuple[float, ...]
COMMON, PLAIN, CAPITAL, NUMBER = range(4)
_COMMON = frozenset(stem(word) for word in STOP) | {"i", "a"}
_SAID = frozenset("said says told tell add adds according announc warn argu".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PERSONS = frozenset("i we my our us you your".split())
_AHEAD = frozenset("will would could may might should expect plan".split())
_SHARES = frozenset("million billion percent cent".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_QUOTES = '“"‘«„'
_MONEY = re.compile(r"[$£€¥%]")
_SHORT, _LONG = 8, 35
_MAIN_NAMES = 3


@lru_cache(maxsize=200_000)
def term(word: str) -> tuple[str, int]:
    """The stem of ``word`` and of what kind it is: common, plain, with a capital, a number."""
    stemmed = stem(fold(word))
    if stemmed in _COMMON:
        return stemmed, COMMON
    if word[0].isdigit():
        return stemmed, NUMBER
    return stemmed, CAPITAL if word[0].isupper() else PLAIN


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article as the features see them: stems and kinds of each sentence, of the headline its stems,
    how often and in how many sentences each comes, in which first, and which are names."""

    sentences: tuple[tuple[tuple[str, int], ...], ...]
    headline: Mapping[str, None]
    pairs: frozenset[tuple[str, str]]
    times: Mapping[str, int]
    spread: Mapping[str, int]
    first: Mapping[str, int]
    names: Mapping[str, int]

    @classmethod
    def of(cls, headline: str, texts: Sequence[str]) -> Wording:
        """The wording of sentences ``texts`` below ``headline``."""
        sentences = tuple(tuple(map(term, WORD.findall(text))) for text in texts)
        stems = [[stemmed for stemmed, _ in one] for one in sentences]
        first: dict[str, int] = {}
        for number in range(len(stems) - 1, -1, -1):
            first.update(dict.fromkeys(stems[number], number))
        title = [term(word) for word in WORD.findall(headline)]
        names = Counter(stemmed for one in sentences for stemmed, kind in one[1:] if kind == CAPITAL)
        return cls(
            sentences,
            dict.fromkeys(stemmed for stemmed, kind in title if kind != COMMON),
            frozenset((one[0], other[0]) for one, other in pairwise(title)),
            Counter(stemmed for one in stems for stemmed in one),
            Counter(stemmed for one in stems for stemmed in dict.fromkeys(one)),
            first,
            names,
        )


def word_features(wording: Wording, stemmed: str) -> Row:
    """What is known of a word of the article, in the order of :data:`WORD_FEATURES`."""
    spread = math.log(wording.spread[stemmed])
    common = stemmed in _COMMON
    return (
        math.log(wording.times[stemmed]),
        spread,
        1 / math.sqrt(1 + wording.first[stemmed]),
        float(wording.first[stemmed] == 0),
        float(stemmed in wording.headline),
        float(stemmed in wording.names),
        float(stemmed[0].isdigit()),
        float(common),
        spread if common else 0.0,
    )


def told(wording: Wording) -> list[str]:
    """The words that may say what the article is about: those that come back, and those of headline and opening."""
    opening = {stemmed for stemmed, _ in wording.sentences[0]} if wording.sentences else set()
    return [word for word, times in wording.times.items() if times > 1 or word in opening or word in wording.headline]


def rows(article: Article, parts: Sequence[Sentence], wording: Wording, leaning: Container[int]) -> list[Row]:
    """A row of :data:`FEATURES` for each sentence of ``parts``; those ``leaning`` need the sentence before."""
    closeness = _closeness(wording)
    main = {name for name, times in Counter(wording.names).most_common(_MAIN_NAMES) if times > 1}
    opening = {word for word, kind in wording.sentences[0] if kind != COMMON} if parts else set()
    outlet = article.source.name
    seen: set[str] = set()
    found: list[Row] = []
    block = -1
    for number, (one, words) in enumerate(zip(parts, wording.sentences, strict=True)):
        content = {word for word, kind in words if kind != COMMON}
        names = {word for word, kind in words[1:] if kind == CAPITAL}
        place = _place(number, len(parts), one.block != block, one.block == parts[0].block)
        headline = _headline(words, content, wording)
        about = (
            closeness[number],
            len(content & opening) / max(1, len(content)) if number else 0.0,
            min(3, len(names - seen)) / 3,
            len(names & main) / _MAIN_NAMES,
        )
        lean, listed = float(number in leaning), float(article.blocks[one.block].kind == "item")
        said = (*_manner(one.text, words), lean, listed, float(outlet in one.text))
        found.append((*place, *headline, *about, *said))
        seen |= names
        block = one.block
    return found


def _place(number: int, count: int, opens: bool, at_top: bool) -> Row:  # noqa: FBT001
    return (
        1 / math.sqrt(1 + number),
        math.log1p(number),
        float(number == 0),
        float(number == 1),
        number / max(1, count - 1),
        float(opens),
        float(at_top),
    )


def _headline(words: Sequence[tuple[str, int]], content: set[str], wording: Wording) -> Row:
    shared = sum(word in content for word in wording.headline)
    pairs = sum((one[0], other[0]) in wording.pairs for one, other in pairwise(words)) if shared > 1 else 0
    return (
        shared / max(1, len(wording.headline)),
        shared / max(1, len(content)),
        min(1.0, pairs / max(1, len(wording.pairs))),
    )


def _manner(text: str, words: Sequence[tuple[str, int]]) -> Row:
    """How the sentence is told."""
    bag = {word for word, _ in words}
    numbers = any(kind == NUMBER for _, kind in words)
    quoted = sum(len(match) for match in _QUOTED.findall(text)) if "“" in text or '"' in text else 0
    count = len(words)
    return (
        float(numbers),
        float(bool(_MONEY.search(text)) or not _SHARES.isdisjoint(bag)),
        float(text[0] in _QUOTES),
        quoted / len(text),
        math.log1p(count),
        float(count < _SHORT),
        float(count >= _LONG),
        float(not _DAYS.isdisjoint(bag)),
        float(numbers and bool(_YEAR.search(text))),
        float(not _SAID.isdisjoint(bag)),
        float(not _PERSONS.isdisjoint(bag)),
        float(not _AHEAD.isdisjoint(bag)),
        float(asks(text)),
    )


def _closeness(wording: Wording) -> list[float]:
    """How much each sentence shares with the words that come back in several sentences; the closest has 1."""
    weight = {
        word: math.log1p(times) * math.log1p(wording.spread[word])
        for word, times in wording.times.items()
        if wording.spread[word] > 1 and word not in _COMMON
    }
    close: list[float] = []
    for words in wording.sentences:
        content = dict.fromkeys(word for word, kind in words if kind != COMMON)
        close.append(math.fsum(weight[word] for word in content if word in weight) / math.sqrt(len(content) + 3))
    most = max(close, default=0.0) or 1.0
    return [one / most for one in close]
