"""An HTML page of the site as the rules see it, and what is kept of it once they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from digest.check.base import Base, Target
from digest.check.finding import Fault, Level
from digest.check.markup import Element, Markup

_LINKS = frozenset({"href", "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "cite"})
_SHARED = frozenset({"og:image", "og:url", "og:image:url", "twitter:image", "og:audio", "og:video"})
_URL = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
MAIL = ".mail.html"
"""How the name of an edition made to be mailed ends: a file of HTML that is no page of the site."""


class Link(NamedTuple):
    """An address on a page: ``at`` which character its element begins, of which ``tag`` and attribute (or property) it
    is, and where it leads."""

    at: int
    tag: str
    name: str
    address: str
    target: Target


@dataclass(frozen=True, slots=True)
class Place:
    """What the rules for a page know of the site around it: its base, the paths of all its files, and its articles'
    data by the path of their page."""

    base: Base
    paths: AbstractSet[str]
    articles: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Sheet:
    """The page at ``path`` with its ``markup``."""

    path: str
    markup: Markup
    base: Base

    def fault(self, level: Level, at: int, what: str, hint: str = "") -> Fault:
        """A fault of the page at the character ``at``."""
        return Fault(level, self.path, what, hint, self.markup.line(at))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every address on the page."""
        found = (
            Link(one.at, one.tag, name, address.strip(), self.base.target(self.path, address.strip()))
            for one in self.markup.elements
            if one.attributes or one.tag == "style"
            for name, address in _addresses(one, self.markup)
        )
        return tuple(found)

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The elements with an id, by it."""
        return {one.attributes["id"]: one for one in self.markup.elements if "id" in one.attributes}

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the page's meta elements say, by name."""
        metas = [one.attributes for one in self.markup.all("meta")]
        return {one.get("name", one.get("property", "")): one.get("content", "") for one in metas}

    @property
    def canonical(self) -> Link | None:
        """The page's canonical address."""
        rels = {one.at for one in self.markup.all("link") if one.attributes.get("rel") == "canonical"}
        return next((link for link in self.links if link.at in rels), None)

    @property
    def refresh(self) -> Link | None:
        """Where the page leads its reader by itself."""
        return next((link for link in self.links if link.name == "refresh"), None)

    @property
    def hidden(self) -> bool:
        """Whether search engines are told to leave it alone."""
        return "noindex" in self.meta.get("robots", "")

    @property
    def mail(self) -> bool:
        """Whether it is made to be mailed."""
        return self.path.endswith(MAIL)

    @cached_property
    def words(self) -> str:
        """All the text of the page's body."""
        body = next(self.markup.all("body"), None)
        return self.markup.words(body) if body else ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page: its canonical address, whether it is ``hidden`` from search engines or made to be mailed,
    where it leads by itself (``refresh``), its ids, the pages its reader can go to from it, its links to elements of
    other pages (line, address, target), and those to other sites (line and address)."""

    canonical: str
    hidden: bool
    mail: bool
    refresh: Target | None
    ids: AbstractSet[str]
    leads: AbstractSet[str]
    anchors: tuple[tuple[int, str, Target], ...]
    outside: tuple[tuple[int, str], ...]


def page(sheet: Sheet) -> Page:
    """What is kept of ``sheet``."""
    inside = [link for link in sheet.links if link.target.where == "inside"]
    others = [link for link in inside if link.target.fragment and link.target.path != sheet.path]
    canonical, refresh = sheet.canonical, sheet.refresh
    outside = {
        link.target.path: sheet.markup.line(link.at)
        for link in reversed(sheet.links)
        if link.target.where == "outside" and link.tag in {"a", "area", "img", "video", "audio", "source", "iframe"}
    }
    return Page(
        canonical.address if canonical else "",
        sheet.hidden,
        sheet.mail,
        refresh.target if refresh else None,
        frozenset(sheet.ids),
        frozenset(link.target.path for link in inside if link.tag in {"a", "area"}),
        tuple((sheet.markup.line(link.at), link.address, link.target) for link in others),
        tuple((line, address) for address, line in outside.items()),
    )


def of_style(text: str) -> Iterator[tuple[int, str]]:
    """Every address in the style sheet ``text``, with its place."""
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    for found in _URL.finditer(text):
        address = next((group for group in found.groups() if group is not None), "")
        if address:
            yield found.start(), address


def _addresses(one: Element, markup: Markup) -> Iterator[tuple[str, str]]:
    """The addresses of an element by the name of their attribute."""
    attributes = one.attributes
    for name in attributes:
        if name in _LINKS:
            value = attributes[name]
            if name.endswith("srcset"):
                yield from ((name, piece.split()[0]) for piece in value.split(",") if piece.strip())
            elif name != "data" or one.tag == "object":
                yield name, value
        elif name == "style" and "url(" in attributes[name]:
            yield from ((name, address) for _, address in of_style(attributes[name]))
    if one.tag == "meta":
        refresh = _REFRESH.match(attributes.get("content", ""))
        if attributes.get("http-equiv", "").lower() == "refresh" and refresh:
            yield "refresh", refresh[1]
        named = attributes.get("property", attributes.get("name", ""))
        if named in _SHARED:
            yield named, attributes.get("content", "")
    elif one.tag == "style":
        yield from (("style", address) for _, address in of_style(markup.inner(one)))
