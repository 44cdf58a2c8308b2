"""Rules for the ways through a site: every page can be come to, every article in three clicks."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.site import Site

CLICKS = 3
"""How many clicks from the front page an article may be."""


def clicks(site: Site) -> dict[str, int]:
    """How many clicks from the front page each page is that can be come to; a page that leads on by itself costs
    none."""
    found = {"index.html": 0} if "index.html" in site.pages else {}
    edge = list(found)
    while edge:
        after: list[str] = []
        for path in edge:
            for other in _leads(site, path):
                if other not in found:
                    found[other] = found[path] + 1
                    after.append(other)
        edge = after
    return found


def _leads(site: Site, path: str) -> Iterator[str]:
    """The pages that a reader of the page at ``path`` can click to."""
    for other in sorted(site.pages[path].leads):
        page = site.pages.get(other)
        if page and page.refresh and page.refresh.path in site.pages:
            yield page.refresh.path
        if page:
            yield other


def orphans(site: Site) -> Iterator[Fault]:
    """Every page that search engines may show can be come to from the front page by links."""
    found = clicks(site)
    past = site.around.ledger
    for path, page in site.pages.items():
        withdrawn = past is not None and path.removesuffix("index.html") in past.urls and page.hidden
        if path not in found and not (page.hidden or page.mail or page.refresh or withdrawn):
            yield Fault("error", path, "no link leads here from the front page", "link to it from a page that stays")


def three_clicks(site: Site) -> Iterator[Fault]:
    """Every article is within three clicks of the front page."""
    found = clicks(site)
    for table in site.articles.values():
        path = site.base.target("index.html", str(table.get("url", ""))).path
        if found.get(path, 0) > CLICKS:
            hint = "link to its edition or its story from the archive, the A–Z or the front page"
            yield Fault("warning", path, f"is {found[path]} clicks from the front page, more than {CLICKS}", hint)
