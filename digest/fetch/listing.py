"""A page that lists articles: which of its links lead to some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import tzinfo
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree

from digest import border
from digest.clean import dates
from digest.errors import SourceError
from digest.fetch.addresses import bare, identity
from digest.fetch.bombs import undeclared
from digest.fetch.entries import LONGEST_TITLE, Entry, clipped, joined
from digest.ingest.decode import decode
from digest.model import Url

MOST_LINKS = 2000
_DATED = re.compile(r"/(?:19|20)\d\d/(?:\d{1,2}|[a-z]{3})(?:/|-)|(?:19|20)\d\d-?[01]\d-?[0-3]\d", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|[-_./a-z])\d{5,}(?:\.[a-z]{3,5})?$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|svg|webp|mp[34]|zip|xml|rss|atom|json|ics|css|js|docx?|xlsx?)$", re.IGNORECASE
)
_NEVER = frozenset(
    {
        *("about", "account", "archive", "author", "authors", "cart", "category", "categories", "contact", "help"),
        *("impressum", "job", "jobs", "login", "newsletter", "newsletters", "page", "privacy", "register", "search"),
        *("shop", "signin", "subscribe", "tag", "tags", "terms", "topic", "topics", "user", "users", "wp-content"),
    }
)
_FEWEST_WORDS = 3


def listed(data: bytes, address: Url, links: str, zone: tzinfo) -> list[Entry]:
    """The articles that the page in ``data`` at ``address`` links to, in its order: those of its own host whose path
    matches ``links``, or without one :func:`looks_like_article`. Raises :class:`SourceError` where there is none."""
    try:
        tree = lxml.html.document_fromstring(undeclared(decode(data, address)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        hint = "open it in a browser; correct the address in digest.toml"
        raise SourceError("is no page that can be read", where=address, hint=hint) from None
    found: dict[str, Entry] = {}
    for one, title in _links(tree, address):
        path = unquote(urlsplit(one).path)
        if fnmatchcase(path, links) if links else looks_like_article(path):
            found.setdefault(identity(one), _entry(one, title, zone))
    found.pop(identity(address), None)
    if not found:
        what = f"has no link that matches links = '{links}'" if links else "has no link that looks like an article's"
        raise SourceError(what, where=address, hint='say which they are with links = "/path/*" in its [[source]]')
    return list(found.values())[:MOST_LINKS]


def looks_like_article(path: str) -> bool:
    """Whether the ``path`` of an address looks like an article's: none of its folders is one of lists and accounts, it
    is no picture or file, and it has a date in it, or its last part is three words or ends with a number of five
    digits."""
    parts = [part for part in path.lower().split("/") if part]
    if not parts or _FILE.search(path) or not _NEVER.isdisjoint(parts):
        return False
    last = _ENDING.sub("", parts[-1])
    words = [word for word in re.split(r"[-_]", last) if word]
    return bool(_DATED.search(path)) or len(words) >= _FEWEST_WORDS or bool(_NUMBERED.search(last))


def _links(tree: lxml.html.HtmlElement, address: Url) -> Iterator[tuple[Url, str]]:
    """The links of a page that stay on its host, with their texts."""
    stated = next((one.get("href") for one in tree.iter("base") if one.get("href")), None)
    base = (joined(address, stated) if stated else None) or address
    for one in tree.iter("a"):
        found = joined(base, one.get("href") or "")
        if found and border.host(found) == border.host(address):
            yield bare(found), one.text_content()


def _entry(address: Url, title: str, zone: tzinfo) -> Entry:
    day = dates.day(dates.in_url(address), zone)
    return Entry(address, address, clipped(title, LONGEST_TITLE), "", None, day)
