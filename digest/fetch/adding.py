"""One article put into the content folder by hand: a page that is asked for, or a file as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from digest import border
from digest.clean.sources import resolve
from digest.clean.warned import NO_DATE
from digest.config import SourceSettings
from digest.errors import DigestError, OutputError, SettingsError, SourceError
from digest.fetch.addresses import bare, identity
from digest.fetch.article import Form, Outlet, of_page, piece, refuse_other
from digest.fetch.asking import PAGE_TYPES
from digest.fetch.compose import file_of, folder, free, place, source_key
from digest.fetch.entries import FEED_KINDS, Entry, linked_feeds
from digest.fetch.shelf import is_titled
from digest.fetch.store import Content
from digest.ingest import kind_of, read
from digest.ingest.beside import SUFFIX
from digest.model import Article, Kind, Payload, Url
from digest.toml import parsed, quoted
from digest.web import Answer, Asker

SUFFIXES: dict[Kind, str] = {"txt": ".txt", "md": ".md", "html": ".html", "feed": ".xml", "eml": ".eml"}
"""How a file of each kind is named that has no name, or another."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]|\"version\"\s*:\s*\"https?://jsonfeed\.org/", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Details:
    """What whoever adds an article states of it, which goes before what it says itself."""

    source: str = ""
    date: str = ""
    title: str = ""
    url: Url | None = None

    def table(self) -> dict[str, str]:
        """What is stated, by the names that front matter has for it."""
        stated = {"title": self.title, "date": self.date, "source": self.source, "url": self.url or ""}
        return {name: text for name, text in stated.items() if text}


@dataclass(frozen=True, slots=True)
class Added:
    """Where an article lies below the content folder. One that lay there before is not ``new``, and ``why`` says how
    that was told; ``articles`` are those in the file, ``warnings`` what a build would warn of, ``notes`` what whoever
    added it should know besides."""

    path: str
    articles: tuple[Article, ...] = ()
    new: bool = True
    why: str = ""
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscribe:
    """An address that is a feed's: the ``key`` and ``name`` that its source would have in digest.toml, or has there
    where it is ``subscribed`` to."""

    address: Url
    key: str
    name: str
    subscribed: bool = False


@dataclass(frozen=True, slots=True)
class Adding:
    """Puts articles into ``content``, read and cleaned as ``outlet`` does it for the site, whose ``sources`` are
    those of its digest.toml."""

    content: Content
    outlet: Outlet
    sources: tuple[SourceSettings, ...] = ()

    def page(self, address: Url, details: Details, asker: Asker) -> Added | Subscribe:
        """The article at ``address``, asked for unless it is there. Raises :class:`WebError` where nothing answers,
        :class:`SourceError` where what answers is no article."""
        feeds = {feed: one.key for one in self.sources for feed in one.feed}
        known = self.content.urls(self.content.files())
        if there := _there(known, address):
            return there
        if address in feeds:
            return Subscribe(address, feeds[address], "", subscribed=True)
        answer = asker.get(address, accept=PAGE_TYPES)
        source = resolve(details.source or None, None, address, "", self.outlet.clean.sources)
        key = source_key(source.key)
        if _is_feed(answer):
            return Subscribe(address, key, source.name)
        outlet = replace(
            self.outlet, key=key, licence=next((one.licence for one in self.sources if one.key == key), "")
        )
        form = _form(answer, outlet)
        if there := _there(known, bare(answer.address)):
            return there
        made = piece(Entry(address, form.address, "", ""), form, outlet, outlet.now.date())
        made = replace(made, title=details.title or made.title, date=details.date or made.date)
        told = [one for one in form.article.warnings if one != NO_DATE] + _front_page(answer)
        if other := _there(known, made.url or address):
            if is_titled(other.path, self.content.head(other.path), (made.title, form.article.title.value)):
                return other
            told.append(f"says that its address is {made.url}, but that is another article's, '{other.path}'")
            made = replace(made, url=bare(answer.address))
        path = place(key, made.date, made.title, ".md", self.content.taken())
        return self._put(Payload(path, "md", file_of(made)), told)

    def file(self, item: Payload, details: Details) -> Added:
        """The file ``item`` as it is, and ``details`` in a file beside it. Raises :class:`SourceError` where no article
        is in it."""
        if same := self._same_bytes(item.data):
            return Added(same, new=False, why="the same file is there")
        item = replace(item, beside=_beside(item, details))
        first = self._articles(item)[0][0]
        known = self.content.urls(self.content.files()) if item.kind != "feed" and first.url else {}
        if first.url and (there := _there(known, bare(first.url))):
            return there
        return self._put(replace(item, path=self._place(item, first)), ())

    def _place(self, item: Payload, article: Article) -> str:
        """Where ``item``, which holds ``article``, belongs. A feed has no day, and lies just below its source."""
        suffix, key = _suffix(item), source_key(article.source.key)
        if item.kind == "feed":
            return free(f"{folder(key)}/{border.slug(PurePosixPath(item.path).stem)}", suffix, self.content.taken())
        return place(key, article.dated.value, article.title.value, suffix, self.content.taken())

    def _articles(self, item: Payload) -> tuple[list[Article], list[SourceError]]:
        """The articles in ``item``, of which there is one, and why its other documents are none."""
        found: list[Article] = []
        refused: list[SourceError] = []
        for document in read(item):
            try:
                found.append(self.outlet.clean(document))
            except SourceError as error:
                refused.append(error)
        if found:
            return found, refused
        hint = "open it in a browser or an editor to see what it holds"
        raise refused[0] if refused else SourceError("holds no article", where=item.path, hint=hint)

    def _put(self, item: Payload, told: Iterable[str]) -> Added:
        """Writes ``item`` and what is said beside it where neither is yet, once it reads there as it should."""
        articles, refused = self._articles(item)
        beside = f"{item.path}{SUFFIX}"
        if item.beside is not None:
            self._write(beside, item.beside)
        try:
            self._write(item.path, item.data)
        except DigestError:
            (self.content.root / beside).unlink(missing_ok=True)
            raise
        warnings = [*told, *(text for one in articles for text in one.warnings), *map(str, refused)]
        return Added(item.path, tuple(articles), warnings=tuple(dict.fromkeys(warnings)))

    def _write(self, path: str, data: bytes) -> None:
        if (self.content.root / path).exists():
            raise OutputError("is taken", where=path, hint="remove what stands there")
        self.content.write(path, data)

    def _same_bytes(self, data: bytes) -> str:
        """The path of a file that holds ``data``; nothing where there is none."""
        for path in sorted(self.content.files()):
            file = self.content.root / path
            try:
                if file.stat().st_size == len(data) and file.read_bytes() == data:
                    return path
            except OSError:
                continue
        return ""


