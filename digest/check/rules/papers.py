"""Rules for editions and stories: what their data name is there, and their pages lead to it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from digest.check.finding import Fault
from digest.check.site import STATUS, Site, as_list, as_table

_AGAIN = "build again"
_SEARCH = re.compile(r"search-data[\w-]*\.js")
_HANDED = re.compile(r"\(self\.digestSearch=self\.digestSearch\|\|\[\]\)\.push\((.*)\)\s*", re.DOTALL)
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def editions(site: Site) -> Iterator[Fault]:
    """Every edition names stories and articles that there are, and its page leads to each of its stories; status.json
    names the newest."""
    days = []
    for path, table in site.below("data/editions/"):
        edition = as_table(as_table(table).get("edition"))
        days.append(str(edition.get("day", "")))
        for entry in map(as_table, [*as_list(edition.get("entries")), *as_list(edition.get("unchanged"))]):
            yield from _entry(site, path, days[-1], entry)
    said = site.status.get("edition")
    if site.status and said != max(days, default=None):
        yield Fault("error", STATUS, f"its newest edition is {said}, and should be {max(days, default=None)}", _AGAIN)


def _entry(site: Site, path: str, day: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with an entry of the edition of ``day``, whose data are in the file ``path``."""
    story, ids = str(entry.get("story", "")), [str(one) for one in as_list(entry.get("articles"))]
    if f"data/stories/{story}.json" not in site.tables:
        yield Fault("error", path, f"names the story {story}, which there is not", _AGAIN)
    yield from (Fault("error", path, what, _AGAIN) for what in _nobodies(site, ids))
    page = site.pages.get(f"{day.replace('-', '/')}/index.html")
    wanted = {f"stories/{story}/index.html", *_pages_of(site, ids)}
    if page and page.leads.isdisjoint(wanted):
        what = f"does not lead to {story}, which its data name"
        yield Fault("warning", f"{day.replace('-', '/')}/index.html", what, "build again, or mend edition.html")


def stories(site: Site) -> Iterator[Fault]:
    """Every story names articles that there are, and its pages lead to each of them."""
    leads: dict[str, set[str]] = defaultdict(set)
    for path, page in site.pages.items():
        if path.startswith("stories/"):
            leads["/".join(path.split("/")[:2])] |= page.leads
    for path, table in site.below("data/stories/"):
        story = as_table(as_table(table).get("story"))
        ids = [str(as_table(one).get("id")) for one in as_list(story.get("articles"))]
        yield from (Fault("error", path, what, _AGAIN) for what in _nobodies(site, ids))
        folder = f"stories/{story.get('story')}"
        for lost in sorted(_pages_of(site, ids) - leads[folder]) if folder in leads else ():
            yield Fault("warning", f"{folder}/index.html", f"does not lead to its article {lost}", "mend story.html")


def _nobodies(site: Site, ids: list[str]) -> Iterator[str]:
    return (
        f"names the article {one}, which there is not" for one in ids if f"data/articles/{one}.json" not in site.files
    )


def _pages_of(site: Site, ids: list[str]) -> set[str]:
    """The paths of the pages of the articles ``ids``."""
    tables = (as_table(site.tables.get(f"data/articles/{one}.json")) for one in ids)
    return {site.base.target("index.html", str(table["url"])).path for table in tables if "url" in table}


def search(site: Site) -> Iterator[Fault]:
    """The data of the search are what its page reads: whole, a row an article, each leading to its page."""
    for path, file in site.files.items():
        if not _SEARCH.fullmatch(path):
            continue
        try:
            lost = list(_lost(site, file.data.decode()))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            yield Fault("error", path, "is not what the search page reads", _AGAIN)
            continue
        yield from (Fault("error", path, f"leads to {page}, which is no page", _AGAIN) for page in lost)


def _lost(site: Site, script: str) -> Iterator[str]:
    """The pages that the data in ``script`` lead to and that there are not; raises ValueError, LookupError, TypeError
    or AttributeError where it holds no such data."""
    handed = _HANDED.fullmatch(script)
    if not handed:
        raise ValueError(script[:60])
    table = json.loads(handed[1])
    labels = table["of"]
    for title, _, place, _, *numbers in zip(*table["all"], strict=True):
        for number in (number for some in numbers for number in some):
            labels[number]
        page = f"{place.replace('*', '-'.join(_ASCII_WORD.findall(title.lower())))}/index.html"
        if page not in site.pages:
            yield page
