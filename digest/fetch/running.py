"""One run, source by source: what each says, what of that is taken, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from threading import Event

from digest import border
from digest.clean import Cleaner
from digest.config import Config, SourceSettings
from digest.fetch import status
from digest.fetch.addresses import identity
from digest.fetch.article import Outlet
from digest.fetch.asking import Heard, hear
from digest.fetch.begun import Begun
from digest.fetch.choosing import Archive, Plan, Wanted, lost, offers, plan
from digest.fetch.noting import noted
from digest.fetch.outcome import FeedOutcome, Outcome
from digest.fetch.paging import Pages, asked_for
from digest.fetch.shelf import Shelf, claims
from digest.fetch.store import Content
from digest.fetch.taking import Copytaker
from digest.fetched import Feed, Fetched, Kept
from digest.web import Asker


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done about one source: what it said, and what of that is taken."""

    source: SourceSettings
    heard: Heard
    plan: Plan


@dataclass(frozen=True, slots=True)
class Run:
    """One run: with what, when, on what record, into which folder, and whether somebody wants it to end."""

    config: Config
    asker: Asker
    now: datetime
    record: Fetched
    clean: Cleaner
    content: Content
    begun: Begun
    stop: Event = field(default_factory=Event)

    def hear(self, source: SourceSettings) -> Heard:
        """What the addresses of ``source`` say now."""
        return hear(source, self.asker, self.record, self.now, self.config.zone)

    def planned(self, said: Iterable[tuple[SourceSettings, Heard]]) -> list[Work]:
        """What is done about what each source ``said``: one after the other, for no two take the same article."""
        content = self.content.urls(self.content.files())
        claimed: set[str] = set()
        found: list[Work] = []
        for source, heard in said:
            archive, offered = self._archive(source.key, content), offers(heard.listings)
            chosen = plan(offered, archive, self._wanted(source), claimed)
            if heard.names is not None:
                gone = lost(archive.kept.values(), offered)
                chosen = replace(chosen, noted=(*chosen.noted, *gone))
            claimed |= {job.offer.at for job in chosen.jobs} - {""}
            found.append(Work(source, heard, chosen))
        return found

    def _archive(self, key: str, content: Mapping[str, str]) -> Archive:
        rows = sorted(self.record.kept.values(), key=lambda one: one.source == key)
        return Archive(
            {one.name: one for one in rows if one.source == key},
            _by_address(rows),
            {(one.path, one.sha256): one for one in rows if one.path and one.sha256},
            content,
            self.content.hash_of,
            frozenset(one.key for one in self.config.source) - {key},
        )

    def _wanted(self, source: SourceSettings) -> Wanted:
        return Wanted(source.key, self.config.fetch.articles, self._oldest(), status.day(self.now))

    def _oldest(self) -> date | None:
        days = self.config.fetch.days
        return (self.now - timedelta(days=days)).date() if days else None

    def shelf(self, work: Iterable[Work]) -> Shelf:
        """Where the articles of all of ``work`` stand. What is on record has its path still if its file is gone."""
        taken = self.content.taken() | {one.path.lower() for one in self.record.kept.values() if one.path}
        known = {address: one.path for address, one in _by_address(self.record.kept.values()).items()}
        known |= self.content.urls(self.content.files())
        planned = claims((one.source.key, job) for one in work for job in one.plan.jobs)
        return Shelf(self.content, taken, known, planned)

    def take(self, work: Work, shelf: Shelf) -> Outcome:
        """The articles of one source taken and written."""
        source, plan = work.source, work.plan
        from_page = source.take == "page"
        outlet = Outlet(source.key, source.licence, self.clean, self.now, self._oldest(), from_page)
        pages = Pages(self.asker, outlet, asked_for(self.record.kept.values(), self.now))
        done, fault = Copytaker(outlet, pages, shelf, self.begun, self.stop).take(plan.jobs)
        taken = (*done, *map(noted, plan.noted))
        short = bool(plan.later or len(done) < len(plan.jobs) or any(one.action == "waiting" for one in done))
        feeds = tuple(self._after(one, pages, plan.later, short=short) for one in work.heard.feeds)
        if not any(one.kept for one in taken):
            feeds = tuple(replace(one, feed=status.quiet(self._before(one.feed), one.feed)) for one in feeds)
        return Outcome(source.key, feeds, taken, plan.known, plan.old, plan.later, work.heard.names, fault)

    def _before(self, feed: Feed) -> Feed | None:
        return self.record.feeds.get((feed.source, feed.address))

    def _after(self, fared: FeedOutcome, pages: Pages, later: int, *, short: bool) -> FeedOutcome:
        """``fared`` when the articles were taken: asked in full again where some are ``short``, and left alone as long
        as the pages' server asked for."""
        if not fared.asked or fared.failed:
            return fared
        feed = status.incomplete(fared.feed) if short else fared.feed
        return replace(fared, feed=replace(feed, not_before=pages.patience(border.url(feed.address)), later=later))


def _by_address(rows: Iterable[Kept]) -> dict[str, Kept]:
    """The articles that have a path by the identities of their addresses; the last of several counts."""
    return {identity(address): one for one in rows if one.path for address in (one.address, one.url) if address}
