"""Other summarisers on the set of ``digest eval summary``: the same clean texts, sentences, count and measures.

``peers_summary.py DATA`` prints their figures, ``--json`` as one object. The lead is always there; sumy's summarisers
where it is installed (``pip install -e '.[bench]'``). sumy would find sentences and words with data of NLTK's that must
be downloaded; it is given the sentences that digest finds, and words by the pattern with which it sifts its own. Its
stemmer and its stop words are its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from digest.config import Config
from digest.evaluate import summary
from digest.model import Article, Point, Receipt, Summary
from digest.stages import cleaner
from digest.summarise import Sentence, Summariser, sentences

MISSING = "sumy is not installed: its summarisers are not measured (pip install -e '.[bench]')"
SUMY = {
    "LexRank": ("lex_rank", "LexRankSummarizer"),
    "TextRank": ("text_rank", "TextRankSummarizer"),
    "LSA": ("lsa", "LsaSummarizer"),
    "Luhn": ("luhn", "LuhnSummarizer"),
}
"""sumy's summarisers: the module of each, and its class."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_DIGITS = 4

Choice = Callable[[Sequence[Sentence], int], Sequence[Sentence]]
"""Chooses so many of an article's sentences, in its order."""


class _Words:
    """What sumy asks of a tokenizer. Sentences it is never asked for, for it is given them."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(text))


def choosing(choose: Choice) -> Summariser:
    """A summariser whose summary is what ``choose`` takes."""

    def summarise(article: Article) -> Summary:
        chosen = tuple(_point(article, one) for one in choose(sentences(article), summary.SENTENCES))
        lede = chosen[0] if chosen else Point("", ())
        return Summary(article, article.title.value, lede, "extractive", chosen, ())

    return summarise


def _point(article: Article, one: Sentence) -> Point:
    sha256 = hashlib.sha256(one.text.encode()).hexdigest()
    return Point(one.text, (Receipt(article.id, one.number, one.start, one.end, sha256),))


def lead(parts: Sequence[Sentence], count: int) -> Sequence[Sentence]:
    """The first sentences."""
    return parts[:count]


def by_sumy(name: str) -> Choice:
    """What sumy's summariser ``name`` chooses; raises :class:`ImportError` where sumy is not installed."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph  # noqa: PLC0415 (an extra)
    from sumy.models.dom import Sentence as Theirs  # noqa: PLC0415
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    module, kind = SUMY[name]
    ranker = getattr(import_module(f"sumy.summarizers.{module}"), kind)(lru_cache(maxsize=None)(Stemmer("english")))
    ranker.stop_words = get_stop_words("english")
    words = _Words()

    def choose(parts: Sequence[Sentence], count: int) -> Sequence[Sentence]:
        theirs = [Theirs(one.text, words) for one in parts]
        ours = {id(one): part for one, part in zip(theirs, parts, strict=True)}
        return [ours[id(one)] for one in ranker(ObjectDocumentModel([Paragraph(theirs)]), count)]

    return choose


def peers() -> dict[str, Choice]:
    """The summarisers that can be measured here, by name."""
    found: dict[str, Choice] = {"lead": lead}
    try:
        return found | {name: by_sumy(name) for name in SUMY}
    except ImportError:
        return found


def figures(data: Path) -> dict[str, dict[str, float]]:
    """The figures of every peer for the set at ``data``, but those of receipts: none gives any of its own."""
    labelled = summary.articles(data, cleaner(Config()))
    return {name: _figures(labelled, choose) for name, choose in peers().items()}


def _figures(labelled: Sequence[summary.Labelled], choose: Choice) -> dict[str, float]:
    parts = [part for part in summary.measure(labelled, choosing(choose)).parts if part.name != "receipts"]
    return {key: round(value, _DIGITS) for part in parts for key, value in part.figures.items() if value is not None}


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; a peer that is not installed is told of and fails nothing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", dest="as_json", action="store_true", help="one object")
    asked = parser.parse_args(words)
    found: dict[str, Any] = figures(asked.data)
    if len(found) == 1:
        print(MISSING, file=sys.stderr)
    if asked.as_json:
        print(json.dumps(found))
        return 0
    for name, one in found.items():
        print(name.ljust(10), *(f"{key} {value:g}" for key, value in one.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
