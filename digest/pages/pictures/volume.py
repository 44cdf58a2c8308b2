"""The archive by volume: five shades for a day's number of articles, and a year as a strip of weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from digest.pages.pictures.drawing import Stroke, tidy
from digest.texts import Texts

STEPS = 5
_LEAST = 2
"""A strip has days of so many months at least: one month is seen better in its calendar."""


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
class Strip:
    """A year of weeks from left to right, a column each, Monday above: its days by shade, and where its months begin.

    In ``strokes`` a week is one wide and a day one high; runs of days are lines that the style sheet cuts into days.
    """

    strokes: tuple[Stroke, ...]
    months: tuple[tuple[float, str], ...]
    weeks: int


def strip(year: int, counts: Mapping[date, int], found: Shades, texts: Texts) -> Strip | None:
    """The year's days shaded by their number of articles, those without an edition too; ``counts`` has the others.
    None where they are of one month only."""
    if len({day.month for day in counts}) < _LEAST:
        return None
    first = date(year, 1, 1)
    days = [first + timedelta(number) for number in range((date(year + 1, 1, 1) - first).days)]
    count = (days[-1].timetuple().tm_yday + first.weekday() + 6) // 7

    def across(day: date) -> int:
        week = (day.timetuple().tm_yday - 1 + first.weekday()) // 7
        return count - 1 - week if texts.direction == "rtl" else week

    weeks: dict[int, dict[int, str]] = defaultdict(dict)
    for day in days:
        weeks[across(day)][day.weekday()] = f"v{found.step(counts[day])}" if day in counts else "none"
    return Strip(
        tuple(Stroke(kind, path) for kind, path in sorted(_runs(weeks).items())),
        tuple((tidy(100 / count * across(date(year, number, 15))), texts.initial(number)) for number in range(1, 13)),
        count,
    )


def _runs(weeks: Mapping[int, Mapping[int, str]]) -> dict[str, str]:
    """A path of each kind: days of a week that follow one another and are of one kind are one line."""
    paths: dict[str, str] = defaultdict(str)
    for week, kinds in weeks.items():
        for kind, run in groupby(sorted(kinds), key=lambda day: kinds[day]):
            found = list(run)
            paths[kind] += f"M{week} {found[0]}v{len(found)}"
    return paths
