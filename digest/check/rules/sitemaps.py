"""Rules for what search engines and hosts look for at the top of a site: sitemaps, robots.txt, 404.html, .nojekyll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree
from protego import Protego

from digest.check import forms
from digest.check.finding import Fault
from digest.check.forms import line_of
from digest.check.site import Site

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MOST = 50_000
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
    for path in _parts(site):
        root = _xml(site, path)
        if isinstance(root, Fault):
            yield root
            return
        found = [str(one.text).strip() for one in root.iter(f"{_SPACE}loc")]
        if len(found) > _MOST:
            yield Fault("error", path, f"lists {len(found)} addresses, more than {_MOST}")
        yield from _each(site, path, found, listed)
        yield from _changed(path, root)
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
        elif address in seen:
            yield Fault("error", path, f"lists {address} twice", "", line)
        seen.add(address)


def _changed(path: str, root: etree._Element) -> Iterator[Fault]:
    """The days of change in a sitemap that are no days."""
    for one in root.iter(f"{_SPACE}lastmod"):
        said = (one.text or "").strip()
        try:
            datetime.fromisoformat(said)
        except ValueError:
            yield Fault("error", path, f"its lastmod is no date: {said}", "build again", line_of(one) or None)


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
    """The news sitemap, where there is one, names pages of the site with a title, a language and a date."""
    if "news-sitemap.xml" not in site.files:
        return
    path = "news-sitemap.xml"
    root = _xml(site, path)
    if isinstance(root, Fault):
        yield root
        return
    for one in root.iter(f"{_SPACE}url"):
        address = one.findtext(f"{_SPACE}loc") or ""
        target = site.base.target("index.html", address)
        if target.where != "inside" or target.path not in _canonical(site):
            yield Fault("error", path, f"names {address}, which is no page of the site", "", line_of(one) or None)
        wanted = ("title", "publication_date", f"publication/{_NEWS}name", f"publication/{_NEWS}language")
        for name in wanted:
            if not one.findtext(f"{_NEWS}news/{_NEWS}{name}"):
                what = f"{address} has no {name.rpartition('}')[2]}"
                yield Fault("error", path, what, "", line_of(one) or None)
