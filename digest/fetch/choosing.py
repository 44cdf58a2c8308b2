"""Which entries are taken, which are known, and whose files are left alone. Decided from what is given, without a look
at the disk or the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Literal

from digest.fetch.addresses import identity
from digest.fetch.entries import Entry, Listing
from digest.fetched import Kept

WAITING = "waits"
"""Stands on record for an entry whose page could not be had for now."""
NOT_ASKED = "its server did not answer for other articles"
"""Why an article waits whose own page was not asked for."""
LOST = "left its feed before its page answered"
"""Why an article that waited is not waited for any more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry as its feed offers it: whether it surely ``came`` since the feed was last asked; whether it is to be
    told ``apart`` from others by its name alone, for they have its address too; and whether one of those is of the same
    day (``crowded``), which a build would take for the same article saved twice."""

    entry: Entry
    came: bool
    apart: bool = False
    crowded: bool = False

    @property
    def at(self) -> str:
        """The identity of the address that tells it from others, empty where none does."""
        return identity(self.entry.address) if self.entry.address and not self.apart else ""


@dataclass(frozen=True, slots=True)
class Archive:
    """What is there already: the ``kept`` of a source by name; of all articles that have a path, those on ``record`` by
    the identities of their addresses, and by path and hash as digest ``wrote`` them; the identities of the
    files in ``content`` with their paths, and ``hash_of`` one of them, None where it is gone. ``others`` are the
    keys of the site's other sources."""

    kept: Mapping[str, Kept]
    record: Mapping[str, Kept]
    wrote: Mapping[tuple[str, str], Kept]
    content: Mapping[str, str]
    hash_of: Callable[[str], str | None]
    others: AbstractSet[str] = frozenset()

    def own(self, path: str) -> Kept | None:
        """What is on record of the file at ``path`` as it is now, where digest wrote it so."""
        return self.wrote.get((path, self.hash_of(path) or ""))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the ``source`` may bring: so many articles in a run, none that is older than ``oldest``."""

    source: str
    articles: int
    oldest: date | None
    today: str


@dataclass(frozen=True, slots=True)
class New:
    """An article to be taken as a new file; ``before`` is what is on record of its entry, which was refused until now
    or waits for its page."""

    offer: Offer
    before: Kept | None = None

    @property
    def entry(self) -> Entry:
        """What its feed says of it."""
        return self.offer.entry


@dataclass(frozen=True, slots=True)
class Update:
    """An article that changed, whose file digest wrote: ``before`` is what is on record of that. It is a ``guess``
    where not both name and address say that it is this article."""

    offer: Offer
    before: Kept
    guess: bool = False

    @property
    def entry(self) -> Entry:
        """What its feed says of it."""
        return self.offer.entry


@dataclass(frozen=True, slots=True)
class Noted:
    """What goes on record without a question: of an article that is known (``kept``), of one whose file is not digest's
    (``left``), of one that will not come any more (``refused``); ``why``."""

    row: Kept
    action: Literal["kept", "left", "refused"] = "kept"
    why: str = ""


class Passed(Enum):
    """An entry about which nothing is to be done."""

    KNOWN = "known"
    OLD = "old"


Job = New | Update
Decision = New | Update | Noted | Passed


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done about the entries of a source: ``jobs`` in the order in which they are written, what is ``noted``,
    and how many are ``known``, ``old``, or left for a ``later`` run."""

    jobs: tuple[Job, ...] = ()
    noted: tuple[Noted, ...] = ()
    known: int = 0
    old: int = 0
    later: int = 0


def offers(listings: Iterable[Listing]) -> list[Offer]:
    """The entries of the feeds of a source, of several under one name the first."""
    found: dict[str, Offer] = {}
    for listing in listings:
        at = {one.name: identity(one.address) for one in listing.entries if one.address}
        shared = Counter(at.values())
        addressed = {one.name: one for one in listing.entries if one.address}.values()
        days = Counter((at[one.name], one.day) for one in addressed)
        for one in listing.entries:
            where = at.get(one.name, "")
            found.setdefault(one.name, Offer(one, listing.came, shared[where] > 1, days[where, one.day] > 1))
    return list(found.values())


def plan(found: Sequence[Offer], archive: Archive, wanted: Wanted, claimed: AbstractSet[str]) -> Plan:
    """What to do about the entries that were ``found``; ``claimed`` are the identities of addresses that other sources
    take in this run. Of more new ones than a run may bring the newest are chosen; they are written from the oldest
    on, those whose pages failed before at the end."""
    taken = set(claimed)
    names = {one.entry.name for one in found}
    decided: list[Decision] = []
    for offer in _seated(found, archive):
        decided.append(decide(offer, archive, wanted, names, taken))
        taken |= {offer.at} - {""}
    every_new = [one for one in decided if isinstance(one, New)]
    every_update = [one for one in decided if isinstance(one, Update)]
    new, updates = _newest(every_new, wanted.articles), every_update[: wanted.articles]
    return Plan(
        jobs=(*new, *updates),
        noted=tuple(one for one in decided if isinstance(one, Noted)),
        known=decided.count(Passed.KNOWN),
        old=decided.count(Passed.OLD),
        later=len(every_new) - len(new) + len(every_update) - len(updates),
    )


