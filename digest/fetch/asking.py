"""A source's addresses asked: what each feed or list says now, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from digest import border
from digest.config import SourceSettings
from digest.errors import SourceError
from digest.fetch import status
from digest.fetch.entries import Entry, entries
from digest.fetch.listing import listed
from digest.fetch.outcome import Told
from digest.fetched import Feed, Fetched
from digest.model import Url
from digest.web import Answer, Asker, WebError, Why
from digest.web.guard import UnreachedError

FEED_TYPES = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"
_LONG = 7
"""So many days of failing, and somebody has to look at the address."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the addresses of a source said: the entries of each in their order, with whether those that are new came
    since it was last asked, and how each address fares."""

    said: tuple[tuple[tuple[Entry, ...], bool], ...]
    told: tuple[Told, ...]


def addresses(source: SourceSettings) -> tuple[Url, ...]:
    """Where the articles of ``source`` are found: its feeds, then its pages that list articles."""
    found = (border.url(text) for text in dict.fromkeys((*source.feed, *source.page)))
    return tuple(one for one in found if one)


def hear(source: SourceSettings, asker: Asker, record: Fetched, now: datetime, zone: tzinfo) -> Heard:
    """What the addresses of ``source`` say, one after the other. What fails costs that address alone."""
    found: list[tuple[tuple[Entry, ...], bool]] = []
    told: list[Told] = []
    for address in addresses(source):
        before = record.feeds.get((source.key, address), Feed(source.key, address))
        if not status.due(before, now):
            told.append(Told(before, asked=False, hint=_patience(before)))
            continue
        said, one = _asked(source, asker, before, now, zone)
        found.append((tuple(said), bool(before.succeeded) and not before.later))
        told.append(one)
    return Heard(tuple(found), tuple(told))


def _asked(source: SourceSettings, asker: Asker, before: Feed, now: datetime, zone: tzinfo) -> tuple[list[Entry], Told]:
    address = border.url(before.address)
    if address is None:
        raise AssertionError(before.address)
    is_page = address in source.page
    try:
        accept = PAGE_TYPES if is_page else FEED_TYPES
        answer = asker.get(address, etag=before.etag, modified=before.modified, accept=accept)
        said = [] if answer.status == 304 else _said(source, answer, zone, is_page=is_page)
    except WebError as error:
        after = status.failed(before, error.what, error.why, now)
        return [], Told(after, asked=True, hint=_advice(after, error.hint), answered=_told_off(error))
    except SourceError as error:
        after = status.failed(before, error.what, Why(status=200), now)
        return [], Told(after, asked=True, hint=_advice(after, error.hint))
    after = status.answered(before, answer, now)
    hint = f"it has moved for good: put {after.moved} into digest.toml in its place" if after.moved else ""
    return said, Told(after, asked=True, entries=len(said), hint=hint)


def _said(source: SourceSettings, answer: Answer, zone: tzinfo, *, is_page: bool) -> list[Entry]:
    if is_page:
        return listed(answer.data, answer.address, source.links, zone)
    return entries(answer.data, answer.address, source.key, zone, answer.charset)


def _told_off(error: WebError) -> bool:
    """Whether ``error`` stays until somebody mends the address or what stands there: a server answered that there is
    nothing, or digest may not ask. No answer at all, or a server in trouble, may be another the next time."""
    return not error.why.again and (error.why.refused or not isinstance(error, UnreachedError))


def _patience(feed: Feed) -> str:
    """Why ``feed`` is not asked now."""
    if feed.state == "gone":
        return "is asked again a week after it was last; take it out of digest.toml, or give its new address"
    return f"its server asked not to be asked before {feed.not_before}"


def _advice(feed: Feed, hint: str) -> str:
    """What to do about ``feed``, which fails: ``hint``, and after a week, that it will not mend itself."""
    if feed.state == "gone":
        return "its server says it is gone for good; take it out of digest.toml, or give its new address"
    if feed.failures > _LONG:
        last = f"it last worked on {feed.succeeded}" if feed.succeeded else "it never worked"
        hint = f"{hint}; {last}: correct its address in digest.toml, or take it out" if hint else last
    return hint
