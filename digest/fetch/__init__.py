"""The story of a fetch: every source is asked, what is new is chosen, taken and written, and all of it recorded.

Sources are asked side by side and never wait for one another's pages; what is chosen is decided when all have answered,
in the order of digest.toml, so that an article in two sources is always the first one's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

from digest import border
from digest.clean import Cleaner
from digest.config import Config, SourceSettings
from digest.engine import Progress, silent
from digest.errors import SettingsError
from digest.fetch import status
from digest.fetch.addresses import identity
from digest.fetch.article import Outlet
from digest.fetch.asking import Heard, addresses, hear
from digest.fetch.choosing import Known, Plan, Wanted, plan
from digest.fetch.outcome import Outcome, Taken, Told
from digest.fetch.store import Content, keep
from digest.fetch.taking import Desk, Tools
from digest.fetched import Feed, Fetched, Kept, read_fetched
from digest.model import Url
from digest.stages import cleaner
from digest.web import Asker

__all__ = ["Outcome", "Wish", "fetch", "sources_of"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a run: the time it is, the keys of the sources (all without any), and whether it only says what
    it would take (``dry``)."""

    now: datetime
    keys: tuple[str, ...] = ()
    dry: bool = False


def sources_of(config: Config, keys: Sequence[str] = ()) -> tuple[SourceSettings, ...]:
    """The sources that have a feed or a page, or of ``keys``; raises :class:`SettingsError` where one is unknown or has
    neither."""
    known = {one.key: one for one in config.source}
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=3)
            said = (
                f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are: {', '.join(known) or 'none'}"
            )
            raise SettingsError(f"no source has the key '{key}'", where="--source", hint=said)
        if not addresses(known[key]):
            hint = 'add feed = "https://…" to its [[source]] in digest.toml, or page = "https://…" that lists articles'
            raise SettingsError(f"the source '{key}' has no feed and no page", where="--source", hint=hint)
    return tuple(one for one in config.source if addresses(one) and (not keys or one.key in keys))


def fetch(config: Config, asker: Asker, wish: Wish, progress: Progress = silent) -> tuple[Outcome, ...]:
    """What became of the sources of ``config``, asked through ``asker``, in their order. Files are written, and then
    the record, source by source. Raises :class:`ContentError` where the record is damaged, before anything is asked."""
    sources = sources_of(config, wish.keys)
    run = _Run(config, asker, wish.now, read_fetched(config.root), cleaner(config), Event())
    with ThreadPoolExecutor(max_workers=config.fetch.threads) as pool:
        try:
            asked = [pool.submit(run.hear, one) for one in sources]
            for count, _ in enumerate(as_completed(asked), 1):
                progress("ask", count, len(asked))
            said = list(zip(sources, (one.result() for one in asked), strict=True))
            work = run.planned(said)
            if wish.dry:
                return tuple(_dry(one) for one in work)
            return _recorded(run, [pool.submit(run.take, one) for one in work], progress, whole=not wish.keys)
        except BaseException:
            run.stop.set()
            pool.shutdown(cancel_futures=True)
            raise


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done about one source: what it said, and what of that is taken."""

    source: SourceSettings
    heard: Heard
    plan: Plan
    files: frozenset[str]
    urls: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: with what, when, on what record, and whether somebody wants it to end."""

    config: Config
    asker: Asker
    now: datetime
    record: Fetched
    clean: Cleaner
    stop: Event

    @property
    def content(self) -> Content:
        """The folder that is written to."""
        return Content(self.config.folder("content"))

    def hear(self, source: SourceSettings) -> Heard:
        """What the addresses of ``source`` say now."""
        return hear(source, self.asker, self.record, self.now, self.config.zone)

    def planned(self, said: Iterable[tuple[SourceSettings, Heard]]) -> list[_Work]:
        """What is done about what each source ``said``: one after the other, for no two take the same article."""
        files = frozenset(self.content.files())
        urls = self.content.urls(files)
        on_record = {identity(one.address) for one in self.record.kept.values() if one.address}
        claimed: set[str] = set()
        found: list[_Work] = []
        for source, heard in said:
            kept = {name: one for (key, name), one in self.record.kept.items() if key == source.key}
            known = Known(kept, on_record, urls, self.content.hash_of)
            chosen = plan(heard.entries, known, self._wanted(source), claimed)
            claimed |= {identity(job.entry.address) for job in chosen.jobs if job.entry.address}
            found.append(_Work(source, heard, chosen, files, urls))
        return found

    def _wanted(self, source: SourceSettings) -> Wanted:
        return Wanted(source.key, self.config.fetch.articles, self._oldest(), status.day(self.now))

    def _oldest(self) -> date | None:
        days = self.config.fetch.days
        return (self.now - timedelta(days=days)).date() if days else None

    def take(self, work: _Work) -> Outcome:
        """The articles of one source taken and written."""
        desk = self._desk(work)
        done = desk.take(work.plan.jobs)
        left = [Taken("left", one.path, one, "its file was changed by hand") for one in work.plan.left]
        noted = [Taken("kept", one.path, one) for one in work.plan.noted if one not in work.plan.left]
        plan = work.plan
        short = plan.later or len(done) < len(plan.jobs) or any(one.action == "waiting" for one in done)
        told = tuple(_after(one, desk, self.now, short=bool(short)) for one in work.heard.told)
        known = plan.known - len(left) - len(noted)
        return Outcome(work.source.key, told, (*done, *left, *noted), known, plan.old, plan.later, desk.fault)

    def _desk(self, work: _Work) -> Desk:
        source = work.source
        first = not any(one.source == source.key and one.succeeded for one in self.record.feeds.values())
        outlet = Outlet(source.key, source.licence, first, self.clean, self.now)
        tools = Tools(self.asker, self.content, self.stop, from_page=source.take == "page", oldest=self._oldest())
        taken = {one.path for one in self.record.kept.values() if one.path} | work.files
        return Desk(outlet, tools, taken, dict(work.urls))


