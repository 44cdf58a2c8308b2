"""Lists of feeds as feed readers exchange them: OPML 1.0 and 2.0 (opml.org), read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from xml.parsers import expat

from digest import border
from digest.errors import SettingsError, Skipped
from digest.model import Url

MOST_BYTES = 10_000_000
_LONGEST = 300
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FEED_SCHEME = re.compile(r"feed:(?:(?://)?(?=https?:)|(?P<host>//))", re.IGNORECASE)
"""``feed://host/…`` and ``feed:https://host/…``, as some readers write addresses of feeds."""
_SAVE = "export the list from your feed reader again, as OPML"


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list: what it is called, its outlet's page, its language, and the folders it lies in."""

    feed: Url
    title: str
    home: Url | None = None
    language: str = ""
    folders: tuple[str, ...] = ()


def read_opml(data: bytes, where: str) -> tuple[list[Outline], list[Skipped]]:
    """The feeds of the list in ``data``, and its lines that are none, with why. Raises :class:`SettingsError` where it
    is no OPML or brings entities of its own; nothing of it is expanded, and nothing else is opened."""
    if len(data) > MOST_BYTES:
        raise SettingsError("is larger than 10 MB", where=where, hint="a list of feeds is not; " + _SAVE)
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.StartDoctypeDeclHandler = reading.doctype
    try:
        parser.ParseFile(BytesIO(data))
    except expat.ExpatError as error:
        what = f"is not OPML: line {error.lineno}, column {error.offset + 1}: {expat.ErrorString(error.code)}"
        raise SettingsError(what, where=where, hint=_SAVE) from None
    except (LookupError, ValueError) as error:
        raise SettingsError(f"is not OPML: {error}", where=where, hint=_SAVE) from None
    except _NoListError as error:
        raise SettingsError(str(error), where=where, hint=_SAVE) from None
    return reading.found, reading.skipped


class _NoListError(Exception):
    """What is read is no list of feeds, or a hostile one."""


@dataclass(slots=True)
class _Reading:
    """What was read so far: the elements that are open, by the folder each is, and what was found in them."""

    open: list[str | None] = field(default_factory=list)
    found: list[Outline] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def doctype(self, name: str, *_: object) -> None:
        """Refuses a document type: OPML has none, and what it declares can swell without end."""
        raise _NoListError(
            f"declares a document type of its own ('{name[:40]}'), which no OPML needs, and was not read"
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes note of an element that begins."""
        if not self.open and tag.lower() != "opml":
            raise _NoListError(f"is not OPML: it begins with <{tag[:40]}>, not with <opml>")
        said = {name.lower(): border.plain(value) for name, value in attributes.items()}
        folder = None
        if tag.lower() == "outline":
            folder = said.get("title") or said.get("text")
            self._outline(said)
        self.open.append(folder)

    def end(self, _tag: str) -> None:
        """Takes note of an element that ends."""
        self.open.pop()

    def _outline(self, said: Mapping[str, str]) -> None:
        title = (said.get("title") or said.get("text") or "")[:_LONGEST]
        text = said.get("xmlurl", "")
        if not text:
            if said.get("type", "").lower() in {"rss", "atom", "link", "include"} or "url" in said:
                why = "has no address of a feed (xmlUrl)"
                self.skipped.append(Skipped("import", title or "an outline", why, "add its feed by hand"))
            return
        feed = border.url(_FEED_SCHEME.sub(lambda found: "http://" if found["host"] else "", text, count=1))
        if feed is None:
            why = f"has the address '{text[:80]}', which is not an http or https address"
            self.skipped.append(Skipped("import", title or "an outline", why))
            return
        language = said.get("language", "")
        folders = tuple(name[:_LONGEST] for name in self.open if name)
        known = language if _LANGUAGE.fullmatch(language) else ""
        self.found.append(Outline(feed, title, border.url(said.get("htmlurl")), known, folders))


def opml(title: str, outlines: Iterable[Outline]) -> bytes:
    """The feeds of ``outlines`` as OPML 2.0, one outline each."""
    head = f"<head><title>{_text(title)}</title></head>"
    lines = (f"    <outline {' '.join(_attributes(one))}/>" for one in outlines)
    parts = ('<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', f"  {head}", "  <body>", *lines)
    return "\n".join((*parts, "  </body>", "</opml>", "")).encode()


def _attributes(one: Outline) -> Iterator[str]:
    said = {"type": "rss", "text": one.title, "title": one.title, "xmlUrl": one.feed, "htmlUrl": one.home or ""}
    for name, value in (said | {"language": one.language}).items():
        if value or name == "text":
            yield f'{name}="{_text(value)}"'


def _text(value: str) -> str:
    return escape(border.xml(value))
