"""The rule for linked data: JSON-LD that can be read, has what its types need, and says what the site's data say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from digest.check.finding import Fault
from digest.check.markup import Element
from digest.check.sheet import Place, Sheet
from digest.check.site import as_list, as_table

_NEEDS: dict[str, tuple[str, ...]] = {
    "WebSite": ("name",),
    "Person": ("name",),
    "Organization": ("name",),
    "Place": ("name",),
    "NewsArticle": ("headline",),
    "BreadcrumbList": ("itemListElement",),
    "ItemList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "CorrectionComment": ("text", "datePublished"),
}
"""What every node of a type must have, wherever it stands; one that is but a reference (``@id`` alone) has no type, and
an article that is only named by where it first stood has an address."""
_ARTICLE = ("headline", "datePublished", "mainEntityOfPage", "publisher")
"""What the article of a page must have."""
_DATES = ("datePublished", "dateModified")
_ADDRESSES = ("@id", "url", "item", "isBasedOn")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNDATED = "undated/"
"""The folder of articles whose date was inferred, and so is not told as theirs."""


def linked(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """Every script of JSON-LD parses, every node has what its type needs, dates are dates, addresses lead somewhere."""
    for one in sheet.markup.all("script"):
        if one.attributes.get("type") != "application/ld+json":
            continue
        try:
            table = json.loads(sheet.markup.inner(one))
        except ValueError as error:
            yield sheet.fault("error", one.at, f"its JSON-LD is no JSON: {error}", "let json_ld of the theme write it")
            continue
        for what in [*_whole(table, sheet, place), *(fault for node in _nodes(table) for fault in _node(node, place))]:
            yield sheet.fault("error", one.at, f"JSON-LD: {what}")
    if not sheet.hidden and sheet.path in place.articles and not _has_article(sheet):
        yield sheet.fault("warning", 0, "an article without JSON-LD", "search engines read there who wrote it and when")


def _has_article(sheet: Sheet) -> bool:
    return any(_is_linked(one) for one in sheet.markup.all("script"))


def _is_linked(one: Element) -> bool:
    return one.attributes.get("type") == "application/ld+json"


def _whole(table: Any, sheet: Sheet, place: Place) -> Iterator[str]:
    """What is wrong with the outermost node of a page."""
    if not isinstance(table, dict) or table.get("@context") != "https://schema.org":
        yield "its context is not https://schema.org"
        return
    if table.get("@type") in {"NewsArticle", "Article"}:
        yield from (f"the article has no {name}" for name in _ARTICLE if not table.get(name) and _owed(name, sheet))
        page = table.get("mainEntityOfPage")
        named = page.get("@id") if isinstance(page, dict) else page
        if named and named != place.base.address(sheet.path):
            yield f"its mainEntityOfPage is {named}, not this page"
        yield from _otherwise(table, place.articles.get(sheet.path, {}))


def _otherwise(node: Mapping[str, Any], table: Mapping[str, Any]) -> Iterator[str]:
    """What the ``node`` of an article says otherwise than the article's data."""
    article = as_table(table.get("article"))
    dated = None if table.get("approximate") else as_table(article.get("date")).get("value")
    wanted = {"headline": article.get("title"), "datePublished": dated, "inLanguage": article.get("language")}
    for name, value in wanted.items() if article else ():
        if node.get(name, value) != value:
            yield f"its {name} is {node[name]}, and in its data {value}"


def _owed(name: str, sheet: Sheet) -> bool:
    return name != "datePublished" or not sheet.path.startswith(_UNDATED)


def _nodes(found: Any) -> Iterator[Mapping[str, Any]]:
    """Every node in ``found``, the outermost first."""
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    for one in as_list(found):
        yield from _nodes(one)


def _node(node: Mapping[str, Any], place: Place) -> Iterator[str]:
    """What is wrong with a node by itself."""
    kind = str(node.get("@type", ""))
    original = kind == "NewsArticle" and node.get("url")
    for name in _NEEDS.get(kind, ()):
        if node.get(name) in (None, "", []) and not original:
            yield f"a {kind} has no {name}"
    for name in _DATES:
        if name in node and not _is_date(node[name]):
            yield f"{name} is no date: {node[name]}"
    for name in _ADDRESSES:
        if isinstance(node.get(name), str):
            yield from _address(name, node[name], place)
    places = [one.get("position") for one in as_list(node.get("itemListElement")) if isinstance(one, dict)]
    if places != list(range(1, len(places) + 1)):
        yield f"the places of a {kind} are {places}"


def _address(name: str, said: str, place: Place) -> Iterator[str]:
    if not said.startswith(("http://", "https://")):
        yield f"{name} is not an address in full: {said}"
        return
    target = place.base.target("index.html", said)
    if said not in place.originals and target.where == "inside" and target.path not in place.paths:
        yield f"{name} leads to no file: {said}"


def _is_date(said: object) -> bool:
    try:
        return bool(_DAY.match(str(said)) and datetime.fromisoformat(str(said)))
    except ValueError:
        return False
