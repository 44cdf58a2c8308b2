"""A checker of feeds: what Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 ask for, and what a paper's feeds promise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from tests.sites import xml

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LINK = "{http://www.w3.org/2005/Atom}link"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w/.~-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "hubs", "items"}
_ITEM = {
    *("id", "url", "external_url", "title", "content_html", "content_text", "date_published", "date_modified"),
    *("authors", "tags", "language"),
}


def moment(text: str) -> datetime:
    """A moment as RFC 3339 or RFC 822 writes it; raises ValueError where it is neither."""
    if _RFC3339.fullmatch(text):
        return datetime.fromisoformat(text)
    if _RFC822.fullmatch(text):
        return parsedate_to_datetime(text)
    raise ValueError(text)


def wrong(path: str, data: bytes, address: str) -> list[str]:
    """All that is wrong with the feed in the file ``path``, which stands at ``address``."""
    check = _json if path.endswith(".json") else _rss if path.endswith("rss.xml") else _atom
    try:
        return [f"{path}: {fault}" for fault in check(data, address)]
    except (etree.XMLSyntaxError, ValueError) as error:
        return [f"{path}: cannot be read: {error}"]


def _atom(data: bytes, address: str) -> Iterator[str]:
    root = xml(data)
    yield from _unless(root.tag == f"{ATOM}feed", "is no Atom feed")
    yield from _unless("{http://www.w3.org/XML/1998/namespace}lang" in root.attrib, "has no language")
    yield from _once(root, ("id", "title", "updated"), "the feed")
    yield from _unless(_hrefs(root, "self") == [address], f"its self is {_hrefs(root, 'self')}, not {address}")
    yield from _unless(len(_hrefs(root, "alternate")) == 1, "has not one alternate")
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        name = _text(entry, "id")
        yield from _once(entry, ("id", "title", "updated", "published", "content"), name)
        yield from _unless(_TAG.fullmatch(name), f"{name} is no tag URI")
        yield from _unless(bool(entry.findall(f"{ATOM}author")), f"{name} has no author")
        yield from _unless(all(_text(one, "name").strip() for one in entry.iter(f"{ATOM}author")), f"{name}: no name")
        yield from _unless(len(_hrefs(entry, "alternate")) == 1, f"{name} has not one alternate")
        appeared, changed = moment(_text(entry, "published")), moment(_text(entry, "updated"))
        yield from _unless(changed >= appeared, f"{name} was changed before it appeared")
        yield from _content(name, _text(entry, "content"))
    moments = [moment(_text(entry, "published")) for entry in entries]
    yield from _listed([_text(entry, "id") for entry in entries], moments)
    changes = [moment(_text(entry, "updated")) for entry in entries]
    yield from _unless(
        not changes or moment(_text(root, "updated")) == max(changes), "updated is not its newest entry's"
    )
    yield from _absolute(one for link in root.iter(LINK) for one in [link.get("href", "")])
    yield from _absolute(str(one.text) for one in root.iter(f"{ATOM}uri"))


def _rss(data: bytes, address: str) -> Iterator[str]:
    root = xml(data)
    yield from _unless(root.tag == "rss" and root.get("version") == "2.0", "is no RSS 2.0")
    channel = root.find("channel")
    assert channel is not None
    yield from _once(channel, ("title", "link", "description", "language", "lastBuildDate"), "the channel", "")
    yield from _unless(_hrefs(channel, "self") == [address], f"its self is {_hrefs(channel, 'self')}, not {address}")
    items = channel.findall("item")
    for item in items:
        name = _text(item, "guid", "")
        yield from _once(item, ("guid", "title", "link", "pubDate", "description"), name, "")
        guid = item.find("guid")
        yield from _unless(guid is not None and guid.get("isPermaLink") == "false", f"{name} is no address")
        yield from _unless(_TAG.fullmatch(name), f"{name} is no tag URI")
        yield from _unless(_RFC822.fullmatch(_text(item, "pubDate", "")), f"{name} has a date that is not of RFC 822")
        yield from _content(name, _text(item, "description", ""))
        yield from _absolute([_text(item, "link", "")])
    moments = [moment(_text(item, "pubDate", "")) for item in items]
    yield from _listed([_text(item, "guid", "") for item in items], moments)
    yield from _absolute(str(link.get("href")) for link in root.iter(LINK))


def _json(data: bytes, address: str) -> Iterator[str]:
    feed = json.loads(data)
    yield from _unless(feed.get("version") == "https://jsonfeed.org/version/1.1", "is no JSON Feed 1.1")
    yield from _unless(isinstance(feed.get("title"), str) and feed["title"].strip(), "has no title")
    yield from _unless(feed.get("feed_url") == address, f"its feed_url is {feed.get('feed_url')}, not {address}")
    yield from _unless(_LANGUAGE.fullmatch(feed.get("language", "")), "has no language")
    yield from _unless(set(feed) <= _TOP, f"has keys that there are not: {set(feed) - _TOP}")
    yield from _unless(all(one.get("name") for one in feed.get("authors", [{}])), "has an author without a name")
    yield from _absolute([feed.get("home_page_url", "")])
    for item in feed["items"]:
        name, own = item.get("id", ""), {key for key in item if not key.startswith("_")}
        yield from _unless(_TAG.fullmatch(name), f"{name!r} is no tag URI")
        yield from _unless(own <= _ITEM, f"{name} has keys that there are not: {own - _ITEM}")
        yield from _unless(item.get("content_html") or item.get("content_text"), f"{name} has no content")
        yield from _unless(all(one.get("name") for one in item["authors"]), f"{name} has an author without a name")
        yield from _unless(all(isinstance(one, str) and one for one in item.get("tags", [])), f"{name} has odd tags")
        yield from _unless(_RFC3339.fullmatch(item.get("date_published", "")), f"{name} has no date of RFC 3339")
        yield from _content(name, item.get("content_html", ""))
        yield from _absolute([item.get("url", ""), *([item["external_url"]] if "external_url" in item else [])])
    moments = [moment(item["date_published"]) for item in feed["items"]]
    yield from _listed([item["id"] for item in feed["items"]], moments)


def _unless(held: object, fault: str) -> Iterator[str]:
    if not held:
        yield fault


def _text(parent: etree._Element, name: str, space: str = ATOM) -> str:
    return parent.findtext(f"{space}{name}") or ""


def _hrefs(parent: etree._Element, rel: str) -> list[str]:
    return [str(link.get("href")) for link in parent.findall(LINK) if link.get("rel") == rel]


def _once(parent: etree._Element, names: Sequence[str], of: str, space: str = ATOM) -> Iterator[str]:
    for name in names:
        found = [one for one in parent.findall(f"{space}{name}") if (one.text or "").strip()]
        yield from _unless(len(found) == 1, f"{of} has {len(found)} {name}")


def _listed(ids: Sequence[str], moments: Sequence[datetime]) -> Iterator[str]:
    yield from _unless(len(set(ids)) == len(ids), "has two entries of one id")
    yield from _unless(list(moments) == sorted(moments, reverse=True), "is not in order, the newest first")


def _absolute(addresses: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for address in addresses:
        parts = urlsplit(address)
        yield from _unless(parts.scheme in {"http", "https"} and parts.netloc, f"{address!r} is not absolute")


def _content(name: str, html: str) -> Iterator[str]:
    """Faults of an entry's content: nothing in it, a relative address, an element that runs or loads something."""
    yield from _unless(html.strip(), f"{name} says nothing")
    if not html.strip():
        return
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    yield from _absolute([str(value) for _, attribute, value, _ in root.iterlinks() if attribute])
    allowed = {"div", "p", "a", "h2", "ul", "li", "em", "strong", "small"}
    tags = {str(one.tag) for one in root.iter()}
    yield from _unless(tags <= allowed, f"{name} holds {sorted(tags - allowed)}")
