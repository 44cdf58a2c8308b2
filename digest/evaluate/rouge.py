"""ROUGE: the words that a summary has in common with the one an editor wrote, by the package rouge-score.

C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004. Words are stemmed by Porter's algorithm. The
package needs no data: it cuts words with a pattern of its own, and sentences for rougeLsum at line breaks alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest.errors import MachineError

MEASURES = ("rouge1", "rouge2", "rougeLsum")

Scores = dict[str, float]
"""By the name of the measure, its F1, 0 to 1."""

NOTHING: Scores = dict.fromkeys(MEASURES, 0.0)
"""What an empty summary scores."""


def scorer() -> Callable[[Sequence[str], Sequence[str]], Scores]:
    """What scores the sentences of a summary against the lines of the one wanted.

    Raises :class:`MachineError` where the package is not installed.
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 (an extra, and slow to load)
    except ImportError:
        hint = "pip install rouge-score, or digest with its extra 'eval'"
        raise MachineError("the package rouge-score, which measures summaries, is not installed", hint=hint) from None
    measured = RougeScorer(list(MEASURES), use_stemmer=True)

    def score(found: Sequence[str], wanted: Sequence[str]) -> Scores:
        scores = measured.score("\n".join(wanted), "\n".join(found))
        return {name: float(scores[name].fmeasure) for name in MEASURES}

    return score


def mean(scores: Sequence[Scores]) -> Scores:
    """The mean of each measure; 0 for none."""
    return {name: sum(one[name] for one in scores) / max(1, len(scores)) for name in MEASURES}
