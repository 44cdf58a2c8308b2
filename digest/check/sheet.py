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
_PICTURE = re.compile(r"[\s,]*+(\S++)")
_DESCRIPTION = re.compile(r"(?:[^,(]|\([^)]*+\)?+)*+")
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
    """What the rules for a page know of the site around it: its base, the paths of all its files, its articles' data by
    the path of their page, where they first stood (``originals``, addresses that strangers wrote), its data, and the
    language of its front page."""

    base: Base
    paths: AbstractSet[str]
    articles: Mapping[str, Mapping[str, Any]]
    originals: AbstractSet[str]
    tables: Mapping[str, Any]
    language: str

    def worst(self, sheet: Sheet, link: Link) -> Level:
        """How bad it is that ``link`` leads nowhere: no stranger's address breaks a site."""
        theirs = sheet.path in self.articles and sheet.in_text(link.at)
        return "warning" if theirs or link.address in self.originals else "error"


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
    def texts(self) -> tuple[Element, ...]:
        """The elements that hold the page's text, as an author wrote it: those of the class ``text``."""
        return tuple(one for one in self.markup.elements if "text" in one.attributes.get("class", "").split())

    def in_text(self, at: int) -> bool:
        """Whether the character ``at`` is of the page's text, which may be all of ``main`` where a theme has no such
        class."""
        return any(one.start <= at < one.end for one in self.texts or self.markup.all("main"))

    def rels(self, link: Link) -> list[str]:
        """What the link element of ``link`` is for."""
        return self._rels.get(link.at, []) if link.tag == "link" else []

    @cached_property
    def _rels(self) -> dict[int, list[str]]:
        return {one.at: one.attributes.get("rel", "").lower().split() for one in self.markup.all("link")}

    @cached_property
    def words(self) -> str:
        """All the text of the page's body."""
        body = next(self.markup.all("body"), None)
        return self.markup.words(body) if body else ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page: its title, its canonical address, whether it is ``hidden`` from search engines or made to
    be mailed, where it leads by itself (``refresh``), its ids, the pages its reader can go to from it, its links to
    elements of other pages (line, address, target, how bad it is if there is none), and those to other sites (line
    and address)."""

    title: str
    canonical: str
    hidden: bool
    mail: bool
    refresh: Target | None
    ids: AbstractSet[str]
    leads: AbstractSet[str]
    anchors: tuple[tuple[int, str, Target, Level], ...]
    outside: tuple[tuple[int, str], ...]


def page(sheet: Sheet, place: Place) -> Page:
    """What is kept of ``sheet``."""
    inside = [link for link in sheet.links if link.target.where == "inside"]
    others = [link for link in inside if link.target.fragment and link.target.path != sheet.path]
    canonical, refresh = sheet.canonical, sheet.refresh
    outside = {
        link.target.path: sheet.markup.line(link.at)
        for link in reversed(sheet.links)
        if link.target.where == "outside" and link.tag in {"a", "area", "img", "video", "audio", "source", "iframe"}
    }
    title = next(sheet.markup.all("title"), None)
    return Page(
        sheet.markup.words(title) if title else "",
        canonical.address if canonical else "",
        sheet.hidden,
        sheet.mail,
        refresh.target if refresh else None,
        frozenset(sheet.ids),
        frozenset(link.target.path for link in inside if link.tag in {"a", "area"}),
        tuple((sheet.markup.line(link.at), link.address, link.target, place.worst(sheet, link)) for link in others),
        tuple((line, address) for address, line in outside.items()),
    )


def of_style(text: str) -> Iterator[tuple[int, str]]:
    """Every address in the style sheet ``text``, with its place."""
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    for found in _URL.finditer(text):
        address = next((group for group in found.groups() if group is not None), "")
        if address:
            yield found.start(), address


def _pictures(text: str) -> Iterator[str]:
    """The addresses in a srcset: each runs up to white space, for commas may be of it."""
    at = 0
    while found := _PICTURE.match(text, at):
        at = found.end()
        if not found[1].endswith(",") and (more := _DESCRIPTION.match(text, at)):
            at = more.end()
        yield found[1].rstrip(",")


def _addresses(one: Element, markup: Markup) -> Iterator[tuple[str, str]]:
    """The addresses of an element by the name of their attribute."""
    attributes = one.attributes
    for name in attributes:
        if name in _LINKS:
            value = attributes[name]
            if name.endswith("srcset"):
                yield from ((name, address) for address in _pictures(value))
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
