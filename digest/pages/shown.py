"""What a page shows of an article: as much of its text as its outlet's policy lets it, and nothing it says already."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from digest import border
from digest.model import Article, Block, Member, Receipt, Story, Url
from digest.pages.paragraphs import paragraph
from digest.pages.shapes import Passage
from digest.summarise import Sentence, sentences

_MOST_BLOCKS = {"full": None, "excerpt": 2, "none": 0}
_WORDS_A_MINUTE = 220
_AROUND = 240
"""So many characters stand on either side of a sentence that is quoted."""


def shown_blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of ``article`` that its outlet's policy lets a page show."""
    return article.blocks[: _MOST_BLOCKS[article.source.text]]


def sentences_shown(article: Article) -> int:
    """How many of the article's sentences its outlet's policy lets its page show, from the first on."""
    most = _MOST_BLOCKS[article.source.text]
    return sum(most is None or sentence.block < most for sentence in sentences(article))


def passages(article: Article) -> tuple[Passage, ...]:
    """The article's text as far as its outlet's policy lets it be shown; cited sentences carry an anchor."""
    blocks = shown_blocks(article)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(article):
        by_block.setdefault(sentence.block, []).append(sentence)
    shown = [paragraph(block, by_block.get(number, [])) for number, block in enumerate(blocks)]
    return tuple(Passage(kind, tuple(run)) for kind, run in groupby(shown, key=lambda one: one.kind))


def in_its_paragraph(article: Article, receipt: Receipt, *, whole: bool) -> tuple[str, str, str]:
    """What stands before the sentence of ``receipt`` in its paragraph, the sentence, and what stands after it, cut at
    words where the paragraph is long; the sentence alone unless its page shows the ``whole``."""
    block = next(one for one in article.blocks if one.at <= receipt.start < one.at + len(one.text))
    start, end = receipt.start - block.at, receipt.end - block.at
    quote = block.text[start:end]
    if not whole:
        return "", quote, ""
    return _tail(block.text[:start]), quote, _tail(block.text[end:][::-1])[::-1]


def _tail(text: str) -> str:
    """The end of ``text``, from a word on where there is much of it."""
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def reading_minutes(words: int) -> int:
    """How many minutes ``words`` take at 220 words a minute, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def origin_link(member: Member) -> Url | None:
    """Where the article first stood."""
    return border.url(member.article.url) if member.article.url else None


def alone(story: Story, day: date | None) -> bool:
    """Whether ``story`` had one article up to ``day``: what came later changes nothing of what was told then."""
    return len(story.members) == 1 or sum(not m.day or not day or m.day <= day for m in story.members) == 1
