"""Feeds: Atom, RSS, JSON Feed. Dates come from the content alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from email.utils import format_datetime
from typing import TypedDict
from urllib.parse import urljoin, urlsplit

from digest import border
from digest.config import SiteSettings
from digest.model import Edition, File, Member, OutPath, Page
from digest.pages import paths
from digest.pages.corrections import newest
from digest.pages.shapes import CorrectionView, EntryView, Mark
from digest.pages.views import Views

_NEWEST = 30
_IN_A_FEED = 25
"""How many stories of an edition a feed tells; the edition's page tells them all."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: absolute address, lasting id (tag URI, RFC 4151), moment, title, summary, and the corrections
    of what it says, with the moment of the last, ``changed``."""

    id: str
    url: str
    title: str
    moment: datetime
    marks: tuple[Mark, ...] = ()
    entries: tuple[EntryView, ...] = ()
    author: str = ""
    tags: tuple[str, ...] = ()
    method: str = ""
    model: str | None = None
    reviewed_by: str | None = None
    corrections: tuple[CorrectionView, ...] = ()
    changed: datetime | None = None

    @property
    def updated(self) -> datetime:
        """The moment it was last changed; that of its appearance where it never was."""
        return max(self.moment, self.changed or self.moment)

    @property
    def iso(self) -> str:
        """The moment as RFC 3339."""
        return self.moment.isoformat()

    @property
    def rfc822(self) -> str:
        """The moment as RSS wants it."""
        return format_datetime(self.moment)


@dataclass(frozen=True, slots=True)
class Feeds:
    """Makes the feeds of a site."""

    views: Views
    settings: SiteSettings

    def address(self, path: str) -> str:
        """The absolute address of a page or file."""
        return urljoin(self.settings.base_url, paths.pretty(path))

    def tag(self, name: str) -> str:
        """A tag URI (RFC 4151) that stays for ever: the site's host and path, a name."""
        base = urlsplit(self.settings.base_url)
        return f"tag:{base.hostname},2026:{base.path.strip('/')}/{name}"

    def edition(self, edition: Edition) -> FeedEntry:
        """An edition as one entry."""
        moments = [self.views.moment(m) for e in edition.all for m in e.members]
        midnight = datetime.combine(edition.day, time(), self.views.zone)
        entries = tuple(self.views.entry(entry) for entry in edition.entries[:_IN_A_FEED])
        return FeedEntry(
            self.tag(f"edition/{edition.day.isoformat()}"),
            self.address(paths.edition(edition.day)),
            f"{self.views.texts.long_day(edition.day)}: {entries[0].headline.text}",
            max([midnight, *moments]),
            entries=entries,
            author=self.settings.title,
            **_put_right(self.views.set_right(edition.corrections, edition.day), self.views.zone),
        )

    def _newest(self) -> list[FeedEntry]:
        """The newest editions with news, the newest first."""
        told = [edition for edition in self.views.site.editions if edition.entries]
        return [self.edition(edition) for edition in reversed(told[-_NEWEST:])]

    def article(self, member: Member) -> FeedEntry:
        """An article as one entry."""
        article = member.article
        corrections = self.views.set_right(self.views.corrections.get(article.id, ()), member.day)
        return FeedEntry(
            self.tag(f"article/{article.id}"),
            self.address(paths.article(member)),
            article.title.value,
            self.views.moment(member),
            marks=self.views.marks(member.summary.sentences),
            author=article.source.name,
            tags=article.tags,
            method=member.summary.method,
            model=member.summary.model,
            reviewed_by=member.summary.reviewed_by,
            **_put_right(corrections, self.views.zone),
        )

    def pages(self) -> Iterator[Page]:
        """The Atom and RSS feeds of the site, and an Atom feed for each story, source, topic and entity."""
        newest = self._newest()
        yield self._feed("feed.xml", "atom.xml", self.settings.title, "", newest)
        yield self._feed("rss.xml", "rss.xml", self.settings.title, "", newest)
        for story in self.views.site.stories:
            yield self._listed(paths.story(story), self.views.story_link(story).text, story.members)
        for source in self.views.site.sources:
            members = [m for m in self.views.members.values() if m.article.source.key == source.key]
            yield self._listed(paths.source(source), source.name, members)
        for topic in self.views.site.topics:
            yield self._listed(paths.topic(topic), topic.name, [self.views.members[one] for one in topic.articles])
        for entity in self.views.site.entities:
            yield self._listed(paths.entity(entity), entity.name, [self.views.members[one] for one in entity.articles])

    def _listed(self, page: OutPath, title: str, members: Iterable[Member]) -> Page:
        entries = [self.article(member) for member in members if member.day]
        entries.sort(key=lambda e: (-e.moment.timestamp(), e.id))
        return self._feed(
            paths.beside(page, "feed.xml"), "atom.xml", f"{title} – {self.settings.title}", page, entries[:_NEWEST]
        )

    def _feed(self, path: str, template: str, title: str, page: str, entries: list[FeedEntry]) -> Page:
        updated = max((entry.updated for entry in entries), default=datetime(1970, 1, 1, tzinfo=UTC))
        facts = {
            "title": title,
            "id": self.tag(path),
            "self": self.address(path),
            "page": self.address(page),
            "entries": entries,
            "updated": updated.isoformat(),
            "updated_rfc822": format_datetime(updated),
        }
        return Page(border.out_path(path), template, facts)

    def json_feed(self) -> File:
        """The newest editions as JSON Feed 1.1."""
        items = [self._json_item(one) for one in self._newest()]
        top = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.settings.title,
            "home_page_url": self.settings.base_url,
            "feed_url": self.address("feed.json"),
            "description": self.settings.tagline,
            "language": self.settings.language,
            "items": items,
        }
        return File(border.out_path("feed.json"), (json.dumps(top, ensure_ascii=False, indent=1) + "\n").encode())

    def _json_item(self, entry: FeedEntry) -> dict[str, object]:
        text = "\n\n".join(
            [
                *(f"{one.headline.text}\n{' '.join(mark.text for mark in one.summary)}" for one in entry.entries),
                *(one.text for one in entry.corrections),
            ]
        )
        modified = {"date_modified": entry.updated.isoformat()} if entry.changed else {}
        return {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "date_published": entry.iso,
            **modified,
            "content_text": text,
            "_digest": {
                "summaries": [
                    {"story": one.anchor, "method": one.method, "model": one.model, "reviewed_by": one.reviewed_by}
                    for one in entry.entries
                    if one.tier != "brief"
                ]
            },
        }


class _PutRight(TypedDict):
    corrections: tuple[CorrectionView, ...]
    changed: datetime | None


def _put_right(found: Sequence[CorrectionView], zone: tzinfo) -> _PutRight:
    """The corrections of an entry as lines, and midnight of the day of the last."""
    last = newest(found)
    changed = datetime.combine(last, time(), zone) if last else None
    return _PutRight(corrections=tuple(found), changed=changed)
