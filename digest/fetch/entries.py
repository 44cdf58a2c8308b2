"""What a feed says: its entries, by names that stay the same from one run to the next. Nothing is judged yet."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from digest import border
from digest.clean import dates
from digest.errors import SourceError
from digest.fetch.addresses import bare
from digest.fetch.bombs import defused, text_of, undeclared
from digest.fetched import Kept
from digest.ingest import read
from digest.model import Payload, RawDocument, Url

LONGEST_NAME, LONGEST_TITLE = 300, 300
_AGAIN = re.compile(r"(.*)~\d+", re.DOTALL)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*(?:<!doctype\s+html|<(?:html|head|body)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
FEED_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed or a list of links names it. ``name`` stays the same, ``mark`` changes with what is said;
    ``dated`` is an ISO day or moment in the site's zone, ``day`` what is known of its age, be it only from its
    address. ``document`` is what the feed holds of it, None in a list of links."""

    name: str
    address: Url | None
    title: str
    mark: str
    dated: str | None = None
    day: date | None = None
    document: RawDocument | None = None

    def row(self, source: str, day: str) -> Kept:
        """The line on record of this entry of ``source``, as of ``day``: by whom and where, not yet what became of
        it."""
        return Kept(source=source, name=self.name, address=self.address or "", entry=self.mark, day=day)


@dataclass(frozen=True, slots=True)
class Listing:
    """What one feed or page of a source lists now, in its order, and whether what is new among it surely ``came`` since
    it was last asked."""

    entries: tuple[Entry, ...]
    came: bool


def entries(data: bytes, address: Url, key: str, zone: tzinfo, charset: str = "") -> list[Entry]:
    """The entries of the feed in ``data``, which stands at ``address``, for the source ``key``; ``charset`` is what its
    server says of its encoding. Raises :class:`SourceError` where it is none that can be read, and does so before an
    entity of its own is looked at."""
    if not data.strip():
        raise SourceError("is empty", where=address, hint="open it in a browser; correct the address in digest.toml")
    text = text_of(data, address, charset).lstrip("\ufeff")
    if _PAGE.match(text):
        found = linked_feeds(text, address)
        hint = f'it links to one: feed = "{found[0]}"' if found else "give it as 'page' if it lists articles"
        raise SourceError("is a page, not a feed", where=address, hint=hint)
    documents = list(read(Payload(f"{key}/feed.xml", "feed", defused(text, address), address=address)))
    names = _names(documents)
    return [_entry(document, name, zone) for document, name in zip(documents, names, strict=True)]


def linked_feeds(page: str | bytes, address: Url) -> list[Url]:
    """The feeds that the ``page`` at ``address`` says it has."""
    try:
        tree = lxml.html.document_fromstring(undeclared(page) if isinstance(page, str) else page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    links = [one for one in tree.iter("link") if "alternate" in (one.get("rel") or "").lower().split()]
    wanted = [one.get("href") for one in links if (one.get("type") or "").lower().split(";")[0].strip() in FEED_KINDS]
    return [found for href in wanted if href and (found := joined(address, href))]


def joined(base: Url, href: str) -> Url | None:
    """The address that a link ``href`` on the page at ``base`` leads to, if it is one."""
    try:
        return border.url(urljoin(base, href.strip()))
    except ValueError:
        return None


def clipped(text: str, most: int) -> str:
    """``text`` on one line, at most so long; cut at a word."""
    text = border.plain(text[: most * 40])
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"


def digits(parts: Iterable[str]) -> str:
    """A short hash of ``parts``."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _names(documents: Sequence[RawDocument]) -> Iterator[str]:
    """A name for each document that does not hang on its place in the feed, as the reader's own does where the feed
    gives none, or one to several: its address, else its title and date; its text only where others have those too, or
    a text that is corrected would be another article."""
    own = [document.key.partition("#")[2] for document in documents]
    known = set(own)
    shared = {match[1] for name in known if (match := _AGAIN.fullmatch(name)) and match[1] in known}
    headed = Counter(_headed(document) for document in documents)
    for number, (document, name) in enumerate(zip(documents, own, strict=True)):
        match = _AGAIN.fullmatch(name)
        base = match[1] if match and match[1] in shared else name
        if base in shared or name in {"", str(number)}:
            address, head = border.url(document.meta.url), _headed(document)
            said = head if any(head) and headed[head] == 1 else (*head, document.body)
            name = bare(address) if address else f"text:{digits(said)}"  # noqa: PLW2901
        yield name if len(name) <= LONGEST_NAME else f"{name[:200]}~{digits([name])}"


def _headed(document: RawDocument) -> tuple[str, ...]:
    """The title of ``document`` and the day it was published, as they stand there."""
    return document.meta.title or "", *(text for text, origin in document.meta.dates if origin != "feed updated")


def _entry(document: RawDocument, name: str, zone: tzinfo) -> Entry:
    meta = document.meta
    address = border.url(meta.url)
    dated, _ = dates.choose(meta, None, address, "", zone)
    stated = next((one.value for one in dated.candidates if one.origin.startswith("feed")), None)
    said = (meta.title or "", meta.url or "", *meta.authors, *(line.text for line in document.lines))
    title = clipped(meta.title or "", LONGEST_TITLE)
    return Entry(name, bare(address) if address else None, title, digits(said), stated, dated.day, document)
