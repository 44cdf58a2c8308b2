"""The archive: every edition by year and month, each month with its calendar, and the articles without a date."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from digest.model import Edition, Page
from digest.pages import paths
from digest.pages.days import month_name
from digest.pages.pictures.volume import Shades, Strip, shades, strip
from digest.pages.rollups import of_kind, rollup_facts, week_link
from digest.pages.shapes import Around, Link
from digest.pages.stories import by_month, month_link
from digest.pages.views import Views


def archive(views: Views) -> Iterator[Page]:
    """Every edition by year and month, each month with its calendar, and the articles without a date."""
    months: dict[tuple[int, int], list[Edition]] = defaultdict(list)
    for edition in views.site.editions:
        months[edition.day.year, edition.day.month].append(edition)
    links = {edition.day: views.edition_link(edition) for edition in views.site.editions}
    found = shades([link.count for link in links.values()])
    sheets = {key: _sheet(*key, links, found) for key in months}
    order = sorted(months)
    began = by_month(views.site.stories)
    rolled = {(one.kind, one.year, one.number): one for one in views.site.rollups}
    for place, (year, number) in enumerate(order):
        around = Around(
            _month_link(order[place - 1], months) if place else None,
            _month_link(order[place + 1], months) if place + 1 < len(order) else None,
        )
        facts = {
            "title": month_name(year, number),
            "sheet": sheets[year, number],
            "shades": found,
            "around": around,
            "editions": _rows(views, months[year, number]),
            "weeks": _weeks(views, months[year, number]),
            "began": month_link((year, number), began[year, number]) if (year, number) in began else None,
            **rollup_facts(views, rolled["month", year, number]),
        }
        yield Page(paths.month(year, number), "month.html", facts | {"year": Link(paths.year(year), str(year))})
    years = sorted({year for year, _ in order}, reverse=True)
    strips = {year: _strip(views, year, links, found) for year in years}
    for year in years:
        facts = {
            "title": str(year),
            "sheets": [sheets[key] for key in order if key[0] == year],
            "strip": strips[year],
            "shades": found,
            "weeks": _weeks(views, [e for e in views.site.editions if e.day.year == year]),
        }
        yield Page(paths.year(year), "year.html", facts | rollup_facts(views, rolled["year", year, 0]))
    undated = [views.item(m) for m in views.newest_first() if m.day is None or m.article.dated.approximate]
    by_year = [
        (Link(paths.year(year), str(year)), [sheets[key] for key in reversed(order) if key[0] == year], strips[year])
        for year in years
    ]
    yield Page(
        paths.section("archive"),
        "archive.html",
        {"title": "Archive", "years": by_year, "undated": undated, "shades": found},
    )
    yield Page(paths.section("undated"), "undated.html", {"title": "Undated", "articles": undated})


def _month_link(key: tuple[int, int], months: dict[tuple[int, int], list[Edition]]) -> Link:
    return Link(paths.month(*key), month_name(*key), len(months[key]))


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
    return [week_link(one) for one in of_kind(views, "week") if (one.year, one.number) in wanted]


def _strip(views: Views, year: int, links: Mapping[date, Link], found: Shades) -> Strip:
    """The year's days as a strip of weeks."""
    of_year = {day: link for day, link in links.items() if day.year == year}
    return strip(year, of_year, found, views.texts)


def _sheet(year: int, number: int, links: Mapping[date, Link], found: Shades) -> dict[str, object]:
    """A month's calendar: weeks of days, each with its edition's link and the step of its shade, or none."""
    own = {day: link for day, link in links.items() if (day.year, day.month) == (year, number)}
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(year, number)
    rows = [
        [
            (day.day if day.month == number else 0, own.get(day), found.step(own[day].count) if day in own else 0)
            for day in week
        ]
        for week in weeks
    ]
    return {"link": Link(paths.month(year, number), month_name(year, number), len(own)), "weeks": rows}