def _there(known: Mapping[str, str], address: Url) -> Added | None:
    """The article that has ``address``, if there is one."""
    path = known.get(identity(address))
    return Added(path.removesuffix(SUFFIX), new=False, why="an article with its address is there") if path else None


def _is_feed(answer: Answer) -> bool:
    if answer.kind in FEED_KINDS:
        return True
    start = answer.data[:_LOOKED_AT]
    feed, page = _FEED.search(start), _HTML.search(start)
    return bool(feed) and (page is None or (feed is not None and feed.start() < page.start()))


def _form(answer: Answer, outlet: Outlet) -> Form:
    """The article on the page that ``answer`` holds; raises :class:`SourceError` where that is none, and says which
    feeds it links to."""
    refuse_other(answer)
    try:
        return of_page(answer, outlet)
    except SourceError as error:
        raise _with_feeds(error, answer) from None


def _with_feeds(error: SourceError, answer: Answer) -> SourceError:
    """``error`` of a page, which is not said to lie in a file, with the feed that the page links to."""
    feeds = linked_feeds(answer.data, answer.address)
    hint = "save it in a browser and add that file; what is taken wrongly can be kept in a file beside it"
    if feeds:
        hint = f"it links to a feed: 'digest add {feeds[0]}' says how to subscribe"
    return SourceError(error.what, where=answer.address, hint=hint)


def _front_page(answer: Answer) -> list[str]:
    """What is said of a page that is its site's first and has a feed: it is hardly an article."""
    feeds = linked_feeds(answer.data, answer.address) if urlsplit(answer.address).path == "/" else []
    return [f"is the front page of its site; 'digest add {feeds[0]}' says how to subscribe to it"] if feeds else []


def _suffix(item: Payload) -> str:
    """What the file is called at its end: as it is, where that is what it is read as."""
    own = PurePosixPath(item.path).suffix.lower()
    if kind_of(own) == item.kind:
        return own
    return ".json" if item.kind == "feed" and item.data.lstrip()[:1] == b"{" else SUFFIXES[item.kind]


def _beside(item: Payload, details: Details) -> bytes | None:
    """What is to lie beside ``item``: what does already, and below it ``details``."""
    table = details.table()
    if not table:
        return item.beside
    name = f"{item.path}{SUFFIX}"
    text = (item.beside or b"").decode("utf-8", "replace")
    if twice := sorted(parsed(text, name).keys() & table.keys()):
        raise SettingsError(f"says '{twice[0]}' too", where=name, hint=f"take it out there, or leave out --{twice[0]}")
    lines = "".join(f"{key} = {quoted(value)}\n" for key, value in table.items())
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{lines}".encode()
