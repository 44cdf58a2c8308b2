"""The archive: every edition by year and month, each month with its calendar, and the articles without a date."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.model import Edition, Page
from digest.pages import paths
from digest.pages.lists import by_age
from digest.pages.rollups import of_kind, rollup_facts, week_link
from digest.pages.shapes import Around, Link
from digest.pages.stories import by_month, month_link
from digest.pages.views import Views

_UNDATED = 12
"""So many articles without a date of their own stand on the archive's first page; their list has them all."""


def archive(views: Views) -> Iterator[Page]:
    """Every edition by year and month, each month with its calendar, and the articles without a date."""
    months: dict[tuple[int, int], list[Edition]] = defaultdict(list)
    for edition in views.site.editions:
        months[edition.day.year, edition.day.month].append(edition)
    sheets = {key: _sheet(views, *key, found) for key, found in months.items()}
    order = sorted(months)
    began = by_month(views.site.stories)
    rolled = {(one.kind, one.year, one.number): one for one in views.site.rollups}
    for place, (year, number) in enumerate(order):
        around = Around(
            _month_link(views, order[place - 1], months) if place else None,
            _month_link(views, order[place + 1], months) if place + 1 < len(order) else None,
        )
        facts = {
            "title": views.texts.begun(views.texts.month_name(year, number)),
            "sheet": sheets[year, number],
            "around": around,
            "editions": _rows(views, months[year, number]),
            "weeks": _weeks(views, months[year, number]),
            "began": month_link(views, (year, number), began[year, number]) if (year, number) in began else None,
            **rollup_facts(views, rolled["month", year, number]),
        }
        yield Page(paths.month(year, number), "month.html", facts | {"year": Link(paths.year(year), str(year))})
    years = sorted({year for year, _ in order}, reverse=True)
    for year in years:
        found = [sheets[key] for key in order if key[0] == year]
        facts = {
            "title": str(year),
            "sheets": found,
            "weeks": _weeks(views, [e for e in views.site.editions if e.day.year == year]),
        }
        yield Page(paths.year(year), "year.html", facts | rollup_facts(views, rolled["year", year, 0]))
    by_year = [
        (Link(paths.year(year), str(year)), [sheets[key] for key in reversed(order) if key[0] == year])
        for year in years
    ]
    yield from _lists(views, by_year)


def _lists(views: Views, by_year: Sequence[tuple[Link, Sequence[object]]]) -> Iterator[Page]:
    """All years, and what has no date of its own."""
    undated = [m for m in views.newest_first() if m.day is None or m.article.dated.approximate]
    some = [views.item(member) for member in undated[:_UNDATED]]
    whole = {"title": views.texts("menu.archive"), "years": by_year, "undated": some}
    yield Page(paths.section("archive"), "archive.html", whole)
    for leaf in by_age(views.texts, paths.section("undated"), undated, paths.shared):
        items = [views.item(member) for member in leaf.some]
        facts = {"title": views.texts("archive.undated"), "articles": items, "count": len(undated), "pager": leaf.pager}
        yield Page(leaf.path, "undated.html", facts)


def _month_link(views: Views, key: tuple[int, int], months: dict[tuple[int, int], list[Edition]]) -> Link:
    return replace(views.month_link(*key), count=len(months[key]))


def _rows(views: Views, found: Iterable[Edition]) -> list[tuple[Link, int, list[Link]]]:
    return [
        (
            views.edition_link(edition),
            edition.number,
            [views.headline(entry) for entry in edition.entries[:4]],
        )
        for edition in sorted(found, key=lambda e: e.day, reverse=True)
    ]


def _weeks(views: Views, found: Iterable[Edition]) -> list[Link]:
    """The weeks that the editions of a month or a year lie in."""
    wanted = {edition.day.isocalendar()[:2] for edition in found}
    return [week_link(views, one) for one in of_kind(views, "week") if (one.year, one.number) in wanted]


def _sheet(views: Views, year: int, number: int, found: Iterable[Edition]) -> dict[str, object]:
    """A month's calendar: weeks of days, each with its edition's link or none."""
    links = {edition.day: views.edition_link(edition) for edition in found}
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(year, number)
    rows = [
        [(day.day if day.month == number else 0, links.get(day) if day.month == number else None) for day in week]
        for week in weeks
    ]
    return {"link": replace(views.month_link(year, number), count=len(links)), "weeks": rows}
