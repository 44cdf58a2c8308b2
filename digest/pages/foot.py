"""What an edition shows beside its stories: those in one line, those without news, and what it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Coverage, Edition, Entry
from digest.pages import paths
from digest.pages.shapes import Link
from digest.pages.views import Views
from digest.texts import Texts

IN_FULL = 50
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
    links = tuple(Link(paths.article(m), m.article.source.name, mark=views.mark([m])) for m in others)
    return Line(shown, lead.article.source.name if lead else "", links, why)


def foot(views: Views, edition: Edition, briefs: Sequence[Entry]) -> dict[str, object]:
    """What stands below the stories of ``edition``; of its ``briefs`` those that are told in one line."""
    year, week, _ = edition.day.isocalendar()
    return {
        "lines": [line(views, entry) for entry in briefs[IN_FULL:]],
        "unchanged": [
            line(views, entry, views.texts.again(entry.why[0]) if entry.why else "") for entry in edition.unchanged
        ],
        "as_of": as_of(edition, views.texts),
        "made_of": made_of(edition.coverage, views.texts),
        "week": Link(paths.week(year, week), views.texts("archive.week_alone", week=week)),
    }


def as_of(edition: Edition, texts: Texts) -> str:
    """``18 March 2025, 17:40``: the newest time that an article of the edition gives, or its day."""
    value, day = edition.coverage.freshest, texts.short_day(edition.day)
    return texts("date.with_time", day=day, time=texts.clock(value)) if len(value) > len("2025-03-18") else day


def made_of(one: Coverage, texts: Texts) -> str:
    """``Read 14 articles of 6 sources: 12 used, 1 a copy, 1 left out as a draft.``"""
    used = "edition.used_undated" if one.undated else "edition.used"
    parts = [texts(used, n=one.used, undated=texts.number(one.undated))]
    parts += [texts("edition.copies", n=one.copies)] if one.copies else []
    parts += [texts("edition.nothing_new", n=one.unchanged)] if one.unchanged else []
    parts += [texts("edition.left_out", n=count, why=texts.again(why)) for why, count in one.withheld]
    articles, sources = texts("edition.articles", n=one.read), texts("edition.sources", n=one.sources)
    return texts("edition.made_of", articles=articles, sources=sources, parts=tuple(parts))
