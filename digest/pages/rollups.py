"""Roll-ups as pages: the stories of a week, a month or a year, and how they moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from digest.model import Moved, Page, Rollup
from digest.pages import paths
from digest.pages.days import bare_day, long_day, month_name, short_day
from digest.pages.pictures.moved import moved_picture
from digest.pages.shapes import Around, FiguresView, Link, Mark
from digest.pages.views import Views


@dataclass(frozen=True, slots=True)
class MovedView:
    """A story in a roll-up, as shown."""

    story: Link
    days: tuple[Link, ...]
    sources: tuple[Link, ...]
    articles: int
    first: tuple[Mark, ...]
    last: tuple[Mark, ...]
    figures: tuple[FiguresView, ...]
    score: float
    why: tuple[str, ...]


def moved(views: Views, rollup: Rollup) -> list[MovedView]:
    """The stories of ``rollup``, the biggest first."""
    return [_moved(views, one) for one in rollup.moved]


def _moved(views: Views, one: Moved) -> MovedView:
    return MovedView(
        Link(paths.story(one.story), one.title, one.articles),
        tuple(Link(paths.edition(day), bare_day(day)) for day in one.days),
        tuple(views.source_link(source) for source in one.sources),
        one.articles,
        views.told([one.first]) if one.first else (),
        views.told([one.last]) if one.last else (),
        views.differing(one.figures),
        one.score,
        one.why,
    )


def rollup_facts(views: Views, rollup: Rollup) -> dict[str, object]:
    """What the page of a week, a month or a year shows of its roll-up."""
    return {
        "moved": moved(views, rollup),
        "picture": moved_picture(rollup, views.texts),
        "stories": rollup.stories,
        "articles": rollup.articles,
        "rest": rollup.stories - len(rollup.moved),
    }


def of_kind(views: Views, kind: str) -> list[Rollup]:
    """The roll-ups of a kind, oldest first."""
    return [one for one in views.site.rollups if one.kind == kind]


def weeks(views: Views) -> Iterator[Page]:
    """A page for each week with an edition, by ISO 8601."""
    every = of_kind(views, "week")
    for place, one in enumerate(every):
        around = Around(
            week_link(every[place - 1]) if place else None,
            week_link(every[place + 1]) if place + 1 < len(every) else None,
        )
        days = [(Link(paths.edition(day), long_day(day)), count) for day, count in one.counts]
        months = sorted({(day.year, day.month) for day, _ in one.counts})
        facts = {
            "title": f"Week {one.number} of {one.year}",
            "span": f"{_day(one.first, one.last)} to {short_day(one.last)}",
            "days": days,
            "months": [Link(paths.month(*month), month_name(*month)) for month in months],
            "around": around,
        }
        yield Page(paths.week(one.year, one.number), "week.html", facts | rollup_facts(views, one))


def _day(first: date, last: date) -> str:
    return bare_day(first) if first.year == last.year else short_day(first)


def week_link(one: Rollup) -> Link:
    """The week's page under its number, with the number of its articles."""
    return Link(paths.week(one.year, one.number), f"Week {one.number} of {one.year}", one.articles)
