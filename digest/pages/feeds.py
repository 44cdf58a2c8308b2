"""Feeds and what machines read first: Atom, RSS, JSON Feed, sitemap, robots. Dates come from the content alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urljoin, urlsplit

from digest import border
from digest.config import SiteSettings
from digest.model import OutPath, Page
from digest.pages import paths
from digest.pages.entries import Author, FeedEntry, of_issue, of_member
from digest.pages.telling import Issue, Teller
from digest.pages.views import Views

EDITIONS = 31
"""How many editions the site's feed tells: at least those of a whole month, for a month is archived once it is over."""
ARTICLES = 20
"""How many articles a feed of a story, an outlet, a topic or a name tells."""
_FORMS = (("feed.xml", "atom.xml"), ("rss.xml", "rss.xml"), ("feed.json", "feed.json"))


@dataclass(frozen=True, slots=True)
class Feeds:
    """Makes the feeds of a site; ``issues`` are its editions as they are told elsewhere, the oldest first."""

    views: Views
    settings: SiteSettings
    issues: Sequence[Issue] = field(default=(), repr=False)

    def address(self, path: str) -> str:
        """The absolute address of a page or file."""
        return urljoin(self.settings.base_url, paths.pretty(path))

    def tag(self, name: str) -> str:
        """A tag URI (RFC 4151) that stays for ever: the site's host and path, a name."""
        base = urlsplit(self.settings.base_url)
        return f"tag:{base.hostname},2026:{base.path.strip('/')}/{name}"

    def pages(self) -> Iterator[Page]:
        """The feeds of the site and the archive of its editions by month (RFC 5005), and feeds for each story, outlet,
        topic, person, organisation and place."""
        entries = [self._edition(issue) for issue in self.issues if issue.tellings]
        months: dict[tuple[int, int], list[FeedEntry]] = defaultdict(list)
        for entry, issue in zip(entries, [issue for issue in self.issues if issue.tellings], strict=True):
            months[issue.day.year, issue.day.month].append(entry)
        closed = sorted(months)[:-1]
        newest: dict[str, object] = {"prev": self.address(paths.archived(*closed[-1]))} if closed else {}
        yield from self._feeds(paths.home(), self.settings.title, entries[: -EDITIONS - 1 : -1], newest)
        for place, month in enumerate(closed):
            around = closed[place - 1] if place else None, closed[place + 1] if place + 1 < len(closed) else None
            yield self._archive(month, months[month][::-1], *around)
        yield from self._listed()

    def _edition(self, issue: Issue) -> FeedEntry:
        tag = self.tag(f"edition/{issue.day.isoformat()}")
        return of_issue(tag, issue, Author(self.settings.author or self.settings.title), self.views.texts)

    def _archive(
        self,
        month: tuple[int, int],
        entries: Sequence[FeedEntry],
        before: tuple[int, int] | None,
        after: tuple[int, int] | None,
    ) -> Page:
        """The editions of a month that is over: the same whatever later days bring, but for the link to the next."""
        links = {
            "archive": True,
            "current": self.address("feed.xml"),
            "prev": self.address(paths.archived(*before)) if before else "",
            "next": self.address(paths.archived(*after)) if after else "",
        }
        name = self.views.texts.month_name(*month)
        title = self.views.texts("feed.month", paper=self.settings.title, month=name)
        facts = self._facts(paths.archived(*month), title, paths.month(*month), entries)
        return Page(paths.archived(*month), "atom.xml", facts | {"id": self.tag("feed.xml"), "hub": ""} | links)

    def _listed(self) -> Iterator[Page]:
        """The feeds of all that has articles: each of these is one entry, the same in all of them."""
        site, members = self.views.site, self.views.members
        teller = Teller(self.views, self.settings.base_url)
        entries = {
            one: of_member(self.tag(f"article/{one}"), member, teller) for one, member in members.items() if member.day
        }
        outlets: dict[str, list[str]] = defaultdict(list)
        for one, member in members.items():
            outlets[member.article.source.key].append(one)
        pages: list[tuple[OutPath, str, Iterable[str]]] = [
            *((paths.story(s), s.title, (m.article.id for m in s.members)) for s in site.stories),
            *((paths.source(s), s.name, outlets[s.key]) for s in site.sources),
            *((paths.topic(one), one.name, one.articles) for one in site.topics),
            *((paths.entity(one), one.name, one.articles) for one in site.entities),
        ]
        for page, name, articles in pages:
            found = sorted((entries[one] for one in articles if one in entries), key=_newest_first)
            title = self.views.texts("feed.listed", what=name, paper=self.settings.title)
            yield from self._feeds(page, title, found[:ARTICLES])

    def _feeds(
        self, page: OutPath, title: str, entries: Sequence[FeedEntry], more: dict[str, object] | None = None
    ) -> Iterator[Page]:
        """The feed of ``page`` in each form."""
        for name, template in _FORMS:
            path = paths.beside(page, name)
            yield Page(path, template, self._facts(path, title, page, entries) | (more or {}))

    def _facts(self, path: OutPath, title: str, page: OutPath, entries: Sequence[FeedEntry]) -> dict[str, object]:
        updated = max((entry.updated for entry in entries), default=datetime(1970, 1, 1, tzinfo=UTC))
        return {
            "title": border.xml(title),
            "id": self.tag(path),
            "self": self.address(path),
            "page": self.address(page),
            "hub": self.settings.hub or "",
            "entries": entries,
            "updated": updated.isoformat(),
            "updated_rfc822": format_datetime(updated),
            **_NOT_ARCHIVED,
        }


_NOT_ARCHIVED = {"archive": False, "current": "", "prev": "", "next": ""}


def _newest_first(entry: FeedEntry) -> tuple[float, str]:
    return -entry.moment.timestamp(), entry.id
