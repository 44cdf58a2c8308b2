"""What a saved page says of itself to machines: its JSON-LD (schema.org) and its meta elements, read leniently.

JSON-LD is written by hand and by templates: it comes with comments around it, commas too many, line breaks in strings
and HTML escapes. Whatever cannot be mended is passed over; nothing here raises for what a page holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import lxml.html

from digest import border
from digest.ingest.decode import mend

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://|/\*)?\s*(?:\]\]>|-->)(?:\s*\*/)?\s*;?\s*$"
)
_COMMA = re.compile(r",(?=\s*[}\]])")
_BETWEEN = re.compile(r"[ \t\r\n,;]*")
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_MARKUP = re.compile(r"<[/a-zA-Z][^<>]*>")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_OBJECTS, _DEEPEST = 2000, 8
_MOST_SECONDS = 1e15

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as found. ``person`` is False where the page says it is an organisation's, None where it says nothing."""

    text: str
    person: bool | None = None


def text(value: str) -> str:
    """``value`` as plain text on one line: escapes undone, those left in them mended, markup dropped."""
    return border.plain(_MARKUP.sub(" ", mend(unescape(value))))


def texts(value: Any) -> list[str]:
    """The texts in ``value``, which is one, or a list of some; what is no text is none, not even a number."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one.strip()]


def stamps(value: Any) -> list[str]:
    """The texts in ``value`` and its numbers as texts, for points in time are told as either; NaN is none."""
    values = value if isinstance(value, list) else [value]
    return texts([str(one) if _is_number(one) and abs(one) < _MOST_SECONDS else one for one in values])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def metas(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """The contents of the page's meta elements by name in small letters, in order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = text(meta.get("content") or "")
        names = {(meta.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")}
        for name in sorted(names - {""}) if content else ():
            found.setdefault(name, []).append(content)
    return found


def letters(words: str) -> str:
    """The letters and digits of ``words`` alone, to compare what is written with other marks and spaces."""
    return "".join(character for character in words.casefold() if character.isalnum())


@dataclass(frozen=True, slots=True)
class PageData:
    """A page's JSON-LD: its articles, the page's own first, and everything in it that has an ``@id``."""

    articles: tuple[Data, ...]
    by_id: Mapping[str, Data]

    def texts(self, key: str) -> list[str]:
        """The texts under ``key`` of the first article that has some."""
        return next(filter(None, (texts(one.get(key)) for one in self.articles)), [])

    def stamps(self, key: str) -> list[str]:
        """The points in time under ``key`` of the first article that has some, as they stand there."""
        return next(filter(None, (stamps(one.get(key)) for one in self.articles)), [])

    def licences(self) -> list[str]:
        """The licences of the page's articles: their addresses, else their names."""
        said = [one.get("license") for one in self.articles]
        said = [one.get("url") or one.get("@id") or one.get("name") if isinstance(one, dict) else one for one in said]
        return [text for one in said for text in texts(one)]

    def names(self, key: str) -> list[Name]:
        """The names under ``key`` (author, creator, publisher) of the first article that has some."""
        return next(filter(None, (list(self._names(one.get(key))) for one in self.articles)), [])

    def _names(self, value: Any, depth: int = 0) -> Iterator[Name]:
        if isinstance(value, list) and depth < _DEEPEST:
            for one in value:
                yield from self._names(one, depth + 1)
        elif isinstance(value, dict):
            whole = {**self.by_id.get(_key(value), {}), **value}
            kinds = texts(whole.get("@type"))
            organisation = any(kind.endswith(("Organization", "Corporation")) for kind in kinds)
            person = False if organisation else True if any(kind.endswith("Person") for kind in kinds) else None
            found = texts(whole.get("name")) or texts(whole.get("alternateName"))
            yield from (Name(text(one), person) for one in found)
        elif isinstance(value, str) and value.strip():
            known = self.by_id.get(value)
            yield from self._names(known, depth + 1) if known and depth < _DEEPEST else [Name(text(value))]


def page_data(tree: lxml.html.HtmlElement) -> PageData:
    """The JSON-LD of the page. An article is any object whose type ends in Article, Posting or Report."""
    articles: list[Data] = []
    by_id: dict[str, Data] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for one in _objects(_loads(script.text_content() or "")):
            if _key(one) and len(one) > len(by_id.get(_key(one), {})):
                by_id[_key(one)] = one
            if any(_ARTICLE.search(kind) for kind in texts(one.get("@type"))):
                articles.append(one)
    return PageData(_of_this_page(articles), by_id)


def _of_this_page(articles: list[Data]) -> tuple[Data, ...]:
    """The first article with a headline, and those that are told under the same one or under none."""
    first = next((one for one in articles if texts(one.get("headline"))), None)
    if first is None:
        return tuple(articles[:1])
    headlines = {text(one) for one in texts(first["headline"])}
    others = [one for one in articles if one is not first]
    same = [one for one in others if not headlines.isdisjoint(map(text, texts(one.get("headline"))))]
    return (first, *same)


def _key(one: Data) -> str:
    key = one.get("@id")
    return key if isinstance(key, str) else ""


def _loads(source: str) -> Any:
    source = _WRAPPING.sub("", source).strip().rstrip(";")
    for mended in (source, _COMMA.sub("", source), _COMMA.sub("", source).replace("\\'", "'")):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_objects(source)


def _first_objects(source: str) -> list[Any]:
    """The objects that stand one after the other in ``source``, up to the first that cannot be read."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    try:
        while at < len(source) and len(found) < _MOST_OBJECTS:
            one, at = decoder.raw_decode(source, at)
            found.append(one)
            between = _BETWEEN.match(source, at)
            at = between.end() if between else at
    except (ValueError, RecursionError):
        pass
    return found


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in ``value``, an outer one before those within it, as far as they may be the page's article."""
    waiting = [(value, 0)]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        one, depth = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
        inner = (
            one
            if isinstance(one, list)
            else [one[key] for key in _INSIDE if key in one]
            if isinstance(one, dict)
            else []
        )
        if depth < _DEEPEST:
            waiting += [(part, depth + 1) for part in reversed(inner) if isinstance(part, dict | list)]
