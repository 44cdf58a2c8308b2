"""What every evaluation shares: an article read as a user's file, figures, and the cases behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.clean import Cleaner
from digest.errors import SourceError
from digest.ingest import read
from digest.model import Article, Kind, Payload

Figures = dict[str, float | int | None]
Outcome = Article | SourceError
"""An article, or why the cleaner refused it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One article of a set: its score (0 to 1), and what a person should see of it, told on demand."""

    id: str
    score: float
    notes: Callable[[], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one file of scraped texts, or of one side of a set, and its cases."""

    name: str
    figures: Figures
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A set's shape, as docs/quality.md calls it, and what was measured on it."""

    shape: Literal["clean_html", "clean_text", "metadata", "summary", "names", "stories", "duplicates"]
    parts: tuple[Measured, ...]


def worst(measured: Measured, count: int) -> list[Case]:
    """The ``count`` cases with the lowest scores, worst first."""
    return sorted(measured.cases, key=lambda case: (case.score, case.id))[:count]


def cleaned(clean: Cleaner, number: int, kind: Kind, data: bytes) -> Outcome:
    """What becomes of a file with ``data`` in it. Its name is a bare number: a set's own names may tell the date."""
    try:
        return clean(next(read(Payload(f"{number:04}.{kind}", kind, data))))
    except SourceError as error:
        return error


def counts(outcomes: Sequence[Outcome]) -> Figures:
    """How many articles there are, and how many of them were refused."""
    refused = sum(isinstance(outcome, SourceError) for outcome in outcomes)
    return {"articles": len(outcomes), "refused": refused}


def refusal(outcome: Outcome) -> Iterator[str]:
    """A line that says why the article was refused, where it was."""
    if isinstance(outcome, SourceError):
        yield f"refused: {outcome.what}"