def _after(told: Told, desk: Desk, now: datetime, *, short: bool) -> Told:
    """``told`` when the articles were taken: asked in full again where some are ``short``, and left alone as long as
    the pages' server asked for."""
    if not told.asked or told.failed:
        return told
    feed = status.incomplete(told.feed) if short else told.feed
    address = border.url(feed.address)
    wait = desk.waits.get(border.host(address)) if address else None
    return replace(told, feed=replace(feed, not_before=status.until(wait, now)))


def _dry(work: _Work) -> Outcome:
    """What would be taken."""
    day = Kept("", "", "", "", "", "", "")
    jobs = [
        Taken("updated" if job.update else "new", job.entry.title or job.entry.name, _would(day, job.entry.address))
        for job in work.plan.jobs
    ]
    return Outcome(work.source.key, work.heard.told, tuple(jobs), work.plan.known, work.plan.old, work.plan.later)


def _would(nothing: Kept, address: Url | None) -> Kept:
    return replace(nothing, address=address or "")


@dataclass(slots=True)
class _Record:
    """The record as it grows in a run, source by source."""

    root: Path
    feeds: dict[tuple[str, str], Feed]
    kept: dict[tuple[str, str], Kept]

    def add(self, outcome: Outcome) -> None:
        """Puts ``outcome`` on record and into the files."""
        self.feeds |= {(told.feed.source, told.feed.address): told.feed for told in outcome.told}
        self.kept |= {(each.kept.source, each.kept.name): each.kept for each in outcome.taken if each.kept}
        keep(self.root, self.feeds, {key: one for key, one in self.kept.items() if key[0] == outcome.key})


def _recorded(run: _Run, work: Sequence[Future[Outcome]], progress: Progress, *, whole: bool) -> tuple[Outcome, ...]:
    """The outcomes in their order, each on record as soon as it is there. A fault of the program in one of them, or
    somebody who wants the run to end, is heard when the others are on record; where all sources were asked the
    ``whole`` record is kept, and addresses that digest.toml no longer has are left out of it."""
    record = _Record(run.config.root, dict(run.record.feeds), dict(run.record.kept))
    if whole:
        wanted = {(one.key, address) for one in run.config.source for address in addresses(one)}
        record.feeds = {key: feed for key, feed in record.feeds.items() if key in wanted}
    waiting = list(work)
    try:
        for count, one in enumerate(as_completed(work), 1):
            if one.exception() is None:
                record.add(one.result())
            waiting.remove(one)
            progress("take", count, len(work))
    except KeyboardInterrupt:
        run.stop.set()
        for one in waiting:
            if not one.cancel() and one.exception() is None:
                record.add(one.result())
        raise
    return tuple(one.result() for one in work)