def decide(offer: Offer, archive: Archive, wanted: Wanted, names: Collection[str], taken: Collection[str]) -> Decision:
    """What to do about ``offer``; ``names`` are those of all entries that its source offers, ``taken`` the identities
    of the addresses of those that come before it."""
    named = archive.kept.get(offer.entry.name)
    if named and _has(named, offer.entry):
        return _of_row(offer, named, archive, wanted)
    if offer.at in taken:
        return Passed.KNOWN
    if found := _at_its_address(offer, archive, wanted, names):
        return found
    if named:
        return _of_row(offer, named, archive, wanted)
    old = wanted.oldest and offer.entry.day and offer.entry.day < wanted.oldest
    return Passed.OLD if old else New(offer)


def _at_its_address(offer: Offer, archive: Archive, wanted: Wanted, names: Collection[str]) -> Decision | None:
    """What to do about an entry that only its address says is there already, if it does. One that another source
    brings, or that has a second name in this one, is known; else the feed names it anew, or the source has another
    key."""
    entry, before = offer.entry, archive.record.get(offer.at)
    if before and before.source in archive.others:
        return Passed.KNOWN
    if before and (before.entry == entry.mark or (before.source == wanted.source and before.name in names)):
        return Noted(_renamed(before, entry, wanted))
    if before:
        return _of_row(offer, before, archive, wanted)
    if path := archive.content.get(offer.at):
        return Noted(replace(entry.row(wanted.source, wanted.today), path=path))
    return None


def _of_row(offer: Offer, before: Kept, archive: Archive, wanted: Wanted) -> Decision:
    """What to do about an entry that is on record: as it was, changed, changed by the editor too, or refused until
    now."""
    entry = offer.entry
    if before.entry == entry.mark and not waits(before) and not _allowed(before, wanted.oldest):
        return Passed.KNOWN
    if not before.path and before.url and identity(before.url) in archive.record:
        return Noted(replace(before, entry=entry.mark))
    if not before.path:
        return New(offer, before)
    if own := archive.own(before.path):
        row = replace(_renamed(own, entry, wanted), entry=own.entry, since=before.since, not_before=before.not_before)
        return Update(offer, row, guess=not _surely(before, entry))
    row = _renamed(before, entry, wanted)
    if archive.hash_of(before.path) is None:
        return Noted(row)
    return Noted(row, "left", "you changed the file" if before.sha256 else "digest did not write the file")


def _renamed(before: Kept, entry: Entry, wanted: Wanted) -> Kept:
    """``before`` as the line of ``entry``, all of which is known."""
    where = entry.address or before.address
    return replace(before.settled(entry.mark), source=wanted.source, name=entry.name, address=where)


def _has(row: Kept, entry: Entry) -> bool:
    """Whether the address of ``entry``, if it has one, is that of the article in ``row``."""
    own = {identity(address) for address in (row.address, row.url) if address}
    return not entry.address or not own or identity(entry.address) in own


def _surely(row: Kept, entry: Entry) -> bool:
    """Whether name and address both say that ``entry`` is the article in ``row``: some feeds give whatever is their
    latest the same name."""
    return row.name == entry.name and bool(entry.address) and _has(row, entry)


def lost(rows: Iterable[Kept], found: Sequence[Offer]) -> list[Noted]:
    """Of the ``rows`` of a source those that wait and are not among all that it offers now, as ``found``: no later run
    can take them. One that comes back is taken as a new one."""
    names = {one.entry.name for one in found}
    places = {identity(one.entry.address) for one in found if one.entry.address}
    gone = [one for one in rows if waits(one) and one.name not in names and identity(one.address) not in places]
    return [Noted(replace(one.settled(""), why=LOST, date=""), "refused", LOST) for one in gone]


def waits(kept: Kept) -> bool:
    """Whether its page could not be had for now, so that it is asked for again."""
    return not kept.path and kept.entry == WAITING


def _allowed(before: Kept, oldest: date | None) -> bool:
    """Whether ``before`` was refused for its age, and is not too old any more."""
    too_old = not before.path and bool(before.date) and not waits(before)
    return too_old and (oldest is None or before.date >= oldest.isoformat())


def _seated(found: Iterable[Offer], archive: Archive) -> Iterator[Offer]:
    """The offers, of those that share an address and a day one not ``crowded``, which keeps the address: one that is
    there already, else the first."""
    found = list(found)
    there = {_seat(one) for one in found if (row := archive.kept.get(one.entry.name)) and row.path}
    for one in found:
        yield replace(one, crowded=one.crowded and _seat(one) in there)
        there.add(_seat(one))


def _seat(offer: Offer) -> tuple[str, date | None]:
    return identity(offer.entry.address or ""), offer.entry.day


def _newest(jobs: list[New], most: int) -> list[New]:
    """The newest ``most`` of ``jobs``, the oldest of them first. Those without a date count as new, in the
    order of their list, which has its newest at the top. Those whose own pages failed come last, or three dead pages
    would hold back all others for ever."""
    backwards = jobs[::-1]
    ordered = sorted(backwards, key=lambda job: (job.entry.day or date.max, job.entry.dated or ""))
    return sorted(ordered[-most:], key=_failed)


def _failed(job: New) -> bool:
    return job.before is not None and waits(job.before) and job.before.why != NOT_ASKED
