"""What a page shows of an article: as much of its text as its outlet's policy lets it, and nothing it says already."""

from __future__ import annotations

from itertools import groupby

from digest import border
from digest.model import Article, Block, Member, Url
from digest.pages.paragraphs import paragraph
from digest.pages.shapes import Passage
from digest.summarise import Sentence, sentences

_MOST_BLOCKS = {"full": None, "excerpt": 2, "none": 0}
_WORDS_A_MINUTE = 220


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


def reading_minutes(words: int) -> int:
    """How many minutes ``words`` take at 220 words a minute, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def origin_link(member: Member) -> Url | None:
    """Where the article first stood."""
    return border.url(member.article.url) if member.article.url else None
