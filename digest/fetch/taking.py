"""The articles of one source taken: each asked for, and written as it is decided."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import Event
from typing import Literal

from digest.errors import DigestError, MachineError, OutputError, SourceError
from digest.fetch import noting
from digest.fetch.article import Form, Outlet, of_feed, settled
from digest.fetch.begun import Begun
from digest.fetch.choosing import Job, New, Update
from digest.fetch.compose import Piece, file_of
from digest.fetch.outcome import Taken
from digest.fetch.paging import LaterError, Pages
from digest.fetch.revising import Leave, Read, Refuse, Same, chosen, first, instead, revise
from digest.fetch.shelf import Place, Shelf


@dataclass(frozen=True, slots=True)
class Copytaker:
    """Who takes the articles of one source, one after the other: of which ``outlet``, from which ``pages``, onto the
    ``shelf`` of the run; ``begun`` writes the files. Ends early when somebody wants the work to ``stop``."""

    outlet: Outlet
    pages: Pages
    shelf: Shelf
    begun: Begun
    stop: Event

    def take(self, jobs: Iterable[Job]) -> tuple[tuple[Taken, ...], str]:
        """What becomes of each of ``jobs``, and what the machine failed to do, after which nothing more is done."""
        done: list[Taken] = []
        for job in jobs:
            if self.stop.is_set():
                break
            try:
                done.append(self._one(job))
            except MachineError as error:
                done.append(Taken("waiting", noting.titled(job), None, str(error)))
                return tuple(done), str(error)
        return tuple(done), ""

    def _one(self, job: Job) -> Taken:
        try:
            match self._read(job):
                case Leave() | Refuse() as ending:
                    return self._ended(job, ending)
                case Read() as read if isinstance(job, Update):
                    return self._update(job, read)
                case Read() as read:
                    return self._new(job, read)
        except LaterError as error:
            return noting.waiting(job, error.what, self.pages.patience(job.entry.address), self.outlet)
        except OutputError as error:
            return Taken("waiting", noting.titled(job), None, str(error))

    def _ended(self, job: Job, ending: Leave | Refuse) -> Taken:
        if isinstance(job, Update):
            return noting.left(job, ending.why)
        return noting.refused(job, ending if isinstance(ending, Refuse) else Refuse(ending.why), self.outlet)

    def _read(self, job: Job) -> Read | Leave | Refuse:
        """The article in the form that holds more of it; raises :class:`LaterError` where its page may come yet. An
        address that several entries share is no article's page."""
        entry, address = job.entry, job.entry.address
        said = _tried(lambda: of_feed(entry, self.outlet))
        if not address or job.offer.apart or (entry.document is not None and not self.outlet.from_page):
            return chosen(job, said, None)
        replaced = isinstance(said, Form) or isinstance(job, Update)
        return chosen(job, said, _tried(lambda: self.pages.form(job, address, replaced=replaced)))

    def _new(self, job: New, read: Read) -> Taken:
        """The article as a new file, unless it is there already or too old."""
        match first(job, read, self.outlet):
            case Refuse() as ending:
                return self._ended(job, ending)
            case write:
                place = self.shelf.place(job, write.piece, read.form)
        if place.later:
            raise LaterError("another entry of this run leads to its page")
        if place.written:
            kept = noting.filed(job, place.piece, place.elsewhere, read, self.outlet)
            return Taken("kept", write.piece.title, replace(kept, sha256=place.written))
        if place.elsewhere:
            return noting.elsewhere(job, place.elsewhere, place.piece.url, self.outlet)
        return self._placed(job, read, place)

    def _placed(self, job: New, read: Read, place: Place) -> Taken:
        """The article written at its ``place``; where a build would refuse that file and the feed has another form of
        the text, in that form."""
        try:
            return self._put(job, settled(place.piece, place.path, self.outlet), place.path, read)
        except SourceError as error:
            self.shelf.free(place.path)
            other = instead(job, read, error.what, self.outlet)
            return self._new(job, other) if isinstance(other, Read) else self._ended(job, other)
        except DigestError:
            self.shelf.free(place.path)
            raise

    def _update(self, job: Update, read: Read) -> Taken:
        """The article in its file, or as a new one where it is another."""
        match revise(self.shelf.content.read(job.before.path), job, read, self.outlet):
            case New() as another:
                return self._new(another, read)
            case Leave() as ending:
                return self._ended(job, ending)
            case Same(title):
                return Taken("kept", title, job.before.settled(job.entry.mark))
            case write:
                return self._put(job, write.piece, job.before.path, read)

    def _put(self, job: Job, one: Piece, path: str, read: Read) -> Taken:
        data = file_of(one)
        kept = noting.filed(job, one, path, read, self.outlet)
        kept = replace(kept, sha256=hashlib.sha256(data).hexdigest())
        self.begun.put(kept, data)
        written: Literal["updated", "new"] = "updated" if isinstance(job, Update) else "new"
        return Taken("held" if one.held else written, one.title, kept, one.held or read.why, read.text)


def _tried(read: Callable[[], Form]) -> Form | SourceError:
    """What ``read`` gives, or why that is no article."""
    try:
        return read()
    except SourceError as error:
        return error
