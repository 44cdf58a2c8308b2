"""Articles by their days, the order in which all is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from digest.model import Article


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day, in order of path; ``date.max`` stands for those without a date."""

    day: date
    articles: tuple[Article, ...]


def days(articles: Sequence[Article]) -> list[Day]:
    """``articles`` by day, oldest first; the undated come last."""
    ordered = sorted(articles, key=lambda a: (a.dated.day or date.max, a.path, a.id))
    return [Day(day, tuple(group)) for day, group in groupby(ordered, key=lambda a: a.dated.day or date.max)]
