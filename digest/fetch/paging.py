"""The pages of a source's articles, asked with patience: one that does not answer now may the next time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from digest import border
from digest.errors import DigestError, SourceError
from digest.fetch.article import Form, Outlet, is_front, of_page, refuse_other
from digest.fetch.asking import PAGE_TYPES
from digest.fetch.choosing import NOT_ASKED, Job, waits
from digest.fetch.status import day
from digest.model import Url
from digest.web import Answer, Asker, WebError

PATIENCE = 2
"""So many days a page may fail to answer before what the feed says is taken in its place."""
_MOST_FAILURES = 3
"""After so many pages in a row that did not answer, the others of the source wait for the next run."""


class LaterError(DigestError):
    """A page that did not answer now and may the next time."""


@dataclass(slots=True)
class Pages:
    """The pages of one source in one run: how many in a row did not answer (``failures``), and how many seconds each
    host wants to be left alone (``waits``)."""

    asker: Asker
    outlet: Outlet
    failures: int = 0
    waits: dict[str, float] = field(default_factory=dict)

    def form(self, job: Job, address: Url, *, replaced: bool) -> Form:
        """The article on its page at ``address``; raises :class:`SourceError` where that is blocked or none, and
        :class:`LaterError` where it may come yet. One that has a text to be ``replaced`` by is not waited for long."""
        patient = not replaced or not self._waited_long(job)
        answer = self._answer(address, patient=patient)
        if is_front(answer.address) and not is_front(address):
            raise SourceError("leads to the front page of its site", where=address)
        refuse_other(answer)
        return of_page(answer, self.outlet)

    def _answer(self, address: Url, *, patient: bool) -> Answer:
        host = border.host(address)
        if self.failures >= _MOST_FAILURES or host in self.waits:
            raise LaterError(NOT_ASKED) if patient else SourceError("did not answer for days", where=address)
        try:
            answer = self.asker.get(address, accept=PAGE_TYPES)
        except WebError as error:
            if not error.why.again:
                raise SourceError(error.what, where=address, hint=error.hint) from None
            self.failures += 1
            self.waits |= {host: error.why.wait} if error.why.wait else {}
            raise (LaterError(error.what) if patient else SourceError(error.what, where=address)) from None
        self.failures = 0
        return answer

    def _waited_long(self, job: Job) -> bool:
        before = job.before
        since = (before.day if waits(before) else before.since) if before else ""
        today = date.fromisoformat(day(self.outlet.now))
        return bool(since) and (today - date.fromisoformat(since)).days >= PATIENCE
