"""The articles of one source taken: each page asked, read, and written, or what its feed says in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Event
from typing import Literal

from digest import border
from digest.errors import DigestError, MachineError, OutputError, SourceError
from digest.fetch.addresses import identity
from digest.fetch.article import Form, Outlet, age, of_feed, of_page, piece, settled
from digest.fetch.asking import PAGE_TYPES
from digest.fetch.choosing import WAITING, Job
from digest.fetch.compose import Piece, file_of, path_of
from digest.fetch.outcome import Taken
from digest.fetch.status import day
from digest.fetch.store import Content
from digest.fetched import Kept
from digest.model import Url
from digest.web import Asker, WebError

PATIENCE = 2
"""So many days a page may fail to answer before what the feed says is taken in its place."""
_MOST_FAILURES = 3
"""After so many pages in a row that did not answer, the others of the source wait for the next run."""

Text = Literal["page", "feed"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the articles of a source are taken with: who asks, where they are written, whether somebody wants the work
    to ``stop``, whether they are read ``from_page``, and the ``oldest`` day that is wanted."""

    asker: Asker
    content: Content
    stop: Event
    from_page: bool
    oldest: date | None


@dataclass(slots=True)
class Desk:
    """Where the articles of one source are worked on, one after the other: the paths ``taken``, the addresses ``known``
    beside the entries' own with their files, how many pages in a row did not answer, how many seconds each host wants
    to be left alone, and what the machine failed to do, after which nothing more is done."""

    outlet: Outlet
    tools: Tools
    taken: set[str]
    known: dict[str, str]
    failures: int = 0
    waits: dict[str, float] = field(default_factory=dict)
    fault: str = ""

    def take(self, jobs: Iterable[Job]) -> list[Taken]:
        """What becomes of each of ``jobs``, until somebody stops it."""
        done: list[Taken] = []
        for job in jobs:
            if self.fault or self.tools.stop.is_set():
                break
            done.append(self._one(job))
        return done

    def _one(self, job: Job) -> Taken:
        try:
            return self._written(job, *self._form(job))
        except _LaterError as error:
            return self._waiting(job, error.what)
        except SourceError as error:
            return self._refused(job, error.what)
        except OutputError as error:
            return Taken("waiting", job.entry.title or job.entry.name, None, str(error))
        except MachineError as error:
            self.fault = str(error)
            return Taken("waiting", job.entry.title or job.entry.name, None, str(error))

    def _form(self, job: Job) -> tuple[Form, Text, str]:
        """The article in the form that holds more of it, which that is, and why it is not the page's; raises
        :class:`SourceError` where neither is an article, and :class:`_LaterError` where its page may come yet."""
        entry = job.entry
        said = _tried(lambda: of_feed(entry, self.outlet))
        if not entry.address or (entry.document is not None and not self.tools.from_page):
            return _form_of(said), "feed", ""
        page = _tried(lambda: self._page(job, entry.address))
        if isinstance(page, Form):
            if isinstance(said, SourceError) or page.article.words >= said.article.words:
                return page, "page", ""
            return said, "feed", "its page holds less text than the feed"
        if isinstance(said, SourceError):
            raise page
        return said, "feed", f"its page {page.what}"

    def _page(self, job: Job, address: Url | None) -> Form:
        """The article of its page; raises :class:`SourceError` where the page is blocked or none."""
        if address is None:
            raise SourceError("has no address")
        waited = job.before is not None and job.before.entry == WAITING and self._waited_long(job.before)
        host = border.host(address)
        if self.failures >= _MOST_FAILURES or host in self.waits:
            raise _LaterError("its server did not answer for other articles")
        try:
            answer = self.tools.asker.get(address, accept=PAGE_TYPES)
        except WebError as error:
            if error.why.again and not error.why.refused:
                self.failures += 1
                self.waits |= {host: error.why.wait} if error.why.wait else {}
                if not waited:
                    raise _LaterError(error.what) from None
            raise SourceError(error.what, where=address, hint=error.hint) from None
        self.failures = 0
        return of_page(answer, self.outlet)

    def _waited_long(self, before: Kept) -> bool:
        today = date.fromisoformat(day(self.outlet.now))
        return (today - date.fromisoformat(before.day)).days >= PATIENCE

    def _written(self, job: Job, form: Form, text: Text, why: str) -> Taken:
        """The article in ``form`` as a file, unless it is there already or too old; where a build would refuse that
        file and the feed has another form of the text, in that form."""
        today = date.fromisoformat(day(self.outlet.now))
        one = piece(job.entry, form, self.outlet, today)
        if not job.update:
            if other := self._elsewhere(one):
                return self._refused(job, f"is the article in {other}, under another address", other)
            if self.tools.oldest and (when := age(one)) and when < self.tools.oldest:
                return self._refused(job, f"is of {when}, older than 'days' below [fetch] allows")
        path = job.before.path if job.before and job.update else path_of(one, self.taken)
        try:
            one = settled(one, path, self.outlet)
        except SourceError as error:
            if text == "feed" or job.entry.document is None:
                raise
            said = of_feed(job.entry, self.outlet)
            return self._written(job, said, "feed", f"its page {error.what}")
        return self._put(job, one, path, text, why)

    def _put(self, job: Job, one: Piece, path: str, text: Text, why: str) -> Taken:
        data, address = file_of(one), job.entry.address or ""
        kept = Kept(self.outlet.key, job.entry.name, address, path, "", job.entry.mark, one.fetched.isoformat())
        if job.update and job.before:
            as_before = file_of(replace(one, fetched=date.fromisoformat(job.before.day)))
            if hashlib.sha256(as_before).hexdigest() == job.before.sha256:
                return Taken("kept", one.title, replace(job.before, entry=job.entry.mark))
            if self.tools.content.hash_of(path) != job.before.sha256:
                return Taken("left", one.title, replace(job.before, entry=job.entry.mark))
        kept = replace(kept, sha256=self.tools.content.put(path, data))
        self.taken.add(path)
        if one.url:
            self.known[identity(one.url)] = path
        action: Literal["held", "updated", "new"] = "held" if one.held else "updated" if job.update else "new"
        return Taken(action, one.title, kept, one.held or why, text)

    def _elsewhere(self, one: Piece) -> str:
        """The file that is this article under the address that its page turned out to have."""
        return self.known.get(identity(one.url), "") if one.url else ""

    def _refused(self, job: Job, why: str, path: str = "") -> Taken:
        entry, before = job.entry, job.before
        if before and before.path:
            return Taken("refused", entry.title or before.path, replace(before, entry=entry.mark), why)
        kept = Kept(self.outlet.key, entry.name, entry.address or "", "", "", entry.mark, day(self.outlet.now), why)
        return Taken("kept" if path else "refused", entry.title or entry.name, kept, why)

    def _waiting(self, job: Job, why: str) -> Taken:
        entry, before = job.entry, job.before
        title = entry.title or entry.name
        if before and (before.path or before.entry == WAITING):
            return Taken("waiting", title, replace(before, why=why) if not before.path else None, why)
        address, today = entry.address or "", day(self.outlet.now)
        return Taken("waiting", title, Kept(self.outlet.key, entry.name, address, "", "", WAITING, today, why), why)


class _LaterError(DigestError):
    """A page that did not answer now and may the next time."""


def _tried(read: Callable[[], Form]) -> Form | SourceError:
    """What ``read`` gives, or why that is no article."""
    try:
        return read()
    except SourceError as error:
        return error


def _form_of(said: Form | SourceError) -> Form:
    if isinstance(said, SourceError):
        raise said
    return said
