"""What Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 ask of a feed, and what a paper's feeds promise beyond that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from digest.check.markup import on_a_line

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LINK = f"{ATOM}link"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w/.~-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "hubs", "items"}
_ITEM = {
    *("id", "url", "external_url", "title", "content_html", "content_text", "date_published", "date_modified"),
    *("authors", "tags", "language"),
}
_HARMLESS = {"div", "p", "a", "h2", "ul", "li", "em", "strong", "small"}
_NO_ADDRESS = "is no tag URI, which stays when a site moves"


class Amiss(NamedTuple):
    """What is wrong with a feed, in which ``line`` (0: no one line), and whether only with what a paper promises beyond
    what its form asks (``mild``)."""

    what: str
    line: int = 0
    mild: bool = False


def xml(data: bytes) -> etree._Element:
    """An XML file as a tree, without looking anywhere else; raises :class:`lxml.etree.XMLSyntaxError`."""
    return etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False, no_network=True))


def moment(text: str) -> datetime:
    """A moment as RFC 3339 or RFC 822 writes it; raises ValueError where it is neither."""
    if _RFC3339.fullmatch(text):
        return datetime.fromisoformat(text)
    if _RFC822.fullmatch(text):
        return parsedate_to_datetime(text)
    raise ValueError(f"no date as feeds write it: {text!r}")


class Entry(NamedTuple):
    """What an entry of a feed says, whatever the form: its id, when it appeared, its address, its title and content."""

    id: str
    moment: datetime
    url: str
    title: str
    content: str


def entries(path: str, data: bytes) -> list[Entry]:
    """The entries of the feed in the file ``path``; raises what :func:`amiss` makes a fault of."""
    if path.endswith(".json"):
        items = json.loads(data)["items"]
        names = ("id", "date_published", "url", "title", "content_html")
        found = [[str(item.get(name, "")) for name in names] for item in items]
    elif path.endswith("rss.xml"):
        names = ("guid", "pubDate", "link", "title", "description")
        found = [[_text(item, name, "") for name in names] for item in xml(data).iter("item")]
    else:
        found = [
            [_text(one, "id"), _text(one, "published"), "".join(_hrefs(one, "alternate")), *_said(one)]
            for one in xml(data).iter(f"{ATOM}entry")
        ]
    return [
        Entry(id_, moment(when), url, on_a_line(title), on_a_line(content)) for id_, when, url, title, content in found
    ]


def _said(entry: etree._Element) -> tuple[str, str]:
    return _text(entry, "title"), _text(entry, "content")


def amiss(path: str, data: bytes, address: str) -> list[Amiss]:
    """All that is wrong with the feed in the file ``path``, which stands at ``address``."""
    form = _json if path.endswith(".json") else _rss if path.endswith("rss.xml") else _atom
    try:
        return list(form(data, address))
    except etree.XMLSyntaxError as error:
        return [Amiss(f"cannot be read: {error.msg}", error.lineno or 0)]
    except json.JSONDecodeError as error:
        return [Amiss(f"cannot be read: {error.msg}", error.lineno)]
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        return [Amiss(f"cannot be read: {error}")]


def _atom(data: bytes, address: str) -> Iterator[Amiss]:
    root = xml(data)
    if root.tag != f"{ATOM}feed":
        yield Amiss("is no Atom feed", 1)
        return
    yield from _unless(_LANG in root.attrib, "has no language", root)
    yield from _once(root, ("id", "title", "updated"), "the feed")
    yield from _unless(_hrefs(root, "self") == [address], f"its self is {_hrefs(root, 'self')}, not {address}", root)
    yield from _unless(len(_hrefs(root, "alternate")) == 1, "has not one alternate", root)
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _entry(entry)
    yield from _listed([(_text(one, "id"), moment(_text(one, "published"))) for one in entries], root)
    changes = [moment(_text(entry, "updated")) for entry in entries]
    newest = not changes or moment(_text(root, "updated")) == max(changes)
    yield from _unless(newest, "updated is not its newest entry's", root, mild=True)
    yield from _absolute((link.get("href", ""), link) for link in root.iter(LINK))
    yield from _absolute((str(one.text), one) for one in root.iter(f"{ATOM}uri"))
    based = [one for one in root.iter() if _BASE in one.attrib]
    yield from _unless(not based, "has an xml:base, and every address in it is one in full", root, mild=True)


def _entry(entry: etree._Element) -> Iterator[Amiss]:
    """What is wrong with an entry of Atom."""
    name = _text(entry, "id")
    yield from _once(entry, ("id", "title", "updated", "published", "content"), name)
    yield from _unless(_TAG.fullmatch(name), f"{name} {_NO_ADDRESS}", entry, mild=True)
    yield from _unless(entry.findall(f"{ATOM}author"), f"{name} has no author", entry)
    named = all(_text(one, "name").strip() for one in entry.iter(f"{ATOM}author"))
    yield from _unless(named, f"{name}: no name", entry)
    yield from _unless(len(_hrefs(entry, "alternate")) == 1, f"{name} has not one alternate", entry)
    appeared, changed = moment(_text(entry, "published")), moment(_text(entry, "updated"))
    yield from _unless(changed >= appeared, f"{name} was changed before it appeared", entry)
    yield from _content(name, _text(entry, "content"), entry)


def _rss(data: bytes, address: str) -> Iterator[Amiss]:
    root = xml(data)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield Amiss("is no RSS 2.0", 1)
        return
    yield from _once(channel, ("title", "link", "description", "language", "lastBuildDate"), "the channel", "")
    own = _hrefs(channel, "self")
    yield from _unless(own == [address], f"its self is {own}, not {address}", channel)
    items = channel.findall("item")
    for item in items:
        name = _text(item, "guid", "")
        yield from _once(item, ("guid", "title", "link", "pubDate", "description"), name, "")
        guid = item.find("guid")
        lasting = guid is not None and guid.get("isPermaLink") == "false"
        yield from _unless(lasting, f"{name} is no address, and does not say so", item)
        yield from _unless(_TAG.fullmatch(name), f"{name} {_NO_ADDRESS}", item, mild=True)
        dated = _RFC822.fullmatch(_text(item, "pubDate", ""))
        yield from _unless(dated, f"{name} has a date that is not of RFC 822", item)
        yield from _content(name, _text(item, "description", ""), item)
        yield from _absolute([(_text(item, "link", ""), item)])
    yield from _listed([(_text(one, "guid", ""), moment(_text(one, "pubDate", ""))) for one in items], channel)
    yield from _absolute((str(link.get("href")), link) for link in root.iter(LINK))


def _json(data: bytes, address: str) -> Iterator[Amiss]:
    feed = json.loads(data)
    yield from _unless(feed.get("version") == "https://jsonfeed.org/version/1.1", "is no JSON Feed 1.1")
    yield from _unless(isinstance(feed.get("title"), str) and feed["title"].strip(), "has no title")
    yield from _unless(feed.get("feed_url") == address, f"its feed_url is {feed.get('feed_url')}, not {address}")
    yield from _unless(_LANGUAGE.fullmatch(feed.get("language", "")), "has no language")
    yield from _unless(set(feed) <= _TOP, f"has keys that there are not: {set(feed) - _TOP}", mild=True)
    yield from _unless(all(one.get("name") for one in feed.get("authors", [])), "has an author without a name")
    yield from _absolute([(feed.get("home_page_url", ""), None)])
    for item in feed["items"]:
        yield from _item(item)
    yield from _listed([(item["id"], moment(item["date_published"])) for item in feed["items"]])


def _item(item: dict[str, Any]) -> Iterator[Amiss]:
    """What is wrong with an item of JSON Feed."""
    name, own = item.get("id", ""), {key for key in item if not key.startswith("_")}
    yield from _unless(name, "an item has no id")
    yield from _unless(_TAG.fullmatch(name), f"{name!r} {_NO_ADDRESS}", mild=True)
    yield from _unless(own <= _ITEM, f"{name} has keys that there are not: {own - _ITEM}", mild=True)
    yield from _unless(item.get("content_html") or item.get("content_text"), f"{name} has no content")
    yield from _unless(all(one.get("name") for one in item["authors"]), f"{name} has an author without a name")
    yield from _unless(all(isinstance(one, str) and one for one in item.get("tags", [])), f"{name} has odd tags")
    yield from _unless(_RFC3339.fullmatch(item.get("date_published", "")), f"{name} has no date of RFC 3339")
    yield from _content(name, item.get("content_html", ""))
    others = [item["external_url"]] if "external_url" in item else []
    yield from _absolute((one, None) for one in [item.get("url", ""), *others])


def _unless(held: object, fault: str, at: etree._Element | None = None, *, mild: bool = False) -> Iterator[Amiss]:
    if not held:
        yield Amiss(fault, line_of(at), mild)


def line_of(at: etree._Element | None) -> int:
    """The line on which an element begins, 0 where that is not known."""
    return cast("int | None", at.sourceline) or 0 if at is not None else 0


def _text(parent: etree._Element, name: str, space: str = ATOM) -> str:
    return parent.findtext(f"{space}{name}") or ""


def _hrefs(parent: etree._Element, rel: str) -> list[str]:
    return [str(link.get("href")) for link in parent.findall(LINK) if link.get("rel") == rel]


def _once(parent: etree._Element, names: Sequence[str], of: str, space: str = ATOM) -> Iterator[Amiss]:
    for name in names:
        found = [one for one in parent.findall(f"{space}{name}") if (one.text or "").strip()]
        yield from _unless(len(found) == 1, f"{of} has {len(found)} {name}", parent)


def _listed(entries: Sequence[tuple[str, datetime]], at: etree._Element | None = None) -> Iterator[Amiss]:
    ids, moments = [name for name, _ in entries], [when for _, when in entries]
    yield from _unless(len(set(ids)) == len(ids), "has two entries of one id", at)
    yield from _unless(moments == sorted(moments, reverse=True), "is not in order, the newest first", at, mild=True)


def _absolute(addresses: Iterable[tuple[str, etree._Element | None]]) -> Iterator[Amiss]:
    for address, at in addresses:
        yield from _unless(_is_absolute(address), f"{address!r} is not absolute", at)


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _content(name: str, html: str, at: etree._Element | None = None) -> Iterator[Amiss]:
    """Faults of an entry's content: nothing in it, a relative address, an element that runs or loads something."""
    yield from _unless(html.strip(), f"{name} says nothing", at)
    for fault in _within(html) if html.strip() else ():
        yield Amiss(fault if fault.endswith("absolute") else f"{name} {fault}", line_of(at))


@lru_cache(maxsize=20_000)
def _within(html: str) -> tuple[str, ...]:
    """What is wrong within ``html``; the same content stands in many feeds."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    faults = [
        f"{value!r} is not absolute"
        for _, attribute, value, _ in root.iterlinks()
        if attribute and not _is_absolute(str(value))
    ]
    tags = {str(one.tag) for one in root.iter()} - _HARMLESS
    return (*faults, f"holds {sorted(tags)}") if tags else tuple(faults)
