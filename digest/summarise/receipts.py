"""Receipts: where a sentence of a summary stands in its article, and the check that it does."""

from __future__ import annotations

import hashlib

from digest.model import Article, Point, Receipt
from digest.summarise.sentences import Sentence
from digest.words import words


def receipt(article: Article, sentence: Sentence) -> Receipt:
    """The receipt of ``sentence`` in ``article``."""
    return Receipt(article.id, sentence.number, sentence.start, sentence.end, _hash(sentence.text))


def checks(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of ``point`` leads to the text it names and that text bears the point out: an unedited
    point says just that, an edited one only words of it, in their order."""
    if not point.receipts:
        return False
    texts = []
    for one in point.receipts:
        article = articles.get(one.article)
        text = article.text[one.start : one.end] if article else ""
        if not text or _hash(text) != one.sha256:
            return False
        texts.append(text)
    return point.text in texts or (bool(point.edits) and any(_shortened(point.text, text) for text in texts))


def _shortened(text: str, whole: str) -> bool:
    """Whether ``text`` is ``whole`` with words left out: no word is new and none has moved."""
    rest = iter(words(whole))
    return all(word in rest for word in words(text))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
