"""The articles of one source taken: each read in the form that holds more of it, and written, or left as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from threading import Event
from typing import Literal

from digest.errors import DigestError, MachineError, OutputError, SourceError
from digest.fetch.addresses import identity
from digest.fetch.article import Form, Outlet, age, of_feed, piece, settled
from digest.fetch.begun import Begun
from digest.fetch.choosing import WAITING, Job, waits
from digest.fetch.compose import Piece, file_of
from digest.fetch.earlier import earlier, words_of
from digest.fetch.outcome import Taken
from digest.fetch.paging import LaterError, Pages
from digest.fetch.shelf import Shelf
from digest.fetch.status import day
from digest.fetched import Kept
from digest.model import Url

Text = Literal["page", "feed"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the articles of a source are taken with: its ``pages``, the ``shelf`` of the run, what it has ``begun`` to
    write, whether somebody wants the work to ``stop``, whether articles are read ``from_page``, and the ``oldest`` day
    that is wanted."""

    pages: Pages
    shelf: Shelf
    begun: Begun
    stop: Event
    from_page: bool
    oldest: date | None


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as it was read: in which ``form``, of what that is the ``text``, and ``why`` it is not the page's."""

    form: Form
    text: Text
    why: str = ""


@dataclass(slots=True)
class Desk:
    """Where the articles of one source are worked on, one after the other, and what the machine failed to do (its
    ``fault``), after which nothing more is done."""

    outlet: Outlet
    tools: Tools
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
            return self._renewed(job, self._read(job)) if job.update else self._new(job, self._read(job))
        except LaterError as error:
            return self._waiting(job, error.what)
        except _LeftError as error:
            return self._left(job, error.what)
        except SourceError as error:
            return self._left(job, f"it {error.what} now") if job.update else self._refused(job, error.what)
        except OutputError as error:
            return Taken("waiting", job.entry.title or job.entry.name, None, str(error))
        except MachineError as error:
            self.fault = str(error)
            return Taken("waiting", job.entry.title or job.entry.name, None, str(error))

    def _read(self, job: Job) -> _Read:
        """The article in the form that holds more of it; raises :class:`SourceError` where neither is an article, and
        :class:`LaterError` where its page may come yet. An address that several entries share is no article's page."""
        entry, address = job.entry, job.entry.address
        said = _tried(lambda: of_feed(entry, self.outlet))
        if not address or job.apart or (entry.document is not None and not self.tools.from_page):
            return _Read(_form_of(said), "feed")
        replaced = isinstance(said, Form) or job.update
        page = _tried(lambda: self.tools.pages.form(job, address, replaced=replaced))
        if isinstance(page, Form):
            if isinstance(said, SourceError) or page.article.words >= said.article.words:
                return _Read(page, "page")
            return _Read(replace(said, landed=page.landed), "feed", "its page holds less text than the feed")
        if job.before and job.update and job.before.form != "feed":
            raise _LeftError(f"its page {page.what}")
        if isinstance(said, SourceError):
            raise page
        return _Read(said, "feed", f"its page {page.what}")

    def _new(self, job: Job, read: _Read) -> Taken:
        """The article as a new file, unless it is there already or too old; where a build would refuse that file and
        the feed has another form of the text, in that form."""
        one = piece(job.entry, read.form, self.outlet, self._today())
        one = replace(one, date=one.date or self._came(job) or None, url=None if job.crowded else one.url)
        oldest = self._oldest(job)
        if oldest and (when := age(one)) and when < oldest:
            return self._refused(job, f"is of {when}, older than 'days' below [fetch] allows", when=when)
        place = self.tools.shelf.place(job, one, read.form)
        if place.later:
            raise LaterError("another entry of this run leads to its page")
        if place.written:
            kept = self._row(job, place.piece, place.elsewhere, read)
            return Taken("kept", one.title, replace(kept, sha256=place.written))
        if place.elsewhere:
            return self._refused(job, f"is the article in {place.elsewhere}, under another address", read.form.landed)
        try:
            done = settled(place.piece, place.path, self.outlet)
            return self._put(job, done, self._row(job, done, place.path, read), read)
        except SourceError as error:
            self.tools.shelf.free(place.path)
            if read.text == "feed" or job.entry.document is None:
                raise
            return self._new(job, _Read(of_feed(job.entry, self.outlet), "feed", f"its page {error.what}"))
        except DigestError:
            self.tools.shelf.free(place.path)
            raise

    def _renewed(self, job: Job, read: _Read) -> Taken:
        """An article that changed, in its file. That keeps its path, its address and its first date, for its readers
        know it by them; what would be less than it was, or a draft, is left out."""
        before, content = job.before, self.tools.shelf.content
        data = content.read(before.path) if before else None
        if before is None or data is None or hashlib.sha256(data).hexdigest() != before.sha256:
            raise _LeftError("you changed the file")
        was = earlier(data)
        one = piece(job.entry, read.form, self.outlet, self._today())
        one = replace(one, date=was.date or one.date, url=was.url or one.url)
        words = words_of(file_of(one))
        same_day = not job.entry.dated or job.entry.dated[:10] == (was.date or "")[:10]
        if job.guess and not was.resembles(words, same_day=same_day):
            return self._new(replace(job, before=None, guess=False, apart=True, crowded=same_day), read)
        if was.outweighs(words):
            raise _LeftError(f"{read.why or 'it holds less text'} now")
        one = settled(one, before.path, self.outlet)
        if one.held and not was.draft:
            raise _LeftError(f"it would be held back: {one.held}")
        as_before = file_of(replace(one, fetched=date.fromisoformat(before.day)))
        if as_before == data:
            return Taken("kept", one.title, replace(before, entry=job.entry.mark, since=""))
        return self._put(job, one, self._row(job, one, before.path, read), read)

    def _put(self, job: Job, one: Piece, kept: Kept, read: _Read) -> Taken:
        data, content = file_of(one), self.tools.shelf.content
        kept = replace(kept, sha256=hashlib.sha256(data).hexdigest())
        self.tools.begun.add(kept)
        content.put(kept.path, data)
        action: Literal["held", "updated", "new"] = "held" if one.held else "updated" if job.update else "new"
        return Taken(action, one.title, kept, one.held or read.why, read.text)

    def _row(self, job: Job, one: Piece, path: str, read: _Read) -> Kept:
        """What goes on record of ``one``, whose file lies at ``path``."""
        entry = job.entry
        own = "" if job.apart else _other(entry.address, read.form.landed) or _other(entry.address, one.url)
        form = "feed" if read.text == "feed" else ""
        today = one.fetched.isoformat()
        return Kept(self.outlet.key, entry.name, entry.address or "", path, "", entry.mark, today, url=own, form=form)

    def _refused(self, job: Job, why: str, landed: Url | None = None, when: date | None = None) -> Taken:
        entry = job.entry
        own, age_of = _other(entry.address, landed), when.isoformat() if when else ""
        kept = Kept(self.outlet.key, entry.name, entry.address or "", "", "", entry.mark, self._day(), why, own)
        return Taken("kept" if landed else "refused", entry.title or entry.name, replace(kept, date=age_of), why)

    def _left(self, job: Job, why: str) -> Taken:
        kept = replace(job.before, entry=job.entry.mark, since="") if job.before else None
        return Taken("left", job.entry.title or job.entry.name, kept, why)

    def _waiting(self, job: Job, why: str) -> Taken:
        entry, before = job.entry, job.before
        title = entry.title or entry.name
        if before and before.path:
            return Taken("waiting", title, replace(before, since=before.since or self._day()), why)
        if before and waits(before):
            return Taken("waiting", title, replace(before, why=why), why)
        kept = Kept(self.outlet.key, entry.name, entry.address or "", "", "", WAITING, self._day(), why)
        return Taken("waiting", title, replace(kept, date=self._came(job)), why)

    def _oldest(self, job: Job) -> date | None:
        """The oldest day that is wanted: for an article that waits, that of the run in which it began to."""
        oldest = self.tools.oldest
        if oldest and job.before and waits(job.before):
            return oldest - (self._today() - date.fromisoformat(job.before.day))
        return oldest

    def _came(self, job: Job) -> str:
        """The day in the site's zone on which an article without a date came, where that is known."""
        if job.before and waits(job.before):
            return job.before.date
        return self.outlet.now.astimezone(self.outlet.zone).date().isoformat() if job.came else ""

    def _day(self) -> str:
        return day(self.outlet.now)

    def _today(self) -> date:
        return date.fromisoformat(self._day())


class _LeftError(DigestError):
    """An update that is left out, for its file would be worse for it."""


def _other(address: Url | None, own: Url | None) -> str:
    """``own`` where that is another address than ``address``."""
    return own if own and (not address or identity(own) != identity(address)) else ""


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
