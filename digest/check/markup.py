"""HTML as its author wrote it: every element with its line, and every place where it is not HTML.

A browser mends what it is given and says nothing; this reader mends nothing and says where. It knows what HTML knows:
elements without an end, ends that may be left out, elements that end others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from html.entities import html5
from typing import NamedTuple

from digest.check.elements import CLOSED_BY, OBSOLETE, OPTIONAL, PHRASING, RAW, VOID, known

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)"
    r"((?:\s++(?:[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)?+|/)*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);|([a-zA-Z][a-zA-Z0-9]*);?)")
_IN_ATTRIBUTE = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?+|([a-zA-Z][a-zA-Z0-9]*+(?:;|(?!=))))")
"""A reference in an attribute; one of a name without a semicolon is text before a ``=``."""
_MARKS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_NEVER_IN_THEMSELVES = {"a", "button", "form", "label"}
_BLOCKS = CLOSED_BY["p"]


class Element(NamedTuple):
    """An element as written: it begins ``at`` a character of the text, its content reaches from ``start`` to ``end``.
    ``parent`` is its parent's number, -1 where it has none; ``named`` whether it has words for who cannot see it."""

    tag: str
    attributes: Mapping[str, str]
    at: int
    start: int
    end: int
    parent: int
    named: bool


class Slip(NamedTuple):
    """A place where the text is not HTML, or only HTML of old (``mild``)."""

    at: int
    what: str
    hint: str = ""
    mild: bool = False


