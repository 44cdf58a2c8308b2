"""Feeds: RSS and Atom through feedparser, JSON Feed by hand. Each entry is a document of its own."""

from __future__ import annotations

import calendar
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXException, SAXParseException

import feedparser

from digest import border
from digest.errors import SourceError
from digest.ingest.blocks import html_lines
from digest.ingest.decode import decode, mend
from digest.model import Meta, Payload, RawDocument

_CLOCK = re.compile(r"\d:\d\d")
_TRIPS = (
    *(ValueError, LookupError, AttributeError, TypeError, ArithmeticError, AssertionError, RuntimeError, EOFError),
    *(SAXException, re.error),
)
"""What feedparser and the parsers it calls let out where a feed is broken in a way that they did not think of."""
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_LONGEST_REFERENCE = 12
_BROKEN = "open it in a browser to see what it is; if it is a file, save the feed again"


def feed(payload: Payload) -> Iterator[RawDocument]:
    """The entries of a feed of any kind; raises :class:`SourceError` where it is none or has no entry."""
    if payload.data.lstrip()[:1] == b"{":
        yield from json_feed(payload)
        return
    data = _REFERENCE.sub(_character, payload.data)
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=True)
    except _TRIPS as error:
        raise SourceError(
            f"is not a feed that can be read ({_reason(error, data)})", where=payload.path, hint=_BROKEN
        ) from None
    if not parsed.entries:
        if parsed.get("version") and not parsed.bozo:
            return
        reason = f" ({_reason(parsed.bozo_exception, data)})" if parsed.bozo else ""
        raise SourceError(f"is not a feed that can be read{reason}", where=payload.path, hint=_BROKEN)
    seen: Counter[str] = Counter()
    broken = (f"the feed is broken but was read: {_reason(parsed.bozo_exception, data)}",) if parsed.bozo else ()
    for number, entry in enumerate(parsed.entries):
        name = border.plain(str(entry.get("id") or entry.get("link") or number))
        seen[name] += 1
        own = name if seen[name] == 1 else f"{name}~{seen[name]}"
        yield _entry(payload, entry, parsed.feed, own, broken)


def _reason(error: BaseException, data: bytes) -> str:
    """What ``error`` says, and in which line of ``data``. One that feedparser puts above it, where no XML declaration
    stands, does not count."""
    if isinstance(error, SAXParseException):
        above = 0 if data.startswith(b"<?xml") else 1
        return f"line {(error.getLineNumber() or 1) - above}: {error.getMessage()}"
    return str(error)


def _character(reference: re.Match[bytes]) -> bytes:
    """A numeric reference as it stands, or U+FFFD where there is no such character: feedparser trips over it, and the
    whole feed with it."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    digits = digits.lstrip(b"0")
    number = int(digits or b"0", base) if len(digits) <= _LONGEST_REFERENCE else sys.maxunicode + 1
    return b"&#xFFFD;" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else reference[0]


def _entry(payload: Payload, entry: Any, about: Any, name: str, warnings: tuple[str, ...]) -> RawDocument:
    contents = [part.get("value") or "" for part in entry.get("content", [])]
    markup = max([*contents, entry.get("summary") or ""], key=len)
    meta = Meta(
        title=_text(entry.get("title")),
        title_origin="feed",
        dates=_dates(entry),
        authors=tuple(filter(None, (_text(person.get("name")) for person in entry.get("authors", [])))),
        source=_text(about.get("title")),
        url=_link(payload, entry.get("link"), entry.get("id")),
        language=_text(about.get("language")),
        tags=tuple(filter(None, (_text(tag.get("term")) for tag in entry.get("tags", [])))),
        licence=_licence(entry) or _licence(about),
    )
    return _document(payload, name, markup, meta, warnings)


def _link(payload: Payload, said: Any, name: Any = None) -> str | None:
    """The address that a feed gives an article: a relative one begins where the feed was fetched. A bare name of an
    entry, which RSS lets stand for its link, is none."""
    if not isinstance(said, str) or not said.strip():
        return None
    link = str(said).strip()
    try:
        if payload.address is None or urlsplit(link).scheme or (said == name and not link.startswith("/")):
            return link
        return urljoin(payload.address, link)
    except ValueError:
        return None


def _licence(said: Any) -> str | None:
    """What an entry or its feed says of who may do what with it: the address of a licence, else the words."""
    links = (link.get("href") for link in said.get("links", []) if link.get("rel") == "license")
    return next(filter(None, map(_text, (*links, said.get("license"), said.get("rights")))), None)


def _dates(entry: Any) -> tuple[tuple[str, str], ...]:
    """The entry's date of publication, else of its last change; a time that feedparser could read is given in UTC."""
    for key in ("published", "updated"):
        if dict.get(entry, key):  # the entry's own get gives the one for the other, with a warning
            text, moment = entry[key], dict.get(entry, f"{key}_parsed")
            exact = _exact(moment) if _CLOCK.search(text) else None
            return ((exact or text, f"feed {key}"),)
    return ()


def _exact(moment: Any) -> str | None:
    """A moment that feedparser could read, in UTC; None where there is no such day."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat() if moment else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _document(payload: Payload, name: str, markup: str, meta: Meta, warnings: tuple[str, ...] = ()) -> RawDocument:
    body, lines = html_lines(markup, border.url(meta.url) or payload.address)
    return RawDocument(f"{payload.path}#{name}", payload.path, "feed", body, lines, meta, warnings)


def _text(value: Any) -> str | None:
    """A feed's text construct, which may hold markup, as plain text."""
    if not isinstance(value, str) or not value.strip():
        return None
    _, lines = html_lines(value, None) if "<" in value or "&" in value else ("", ())
    return " ".join(line.text for line in lines) or border.plain(mend(value))


def json_feed(payload: Payload) -> Iterator[RawDocument]:
    """The items of a JSON Feed 1.0 or 1.1 file (jsonfeed.org); raises :class:`SourceError` for any other JSON."""
    try:
        top = json.loads(decode(payload.data, payload.path))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is not JSON: {error}", where=payload.path, hint=_BROKEN) from None
    items = top.get("items") if isinstance(top, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(top.get("version", "")):
        raise SourceError(
            "is JSON, but not a JSON Feed", where=payload.path, hint="a JSON Feed has 'version' and 'items'"
        )
    seen: Counter[str] = Counter()
    for number, item in enumerate(item for item in items if isinstance(item, dict)):
        name = border.plain(str(item.get("id") or item.get("url") or number))
        seen[name] += 1
        yield _json_item(payload, item, top, name if seen[name] == 1 else f"{name}~{seen[name]}")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _json_item(payload: Payload, item: dict[str, Any], top: dict[str, Any], name: str) -> RawDocument:
    people = _list(item.get("authors")) or [item.get("author")]
    date = next((item[key] for key in ("date_published", "date_modified") if isinstance(item.get(key), str)), None)
    meta = Meta(
        title=_text(item.get("title")),
        title_origin="feed",
        dates=((date, "feed date_published"),) if date else (),
        authors=tuple(filter(None, (_text(one.get("name")) for one in people if isinstance(one, dict)))),
        source=_text(top.get("title")),
        url=next(filter(None, (_link(payload, item.get(key)) for key in ("url", "external_url"))), None),
        language=_text(item.get("language")) or _text(top.get("language")),
        tags=tuple(filter(None, (_text(tag) for tag in _list(item.get("tags"))))),
    )
    markup = item.get("content_html")
    if not isinstance(markup, str):
        markup = border.paragraphs(str(item.get("content_text") or item.get("summary") or ""))
    return _document(payload, name, markup, meta)
