"""What goes on record of an article, by what became of it, and what the run says of it."""

from __future__ import annotations

from dataclasses import replace

from digest.fetch.addresses import identity
from digest.fetch.article import Outlet
from digest.fetch.choosing import WAITING, Job, Noted, Update, waits
from digest.fetch.compose import Piece
from digest.fetch.outcome import Taken
from digest.fetch.revising import Read, Refuse, came
from digest.fetch.status import day
from digest.fetched import Kept
from digest.model import Url


def row(job: Job, outlet: Outlet) -> Kept:
    """The line of the entry of ``job``, as of today."""
    return job.entry.row(outlet.key, day(outlet.now))


def filed(job: Job, piece: Piece, path: str, read: Read, outlet: Outlet) -> Kept:
    """The line of ``piece``, whose file lies at ``path``; the hash of that is not in it yet."""
    address = job.entry.address
    own = "" if job.offer.apart else _other(address, read.form.landed) or _other(address, piece.url)
    return replace(row(job, outlet), path=path, url=own, form="feed" if read.text == "feed" else "")


def refused(job: Job, refusal: Refuse, outlet: Outlet) -> Taken:
    """An entry that is no article for this paper."""
    when = refusal.when.isoformat() if refusal.when else ""
    return Taken("refused", titled(job), replace(row(job, outlet), why=refusal.why, date=when), refusal.why)


def elsewhere(job: Job, path: str, address: Url | None, outlet: Outlet) -> Taken:
    """An entry whose article is the one at ``path``, which has that ``address``."""
    why = f"is the article in {path}, under another address"
    return Taken("kept", titled(job), replace(row(job, outlet), why=why, url=_other(job.entry.address, address)), why)


def left(job: Update, why: str) -> Taken:
    """An update that is left out."""
    return Taken("left", titled(job), job.before.settled(job.entry.mark), why)


def waiting(job: Job, why: str, until: str, outlet: Outlet) -> Taken:
    """An article whose page may come yet; not ``until`` a moment, where its server said so."""
    today, before = day(outlet.now), job.before
    if isinstance(job, Update):
        kept = replace(job.before, since=job.before.since or today, not_before=until)
    elif before and waits(before):
        kept = replace(before, why=why, not_before=until)
    else:
        kept = replace(row(job, outlet), entry=WAITING, why=why, date=came(job, outlet), not_before=until)
    return Taken("waiting", titled(job), kept, why)


def noted(one: Noted) -> Taken:
    """An article about which nothing was asked."""
    return Taken(one.action, one.row.path or one.row.address or one.row.name, one.row, one.why)


def titled(job: Job) -> str:
    """What an entry is called."""
    return job.entry.title or job.entry.name


def _other(address: Url | None, own: Url | None) -> str:
    """``own`` where that is another address than ``address``."""
    return own if own and (not address or identity(own) != identity(address)) else ""
