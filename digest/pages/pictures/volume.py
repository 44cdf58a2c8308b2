"""The archive by volume: five shades for a day's number of articles, and a year as a strip of weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from digest.pages.pictures.drawing import tidy
from digest.pages.shapes import Link
from digest.texts import Texts

STEPS = 5
WEEKS = 54
"""A leap year that begins on a Sunday lies in so many weeks."""
_CELL = 13
_NAMES = 18


@dataclass(frozen=True, slots=True)
class Shades:
    """The five steps: ``ends`` are the most articles that each of them holds."""

    ends: tuple[int, ...]

    def step(self, count: int) -> int:
        """The step, from 1, of a day with ``count`` articles."""
        return 1 + sum(count > end for end in self.ends[:-1])

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """Each step that is used, and which counts it holds: (1, "1–3")."""
        found, before = [], 0
        for step, end in enumerate(self.ends, 1):
            if end > before:
                found.append((step, f"{end}" if end == before + 1 else f"{before + 1}–{end}"))
                before = end
        return tuple(found)


def shades(counts: Iterable[int]) -> Shades:
    """Steps that hold about as many days each, whatever the biggest day is; ``counts`` are the articles of all days."""
    ordered = sorted(counts) or [0]
    return Shades(tuple(ordered[max(0, len(ordered) * step // STEPS - 1)] for step in range(1, STEPS + 1)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a strip: in hundredths of the width and in pixels, its step, and its edition."""

    x: float
    y: int
    step: int
    link: Link


@dataclass(frozen=True, slots=True)
class Strip:
    """A year of weeks from left to right, Monday above: its days with an edition, and above them its months."""

    cells: tuple[Cell, ...]
    months: tuple[tuple[float, str], ...]
    width: float = tidy(100 / WEEKS - 0.3)
    height: int = _CELL * 7 + _NAMES


def strip(year: int, editions: Mapping[date, Link], found: Shades, texts: Texts) -> Strip:
    """The year's ``editions``, each a link shaded by its number of articles."""
    first = date(year, 1, 1)
    monday = first - timedelta(first.weekday())

    def across(day: date) -> float:
        week = (day - monday).days // 7
        return tidy(100 / WEEKS * (WEEKS - 1 - week if texts.direction == "rtl" else week))

    return Strip(
        tuple(
            Cell(across(day), day.weekday() * _CELL + _NAMES, found.step(link.count), link)
            for day, link in sorted(editions.items())
        ),
        tuple((across(date(year, number, 15)), texts.initial(number)) for number in range(1, 13)),
    )
