"""What an edition shows beside its stories: those in one line, those without news, and what it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Coverage, Edition, Entry
from digest.pages import paths
from digest.pages.days import short_day
from digest.pages.shapes import Link
from digest.pages.views import Views

IN_FULL = 60
"""How many briefs an edition tells with a sentence; the others are a list of headlines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A story in one line: its headline, the outlet of that, its other articles under their outlets' names, and why it
    has no more than a line."""

    headline: Link
    source: str
    others: tuple[Link, ...]
    why: str = ""


def line(views: Views, entry: Entry, why: str = "") -> Line:
    """``entry`` in one line, with a link to each of its articles."""
    shown = views.headline(entry)
    lead = next((m for m in entry.members if paths.article(m) == shown.path), None)
    others = [m for m in entry.members if m is not lead]
    links = tuple(Link(paths.article(m), m.article.source.name) for m in others)
    return Line(shown, lead.article.source.name if lead else "", links, why)


def foot(views: Views, edition: Edition, briefs: Sequence[Entry]) -> dict[str, object]:
    """What stands below the stories of ``edition``; of its ``briefs`` those that are told in one line."""
    year, week, _ = edition.day.isocalendar()
    return {
        "lines": [line(views, entry) for entry in briefs[IN_FULL:]],
        "unchanged": [line(views, entry, entry.why[0] if entry.why else "") for entry in edition.unchanged],
        "as_of": as_of(edition),
        "made_of": made_of(edition.coverage),
        "week": Link(paths.week(year, week), f"Week {week}"),
    }


def as_of(edition: Edition) -> str:
    """``18 March 2025, 17:40``: the newest time that an article of the edition gives, or its day."""
    value = edition.coverage.freshest
    return f"{short_day(edition.day)}, {value[11:16]}" if len(value) > len("2025-03-18") else short_day(edition.day)


def made_of(one: Coverage) -> str:
    """``Read 14 articles of 6 sources: 12 used, 1 a copy, 1 a draft.``"""
    parts = [f"{one.used} used" + (f" ({one.undated} without a date of its own)" if one.undated else "")]
    parts += [f"{one.copies} a copy" if one.copies == 1 else f"{one.copies} copies"] if one.copies else []
    parts += [f"{one.unchanged} with nothing new"] if one.unchanged else []
    parts += [f"{count} left out as {why}" for why, count in one.withheld]
    return f"Read {_many(one.read, 'article')} of {_many(one.sources, 'source')}: {', '.join(parts)}."


def _many(count: int, name: str) -> str:
    return f"{count} {name if count == 1 else name + 's'}"
