"""One article: of its page or of what the feed says, whichever holds it, as the file that is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from digest import border
from digest.clean import Cleaner
from digest.clean.warned import NO_DATE, over_budget
from digest.errors import SourceError
from digest.fetch.addresses import bare
from digest.fetch.compose import Piece, file_of
from digest.fetch.entries import LONGEST_TITLE, Entry, clipped
from digest.fetch.status import day
from digest.ingest import read
from digest.ingest.at_fetch import bounded
from digest.ingest.decode import is_utf8
from digest.model import Article, AtFetch, FetchCut, Payload, RawDocument, Url
from digest.web import Answer

_NO_PAGE = re.compile(r"(?:image|audio|video|font)/.*|application/(?:pdf|zip|json|msword|epub.*|vnd\..*)")
LARGEST_PAGE = 5_000_000
"""Bytes: a page that is larger is no article, and reading it would take minutes."""
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_TAG, _LONGEST_LICENCE = 100, 60, 200
_MOST_NAMES, _MOST_TAGS = 10, 12
_AHEAD = timedelta(days=1)
"""A date so far ahead is a mistake, or that of an event."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is the same for all articles of a source: its ``key``, the ``licence`` its owner states for it, the
    site's ``clean`` and ``zone``, ``now``, the ``oldest`` day that is wanted, and whether articles are read
    ``from_page``."""

    key: str
    licence: str
    clean: Cleaner
    now: datetime
    oldest: date | None = None
    from_page: bool = True

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return self.clean.zone

    @property
    def today(self) -> date:
        """The day of ``now`` as the record has it, in UTC."""
        return date.fromisoformat(day(self.now))


@dataclass(frozen=True, slots=True)
class Form:
    """An article as it was read in one of its two forms: ``address`` is its own, ``licence`` what it says of it,
    ``landed`` where its page answered, if that was asked, ``cut`` what the cleaner took from it."""

    article: Article
    address: Url | None
    licence: str
    landed: Url | None = None
    cut: tuple[FetchCut, ...] = ()


def of_feed(entry: Entry, outlet: Outlet) -> Form:
    """The article as the feed has it; raises :class:`SourceError` where that is none."""
    if entry.document is None:
        raise SourceError("is only a link", where=entry.name)
    article = outlet.clean(entry.document)
    if not article.words:
        raise SourceError("holds no text", where=entry.name)
    return Form(article, entry.address, entry.document.meta.licence or "", cut=_cut(article, entry.document))


def refuse_other(answer: Answer) -> None:
    """Raises :class:`SourceError` for what its server says is no page."""
    if _NO_PAGE.fullmatch(answer.kind):
        hint = "give the address of the page it belongs to, or save the text as a file and add that"
        raise SourceError(f"is {answer.kind}, not a page", where=answer.address, hint=hint)


def of_page(answer: Answer, outlet: Outlet) -> Form:
    """The article on the page that ``answer`` holds; raises :class:`SourceError` where that is none."""
    if len(answer.data) > LARGEST_PAGE:
        raise SourceError(f"is larger than {LARGEST_PAGE // 1_000_000} MB", where=answer.address)
    documents = list(read(Payload(f"{outlet.key}/page.html", "html", _in_utf8(answer))))
    if not documents:
        raise SourceError("has no article text", where=answer.address)
    article = outlet.clean(documents[0])
    licence, cut = documents[0].meta.licence or "", _cut(article, documents[0])
    return Form(article, _own_address(article, answer), licence, bare(answer.address), cut)


def _cut(article: Article, document: RawDocument) -> tuple[FetchCut, ...]:
    """What stands in ``document`` and not in the text of ``article``, in its order."""
    taken = [(one.start, one.text, one.rule, one.group, one.why) for one in article.removals]
    taken += [(one.start, document.body[one.start : one.end], one.field, "field", "") for one in article.fields]
    return tuple(
        FetchCut(border.plain(text), rule, group, sum(block.start < start for block in article.blocks), why)
        for start, text, rule, group, why in sorted(taken)
        if text.strip()
    )


def _own_address(article: Article, answer: Answer) -> Url:
    """The page's canonical address where that is one of the host that answered (a page cannot pass for another's) and
    not that of the front page, which some sites state on all their pages."""
    stated = article.url
    believed = stated and border.host(stated) == border.host(answer.address) and not is_front(stated)
    return bare(stated if stated and believed else answer.address)


def is_front(address: str) -> bool:
    """Whether ``address`` is that of a site's front page."""
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _in_utf8(answer: Answer) -> bytes:
    """The page's bytes; where only the server says what they are written in, in UTF-8."""
    data = answer.data
    if not answer.charset or is_utf8(data) or _META_CHARSET.search(data[:4096]):
        return data
    try:
        return data.decode(answer.charset).encode()
    except (LookupError, ValueError):
        return data


def piece(entry: Entry, form: Form, outlet: Outlet, fetched: date) -> Piece:
    """What is written of ``entry``, whose text is that of ``form``; what the feed says of it goes before what the page
    says."""
    article, meta = form.article, entry.document.meta if entry.document else None
    names = (meta.authors if meta else ()) or article.authors
    tags = (meta.tags if meta else ()) or article.tags
    licence = outlet.licence or (meta.licence if meta else "") or form.licence
    title = (entry.title if meta else "") or clipped(article.title.value, LONGEST_TITLE) or "Untitled"
    return Piece(
        url=form.address or entry.address,
        source=outlet.key,
        title=title,
        authors=tuple(clipped(name, _LONGEST_NAME) for name in names[:_MOST_NAMES]),
        date=_dated(entry, article, outlet),
        fetched=fetched,
        licence=clipped(licence, _LONGEST_LICENCE),
        language=None if article.language == "und" else article.language,
        blocks=article.blocks,
        tags=tuple(dict.fromkeys(clipped(tag, _LONGEST_TAG) for tag in tags))[:_MOST_TAGS],
        place=clipped(article.place or "", _LONGEST_NAME),
        agency=clipped(article.agency or "", _LONGEST_NAME),
        at_fetch=_at_fetch(form, title),
    )


def _at_fetch(form: Form, title: str) -> AtFetch:
    """The record of what was cleaned away in ``form``; the headline is in the file, and it is none where it repeats
    that."""
    return bounded([one for one in form.cut if one.text != title], len(form.article.left_out))


def _dated(entry: Entry, article: Article, outlet: Outlet) -> str | None:
    """The day or moment that the feed says, else the page; one that lies ahead is none."""
    for value in (entry.dated, article.dated.value):
        if value and _day(value) <= (outlet.now + _AHEAD).date():
            return value
    return None


def age(piece: Piece) -> date | None:
    """The day of ``piece``, if it has one."""
    return _day(piece.date) if piece.date else None


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def settled(one: Piece, path: str, outlet: Outlet) -> Piece:
    """``one`` as it is written at ``path``: held where it was or a build would warn of it, and with the reason. Raises
    :class:`SourceError` where a build would refuse it."""
    document = next(read(Payload(path, "md", file_of(one))))
    warnings = outlet.clean(document).warnings
    said = ["it has no date" if text == NO_DATE else text for text in warnings]
    return replace(one, held="; ".join(filter(None, (one.held, *said))))


def doubts(form: Form, outlet: Outlet) -> str:
    """Why somebody is to look at what was read in ``form``: more was taken from it than the site allows, which nobody
    can tell from its file."""
    return "; ".join(over_budget(form.article.removals, form.article.text, outlet.clean.budget))
