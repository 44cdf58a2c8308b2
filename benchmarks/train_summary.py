"""Makes ``digest/summarise/weights.json``, the weights by which sentences are chosen for a summary.

    python -m pip install -e '.[train]'
    python benchmarks/train_summary.py ../shared/data/summary [--write]

Learns from articles with the highlights that their editors wrote. First how likely each word of an article is to stand
in the highlights (logistic regression); then, for each sentence that can be read alone, how much better a summary gets
with it: each sentence stands in turn in the place of one of the three that the words alone would choose, and a ridge
regression over the features learns what that gave, measured as the sum of ROUGE-1, ROUGE-L and four times ROUGE-2,
which varies a quarter as much. Prints what weights give on articles that they were not learned from (five folds), then
learns from all and, with ``--write``, keeps the result. The same data give the same weights. No part of the tests: it
takes two minutes and needs numpy.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.tokenizers import DefaultTokenizer

from digest.clean import Cleaner
from digest.evaluate import rouge
from digest.evaluate.summary import SENTENCES, articles
from digest.model import Article
from digest.summarise import ranking
from digest.summarise.extractive import Candidates, Extractive
from digest.summarise.features import FEATURES, WORD_FEATURES, Wording, rows, terms, told, word_features
from digest.summarise.ranking import Weights
from digest.summarise.sentences import Sentence, sentences

Array = np.ndarray[Any, np.dtype[np.float64]]
OUT = Path(ranking.__file__).with_name("weights.json")
FOLDS = 5
WORD_PENALTY, SENTENCE_PENALTY = 0.1, 5.0
LIKELY = 0.08
"""From which likelihood a word counts: of the others there are four times as many, and together they say nothing."""
SENTENCES_WEIGH = 0.0175
"""How much a standard deviation of what speaks for a sentence counts: as much as this share of expected F."""
PAIRS = 4.0
"""How much ROUGE-2 counts in what is learned: it varies a quarter as much as the other two."""


@dataclass(slots=True)
class Example:
    """An article with its highlights: tokens as ROUGE sees them, features of words and of sentences."""

    id: str
    article: Article
    highlights: Sequence[str]
    parts: tuple[Sentence, ...]
    tokens: list[list[str]]
    lines: list[list[str]]
    matched: list[list[list[int]]]
    rows: Array
    word_rows: Array
    said: Array

    @classmethod
    def of(cls, name: str, article: Article, highlights: Sequence[str]) -> Example:
        """The example of the article called ``name``."""
        split = DefaultTokenizer(use_stemmer=True).tokenize
        parts = sentences(article)
        wording = Wording.of(article.title.value, [one.text for one in parts])
        known = {word for line in highlights for word, _ in terms(line)}
        words = told(wording)
        tokens, lines = [split(one.text) for one in parts], [split(line) for line in highlights]
        return cls(
            name,
            article,
            highlights,
            parts,
            tokens,
            lines,
            [[common(line, one) for line in lines] for one in tokens],
            np.array(rows(parts, wording)).reshape(-1, len(FEATURES)),
            np.array([word_features(wording, word) for word in words]).reshape(-1, len(WORD_FEATURES)),
            np.array([word in known for word in words], dtype=float),
        )

    def score(self, chosen: Sequence[int]) -> float:
        """ROUGE-1 + ROUGE-L of the summary + :data:`PAIRS` times ROUGE-2, each F1."""
        wanted = [token for line in self.lines for token in line]
        found = [token for one in chosen for token in self.tokens[one]]
        ones, others = Counter(found), Counter(wanted)
        longest = 0
        left, right = Counter(found), Counter(wanted)
        for number, line in enumerate(self.lines):
            for at in sorted({at for one in chosen for at in self.matched[one][number]}):
                if left[line[at]] > 0 and right[line[at]] > 0:
                    left[line[at]] -= 1
                    right[line[at]] -= 1
                    longest += 1
        pairs = Counter(pairwise(found)) & Counter(pairwise(wanted))
        return (
            balanced((ones & others).total(), len(found), len(wanted))
            + balanced(longest, len(found), len(wanted))
            + PAIRS * balanced(pairs.total(), len(found) - 1, len(wanted) - 1)
        )


def balanced(shared: int, found: int, wanted: int) -> float:
    """F1 of ``shared`` among so many found and wanted."""
    return 2 * shared / (found + wanted) if shared else 0.0


def common(line: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in ``line`` of its longest common subsequence with ``other``, as rouge-score finds it."""
    table = [[0] * (len(other) + 1)]
    for one in line:
        above, row = table[-1], [0]
        for at, two in enumerate(other):
            row.append(above[at] + 1 if one == two else max(above[at + 1], row[at]))
        table.append(row)
    down, across, places = len(line), len(other), []
    while down and across:
        if line[down - 1] == other[across - 1]:
            down, across = down - 1, across - 1
            places.append(down)
        elif table[down][across - 1] > table[down - 1][across]:
            across -= 1
        else:
            down -= 1
    return places