@dataclass(frozen=True)
class Markup:
    """A page that was read: its ``text``, the ``elements`` in their order and the ``slips``."""

    text: str
    elements: tuple[Element, ...]
    slips: tuple[Slip, ...]

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def line(self, at: int) -> int:
        """The line, counted from 1, of the character ``at``."""
        return bisect_right(self._breaks, at - 1) + 1

    def inner(self, one: Element) -> str:
        """The markup within ``one``."""
        return self.text[one.start : one.end]

    def words(self, one: Element) -> str:
        """The text within ``one`` on one line, as a reader sees it."""
        return words(self.inner(one))

    def within(self, one: Element, tags: AbstractSet[str]) -> bool:
        """Whether ``one`` stands in an element called one of ``tags``."""
        while one.parent >= 0:
            one = self.elements[one.parent]
            if one.tag in tags:
                return True
        return False

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements called one of ``tags``."""
        return (one for one in self.elements if one.tag in tags)


def words(markup: str) -> str:
    """The text of ``markup`` on one line."""
    return on_a_line(unescape(_MARKS.sub("", markup)))


def on_a_line(text: str) -> str:
    """``text`` with a space for each white space in it."""
    return " ".join(text.split())


def _said(reference: re.Match[str]) -> str:
    """What a reference in an attribute stands for; one that no browser knows is text."""
    return html5.get(reference[1], reference[0]) if reference[1] else unescape(reference[0])


def read(text: str) -> Markup:
    """The HTML in ``text``."""
    return _Reader(text).read()


@dataclass(slots=True)
class _Reader:
    """Goes through ``text`` once; ``open`` holds the numbers of the elements that have not ended."""

    text: str
    elements: list[Element] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    named: set[int] = field(default_factory=set)
    opened: Counter[str] = field(default_factory=Counter)
    foreign: int = 0
    ends: dict[int, tuple[int, bool]] = field(default_factory=dict)

    def read(self) -> Markup:
        text, at, last = self.text, 0, 0
        while (at := text.find("<", at)) >= 0:
            if at > last:
                self._between(last, at)
            last = at = self._mark(at)
        self._between(last, len(text))
        while self.open:
            self._unended(len(text))
        ended = (
            one._replace(end=self.ends[number][0], named=self.ends[number][1])
            for number, one in enumerate(self.elements)
        )
        return Markup(text, tuple(ended), tuple(sorted(self.slips)))

    def _mark(self, at: int) -> int:
        """Reads what begins with the ``<`` at ``at``; gives where it ends."""
        found = _TAG.match(self.text, at)
        if found:
            if found[1]:
                self._closes(found[2].lower(), at)
                return found.end()
            return self._begins(found)
        if self.text.startswith("<!--", at):
            end = self.text.find("-->", at + 4)
            if end < 0:
                self.slips.append(Slip(at, "a comment has no end", "write --> behind it"))
            return len(self.text) if end < 0 else end + 3
        if self.text.startswith("<!", at):
            return self.text.find(">", at) + 1 or len(self.text)
        following = self.text[at + 1 : at + 2]
        if following == "/" or following.isalpha():
            piece = self.text[at : at + 40].partition("\n")[0]
            hint = "look for a quotation mark or a > that is missing, or two attributes without a space between"
            self.slips.append(Slip(at, f"a tag cannot be read: {piece}", hint))
        else:
            self.slips.append(Slip(at, "a < stands for itself", "write &lt;"))
        return at + 1

    def _between(self, start: int, end: int) -> None:
        """Reads the text from ``start`` to ``end``."""
        text = self.text[start:end]
        if self.open and self.open[-1] not in self.named and not text.isspace():
            self.named.add(self.open[-1])
        if "&" in text:
            self._references(text, start)

    def _references(self, text: str, start: int) -> None:
        for found in _REFERENCE.finditer(text):
            name = found[1]
            if name and f"{name};" not in html5 and (found[0].endswith(";") or name in html5):
                self.slips.append(Slip(start + found.start(), f"{found[0]} is no sign of HTML", "write &amp; for an &"))
            elif name in html5 and not found[0].endswith(";"):
                self.slips.append(Slip(start + found.start(), f"&{name} has no semicolon", f"write &{name}; or &amp;"))

    def _begins(self, found: re.Match[str]) -> int:
        """Reads a start tag; gives where it, or an element of raw text, ends."""
        tag, at, start = found[2].lower(), found.start(), found.end()
        attributes = self._attributes(found[3], found.start(3)) if found[3] else {}
        if not self.foreign:
            self._implied(tag, at)
            self._nested(tag, at)
        number = len(self.elements)
        self.elements.append(
            Element(tag, attributes, at, start, start, self.open[-1] if self.open else -1, named=False)
        )
        if attributes and (attributes.get("aria-label") or attributes.get("title") or attributes.get("alt")):
            self.named.add(number)
        slash = found[3].endswith("/")
        if tag in VOID or (self.foreign and slash):
            self._done(number, start)
            return start
        if slash:
            self.slips.append(Slip(at, f"<{tag}/> does not end the {tag}", f"write <{tag}></{tag}>"))
        self.open.append(number)
        self.opened[tag] += 1
        self.foreign += tag in {"svg", "math"}
        return self._raw(tag, start) if tag in RAW and not self.foreign else start

    def _attributes(self, text: str, at: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(text):
            name = found[1].lower()
            value = found[2] or found[3] or found[4] or ""
            if "&" in value:
                for slip in _IN_ATTRIBUTE.finditer(value):
                    self._references(slip[0], at + found.start())
                value = _IN_ATTRIBUTE.sub(_said, value)
            if name in attributes:
                self.slips.append(Slip(at + found.start(), f"the attribute {name} stands twice in one tag"))
            attributes.setdefault(name, value)
        return attributes

    def _raw(self, tag: str, start: int) -> int:
        """Where the raw text of a script or a style ends; its end tag is read next."""
        end = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(self.text, start)
        if RAW[tag] and end and self.text[start : end.start()].strip():
            self.named.add(self.open[-1])
        return end.start() if end else len(self.text)

    def _tag(self) -> str:
        return self.elements[self.open[-1]].tag if self.open else ""

    def _shut(self) -> int:
        """The number of the innermost element, which is open no more."""
        number = self.open.pop()
        self.opened[self.elements[number].tag] -= 1
        return number

    def _implied(self, tag: str, at: int) -> None:
        """Ends the elements that the beginning of ``tag`` ends by itself."""
        while self.open and tag in CLOSED_BY.get(self._tag(), ()):
            self._done(self._shut(), at)

    def _nested(self, tag: str, at: int) -> None:
        """Looks whether ``tag`` may stand where it does."""
        if tag in OBSOLETE:
            self.slips.append(Slip(at, f"{tag} is an element of old", "let the style sheet do it", mild=True))
        elif not known(tag):
            self.slips.append(Slip(at, f"{tag} is no element of HTML"))
        if tag in _NEVER_IN_THEMSELVES and self.opened[tag]:
            self.slips.append(Slip(at, f"{tag} within {tag}", f"end the first {tag} before"))
        if tag in _BLOCKS and self._tag() in PHRASING:
            hint = f"a {self._tag()} holds words, no blocks; end it before, or write a div"
            self.slips.append(Slip(at, f"{tag} within {self._tag()}", hint))

    def _closes(self, tag: str, at: int) -> None:
        """Reads an end tag."""
        if tag in VOID:
            self.slips.append(Slip(at, f"</{tag}>: a {tag} has no end", "take it out"))
            return
        if not self.opened[tag]:
            hint = (
                "a p ends where a block such as div or ul begins" if tag == "p" else "take it out, or begin it before"
            )
            self.slips.append(Slip(at, f"</{tag}> ends nothing that is open", hint))
            return
        while self._tag() != tag:
            self._unended(at)
        self.foreign -= tag in {"svg", "math"}
        self._done(self._shut(), at)

    def _unended(self, at: int) -> None:
        """Ends the innermost element, which its author did not end."""
        number = self._shut()
        one = self.elements[number]
        if one.tag not in OPTIONAL:
            where = f"before </{self.text[at:].partition('>')[0][2:]}>" if at < len(self.text) else "in the page"
            self.slips.append(Slip(one.at, f"{one.tag} is not ended {where}", f"write </{one.tag}>"))
        self.foreign -= one.tag in {"svg", "math"}
        self._done(number, at)

    def _done(self, number: int, end: int) -> None:
        """Notes where the element ``number`` ends, and gives its words to its parent."""
        one = self.elements[number]
        named = number in self.named
        self.ends[number] = (end, named)
        if named and one.parent >= 0 and one.attributes.get("aria-hidden") != "true" and one.tag not in RAW:
            self.named.add(one.parent)
