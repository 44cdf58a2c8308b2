"""Roll-ups as pages: the stories of a week, a month or a year, and how they moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.model import Moved, Page, Rollup
from digest.pages import paths
from digest.pages.pictures.moved import moved_picture
from digest.pages.shapes import Around, FiguresView, Link, Mark
from digest.pages.views import Views
from digest.texts import Texts


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
        replace(views.story_link(one.story), text=one.title, count=one.articles),
        tuple(Link(paths.edition(day), views.texts.bare_day(day)) for day in one.days),
        tuple(views.source_link(source) for source in one.sources),
        one.articles,
        views.told([one.first]) if one.first else (),
        views.told([one.last]) if one.last else (),
        views.differing(one.figures),
        one.score,
        views.again(one.why),
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
            week_link(views, every[place - 1]) if place else None,
            week_link(views, every[place + 1]) if place + 1 < len(every) else None,
        )
        days = [
            (Link(paths.edition(day), views.texts.begun(views.texts.long_day(day))), count) for day, count in one.counts
        ]
        months = sorted({(day.year, day.month) for day, _ in one.counts})
        facts = {
            "title": week_link(views, one).text,
            "span": views.texts("date.from_to", first=_first(views.texts, one), last=views.texts.short_day(one.last)),
            "days": days,
            "months": [views.month_link(*month) for month in months],
            "around": around,
            "book": paths.book(one.year, one.number),
        }
        yield Page(paths.week(one.year, one.number), "week.html", facts | rollup_facts(views, one))


def _first(texts: Texts, one: Rollup) -> str:
    return texts.bare_day(one.first) if one.first.year == one.last.year else texts.short_day(one.first)


def week_link(views: Views, one: Rollup) -> Link:
    """The week's page under its number, with the number of its articles."""
    text = views.texts("archive.week", week=one.number, year=one.year)
    return Link(paths.week(one.year, one.number), text, one.articles)
