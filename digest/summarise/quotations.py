"""Quotations: the very words that somebody is quoted with, and who said them where the article makes that plain.

A wrong speaker is worse than none, so a speaker is named only by an attribution that stands right beside the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.model import Article, Block, Quotation, Receipt
from digest.summarise.names import Name, Place, is_pronoun, speakers
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence
from digest.summarise.speakers import Span, attribution

_QUOTED = re.compile(r"“([^“”]*)(”|$)|\"(?<![\w.,!?]\")(?=\S)([^\"]*)(\"(?!\w)|$)|«([^«»]*)(»)|„([^„“”]*)([“”])")
"""Each way begins with its mark, so that a search passes over all else."""
_VERBS = frozenset(
    """
    is are was were be been am isn't aren't wasn't weren't i'm we're you're they're he's she's it's that's there's
    i've we've you've they've i'll we'll you'll they'll he'll she'll it'll i'd we'd they'd has have had hasn't
    haven't hadn't do does did don't doesn't didn't will would won't wouldn't can could can't couldn't cannot should
    shouldn't must may might shall need needs want wants get gets got go goes went gone come comes came make makes
    made take takes took give gives gave see sees saw say says said tell told know knows knew think thinks thought
    feel feels felt find found keep keeps kept let lets leave left lose lost put run runs ran stand stands stood
    hold held show shows bring brings brought believe hope work works call calls use try help happen happens mean
    means look looks live lives stop start let's what's who's here's paid met led won sent built spent meant heard
    spoke wrote fell rose became began broke chose grew fought
    """.split()
)
_NO_TEXT = frozenset({"heading", "table", "code", "note"})
_ENDS = re.compile(r"[.!?…](?=\s)")
_DIGIT = re.compile(r"\d")
_LONGEST_TITLE = 20
_SHORTEST, _LONGEST = 4, 400
"""Words, and characters, of a quotation."""
_NEAR = 120
"""How many characters may stand between two parts of what one person said."""


class _Part(NamedTuple):
    """Words between quotation marks: the number of their block, the span of the words in its text, where the marks
    open and end, and whether the last one is there."""

    block: int
    start: int
    end: int
    opens: int
    after: int
    closed: bool


def quotations(article: Article, parts: Sequence[Sentence], most: int = 5) -> tuple[Quotation, ...]:
    """The ``most`` weightiest quotations of at least four words, in order, with the speaker where the article says who.

    The receipts are of the sentences that hold the words, one after the other, and of the one with the speaker's name
    where that is another.
    """
    blocks = article.blocks
    spoken = list(_spoken(blocks))
    said = _attributed(blocks, spoken)
    found: list[tuple[float, int, str, Place | None]] = []
    for part, place in zip(spoken, said, strict=True):
        text = blocks[part.block].text[part.start : part.end]
        if _is_speech(text):
            weight = _substance(text) + (0.0 if place is None else 1.0 if is_pronoun(article, place) else 2.0)
            found.append((weight, blocks[part.block].at + part.start, text, place))
    best = sorted(sorted(found, key=lambda one: (-one[0], one[1]))[:most], key=lambda one: one[1])
    names = speakers(article, [one[3] for one in best if one[3]], [place for place in said if place])
    starts = [one.start for one in parts]
    return tuple(
        Quotation(text, *_rests(article, parts, starts, Span(at, at + len(text)), names.get(place) if place else None))
        for _, at, text, place in best
    )


def _rests(
    article: Article, parts: Sequence[Sentence], starts: Sequence[int], words: Span, speaker: Name | None
) -> tuple[str, tuple[Receipt, ...]]:
    """The speaker's name, and the receipts of the sentences with the ``words`` and with that name; a name that runs
    over the end of a sentence is none. ``starts`` are where the ``parts`` begin."""
    first, last = bisect_right(starts, words.start) - 1, bisect_right(starts, words.end - 1)
    rests = list(parts[first:last])
    names = parts[bisect_right(starts, speaker.at) - 1] if speaker else None
    if speaker is None or names is None or speaker.at + len(speaker.text) > names.end:
        return "", tuple(receipt(article, one) for one in rests)
    rests += [] if names in rests else [names]
    return speaker.text, tuple(receipt(article, one) for one in rests)


def _spoken(blocks: Sequence[Block]) -> Iterator[_Part]:
    """All that stands between quotation marks; a mark that is not closed counts where the next paragraph goes on."""
    for number, block in enumerate(blocks):
        text = block.text
        if block.kind in _NO_TEXT or not ("“" in text or '"' in text or "«" in text or "„" in text):
            continue
        for match in _QUOTED.finditer(text):
            group = match.lastindex or 0
            words = match[group - 1]
            closed = bool(match[group])
            if not closed and not _goes_on(blocks, number):
                continue
            start = match.start(group - 1) + len(words) - len(words.lstrip())
            end = start + len(_shown(words.strip()))
            yield _Part(number, start, end, match.start(), match.end(), closed)


def _goes_on(blocks: Sequence[Block], number: int) -> bool:
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return following is not None and following.kind not in _NO_TEXT and following.text[:1] in {"“", '"'}


def _shown(words: str) -> str:
    """``words`` without a comma that belongs to the sentence around them, and no more whole sentences than are read."""
    if len(words) > _LONGEST:
        ends = [match.end() for match in _ENDS.finditer(words, 0, _LONGEST)]
        words = words[: ends[-1]] if ends else ""
    return words.rstrip(", ")


def _attributed(blocks: Sequence[Block], spoken: Sequence[_Part]) -> list[Place | None]:
    """The block and the span in it that say who spoke each part, also where it is said beside another part of it."""
    said: list[Place | None] = []
    for at, part in enumerate(spoken):
        text = blocks[part.block].text
        before = spoken[at - 1] if at and spoken[at - 1].block == part.block else None
        scare = text[part.start : part.end][:1].islower() and text.count(" ", part.start, part.end) < _SHORTEST - 1
        span = None if scare else attribution(text, before.after if before else 0, part.opens, part.after)
        said.append(Place(part.block, span) if span else None)
        if span is None and at and (_continues(text, spoken[at - 1], part) or not spoken[at - 1].closed):
            said[at] = said[at - 1]
    for at in range(len(spoken) - 2, -1, -1):
        if said[at] is None and not spoken[at].closed:
            said[at] = said[at + 1]
    return said


def _continues(text: str, before: _Part, part: _Part) -> bool:
    """Whether ``part`` goes on with what the person of the part before it said: little stands between them."""
    if before.block != part.block or part.opens - before.after > _NEAR:
        return False
    between = text[before.after : part.opens].strip()
    return bool(between) and (between[-1] in ".,:—–" or between.split()[-1] in {"and", "that", "but"})


def _is_speech(text: str) -> bool:
    """Whether somebody says something: at least four words with a verb, and not the title of a work."""
    words = text.split()
    if len(words) < _SHORTEST:
        return False
    if len(words) < _LONGEST_TITLE:
        long = [word for word in words if len(word) > 3]
        if sum(word[0].isupper() for word in long) > 0.6 * len(long):
            return False
    if not _VERBS.isdisjoint(text.lower().replace("’", "'").split()):
        return True
    return len(words) > 5 and any(word.rstrip(",.").endswith(("ed", "ing")) for word in words)


def _substance(text: str) -> float:
    """More for a whole sentence of 8 to 45 words than for a piece of one."""
    count = len(text.split())
    whole = text[0].isupper() + 0.5 * (text[-1] not in "…")
    return whole + min(count, 20) / 20 - max(0, count - 45) / 45 + 0.3 * bool(_DIGIT.search(text))
