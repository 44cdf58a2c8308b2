"""A week to be read as a book: EPUB 3, a chapter an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date

from digest.model import OutPath, Page, Rollup
from digest.pages import paths
from digest.pages.feeds import Feeds
from digest.pages.rollups import of_kind
from digest.pages.telling import Issue


@dataclass(frozen=True, slots=True)
class Chapter:
    """An edition in a book, and the name of its file there."""

    file: str
    issue: Issue


def books(feeds: Feeds) -> Iterator[Page]:
    """A book of each week with an edition."""
    issues = {issue.day: issue for issue in feeds.issues}
    for week in of_kind(feeds.views, "week"):
        yield _book(feeds, week, issues)


def _book(feeds: Feeds, week: Rollup, issues: Mapping[date, Issue]) -> Page:
    path = paths.book(week.year, week.number)
    chapters = [Chapter(f"{day.isoformat()}.xhtml", issues[day]) for day, _ in sorted(week.counts)]
    modified = max(one.issue.updated for one in chapters).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    title = feeds.views.texts("epub.title", paper=feeds.settings.title, week=week.number, year=week.year)
    facts = {
        "title": title,
        "id": feeds.tag(f"week/{week.year}-W{week.number:02}"),
        "url": feeds.address(paths.week(week.year, week.number)),
        "modified": f"{modified.isoformat()}Z",
        "date": week.first.isoformat(),
        "chapters": chapters,
    }
    return Page(path, "", parts=tuple(_parts(path, facts, chapters)))


def _parts(path: OutPath, facts: Mapping[str, object], chapters: Sequence[Chapter]) -> Iterator[tuple[str, Page]]:
    """The files of a book in their order, the kind of file first, as its format asks."""
    whole = {
        "mimetype": "mimetype",
        "META-INF/container.xml": "container.xml",
        "book/package.opf": "package.opf",
        "book/nav.xhtml": "nav.xhtml",
        "book/style.css": "style.css",
    }
    for name, template in whole.items():
        yield name, Page(path, f"epub/{template}", facts)
    for one in chapters:
        yield f"book/{one.file}", Page(path, "epub/chapter.xhtml", {"title": one.issue.title, "issue": one.issue})
