"""Files into a :class:`Site`, and a site into findings: the pure core of the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from digest.check import markup
from digest.check.base import base
from digest.check.finding import Fault, Finding
from digest.check.rules import IN_PLACE, ON_PAGES, ON_SITES
from digest.check.sheet import MAIL, Page, Place, Sheet, page
from digest.check.site import (
    STATUS,
    Lying,
    Site,
    Surroundings,
    articles_by_page,
    as_table,
    originals,
    stands_at,
    table_of,
)

_FRONT = "index.html"
LOCAL = "local-addresses"
"""A rule by which one sentence of an article is a fault of every page that shows it."""


@dataclass(slots=True)
class _Gathered:
    """What was gathered so far."""

    files: dict[str, Lying] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)


def gathered(files: Iterable[tuple[str, Lying]], paths: AbstractSet[str], around: Surroundings) -> Site:
    """The ``files``, in which pages of HTML come last and the front page before all others; ``paths`` are those of all.
    Each page is read once, the rules for pages look at it, and only what :class:`Page` keeps of it stays."""
    so_far, place = _Gathered(), None
    for path, file in files:
        if not path.endswith(".html"):
            so_far.files[path] = _kept(path, file, so_far.tables)
            continue
        if place is None:
            place = _place(path, file, paths, so_far, around)
        _page(path, file, place, so_far)
    where = place.base if place else base(around.base_url)
    return Site(so_far.files, so_far.pages, so_far.tables, around, where, tuple(so_far.found))


def _kept(path: str, file: Lying, tables: dict[str, Any]) -> Lying:
    """``file`` without its data where that is a table that can be read, which is put to the ``tables``."""
    if path != STATUS and not (path.startswith("data/") and path.endswith(".json")):
        return file
    table, fault = table_of(path, file.data)
    if fault:
        return file
    tables[path] = table
    return file if path == STATUS else replace(file, data=b"")


def _place(path: str, front: Lying, paths: AbstractSet[str], so_far: _Gathered, around: Surroundings) -> Place:
    """What the rules for pages know of the site, from its data and its front page."""
    text = front.data.decode("utf-8", "replace") if path == _FRONT else ""
    sheet = Sheet(path, markup.read(text), base(around.base_url))
    said = as_table(so_far.tables.get(STATUS))
    where = stands_at(around.base_url, said, sheet.canonical.address if sheet.canonical else "")
    articles = articles_by_page(so_far.tables, where)
    language = next((one.attributes.get("lang", "") for one in sheet.markup.all("html")), "")
    return Place(where, paths, articles, originals(articles.values()), so_far.tables, language)


def _page(path: str, file: Lying, place: Place, so_far: _Gathered) -> None:
    """Reads a page, lets the rules for pages look at it, and keeps what is needed of it."""
    so_far.files[path] = file if path.endswith(MAIL) else replace(file, data=b"")
    try:
        text = file.data.decode()
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        what = f"is not in UTF-8: byte {file.data[error.start]:#04x}"
        so_far.found.append(Finding.of("html-document", Fault("error", path, what, "write it in UTF-8", line)))
        text = file.data.decode("utf-8", "replace")
    sheet = Sheet(path, markup.read(text), place.base)
    so_far.found += _named((name, rule(sheet)) for name, rule in ON_PAGES.items())
    so_far.found += _named((name, rule(sheet, place)) for name, rule in IN_PLACE.items())
    so_far.pages[path] = page(sheet, place)


def check(site: Site) -> list[Finding]:
    """Everything that is wrong with ``site``, by rule, the worst first."""
    found = [*site.found, *_named((name, rule(site)) for name, rule in ON_SITES.items())]
    return _once(sorted(set(found), key=lambda one: one.order))


def _once(found: Iterable[Finding]) -> list[Finding]:
    """``found`` with what is wrong with one and the same address on many pages told once, at the first."""
    places: dict[str, list[Finding]] = {}
    rest: list[Finding] = []
    for one in found:
        places.setdefault(one.what, []).append(one) if one.rule == LOCAL else rest.append(one)
    once = [
        replace(
            some[0], what=f"{what} (and in {len(some) - 1} more place{'s' * (len(some) > 2)})" if some[1:] else what
        )
        for what, some in places.items()
    ]
    return sorted([*rest, *once], key=lambda one: one.order)


def _named(rules: Iterable[tuple[str, Iterable[Fault]]]) -> Iterator[Finding]:
    return (Finding.of(name, fault) for name, faults in rules for fault in faults)
