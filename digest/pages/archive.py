"""The archive: the newest year with the calendar of every month, the others as strips, and what has no date."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.model import Edition, Member, Page
from digest.pages import paths
from digest.pages.lists import by_age
from digest.pages.pictures.volume import Shades, Strip, shades, strip
from digest.pages.rollups import of_kind, rollup_facts, week_link
from digest.pages.shapes import Around, Link
from digest.pages.stories import by_month, month_link
from digest.pages.views import Views
from digest.texts import Texts


@dataclass(frozen=True, slots=True)
class _Wall:
    """The calendar on the wall: the edition of each day, and how its days are shaded."""

    links: Mapping[date, Link]
    shades: Shades
    texts: Texts

    def sheet(self, year: int, number: int) -> dict[str, object]:
        """A month: weeks of days, each with its edition's link and the step of its shade, or none."""
        weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(year, number)
        rows = [[self._day(day) if day.month == number else (0, None, 0) for day in week] for week in weeks]
        count = sum(link is not None for row in rows for _, link, _ in row)
        return {
            "link": Link(paths.month(year, number), self.texts.begun(self.texts.month_name(year, number)), count),
            "weeks": rows,
        }

    def _day(self, day: date) -> tuple[int, Link | None, int]:
        link = self.links.get(day)
        return day.day, link, self.shades.step(link.count) if link else 0

    def strip(self, year: int) -> Strip | None:
        """A year as a strip of weeks."""
        counts = {day: link.count for day, link in self.links.items() if day.year == year}
        return strip(year, counts, self.shades, self.texts)


_UNDATED = 12
"""So many articles without a date of their own stand on the archive's first page; their list has them all."""

_Months = Mapping[tuple[int, int], Sequence[Edition]]


def archive(views: Views) -> Iterator[Page]:
    """Every edition by year and month, and the articles without a date."""
    months: dict[tuple[int, int], list[Edition]] = defaultdict(list)
    for edition in views.site.editions:
        months[edition.day.year, edition.day.month].append(edition)
    links = {edition.day: views.edition_link(edition) for edition in views.site.editions}
    wall = _Wall(links, shades(link.count for link in links.values()), views.texts)
    yield from _months(views, months, wall)
    yield from _years(views, months, wall)
    undated = [m for m in views.newest_first() if m.day is None or m.article.dated.approximate]
    some = [views.item(member) for member in undated[:_UNDATED]]
    facts = {
        "title": views.texts("menu.archive"),
        "years": _by_year(views, months, wall),
        "undated": some,
        "shades": wall.shades,
    }
    yield Page(paths.section("archive"), "archive.html", facts)
    yield from _undated(views, undated)


def _by_year(views: Views, months: _Months, wall: _Wall) -> list[dict[str, object]]:
    """The years, the newest first: that with the calendars of its months, the others with links to theirs."""
    years = sorted({year for year, _ in months}, reverse=True)
    made: list[dict[str, object]] = []
    for year in years:
        keys = sorted(key for key in months if key[0] == year)
        newest = year == years[0]
        sheets = [wall.sheet(*key) for key in reversed(keys)] if newest else []
        links = [] if newest else [views.month_link(*key) for key in keys]
        link = Link(paths.year(year), str(year))
        made.append({"link": link, "sheets": sheets, "months": links, "strip": wall.strip(year)})
    return made


def _undated(views: Views, undated: Sequence[Member]) -> Iterator[Page]:
    for leaf in by_age(views.texts, paths.section("undated"), undated, paths.shared):
        items = [views.item(member) for member in leaf.some]
        facts = {"title": views.texts("archive.undated"), "articles": items, "count": len(undated), "pager": leaf.pager}
        yield Page(leaf.path, "undated.html", facts)


def _months(views: Views, months: _Months, wall: _Wall) -> Iterator[Page]:
    order = sorted(months)
    began = by_month(views.site.stories)
    rolled = {(one.year, one.number): one for one in of_kind(views, "month")}
    for place, (year, number) in enumerate(order):
        around = Around(
            _month_link(views, order[place - 1], months) if place else None,
            _month_link(views, order[place + 1], months) if place + 1 < len(order) else None,
        )
        facts = {
            "title": views.texts.begun(views.texts.month_name(year, number)),
            "sheet": wall.sheet(year, number),
            "shades": wall.shades,
            "around": around,
            "editions": _rows(views, months[year, number]),
            "weeks": _weeks(views, months[year, number]),
            "began": month_link(views, (year, number), began[year, number]) if (year, number) in began else None,
            **rollup_facts(views, rolled[year, number]),
        }
        yield Page(paths.month(year, number), "month.html", facts)


def _years(views: Views, months: _Months, wall: _Wall) -> Iterator[Page]:
    for rolled in reversed(of_kind(views, "year")):
        year = rolled.year
        facts = {
            "title": str(year),
            "sheets": [wall.sheet(*key) for key in sorted(months) if key[0] == year],
            "strip": wall.strip(year),
            "shades": wall.shades,
            "weeks": _weeks(views, [e for e in views.site.editions if e.day.year == year]),
            **rollup_facts(views, rolled),
        }
        yield Page(paths.year(year), "year.html", facts)


def _month_link(views: Views, key: tuple[int, int], months: _Months) -> Link:
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
