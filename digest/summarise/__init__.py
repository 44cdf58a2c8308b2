"""Summarisers: from an article to what it says in short, every sentence with its receipt.

A summariser is a frozen dataclass whose call is the work; the table names those that ``--method`` may choose.
"""

from __future__ import annotations

from collections.abc import Callable

from digest.model import Article, Summary
from digest.summarise.extractive import NO_SENTENCE, Extractive
from digest.summarise.model import follows
from digest.summarise.receipts import checks, leads, speaks
from digest.summarise.sentences import Sentence, sentences, split

__all__ = [
    "METHODS",
    "NO_SENTENCE",
    "SUMMARISERS",
    "Extractive",
    "Sentence",
    "Summariser",
    "checks",
    "follows",
    "leads",
    "sentences",
    "speaks",
    "split",
]

Summariser = Callable[[Article], Summary]

SUMMARISERS: dict[str, Callable[[int, int], Summariser]] = {"extractive": Extractive}
"""By name, what makes a summariser of so many sentences and at most so many words (0: any number)."""

METHODS = (*SUMMARISERS, "model")
"""What ``--method`` and ``[summary] method`` may name; a model stands upon one of the table, for where it fails."""
