"""``digest eval summary``: articles cleaned and summarised as a user's, held against their editors' highlights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.clean import Cleaner
from digest.evaluate import readability, rouge, sets
from digest.evaluate.cases import Case, Evaluation, Figures, Measured, Outcome, cleaned, counts, refusal
from digest.evaluate.rouge import Scores
from digest.evaluate.sets import SummaryRow
from digest.model import Article, Point, Summary
from digest.summarise import Summariser, checks, leads

SENTENCES = 3
"""How long every summary is, whatever a site says, so that figures can be compared."""

Labelled = tuple[SummaryRow, Outcome]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence of a summary, and what is wrong with it."""

    text: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of one row: no summary where the cleaner refused it."""

    row: SummaryRow
    outcome: Outcome
    scores: Scores
    summary: Summary | None
    read: tuple[_Read, ...] = ()
    receipts: tuple[tuple[str, bool], ...] = ()
    others: tuple[tuple[str, bool], ...] = ()

    @property
    def rouge(self) -> float:
        """The mean of the ROUGE measures, to sort by."""
        return sum(self.scores.values()) / len(self.scores)


def evaluate(data: Path, clean: Cleaner, summarise: Summariser) -> Evaluation:
    """The figures of ``summarise``, which makes summaries of :data:`SENTENCES`, for the set at ``data``.

    Raises :class:`SettingsError` where nothing is there, :class:`ContentError` where it is no set or a broken one, and
    :class:`MachineError` where the package that measures is not installed.
    """
    return measure(articles(data, clean), summarise)


def articles(data: Path, clean: Cleaner) -> list[Labelled]:
    """The rows of all files at ``data``, which are one set, and what the cleaner makes of each."""
    rows = [row for path in sets.text_files(data).values() for row in sets.rows(path, SummaryRow)]
    return [(row, cleaned(clean, number, "txt", row.raw.encode())) for number, row in enumerate(rows)]


def measure(labelled: Sequence[Labelled], summarise: Summariser) -> Evaluation:
    """The figures of ``summarise`` for articles that are already clean."""
    score = rouge.scorer()
    told = []
    for row, outcome in labelled:
        if not isinstance(outcome, Article):
            told.append(_Told(row, outcome, rouge.NOTHING, None))
            continue
        summary = summarise(outcome)
        scores = score([point.text for point in summary.sentences], row.highlights)
        own, others = tuple(_receipts(outcome, summary)), tuple(_other_receipts(outcome, summary))
        told.append(_Told(row, outcome, scores, summary, tuple(_read(outcome, summary.sentences)), own, others))
    return Evaluation("summary", (_rouge(told), _receipt(told), _reading(told)))


def _receipts(article: Article, summary: Summary) -> Iterator[tuple[str, bool]]:
    """The summary's sentences, and whether their receipts lead to them in ``article``, the one that it was made of."""
    known = {article.id: article}
    yield from ((point.text, checks(point, known)) for point in summary.sentences)


def _other_receipts(article: Article, summary: Summary) -> Iterator[tuple[str, bool]]:
    """The same of all else that a summary says."""
    known = {article.id: article}
    points = (*((summary.lede,) if summary.lede.text else ()), *summary.points, *summary.matters, *summary.next)
    yield from ((point.text, checks(point, known)) for point in points)
    yield from ((quote.text, leads(quote.receipts, quote.text, known)) for quote in summary.quotes)
    yield from ((number.text, leads(number.receipts, number.text, known)) for number in summary.numbers)


def _read(article: Article, points: Sequence[Point]) -> Iterator[_Read]:
    for number, point in enumerate(points):
        follows = number > 0 and _follows(article, points[number - 1], point)
        yield _Read(point.text, tuple(readability.faults(point.text, follows=follows)))


def _follows(article: Article, before: Point, point: Point) -> bool:
    """Whether nothing stands between the two in the article."""
    if not before.receipts or not point.receipts:
        return False
    end, start = before.receipts[-1].end, point.receipts[0].start
    return end <= start and not article.text[end:start].strip()


def _rouge(told: Sequence[_Told]) -> Measured:
    figures = counts([one.outcome for one in told]) | rouge.mean([one.scores for one in told])
    return Measured("rouge", figures, tuple(Case(one.row.id, one.rouge, partial(_beside, one)) for one in told))


def _beside(one: _Told) -> Iterator[str]:
    """The summary, each sentence with what is wrong with it, then the highlights."""
    yield from refusal(one.outcome)
    for read in one.read:
        yield f"summary {_marked(read)}"
    yield from (f"highlight {text}" for text in one.row.highlights)


def _marked(read: _Read) -> str:
    return f"[{', '.join(read.faults)}] {read.text}" if read.faults else read.text


def _receipt(told: Sequence[_Told]) -> Measured:
    own = [right for one in told for _, right in one.receipts]
    others = [right for one in told for _, right in one.others]
    points = [point for one in told if one.summary for point in one.summary.sentences]
    figures: Figures = {"receipts": _share(own), "other_receipts": _share(others)}
    figures["unedited"] = _share([not point.edits for point in points])
    return Measured("receipts", figures, tuple(_wrong_receipts(told)))


def _wrong_receipts(told: Sequence[_Told]) -> Iterator[Case]:
    for one in told:
        said = (*one.receipts, *one.others)
        wrong = [text for text, right in said if not right]
        if wrong:
            yield Case(one.row.id, 1 - len(wrong) / len(said), partial(iter, [f"no receipt {text}" for text in wrong]))


def _reading(told: Sequence[_Told]) -> Measured:
    summaries = [one.read for one in told if one.summary is not None]
    read = [sentence for summary in summaries for sentence in summary]
    found = Counter(fault for sentence in read for fault in sentence.faults)
    figures: Figures = {
        "sentences": _mean([len(summary) for summary in summaries]),
        "full": _share([len(summary) >= SENTENCES for summary in summaries]),
        "words": _mean([sum(len(sentence.text.split()) for sentence in summary) for summary in summaries]),
        "flesch": readability.flesch([sentence.text for sentence in read]),
        "alone": _share([not sentence.faults for sentence in read]),
        "lede_alone": _share([not _lede_faults(one.summary) for one in told if one.summary]),
    }
    figures |= {fault: found[fault] / len(read) if read else None for fault in readability.FAULTS}
    cases = [
        Case(one.row.id, _alone(one.read), partial(map, _marked, one.read))
        for one in told
        if any(sentence.faults for sentence in one.read)
    ]
    return Measured("reading", figures, tuple(cases))


def _lede_faults(summary: Summary) -> tuple[str, ...]:
    return tuple(readability.faults(summary.lede.text, follows=False))


def _alone(read: Sequence[_Read]) -> float:
    return sum(not sentence.faults for sentence in read) / max(1, len(read))


def _share(verdicts: Sequence[bool]) -> float | None:
    return sum(verdicts) / len(verdicts) if verdicts else None


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
