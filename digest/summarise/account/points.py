"""What point a sentence makes in the account of a story, and whether it may be shown there alone."""

from __future__ import annotations

from collections.abc import Container

from digest.model import Article, Point, Summary
from digest.summarise.account.standing import in_pieces
from digest.summarise.alone import asks
from digest.summarise.leaning import leans
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence

LEDE, CHOSEN, OTHER = range(3)
_NO_OPENERS = frozenset("We I You Our My Your One Some Others Asked".split())
"""What may open a sentence of one article, not one of an account of many."""

Ranks = dict[int, tuple[int, Point]]
"""By number of a sentence, its rank in the summary of its article, and the point it makes there."""


def ranks_of(summary: Summary) -> Ranks:
    """Where the ranker put the sentences that it chose; of an outlet whose text may not be shown whole, those shown.
    What a model or a hand wrote is no sentence of the article, and says nothing of its witnesses."""
    own = summary.sentences if summary.method == "extractive" else ()
    chosen = (*own, *(summary.points if summary.article.source.text == "full" else ()))
    ranks = {point.receipts[0].sentence: (CHOSEN, point) for point in chosen}
    return ranks | {one.sentence: (LEDE, summary.lede) for one in summary.lede.receipts[:1]}


def point_of(article: Article, part: Sentence, ranks: Ranks, whole: Container[int]) -> tuple[int, Point, bool]:
    """The rank of a sentence in the summary of its article, the point it makes, and whether that may stand alone;
    ``whole`` are the numbers of those that are no fragments."""
    rank, point = ranks.get(part.number, (OTHER, Point(part.text, (receipt(article, part),))))
    shown = rank < OTHER or (article.source.text == "full" and part.number in whole and not asks(part.text))
    opener = point.text.split(" ", 1)[0]
    return rank, point, shown and opener not in _NO_OPENERS and not in_pieces(point.text) and not leans(point.text)
