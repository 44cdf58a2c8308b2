"""Receipts: where a sentence of a summary stands in its article, and the check that it does."""

from __future__ import annotations

import hashlib

from digest.model import Article, Point, Receipt
from digest.summarise.sentences import Sentence


def receipt(article: Article, sentence: Sentence) -> Receipt:
    """The receipt of ``sentence`` in ``article``."""
    return Receipt(article.id, sentence.number, sentence.start, sentence.end, _hash(sentence.text))


def checks(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of ``point`` leads to the text it names, and an unedited point says just that text."""
    if not point.receipts:
        return False
    texts = []
    for one in point.receipts:
        article = articles.get(one.article)
        text = article.text[one.start : one.end] if article else ""
        if not text or _hash(text) != one.sha256:
            return False
        texts.append(text)
    return bool(point.edits) or point.text in texts


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
