"""What search engines read first: the sitemap with the day of each page, the newest articles as news, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from digest import border
from digest.config import SiteSettings
from digest.model import Member, OutPath, Page
from digest.pages import paths
from digest.pages.views import Views

_IN_A_SITEMAP = 50_000
"""How many addresses a file of a sitemap may hold, by its protocol."""
_NEWS = 1000
"""How many articles a news sitemap may hold, by its protocol."""
_DAYS = timedelta(days=1)
"""News is of the newest edition's day and the day before it: no clock decides."""


class Listed(NamedTuple):
    """An address in a sitemap, and the day of the newest thing there, where that is known."""

    address: str
    changed: str = ""


class News(NamedTuple):
    """An article in the news sitemap."""

    address: str
    language: str
    moment: str
    title: str


@dataclass(frozen=True, slots=True)
class Sitemaps:
    """Makes the sitemaps of a site."""

    views: Views
    settings: SiteSettings

    def address(self, path: str) -> str:
        """The absolute address of a page or file."""
        return self.settings.base_url + paths.pretty(path)

    def pages(self, every: Iterable[tuple[OutPath, str]]) -> Iterator[Page]:
        """The sitemap (sitemaps.org) of ``every`` page with its day, in parts with an index where one file may not hold
        it; the news sitemap where there is news; and robots.txt, which names them."""
        listed = sorted(Listed(self.address(path), changed) for path, changed in every)
        parts = [listed[at : at + _IN_A_SITEMAP] for at in range(0, len(listed), _IN_A_SITEMAP)]
        first, news = paths.file("sitemap.xml"), self.news()
        extra = [paths.file("news-sitemap.xml")] if news else []
        if len(parts) == 1:
            yield Page(first, "sitemap.xml", {"addresses": listed})
        else:
            names = [paths.file(f"sitemap-{number}.xml") for number in range(1, len(parts) + 1)]
            yield Page(first, "sitemap_index.xml", {"addresses": [self.address(name) for name in [*names, *extra]]})
            for name, part in zip(names, parts, strict=True):
                yield Page(name, "sitemap.xml", {"addresses": part})
        for name in extra:
            yield Page(name, "news-sitemap.xml", {"articles": news, "name": self.settings.title})
        sitemaps = [self.address(name) for name in [first, *extra]]
        yield Page(border.out_path("robots.txt"), "robots.txt", {"sitemaps": sitemaps})

    def news(self) -> list[News]:
        """The articles of the newest edition's day and the day before, the newest first; those whose date is their own
        and whose text is."""
        if not self.views.site.editions:
            return []
        since = self.views.site.editions[-1].day - _DAYS
        members = [
            member
            for member in self.views.members.values()
            if member.day and member.day >= since and not (member.article.dated.approximate or member.duplicate_of)
        ]
        members.sort(key=lambda member: (-self.views.moment(member).timestamp(), paths.article(member)))
        return [self._news(member) for member in members[:_NEWS]]

    def _news(self, member: Member) -> News:
        article = member.article
        value = article.dated.value or ""
        moment = self.views.moment(member).isoformat() if len(value) > len("2026-03-03") else value
        return News(self.address(paths.article(member)), _language(article.language), moment, article.title.value)


def _language(tag: str) -> str:
    """The language as news sitemaps name it: by its code alone, but for Chinese, which has two."""
    main, _, rest = tag.lower().partition("-")
    return f"zh-{'tw' if rest in {'tw', 'hant', 'hk'} else 'cn'}" if main == "zh" else main
