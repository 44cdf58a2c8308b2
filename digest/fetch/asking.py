"""A source's addresses asked: what each feed or list says now, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from digest import border
from digest.config import SourceSettings
from digest.errors import SourceError
from digest.fetch import status
from digest.fetch.entries import Entry, Listing, entries
from digest.fetch.listing import listed
from digest.fetch.outcome import FeedOutcome
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
    """What the addresses of a source said: a listing of each that answered in full, and how each of them fares."""

    listings: tuple[Listing, ...]
    feeds: tuple[FeedOutcome, ...]

    @property
    def names(self) -> frozenset[str] | None:
        """The names of all entries that the source offers now, None where not every address of it said so."""
        if len(self.listings) < len(self.feeds):
            return None
        return frozenset(one.name for listing in self.listings for one in listing.entries)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a ``source`` at one ``address``."""

    source: SourceSettings
    address: Url
    zone: tzinfo

    @property
    def is_page(self) -> bool:
        return self.address in self.source.page

    def read(self, answer: Answer) -> tuple[Entry, ...]:
        """The entries in ``answer``; raises :class:`SourceError` where it has none."""
        if self.is_page:
            return tuple(listed(answer.data, answer.address, self.source.links, self.zone))
        return tuple(entries(answer.data, answer.address, self.source.key, self.zone, answer.charset))


def addresses(source: SourceSettings) -> tuple[Url, ...]:
    """Where the articles of ``source`` are found: its feeds, then its pages that list articles."""
    found = (border.url(text) for text in dict.fromkeys((*source.feed, *source.page)))
    return tuple(one for one in found if one)


def hear(source: SourceSettings, asker: Asker, record: Fetched, now: datetime, zone: tzinfo) -> Heard:
    """What the addresses of ``source`` say, one after the other. What fails costs that address alone."""
    listings: list[Listing] = []
    feeds: list[FeedOutcome] = []
    for address in addresses(source):
        before = record.feeds.get((source.key, address), Feed(source.key, address))
        if not status.due(before, now):
            feeds.append(FeedOutcome(before, asked=False, hint=_patience(before)))
            continue
        said, fared = _asked(_Question(source, address, zone), asker, before, now)
        feeds.append(fared)
        if said is not None:
            listings.append(Listing(said, came=bool(before.succeeded) and not before.later))
    return Heard(tuple(listings), tuple(feeds))


def _asked(
    question: _Question, asker: Asker, before: Feed, now: datetime
) -> tuple[tuple[Entry, ...] | None, FeedOutcome]:
    """The entries that an address lists, None where it says nothing new, and how it fares."""
    try:
        accept = PAGE_TYPES if question.is_page else FEED_TYPES
        answer = asker.get(question.address, etag=before.etag, modified=before.modified, accept=accept)
        said = None if answer.status == 304 else question.read(answer)
    except WebError as error:
        after = status.failed(before, error.what, error.why, now)
        return None, FeedOutcome(after, asked=True, hint=_advice(after, error.hint), lasting=lasting(error))
    except SourceError as error:
        after = status.failed(before, error.what, Why(status=200), now)
        return None, FeedOutcome(after, asked=True, hint=_advice(after, error.hint))
    after = status.answered(before, answer, now)
    hint = f"it has moved for good: put {after.moved} into digest.toml in its place" if after.moved else ""
    return said, FeedOutcome(after, asked=True, entries=len(said or ()), hint=hint)


def lasting(error: WebError) -> bool:
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
