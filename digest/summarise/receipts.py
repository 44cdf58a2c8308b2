"""Receipts: where a sentence of a summary stands in its article, and the check that it does."""

from __future__ import annotations

import hashlib

from digest.model import Article, Point, Receipt
from digest.summarise.alone import name_added, place_of, redone
from digest.summarise.sentences import Sentence


def receipt(article: Article, sentence: Sentence) -> Receipt:
    """The receipt of ``sentence`` in ``article``."""
    return Receipt(article.id, sentence.number, sentence.start, sentence.end, _hash(sentence.text))


def checks(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of ``point`` leads to the text it names and that text bears the point out: an unedited
    point says just that, an edited one what is left of it after the changes it names."""
    texts = cited(point, articles)
    names = [name for edit in point.edits if (name := name_added(edit))]
    if not all(any(place_of(text, name) >= 0 for text in texts) for name in names):
        return False
    return point.text in texts or any(repaired(text, point.edits) == point.text for text in texts)


def cited(point: Point, articles: dict[str, Article]) -> list[str]:
    """The texts that the receipts of ``point`` lead to; none where any of them leads to another text than it names."""
    texts = []
    for one in point.receipts:
        article = articles.get(one.article)
        text = article.text[one.start : one.end] if article else ""
        if not text or _hash(text) != one.sha256:
            return []
        texts.append(text)
    return texts


def leads(receipts: tuple[Receipt, ...], text: str, articles: dict[str, Article]) -> bool:
    """Whether ``receipts`` lead to what they name and ``text`` stands in one of their sentences, or in several that
    follow one upon the other."""
    known = [one for one in receipts if one.article in articles]
    if any(_hash(articles[one.article].text[one.start : one.end]) != one.sha256 for one in known):
        return False
    for at, first in enumerate(known):
        last = first
        for one in known[at:]:
            if one.article == first.article and one.sentence - last.sentence in {0, 1}:
                last = one
        if text in articles[first.article].text[first.start : last.end]:
            return True
    return False


def repaired(text: str, edits: tuple[str, ...]) -> str:
    """``text`` after the changes that ``edits`` name; a change with a name of no kind known here leaves nothing."""
    for edit in edits:
        text = redone(text, edit)
    return text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
