"""``digest eval clean``: the readers and the cleaner, run on a labelled set as on a user's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path

from digest.clean import Cleaner
from digest.errors import SourceError
from digest.evaluate import metadata, sets, shingles
from digest.evaluate.cases import Case, Evaluation, Figures, Measured, Outcome, cleaned, counts, refusal
from digest.evaluate.sets import Expected, TextRow
from digest.evaluate.shingles import Score
from digest.model import Article


def evaluate(data: Path, clean: Cleaner) -> Evaluation:
    """The figures for the set at ``data``, whose shape is told by what lies there.

    Raises :class:`SettingsError` where nothing is there, :class:`ContentError` where it is no set or a broken one.
    """
    if not sets.is_pages(data):
        files = sets.text_files(data)
        parts = [_texts(name, list(sets.rows(path, TextRow)), clean) for name, path in files.items()]
        return Evaluation("clean_text", tuple(parts))
    return _pages(data, clean)


def _text(outcome: Outcome) -> str:
    return outcome.text if isinstance(outcome, Article) else ""


def _texts(name: str, rows: Sequence[TextRow], clean: Cleaner) -> Measured:
    outcomes = [cleaned(clean, number, "txt", row.raw.encode()) for number, row in enumerate(rows)]
    texts = [_text(outcome) for outcome in outcomes]
    scores = [shingles.score(text, row.gold) for text, row in zip(texts, rows, strict=True)]
    ours = shingles.mean(scores)
    raw = shingles.mean([shingles.score(row.raw, row.gold) for row in rows])
    best = shingles.mean([shingles.score(row.best, row.gold) for row in rows])
    wanted = max(1, sum(len(shingles.tokens(row.gold)) for row in rows))
    lost = sum(shingles.lost(text, row.gold) for text, row in zip(texts, rows, strict=True)) / wanted
    raw_lost = sum(shingles.lost(row.raw, row.gold) for row in rows) / wanted
    figures = counts(outcomes) | _shares(ours)
    figures |= {"raw_f1": raw.f1, "best_f1": best.f1, "recovered": shingles.recovered(ours.f1, raw.f1, best.f1)}
    figures |= {"lost": lost, "raw_lost": raw_lost, "lost_over_raw": lost - raw_lost}
    labelled = zip(rows, outcomes, scores, strict=True)
    cases = [Case(row.id, score.f1, partial(_noise, outcome, row.gold)) for row, outcome, score in labelled]
    return Measured(name, figures, tuple(cases))


def _shares(score: Score) -> Figures:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def _pages(data: Path, clean: Cleaner) -> Evaluation:
    """The figures of saved pages, cleaned in UTC, in which their dates are compared."""
    clean = replace(clean, zone=UTC)
    rows = sets.page_rows(data)
    outcomes = [cleaned(clean, number, "html", sets.page(data, row)) for number, row in enumerate(rows)]
    labelled = list(zip(rows, outcomes, strict=True))
    known = [(row.id, outcome, row.expected) for row, outcome in labelled if row.expected is not None]
    chosen = [(row.id, outcome, row.gold) for row, outcome in labelled if row.gold is not None]
    parts = [_known(known)] if known else []
    parts += [_chosen(chosen)] if chosen else []
    return Evaluation("metadata" if known else "clean_html", tuple(parts))


def _chosen(pages: Sequence[tuple[str, Outcome, str]]) -> Measured:
    scores = [shingles.score(_text(outcome), gold) for _, outcome, gold in pages]
    figures = counts([outcome for _, outcome, _ in pages]) | _shares(shingles.mean(scores))
    labelled = zip(pages, scores, strict=True)
    cases = [Case(name, score.f1, partial(_noise, outcome, gold)) for (name, outcome, gold), score in labelled]
    return Measured("text", figures, tuple(cases))


def _known(pages: Sequence[tuple[str, Outcome, Expected]]) -> Measured:
    pairs = [(outcome if isinstance(outcome, Article) else None, one) for _, outcome, one in pages]
    dates = [
        metadata.same_date(article.dated.value if article else None, one.publishing_date)
        for article, one in pairs
        if one.publishing_date is not None
    ]
    titles = [
        metadata.same_title(article.title.value if article else None, one.title)
        for article, one in pairs
        if one.title is not None
    ]
    people = metadata.authors(pairs)
    figures = counts([outcome for _, outcome, _ in pages])
    figures |= {"date_accuracy": metadata.accuracy(dates), "author_f1": people.f1}
    figures |= {"author_precision": people.precision, "author_recall": people.recall}
    figures |= {"title_exact": metadata.accuracy(titles)}
    cases = [
        Case(name, 1 - len(list(metadata.wrong(*pair))) / 3, partial(_fields, outcome, pair))
        for (name, outcome, _), pair in zip(pages, pairs, strict=True)
    ]
    return Measured("metadata", figures, tuple(cases))


def _fields(outcome: Outcome, pair: tuple[Article | None, Expected]) -> Iterator[str]:
    yield from refusal(outcome)
    yield from metadata.wrong(*pair)


def _noise(outcome: Outcome, gold: str) -> Iterator[str]:
    """The lines taken that a person kept, the lines kept that a person did not, and those that were never read."""
    yield from refusal(outcome)
    if isinstance(outcome, SourceError):
        return
    wanted = shingles.finder(gold)
    yield from (f"taken [{one.rule}] {one.text}" for one in outcome.removals if wanted(one.text))
    yield from (
        f"kept {block.text}" for block in outcome.blocks if not wanted(block.text) and shingles.tokens(block.text)
    )
    seen = shingles.finder("\n".join((outcome.text, *(one.text for one in outcome.removals))))
    yield from (f"not read {line.strip()}" for line in gold.splitlines() if line.strip() and not seen(line))
