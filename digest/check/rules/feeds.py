"""Rules for feeds: each keeps to its form, a reader of feeds reads it, the archive leads through all months."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import feedparser
from lxml import etree

from digest.check import forms
from digest.check.finding import Fault
from digest.check.forms import HISTORY, LINK
from digest.check.site import Lying, Site

_HINT = "mend the theme's atom.xml, rss.xml or feed.json, or build again"


def feeds(site: Site) -> Iterator[Fault]:
    """Every feed keeps the rules of its form, and feedparser reads it without complaint."""
    for path, file in site.feeds():
        found = forms.amiss(path, file.data, _own_address(site, path, file))
        for one in found:
            yield Fault("warning" if one.mild else "error", path, one.what, _HINT, one.line or None)
        if not found and path.endswith(".xml"):
            read = _parsed(file.data)
            if read.bozo:
                yield Fault("error", path, f"readers of feeds stumble: {read.bozo_exception}", _HINT)


def _parsed(data: bytes) -> feedparser.FeedParserDict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)


def _own_address(site: Site, path: str, file: Lying) -> str:
    """The address that the feed at ``path`` should say is its own: that of its twin, where it stands at an old address
    and the same bytes at the new."""
    name, past = path.rpartition("/")[2], site.around.ledger
    if past and path in past.urls:
        for twin, other in site.feeds():
            address = f"{site.base.url}{twin}"
            if twin != path and twin.endswith(name) and other.sha256 == file.sha256 and address.encode() in file.data:
                return address
    return f"{site.base.url}{path}"


def archives(site: Site) -> Iterator[Fault]:
    """From feed.xml ``prev-archive`` leads through every archive, each of which says that it is one and where the next
    is (RFC 5005)."""
    left = {path for path, _ in site.feeds() if path.endswith("archive.xml")}
    at, after = "feed.xml", ""
    while at in site.files:
        left.discard(at)
        rels = _links(site.files[at].data)
        if rels is None:
            return
        if at != "feed.xml":
            yield from _archive(site, at, after, rels)
            after = at
        before = rels.get("prev-archive", "")
        at = site.base.target("index.html", before).path if before else ""
        if at and at not in left:
            yield Fault(
                "error", after or "feed.xml", f"its prev-archive leads to {at}, which is no archive before it", _HINT
            )
            return
    for path in sorted(left):
        yield Fault("error", path, "is an archive that no feed leads to", _HINT)


def _archive(site: Site, path: str, after: str, rels: dict[str, str]) -> Iterator[Fault]:
    if rels.get("archive") is None:
        yield Fault("error", path, "does not say that it is an archive (fh:archive)", _HINT)
    if rels.get("current") != f"{site.base.url}feed.xml":
        yield Fault("error", path, "does not lead to the current feed", _HINT)
    if rels.get("next-archive", "") != (f"{site.base.url}{after}" if after else ""):
        yield Fault("error", path, f"its next-archive is not {after or 'absent'}", _HINT)


def _links(data: bytes) -> dict[str, str] | None:
    """The links of a feed of Atom by their relation, and ``archive`` where it is one; None where it cannot be read."""
    try:
        root = forms.xml(data)
    except etree.XMLSyntaxError:
        return None
    found = {str(link.get("rel")): str(link.get("href")) for link in root.findall(LINK)}
    return found | ({"archive": ""} if root.find(f"{HISTORY}archive") is not None else {})
