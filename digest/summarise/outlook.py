"""Why it matters and what is next: sentences of the article that say so, picked by cue phrases and tense.

Precision comes first. A sentence that needs the one before it, speaks in the first person or only quotes somebody is
left out, and where no sentence is clear there is no point at all. The cues are English; other languages get none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from digest.model import Article, Point
from digest.summarise.alone import asks, unlinked, unquoted
from digest.summarise.cues import MATTERS, MAY_COME, NOT_NEXT, SCHEDULED, SCHEDULES, SOON
from digest.summarise.leaning import leans
from digest.summarise.patterns import any_word
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence

_MOST = 2
_SHORTEST, _LONGEST = 5, 45
"""Words of a sentence that may be picked."""
_MOST_CHARACTERS = 600
_NEAR_END = 0.25

_MATTERS = frozenset[str]().union(*(cue.words for cue in MATTERS))
_CUES = SCHEDULES.union(_MATTERS, MAY_COME.words, *(cue.words for cue in SCHEDULED))
"""The words by which a sentence is known that may be picked: of most, no more than these is looked for."""
_NO_OPENERS = frozenset(
    """
    We I You Our My Your Will Could Would Nobody Which Not Even Because If Perhaps Maybe Time People Anyone Anybody
    Everyone Who What Whoever Why How Others Some It’s It's That’s That's He’s He's She’s She's Otherwise,
    """.split()
)
_OPENS_BADLY = re.compile(
    r"(?:As a result|In addition|The (?:two|pair|three|former|other|others|same)|Doing so|At least)\b"
)
_PERSONAL = re.compile(any_word("I we you our my your us me We You Our My Your"))
_PRONOUN = re.compile(any_word("he she they his her their him it its this these those", "that one"))
_NAMED = re.compile(r"(?<!^)\b[A-ZÀ-Þ]\w+|^(?:The|A|An|Some|Most|Many|Both|\w+s|[A-Z]\w+) \w+")
_SHOUTED = re.compile(r"[A-Z]{3,} [A-Z]{3,}")
_CAPTION = re.compile(rf"(?:{any_word('Photo Photos Caption Video Image')}):?\s")
_ABOUT_NOBODY = re.compile(
    r"(?:On|In|By|At|From|After|Before|Until|Next|This) [^,“\"]{2,30}? (?:he|she|it|they) [a-z]+"
    r"|[A-Z]\w+ing (?:to|on|the|a|his|her|their|its)\b|[^,“\"]{3,90}, (?:he|she|it|they|this|that|which|we) \w+"
    r"|[^,]*\baccus"
)
_SAID_BY_ONE = re.compile(
    r", (?:he|she|they) (?:said|says|added|told|wrote)\b| said (?:it|this|that|they) (?:would|could|might|may)\b"
)
_DENIED = re.compile(
    any_word(
        "rejected denied dismissed likelihood perhaps think reiterated",
        *("neither (?!of the|the)", "was asked", "were asked", "no evidence"),
    )
)


def outlook(article: Article, parts: Sequence[Sentence], lede: Point) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Why it matters and what comes next: up to two of the sentences ``parts`` of ``article``, which are those that can
    be read alone, each, and none of them that of ``lede``."""
    if article.language != "en" or not parts:
        return (), ()
    taken = {one.sentence for one in lede.receipts} | {0}
    matters: list[tuple[float, Sentence]] = []
    following: list[tuple[float, Sentence]] = []
    after = 1 + parts[-1].number
    for one in parts:
        words = one.text.split()
        cues = _CUES.intersection(words)
        if not cues or one.number in taken or len(one.text) > _MOST_CHARACTERS:
            continue
        text = unlinked(one.text)[0]
        words = words if text is one.text else text.split()
        if not _SHORTEST <= len(words) <= _LONGEST or words[0] in _NO_OPENERS:
            continue
        if weight := next_weight(text, cues):
            following.append((weight + _NEAR_END * one.number / after, one))
        elif weight := matters_weight(text, cues):
            matters.append((weight - _NEAR_END * one.number / after, one))
    return _best(article, matters), _best(article, following)


def _best(article: Article, found: Sequence[tuple[float, Sentence]]) -> tuple[Point, ...]:
    """The weightiest that stand alone, in order."""
    best = sorted(found, key=lambda one: (-one[0], one[1].number))
    alone = islice((one for _, one in best if stands_alone(unlinked(one.text)[0])), _MOST)
    return tuple(_point(article, one) for one in sorted(alone))


def _point(article: Article, one: Sentence) -> Point:
    """The sentence without a word that joins it to the one before, and that edit's name."""
    text, edit = unlinked(one.text)
    return Point(text, (receipt(article, one),), (edit,) if edit else ())


def matters_weight(text: str, words: Collection[str]) -> float:
    """How plainly a sentence with the cues ``words`` says why something matters, 0 where it does not."""
    if _MATTERS.isdisjoint(words):
        return 0.0
    cues = [cue for cue in MATTERS if not cue.words.isdisjoint(words)]
    own = unquoted(text)
    weight = sum(cue.pattern.search(own) is not None for cue in cues)
    return 0.0 if not weight or _PERSONAL.search(own) else float(weight)


def next_weight(text: str, words: Collection[str]) -> float:
    """How plainly a sentence with the cues ``words`` tells a step that is still to come, 0 where it does not: it is
    scheduled, or it is in the future tense with a point in time."""
    scheduled, may_come = not SCHEDULES.isdisjoint(words), not MAY_COME.words.isdisjoint(words)
    if not scheduled and not may_come:
        return 0.0
    own = unquoted(text)
    fixed = scheduled and any(not cue.words.isdisjoint(words) and cue.pattern.search(own) for cue in SCHEDULED)
    if not fixed and not (may_come and MAY_COME.pattern.search(own)):
        return 0.0
    soon = SOON.search(own)
    if not (fixed or soon) or NOT_NEXT.search(own) or _PERSONAL.search(own):
        return 0.0
    return 1.5 if fixed and soon else 1.0


def stands_alone(text: str) -> bool:
    """Whether a sentence says of whom and of what it speaks, and is a statement of the article's own."""
    if leans(text) or asks(text) or _OPENS_BADLY.match(text) or not text[:1].isupper():
        return False
    if _ABOUT_NOBODY.match(text) or _SAID_BY_ONE.search(text) or _DENIED.search(text):
        return False
    if _SHOUTED.match(text) or _CAPTION.search(text):
        return False
    pronoun = _PRONOUN.search(text)
    return pronoun is None or bool(_NAMED.search(text, 0, pronoun.start()))
