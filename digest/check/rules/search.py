"""Rules for our own search: its page loads its data, and these hold every article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.sheet import Place, Sheet
from digest.check.site import Site

_AGAIN = "build again"
_PAGE = "search/index.html"
_FILES = re.compile(r"search-data[\w-]*\.js")
_SCRIPTS = re.compile(r"static/(?:search|finder)\.\w+\.js")
_HANDED = re.compile(r"\(self\.digestSearch=self\.digestSearch\|\|\[\]\)\.push\((.*)\)\s*", re.DOTALL)
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def loads(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """The search page has a field, and loads its script and every file of its data, at once or when asked."""
    if sheet.path != _PAGE:
        return
    owed = {path for path in place.paths if _FILES.fullmatch(path) or _SCRIPTS.fullmatch(path)}
    named = {one.attributes.get("src", one.attributes.get("data-src")) for one in sheet.markup.all("script", "button")}
    loaded = {place.base.target(_PAGE, address).path for address in named if address}
    for path in sorted(owed - loaded):
        yield sheet.fault(
            "error", 0, f"does not load {path}, so that nothing is found", "mend search.html of the theme"
        )
    if not any(sheet.markup.all("input")):
        yield sheet.fault("error", 0, "has no field to search with", "mend search.html of the theme")


def rows(site: Site) -> Iterator[Fault]:
    """The data of the search are what its page reads: whole, a row an article, each leading to its page."""
    files = [path for path in site.files if _FILES.fullmatch(path)]
    found: list[str] = []
    for path in files:
        try:
            pages = list(_pages(site.files[path].data.decode()))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            yield Fault("error", path, "is not what the search page reads", _AGAIN)
            return
        for page in pages:
            if page not in site.pages:
                yield Fault("error", path, f"leads to {page}, which is no page", _AGAIN)
        found += pages
    wanted = {site.base.target("index.html", str(one.get("url", ""))).path for one in site.articles.values()}
    if not (files and site.readable):
        return
    if len(found) != len(wanted):
        yield Fault("error", min(files), f"holds {len(found)} articles, and the site has {len(wanted)}", _AGAIN)
    elif lost := sorted(wanted.difference(found)):
        yield Fault("error", min(files), f"holds no article at {lost[0]}", _AGAIN)


def _pages(script: str) -> Iterator[str]:
    """The pages that the data in ``script`` lead to; raises ValueError, LookupError, TypeError or AttributeError where
    it holds no such data."""
    handed = _HANDED.fullmatch(script)
    if not handed:
        raise ValueError(script[:60])
    table = json.loads(handed[1])
    labels = table["of"]
    for title, _, place, _, *numbers in zip(*table["all"], strict=True):
        for number in (number for some in numbers for number in some):
            labels[number]
        yield f"{place.replace('*', '-'.join(_ASCII_WORD.findall(title.lower())))}/index.html"
