"""Receipts: where a sentence of a summary stands in its article, and the check that it does."""

from __future__ import annotations

import hashlib
import re

from digest.model import Article, Point, Receipt
from digest.summarise.sentences import Sentence

_LEADING = re.compile(r"dropped leading '(.+)'")


def receipt(article: Article, sentence: Sentence) -> Receipt:
    """The receipt of ``sentence`` in ``article``."""
    return Receipt(article.id, sentence.number, sentence.start, sentence.end, _hash(sentence.text))


def checks(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of ``point`` leads to the text it names and that text bears the point out: an unedited
    point says just that, an edited one what is left of it after the changes it names."""
    texts = cited(point, articles)
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
    """Whether some of ``receipts`` leads to a text that holds ``text``."""
    spans = [(one, articles[one.article].text[one.start : one.end]) for one in receipts if one.article in articles]
    return any(_hash(span) == one.sha256 and text in span for one, span in spans)


def repaired(text: str, edits: tuple[str, ...]) -> str:
    """``text`` after the changes that ``edits`` name; a change with a name of no kind known here leaves nothing."""
    for edit in edits:
        leading = _LEADING.fullmatch(edit)
        if leading is None or not text.startswith(leading[1]):
            return ""
        rest = text[len(leading[1]) :].lstrip(", ")
        text = rest[:1].upper() + rest[1:]
    return text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
