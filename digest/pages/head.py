"""The head of each page: what it says of itself to machines, to those who share it and to those who search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from babel.core import get_global

from digest.config import SiteSettings
from digest.model import Edition, Entity, Entry, Member, OutPath, Page, Source, Story, Topic
from digest.pages import paths
from digest.pages.linked import LinkedData
from digest.pages.trail import Trail, Trails, trails
from digest.pages.views import Views

LONGEST = 300
"""Characters of a description; who shows one cuts it at half of that or so."""
ATOM = "application/atom+xml"
_HIDDEN = {"audit.html", "404.html"}

Thing = Member | Story | Edition | Entity | Source | Topic
Feed = tuple[str, str, OutPath]


@dataclass(frozen=True, slots=True)
class Head:
    """What a head shows: the whole title and that of the page alone, a description of at most 300 characters; of an
    article when it was published and changed, and its topics; the neighbours in a row of pages; feeds as (type, title,
    path); and linked data. ``changed`` is the day of the newest thing on the page, for the sitemap."""

    title: str
    name: str
    description: str
    article: bool = False
    hidden: bool = False
    published: str = ""
    modified: str = ""
    topics: tuple[str, ...] = ()
    previous: OutPath | None = None
    next: OutPath | None = None
    feeds: tuple[Feed, ...] = ()
    linked: Mapping[str, Any] = field(default_factory=dict)
    locale: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Heads:
    """Gives pages their heads and trails; ``things`` says by path what a page is of."""

    views: Views
    settings: SiteSettings
    trails: Trails
    things: Mapping[OutPath, Thing]
    linked: LinkedData
    locale: str

    def __call__(self, page: Page) -> Page:
        """``page`` with its ``head`` and ``trail``; a file that is no page stays as it is."""
        if not page.path.endswith(".html"):
            return page
        trail = self.trails(page.path)
        thing = self._thing(page)
        head = self._plain(page)
        made = _MAKERS.get(type(thing))
        if page.template in _HIDDEN:
            head = replace(head, hidden=True)
        elif made:
            head = made(self, head, page, thing, trail)
        else:
            head = replace(head, linked=self.linked.page(page.path, trail))
        return replace(page, it={**page.it, "head": head, "trail": trail})

    def _thing(self, page: Page) -> Thing | None:
        """What ``page``, or the list that it is a further page of, is of."""
        if page.path == paths.home():
            return next((one for one in reversed(self.views.site.editions) if one.entries), None)
        pager = page.it.get("pager")
        return self.things.get(paths.above(page.path) if pager and pager.number else page.path)

    def _plain(self, page: Page) -> Head:
        """The head of a page of which nothing more is known than its facts."""
        texts, it, site = self.views.texts, page.it, self.settings.title
        pager, around = it.get("pager"), it.get("around")
        name = str(it["title"])
        if pager and pager.number:
            name = texts("pager.titled", title=name, n=pager.number)
        row = pager or around
        before, after = (row.previous, row.next) if row else (None, None)
        said = it["html"].striptags() if it.get("html") else texts("head.page", title=name, site=site)
        return Head(
            texts("head.title", title=name, site=site) if page.path != paths.home() else site,
            name if page.path != paths.home() else site,
            cut([said]),
            previous=before.path if before else None,
            next=after.path if after else None,
            feeds=self._feeds(page),
            locale=self.locale,
        )

    def _feeds(self, page: Page) -> tuple[Feed, ...]:
        """The page's own feed and the site's; the others of the site stand on the front page alone."""
        own = page.it.get("feed")
        site = self.settings.title
        found = [(ATOM, str(page.it["title"]), own)] if own else []
        found.append((ATOM, site, paths.file("feed.xml")))
        if page.path == paths.home():
            found.append(("application/rss+xml", site, paths.file("rss.xml")))
            found.append(("application/feed+json", site, paths.file("feed.json")))
        return tuple(found)

    def _article(self, head: Head, page: Page, one: Member, trail: Trail) -> Head:
        put_right = page.it.get("put_right", ())
        dated = one.article.dated
        modified = max((each.day.isoformat() for each in put_right), default="")
        # Its neighbours stand on the page with the same rel, and whoever reads one article follows no row of pages.
        return replace(
            head,
            description=cut([point.text for point in one.summary.sentences] or [head.name]),
            article=True,
            published="" if dated.approximate else dated.value or "",
            modified=modified,
            topics=tuple(link.text for link in self.views.topic_links(one.article.id)),
            previous=None,
            next=None,
            linked=self.linked.article(one, put_right, trail),
            changed=max(modified, one.day.isoformat() if one.day else ""),
        )

    def _edition(self, head: Head, page: Page, one: Edition, trail: Trail) -> Head:
        put_right = page.it.get("put_right", ())
        briefs = [_brief(entry) for entry in one.entries[:3]]
        empty = self.views.texts("head.empty", day=self.views.texts.long_day(one.day))
        return replace(
            head,
            description=cut([brief for brief in briefs if brief] or [empty]),
            linked=self.linked.edition(one, put_right, trail, page.path),
            changed=max([one.day.isoformat(), *(each.day.isoformat() for each in put_right)]),
        )

    def _story(self, head: Head, page: Page, one: Story, trail: Trail) -> Head:
        put_right = page.it.get("put_right", ())
        told = [each.point.text for each in one.accounts[-1].told] if one.accounts else []
        brief = next((member.summary.brief for member in one.members if member.summary.brief), "")
        days = [one.last] if one.last else []
        return replace(
            head,
            description=cut([*told, brief] if told or brief else [head.name]),
            linked=self.linked.story(one, put_right, trail),
            changed=max([day.isoformat() for day in [*days, *(each.day for each in put_right)]], default=""),
        )

    def _entity(self, head: Head, page: Page, one: Entity, trail: Trail) -> Head:
        said = self.views.texts("head.named", n=len(one.articles), name=one.name)
        linked = self.linked.entity(one, page.path, trail)
        return replace(head, description=cut([said]), linked=linked, changed=self._newest(one.articles))

    def _source(self, head: Head, page: Page, one: Source, trail: Trail) -> Head:
        said = self.views.texts("head.source", n=page.it.get("count", 0), name=one.name)
        return replace(head, description=cut([said]), linked=self.linked.source(one, page.path, trail))

    def _topic(self, head: Head, page: Page, one: Topic, trail: Trail) -> Head:
        said = self.views.texts("head.topic", n=len(one.articles), name=one.name)
        linked = self.linked.page(page.path, trail)
        return replace(head, description=cut([said]), linked=linked, changed=self._newest(one.articles))

    def _newest(self, articles: tuple[str, ...]) -> str:
        day = self.views.members[articles[0]].day if articles else None
        return day.isoformat() if day else ""


_MAKERS: Mapping[type, Callable[..., Head]] = {
    Member: Heads._article,
    Edition: Heads._edition,
    Story: Heads._story,
    Entity: Heads._entity,
    Source: Heads._source,
    Topic: Heads._topic,
}


def heads(views: Views, settings: SiteSettings, pages: Iterable[Page]) -> Heads:
    """The maker of the heads of ``pages``, which are all pages of the site."""
    site = views.site
    things: dict[OutPath, Thing] = {paths.article(m): m for m in views.members.values()}
    things |= {paths.story(one): one for one in site.stories}
    things |= {paths.edition(one.day): one for one in site.editions}
    things |= {paths.entity(one): one for one in site.entities}
    things |= {paths.source(one): one for one in site.sources}
    things |= {paths.topic(one): one for one in site.topics}
    linked = LinkedData(views, settings.title, settings.base_url)
    return Heads(views, settings, trails(views.texts, pages), things, linked, locale(settings.language))


def cut(sentences: Iterable[str]) -> str:
    """As many of ``sentences`` as have room in a description, two at most; of the first, if it has none, its beginning
    to the end of a word."""
    first, *others = [*sentences, ""][:2]
    if len(first) > LONGEST:
        return first[: LONGEST - 1].rsplit(None, 1)[0][: LONGEST - 1] + "…"
    whole = f"{first} {others[0]}".strip() if others else first
    return whole if len(whole) <= LONGEST else first


def locale(language: str) -> str:
    """``language`` with the country it is mostly spoken in, as Open Graph wants it: ``de`` is ``de_DE``."""
    parts = language.split("-")
    named = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    likely = {"en": "en_GB"}.get(parts[0]) or str(get_global("likely_subtags").get(parts[0], ""))
    country = named or likely.rpartition("_")[2]
    return f"{parts[0]}_{country}" if len(country) == 2 else ""


def _brief(entry: Entry) -> str:
    """What the edition tells of a story in a sentence."""
    new = entry.account.new if entry.account and entry.update else ()
    return new[0].point.text if new else entry.members[0].summary.brief
