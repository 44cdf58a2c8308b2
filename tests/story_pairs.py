"""Pairs of sentences of two outlets, in invented words, from ``tests/data/story``: do they tell the same, and do their
figures differ?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "story"


@dataclass(frozen=True, slots=True)
class Pair:
    """What is ``said`` and what another outlet says; whether that bears it out, and why it does or does not."""

    said: str
    other: str
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Two sentences with a figure each, the days of March on which they were told, and what comes of it."""

    one: str
    other: str
    days: tuple[str, ...]
    found: str
    why: str


def twice(*, held_back: bool) -> list[Pair]:
    """One half of the sentences of which a reader who has read one does or does not learn something from the other."""
    return [Pair(one, two, found == "yes", why) for one, two, found, why in rows("twice.txt", held_back=held_back)]


def rows(name: str, *, held_back: bool) -> Iterator[list[str]]:
    """The rows of one half of the table ``name``."""
    halves = (FOLDER / name).read_text(encoding="utf-8").split("\nheld back\n")
    for line in halves[held_back].splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ")


def same(*, held_back: bool) -> list[Pair]:
    """One half of the sentences that do or do not tell the same."""
    return [Pair(one, two, found == "yes", why) for one, two, found, why in rows("same.txt", held_back=held_back)]


def figures(*, held_back: bool, name: str = "figures.txt") -> list[Figures]:
    """One half of the sentences whose figures differ, follow one another, or have nothing to do with each other; those
    of ``worded.txt`` do so in other words, and those of ``apart.txt`` are told alike and are not."""
    found = rows(name, held_back=held_back)
    return [Figures(one, two, tuple(days.split()), what, why) for one, two, days, what, why in found]
