"""The story of a fetch: every source is asked, what is new is chosen, taken and written, and all of it recorded.

Sources are asked side by side and never wait for one another's pages; what is chosen is decided when all have answered,
in the order of digest.toml, so that an article in two sources is always the first one's.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import datetime

from digest.config import Config, SourceSettings
from digest.engine import Progress, silent
from digest.errors import SettingsError
from digest.fetch.asking import addresses
from digest.fetch.begun import Begun
from digest.fetch.outcome import Outcome, Taken
from digest.fetch.running import Run, Work
from digest.fetch.store import Content, keep
from digest.fetched import Feed, Kept, read_fetched
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
    the record, source by source. Raises :class:`ContentError` where the record is damaged, before anything is asked. A
    fault of the program costs its source, and is raised when the others are on record."""
    sources = sources_of(config, wish.keys)
    content = Content(config.folder("content"))
    begun = Begun(config.root)
    record = begun.known(read_fetched(config.root), content)
    run = Run(config, asker, wish.now, record, cleaner(config), content, begun)
    with ThreadPoolExecutor(max_workers=config.fetch.threads) as pool:
        try:
            asked = [pool.submit(run.hear, one) for one in sources]
            for count, _ in enumerate(as_completed(asked), 1):
                progress("ask", count, len(asked))
            heard = {one.key: said.result() for one, said in zip(sources, asked, strict=True) if not said.exception()}
            work = run.planned([(one, heard[one.key]) for one in sources if one.key in heard])
            if wish.dry:
                done = tuple(_dry(one) for one in work)
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


def _dry(work: Work) -> Outcome:
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

    begun: Begun
    feeds: dict[tuple[str, str], Feed]
    kept: dict[tuple[str, str], Kept]

    def add(self, outcome: Outcome) -> None:
        """Puts ``outcome`` on record and into the files."""
        self.feeds |= {(told.feed.source, told.feed.address): told.feed for told in outcome.told}
        self.kept |= {(each.kept.source, each.kept.name): each.kept for each in outcome.taken if each.kept}
        keep(self.begun.root, self.feeds, {key: one for key, one in self.kept.items() if key[0] == outcome.key})
        self.begun.end(outcome.key)


def _recorded(run: Run, work: Sequence[Future[Outcome]], progress: Progress) -> tuple[Outcome, ...]:
    """The outcomes in their order, each on record as soon as it is there. A fault of the program in one of them, or
    somebody who wants the run to end, is heard when the others are on record. Addresses that digest.toml no longer has
    are left out of it."""
    wanted = {(one.key, str(address)) for one in run.config.source for address in addresses(one)}
    feeds = {(one.source, one.address): one for one in run.record.feeds.values() if (one.source, one.address) in wanted}
    record = _Record(run.begun, feeds, dict(run.record.kept))
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