def logistic(rows: Array, said: Array) -> tuple[Array, float]:
    """Weights and constant of a logistic regression, by Newton's method, with a small penalty on the weights."""
    whole = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.diag([WORD_PENALTY] * rows.shape[1] + [0.0])
    found = np.zeros(whole.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-whole @ found))
        slope = whole.T @ (said - likely) - penalty @ found
        step = np.linalg.solve((whole * (likely * (1 - likely))[:, None]).T @ whole + penalty, slope)
        found = found + step
        if np.abs(step).max() < 1e-9:
            break
    return found[:-1], float(found[-1])


def gains(example: Example, chosen: Sequence[int]) -> Array:
    """What each sentence of ``example`` gives in the place of one of the ``chosen``, on average."""
    found = np.zeros(len(example.parts))
    for one in chosen:
        rest = [other for other in chosen if other != one]
        for number in range(len(found)):
            found[number] += example.score(sorted({*rest, number})) / len(chosen)
    return found


def centred(values: Array) -> Array:
    """``values`` of one article's sentences, each column against its mean there."""
    return values - values.mean(axis=0) if len(values) else values


def learned(examples: Sequence[Example]) -> Weights:
    """The weights that ``examples`` teach."""
    words, usual = logistic(np.vstack([one.word_rows for one in examples]), np.hstack([one.said for one in examples]))
    length = sum(len(line) for one in examples for line in one.lines) / len(examples)
    by = Weights(tuple(map(float, words)), (0.0,) * len(FEATURES), usual, LIKELY, 0.0, round(length, 1))
    free: list[Array] = []
    wanted: list[Array] = []
    for one in examples:
        ready = Candidates.of(one.article, one.parts, by)
        open_to_choice = [number for number in sorted(ready.usable) if not ready.leans(number)]
        free.append(centred(one.rows[open_to_choice]))
        wanted.append(centred(gains(one, ready.chosen(SENTENCES, 0, following=True))[open_to_choice]))
    table, gained = np.vstack(free), np.hstack(wanted)
    square = table.T @ table + SENTENCE_PENALTY * np.eye(table.shape[1])
    weights = np.linalg.solve(square, table.T @ gained)
    spread = float((table @ weights).std())
    return replace(by, sentence=tuple(map(float, weights)), sentences=SENTENCES_WEIGH / spread)


def measured(examples: Sequence[Example], by: Sequence[Weights]) -> rouge.Scores:
    """Mean ROUGE of the whole summariser, repairs and all, with the weights ``by`` for each example."""
    score = rouge.scorer()
    found = []
    for one, weights in zip(examples, by, strict=True):
        summary = Extractive(SENTENCES, 0, weights)(one.article)
        found.append(score([point.text for point in summary.sentences], one.highlights))
    return {name: round(value, 4) for name, value in rouge.mean(found).items()}


def fold(name: str) -> int:
    """The fold of the article called ``name``: the same on every machine."""
    return zlib.crc32(name.encode()) % FOLDS


def rounded(by: Weights) -> dict[str, Any]:
    """``by`` as weights.json has it."""
    return {
        "words": {name: round(value, 4) for name, value in zip(WORD_FEATURES, by.words, strict=True)},
        "usual": round(by.usual, 4),
        "likely": by.likely,
        "sentence": {name: round(value, 4) for name, value in zip(FEATURES, by.sentence, strict=True)},
        "sentences": round(by.sentences, 4),
        "length": by.length,
    }


def main() -> None:
    """Learns, measures, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    asked = parser.parse_args()
    labelled = articles(asked.data, Cleaner(UTC))
    examples = [Example.of(row.id, one, row.highlights) for row, one in labelled if isinstance(one, Article)]
    by_fold = [learned([one for one in examples if fold(one.id) != number]) for number in range(FOLDS)]
    unseen = measured(examples, [by_fold[fold(one.id)] for one in examples])
    print(f"{len(examples)} articles; on those not learned from: {unseen}")
    by = learned(examples)
    print(f"on all, learned from all: {measured(examples, [by] * len(examples))}")
    table = {"made by": "benchmarks/train_summary.py", "on articles not seen": unseen, "weights": rounded(by)}
    for name, value in sorted(zip(FEATURES, by.sentence, strict=True), key=lambda pair: -abs(pair[1])):
        print(f"{value:8.4f}  {name}")
    if asked.write:
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
