"""Rules for what search engines and hosts look for at the top of a site: sitemaps, robots.txt, 404.html, .nojekyll."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree
from protego import Protego

from digest.check import forms
from digest.check.finding import Fault
from digest.check.forms import line_of
from digest.check.rules.articles import bare, short
from digest.check.site import Site, as_table

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MOST = 50_000
_MOST_NEWS = 1000
_NEWS_DAYS = timedelta(days=1)
_MINUTE = len("2026-03-03T09:30")
_NEEDED = {
    "index.html": ("error", "it is the front page"),
    "404.html": ("error", "hosts show it where there is no page"),
    ".nojekyll": ("error", "without it GitHub Pages leaves out files whose names begin with _"),
    "robots.txt": ("error", "it tells search engines where the sitemap is"),
    "sitemap.xml": ("error", "it tells search engines which pages there are"),
    "feed.xml": ("error", "readers subscribe to it"),
    "status.json": ("warning", "it tells when the paper was last built; --fresh reads it"),
}


def needed(site: Site) -> Iterator[Fault]:
    """The files that every paper has are there, and robots.txt lets search engines in and names the sitemap."""
    for path, (level, why) in _NEEDED.items():
        if path not in site.files:
            yield Fault("error" if level == "error" else "warning", path, f"is missing: {why}", "build again")
    if "robots.txt" not in site.files:
        return
    said = site.files["robots.txt"].data.decode("utf-8", "replace").splitlines()
    rows = [(name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in said)]
    if ("sitemap", f"{site.base.url}sitemap.xml") not in rows:
        yield Fault("error", "robots.txt", f"does not name {site.base.url}sitemap.xml")
    if not Protego.parse("\n".join(said)).can_fetch(site.base.url, "*"):
        line = next((at for at, (name, value) in enumerate(rows, 1) if name == "disallow" and value), None)
        hint = "take the line out unless you mean it"
        yield Fault("warning", "robots.txt", "shuts every search engine out", hint, line)


def sitemap(site: Site) -> Iterator[Fault]:
    """The sitemap lists every page that says its own address, once, and nothing else, each with a day or without."""
    if "sitemap.xml" not in site.files:
        return
    listed: dict[str, str] = {}
    last = max(site.days | site.corrected, default=None)
    for path in _parts(site):
        root = _xml(site, path)
        if isinstance(root, Fault):
            yield root
            return
        found = [str(one.text).strip() for one in root.iter(f"{_SPACE}loc")]
        if len(found) > _MOST:
            yield Fault("error", path, f"lists {len(found)} addresses, more than {_MOST}")
        yield from _each(site, path, found, listed)
        yield from _changed(path, root, last)
        listed |= dict.fromkeys(found, path)
    own = {site.base.address(path) for path in _canonical(site)}
    for address in sorted(own - set(listed)):
        yield Fault("error", "sitemap.xml", f"does not list {address}", "build again")


def _canonical(site: Site) -> set[str]:
    """The pages that search engines are to know."""
    return {path for path, page in site.pages.items() if not (page.hidden or page.mail or page.refresh)}


def _each(site: Site, path: str, found: list[str], listed: dict[str, str]) -> Iterator[Fault]:
    """What is wrong with the addresses ``found`` in the sitemap ``path``."""
    wanted, seen = _canonical(site), set(listed)
    for address in found:
        target = site.base.target("index.html", address)
        line = site.files[path].line(f"{address}</loc>".encode())
        if not address.startswith(site.base.url):
            yield Fault("error", path, f"lists {address}, which is not within the site", "", line)
        elif target.path in site.pages and target.path not in wanted:
            what = f"lists {address}, which leads on or tells search engines to pass by"
            yield Fault("error", path, what, "", line)
        elif target.path in site.files and target.path not in site.pages:
            yield Fault("error", path, f"lists {address}, which is no page", "", line)
        elif address in seen:
            yield Fault("error", path, f"lists {address} twice", "", line)
        seen.add(address)


def _changed(path: str, root: etree._Element, last: date | None) -> Iterator[Fault]:
    """The days of change in a sitemap that are no days, or later than the ``last`` of the site's data."""
    for one in root.iter(f"{_SPACE}lastmod"):
        said = (one.text or "").strip()
        what = f"its lastmod is no date: {said}"
        with suppress(ValueError):
            late = last is not None and datetime.fromisoformat(said).date() > last
            what = f"its lastmod is {said}, and the newest in the data of {last}" if late else ""
        if what:
            yield Fault("error", path, what, "build again", line_of(one) or None)


def _parts(site: Site) -> list[str]:
    """The files of the sitemap: itself, or those that it lists where it is an index."""
    root = _xml(site, "sitemap.xml")
    if isinstance(root, Fault) or root.tag != f"{_SPACE}sitemapindex":
        return ["sitemap.xml"]
    named = [site.base.target("index.html", str(one.text).strip()).path for one in root.iter(f"{_SPACE}loc")]
    return [path for path in named if path in site.files and "news" not in path]


def _xml(site: Site, path: str) -> etree._Element | Fault:
    try:
        return forms.xml(site.files[path].data)
    except etree.XMLSyntaxError as error:
        return Fault("error", path, f"is no XML: {error.msg}", "build again", error.lineno)


def news(site: Site) -> Iterator[Fault]:
    """The news sitemap names the articles of the newest edition's day and the day before, those whose date and text are
    their own, each with its title, its date and a language."""
    path, owed = "news-sitemap.xml", _owed(site)
    if path not in site.files or not site.readable:
        if owed and path not in site.files:
            yield Fault("error", path, f"is missing: there are {len(owed)} articles of the newest days", "build again")
        return
    root = _xml(site, path)
    if isinstance(root, Fault):
        yield root
        return
    named = set()
    for one in root.iter(f"{_SPACE}url"):
        address = (one.findtext(f"{_SPACE}loc") or "").strip()
        named.add(address)
        for what in _news(one, owed[address]) if address in owed else ("is no article of the newest days",):
            yield Fault("error", path, f"{address} {what}", "build again", line_of(one) or None)
    if lost := sorted(owed.keys() - named) if len(owed) <= _MOST_NEWS else []:
        yield Fault("error", path, f"lacks {len(lost)} articles of the newest days: {lost[0]}", "build again")


def _owed(site: Site) -> dict[str, Mapping[str, Any]]:
    """The data of the articles that are news, by their address."""
    newest = max((path.removeprefix("data/editions/")[:10] for path, _ in site.below("data/editions/")), default="")
    since = (date.fromisoformat(newest) - _NEWS_DAYS).isoformat() if newest else ""
    found = [one for one in site.articles.values() if not (one.get("approximate") or one.get("duplicate_of"))]
    return {str(one.get("url")): one for one in found if newest and (one.get("day") or "") >= since}


def _news(one: etree._Element, table: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with what the news sitemap says of the article in ``table``."""
    article = as_table(table.get("article"))
    for name in ("title", "publication_date", f"publication/{_NEWS}name", f"publication/{_NEWS}language"):
        if not one.findtext(f"{_NEWS}news/{_NEWS}{name}"):
            yield f"has no {name.rpartition('}')[2]}"
    title = one.findtext(f"{_NEWS}news/{_NEWS}title") or ""
    if title and bare(title) != bare(str(article.get("title"))):
        yield f"is called {short(title)}, and in its data {short(str(article.get('title')))}"
    said, dated = one.findtext(f"{_NEWS}news/{_NEWS}publication_date") or "", as_table(article.get("date")).get("value")
    if said and said[:_MINUTE] != str(dated)[:_MINUTE]:
        yield f"is of {said}, and in its data of {dated}"
