"""The story of a fetch: every source is asked, what is new is chosen, taken and written, and all of it recorded.

Sources are asked side by side and never wait for one another's pages; what is chosen is decided when all have answered,
in the order of digest.toml, so that an article in two sources is always the first one's.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

from digest.config import Config, SourceSettings
from digest.engine import Progress, silent
from digest.errors import MachineError, SettingsError
from digest.fetch import status
from digest.fetch.alone import alone
from digest.fetch.asking import addresses
from digest.fetch.begun import Begun
from digest.fetch.choosing import Update
from digest.fetch.merging import merged
from digest.fetch.noting import titled
from digest.fetch.outcome import Outcome, Taken
from digest.fetch.running import Run, Work
from digest.fetch.store import Content, keep
from digest.fetched import Feed, Kept, read_fetched
from digest.stages import cleaner
from digest.web import Asker

__all__ = ["Errand", "Outcome", "fetch", "sources_of"]


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is to do: the time it is, the keys of the sources (all without any), and whether it only says what
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


def fetch(config: Config, asker: Asker, errand: Errand, progress: Progress = silent) -> tuple[Outcome, ...]:
    """What became of the sources of ``config``, asked through ``asker``, in their order. Files are written, and then
    the record, source by source. Raises :class:`ContentError` where the record is damaged and :class:`MachineError`
    where it cannot be read or another run is at work, before anything is asked. A fault of the program costs its
    source, and is raised when the others are on record."""
    sources = sources_of(config, errand.keys)
    content = Content(config.folder("content"))
    begun = Begun(config.root, content)
    held = nullcontext() if errand.dry or not sources else alone(config.root)
    with held, ThreadPoolExecutor(max_workers=config.fetch.threads) as pool:
        record = begun.known(read_fetched(config.root))
        run = Run(config, asker, errand.now, record, cleaner(config), content, begun)
        try:
            asked = [pool.submit(run.hear, one) for one in sources]
            for count, _ in enumerate(as_completed(asked), 1):
                progress("ask", count, len(asked))
            heard = {one.key: said.result() for one, said in zip(sources, asked, strict=True) if not said.exception()}
            work = run.planned([(one, heard[one.key]) for one in sources if one.key in heard])
            if errand.dry:
                done = tuple(_dry(one, errand.now) for one in work)
            else:
                shelf = run.shelf(work)
                done = _recorded(run, [pool.submit(run.take, one, shelf) for one in work], progress)
        except BaseException:
            run.stop.set()
            pool.shutdown(cancel_futures=True)
            raise
    for one in asked:
        one.result()
    return done


def _dry(work: Work, now: datetime) -> Outcome:
    """What would be taken."""
    source, plan = work.source.key, work.plan
    jobs = [
        Taken("updated" if isinstance(job, Update) else "new", titled(job), job.entry.row(source, status.day(now)))
        for job in plan.jobs
    ]
    known = plan.known + sum(one.action != "refused" for one in plan.noted)
    return Outcome(source, work.heard.feeds, tuple(jobs), known, plan.old, plan.later)


@dataclass(slots=True)
class _Record:
    """The record as it grows in a run, source by source."""

    begun: Begun
    feeds: Mapping[tuple[str, str], Feed]
    kept: Mapping[tuple[str, str], Kept]

    def add(self, outcome: Outcome) -> Outcome:
        """Puts ``outcome`` on record and into the files; gives it with its fault where the disk takes that not."""
        feeds = {**self.feeds} | {(one.feed.source, one.feed.address): one.feed for one in outcome.feeds}
        before = {name: one for (source, name), one in self.kept.items() if source == outcome.key}
        after = merged(before, [one.kept for one in outcome.taken if one.kept], outcome.offered)
        try:
            keep(self.begun.root, feeds, {(outcome.key, name): one for name, one in after.items()})
            self.begun.end(outcome.key)
        except MachineError as error:
            return replace(outcome, fault=outcome.fault or str(error))
        self.feeds = feeds
        return outcome


def _recorded(run: Run, work: Sequence[Future[Outcome]], progress: Progress) -> tuple[Outcome, ...]:
    """The outcomes in their order, each on record as soon as it is there. A fault of the program in one of them, or
    somebody who wants the run to end, is heard when the others are on record. Addresses that digest.toml no longer has
    are left out of it."""
    wanted = {(one.key, str(address)) for one in run.config.source for address in addresses(one)}
    feeds = {(one.source, one.address): one for one in run.record.feeds.values() if (one.source, one.address) in wanted}
    record = _Record(run.begun, feeds, run.record.kept)
    done: dict[Future[Outcome], Outcome] = {}
    try:
        for count, one in enumerate(as_completed(work), 1):
            if one.exception() is None:
                done[one] = record.add(one.result())
            progress("take", count, len(work))
    except KeyboardInterrupt:
        run.stop.set()
        for one in work:
            if one not in done and not one.cancel() and one.exception() is None:
                record.add(one.result())
        raise
    return tuple(done.get(one) or one.result() for one in work)
