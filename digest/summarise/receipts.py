"""Receipts: where a sentence of a summary stands in its article, and the check that it does."""

from __future__ import annotations

import hashlib

from digest.model import Article, Point, Quotation, Receipt
from digest.summarise.alone import place_of, redone, written_out
from digest.summarise.persons import full_name
from digest.summarise.sentences import Sentence


def receipt(article: Article, sentence: Sentence) -> Receipt:
    """The receipt of ``sentence`` in ``article``."""
    return Receipt(article.id, sentence.number, sentence.start, sentence.end, _hash(sentence.text))


def checks(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of ``point`` leads to the text it names and the first bears the point out: an unedited
    point says just that, an edited one what is left of it after the changes it names. A full name is the one that the
    article gives. Further receipts of that article are those of such names; of other articles, of who says the same."""
    texts = cited(point, articles)
    if not texts or not point.text or repaired(texts[0], point.edits) != point.text:
        return False
    article = point.receipts[0].article
    names = [both for edit in point.edits if (both := written_out(edit))[1]]
    own = [text for one, text in zip(point.receipts[1:], texts[1:], strict=True) if one.article == article]
    for short, full in names:
        given = full_name(articles[article].text, short.rpartition(" ")[2])
        if given != full or not any(place_of(text, full) >= 0 for text in own):
            return False
    return all(any(place_of(text, full) >= 0 for _, full in names) for text in own)


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
    if not all(one.article in articles for one in receipts):
        return False
    if any(_hash(articles[one.article].text[one.start : one.end]) != one.sha256 for one in receipts):
        return False
    for at, first in enumerate(receipts):
        last = first
        for one in receipts[at:]:
            if one.article == first.article and one.sentence - last.sentence in {0, 1}:
                last = one
        if text in articles[first.article].text[first.start : last.end]:
            return True
    return False


def speaks(quote: Quotation, articles: dict[str, Article]) -> bool:
    """Whether the speaker of ``quote``, if one is named, stands in a sentence that its receipts lead to."""
    spans = [articles[one.article].text[one.start : one.end] for one in quote.receipts if one.article in articles]
    return not quote.speaker or any(quote.speaker in span for span in spans)


def repaired(text: str, edits: tuple[str, ...]) -> str:
    """``text`` after the changes that ``edits`` name; a change with a name of no kind known here leaves nothing."""
    for edit in edits:
        text = redone(text, edit)
    return text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
