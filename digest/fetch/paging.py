"""The pages of a source's articles, asked with patience: one that does not answer now may the next time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from digest import border
from digest.errors import DigestError, SourceError
from digest.fetch import status
from digest.fetch.article import Form, Outlet, is_front, of_page, refuse_other
from digest.fetch.asking import PAGE_TYPES
from digest.fetch.choosing import NOT_ASKED, Job, waits
from digest.fetched import Kept
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
    """The pages of one source in one run: how many in a row did not answer (``failures``), and the moments before which
    hosts want to be left alone (``not_before``), those of earlier runs among them."""

    asker: Asker
    outlet: Outlet
    not_before: dict[str, str]
    failures: int = 0

    def form(self, job: Job, address: Url, *, replaced: bool) -> Form:
        """The article on its page at ``address``; raises :class:`SourceError` where that is blocked or none, and
        :class:`LaterError` where it may come yet. One that has a text to be ``replaced`` by is not waited for long."""
        patient = not replaced or not self._waited_long(job)
        answer = self._answer(address, patient=patient)
        if is_front(answer.address) and not is_front(address):
            raise SourceError("leads to the front page of its site", where=address)
        refuse_other(answer)
        return of_page(answer, self.outlet)

    def patience(self, address: Url | None) -> str:
        """The moment before which the host of ``address`` does not want to be asked, if it said so."""
        return self.not_before.get(border.host(address), "") if address else ""

    def _answer(self, address: Url, *, patient: bool) -> Answer:
        until = self.patience(address)
        if until or self.failures >= _MOST_FAILURES:
            why = f"its server asked not to be asked before {until}" if until else NOT_ASKED
            raise LaterError(why) if patient else SourceError("did not answer for days", where=address)
        try:
            answer = self.asker.get(address, accept=PAGE_TYPES)
        except WebError as error:
            if not error.why.again:
                raise SourceError(error.what, where=address, hint=error.hint) from None
            self.failures += 1
            if until := status.until(error.why.wait, self.outlet.now):
                self.not_before[border.host(address)] = until
            raise (LaterError(error.what) if patient else SourceError(error.what, where=address)) from None
        self.failures = 0
        return answer

    def _waited_long(self, job: Job) -> bool:
        before = job.before
        since = (before.day if waits(before) else before.since) if before else ""
        return bool(since) and (self.outlet.today - date.fromisoformat(since)).days >= PATIENCE


def asked_for(rows: Iterable[Kept], now: datetime) -> dict[str, str]:
    """The moments after ``now`` before which hosts want to be left alone, as ``rows`` have it on record."""
    found: dict[str, str] = {}
    for one in rows:
        address = border.url(one.address) if one.not_before else None
        if address and now < datetime.fromisoformat(one.not_before):
            host = border.host(address)
            found[host] = max(found.get(host, ""), one.not_before)
    return found
