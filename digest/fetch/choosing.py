"""Which entries are taken, which are known, and whose files are left alone. Decided from what is given, without a look
at the disk or the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from digest.fetch.addresses import identity
from digest.fetch.entries import Entry
from digest.fetched import Kept

WAITING = "waits"
"""Stands on record for an entry whose page could not be had for now."""
NOT_ASKED = "its server did not answer for other articles"
"""Why an article waits whose own page was not asked for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry as its feed offers it: whether it surely ``came`` since the feed was last asked; whether it is to be
    told ``apart`` from others by its name alone, for they have its address too; and whether one of those is of the same
    day (``crowded``), which a build would take for the same article saved twice."""

    entry: Entry
    came: bool
    apart: bool = False
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Known:
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
class Job:
    """An entry to be taken; ``before`` is what is on record of it, if anything, and a ``guess`` where only its address
    says so. The rest is as in :class:`Offer`."""

    entry: Entry
    before: Kept | None = None
    came: bool = False
    apart: bool = False
    crowded: bool = False
    guess: bool = False

    @property
    def update(self) -> bool:
        """Whether a file that digest wrote is to be replaced."""
        return self.before is not None and bool(self.before.path)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done about the entries of a source: ``jobs`` in the order in which they are written, ``noted`` is what
    goes on record without a question, ``left`` the changed articles whose files are not digest's, each with the reason,
    and how many are ``known``, ``old``, or left for a ``later`` run."""

    jobs: tuple[Job, ...] = ()
    noted: tuple[Kept, ...] = ()
    left: tuple[tuple[Kept, str], ...] = ()
    known: int = 0
    old: int = 0
    later: int = 0


@dataclass(slots=True)
class _Sorted:
    """The entries as they are sorted."""

    new: list[Job] = field(default_factory=list)
    updates: list[Job] = field(default_factory=list)
    noted: list[Kept] = field(default_factory=list)
    left: list[tuple[Kept, str]] = field(default_factory=list)
    known: int = 0
    old: int = 0


def offers(said: Iterable[tuple[Sequence[Entry], bool]]) -> list[Offer]:
    """The entries of the feeds of a source, each with whether what is new in it came since it was last asked."""
    found: list[Offer] = []
    for entries, came in said:
        at = {one.name: identity(one.address) for one in entries if one.address}
        shared = Counter(at.values())
        days = Counter((at[one.name], one.day) for one in {one.name: one for one in entries if one.address}.values())
        for one in entries:
            where = at.get(one.name, "")
            found.append(Offer(one, came, shared[where] > 1, days[where, one.day] > 1))
    return found


def plan(found: Sequence[Offer], known: Known, wanted: Wanted, claimed: AbstractSet[str]) -> Plan:
    """What to do about the entries that were ``found``; ``claimed`` are the identities of addresses that other sources
    take in this run. Of more new ones than a run may bring the newest are chosen; they are written from the oldest
    on, those whose pages failed before at the end."""
    into = _Sorted()
    taken = set(claimed)
    offered: dict[str, Offer] = {}
    for offer in found:
        offered.setdefault(offer.entry.name, offer)
    for offer in offered.values():
        at = identity(offer.entry.address) if offer.entry.address and not offer.apart else ""
        before = known.kept.get(offer.entry.name)
        if before is not None:
            _sort_known(into, _job(offer, before), known, wanted)
        elif at in taken:
            into.known += 1
        elif at in known.record:
            _sort_found(into, _job(offer, known.record[at]), known, wanted, offered.keys())
        elif at in known.content:
            into.noted.append(_noted(offer.entry, wanted, known.content[at]))
            into.known += 1
        elif wanted.oldest and offer.entry.day and offer.entry.day < wanted.oldest:
            into.old += 1
        else:
            into.new.append(_job(offer))
        if at:
            taken.add(at)
    new, updates = _newest(into.new, wanted.articles), into.updates[: wanted.articles]
    later = len(into.new) + len(into.updates) - len(new) - len(updates)
    return Plan((*new, *updates), tuple(into.noted), tuple(into.left), into.known, into.old, later)


def _job(offer: Offer, before: Kept | None = None) -> Job:
    return Job(offer.entry, before, offer.came, offer.apart, offer.crowded)


def _noted(entry: Entry, wanted: Wanted, path: str) -> Kept:
    """The line of ``entry`` whose article lies at ``path``, where somebody put it."""
    return Kept(wanted.source, entry.name, entry.address or "", path, "", entry.mark, wanted.today)


def _sort_found(into: _Sorted, job: Job, known: Known, wanted: Wanted, offered: AbstractSet[str]) -> None:
    """Sorts an entry that is on record under another name alone: one that another source brings, or that has a second
    name in this one, is known; else the feed names it anew, or the source has another key."""
    before, entry = job.before, job.entry
    if before is None or before.source in known.others:
        into.known += 1
    elif before.entry == entry.mark or (before.source == wanted.source and before.name in offered):
        into.noted.append(_renamed(before, entry, wanted))
        into.known += 1
    else:
        _sort_known(into, replace(job, guess=before.name != entry.name), known, wanted)


def _sort_known(into: _Sorted, job: Job, known: Known, wanted: Wanted) -> None:
    """Sorts an entry that is on record: as it was, changed, changed by the editor too, or refused until now."""
    before, entry = job.before, job.entry
    if before is None:
        raise AssertionError(entry.name)
    if before.entry == entry.mark and not waits(before) and not _allowed(before, wanted.oldest):
        into.known += 1
    elif not before.path and before.url and identity(before.url) in known.record:
        into.noted.append(replace(before, entry=entry.mark))
        into.known += 1
    elif not before.path:
        into.new.append(job)
    elif own := known.own(before.path):
        into.updates.append(replace(job, before=replace(_renamed(own, entry, wanted, own.entry), since=before.since)))
    else:
        noted = _renamed(before, entry, wanted)
        into.noted.append(noted)
        into.known += 1
        if known.hash_of(before.path) is not None:
            into.left.append((noted, "you changed the file" if before.sha256 else "digest did not write the file"))


def _renamed(before: Kept, entry: Entry, wanted: Wanted, mark: str = "") -> Kept:
    """``before`` as the line of ``entry``, of which digest knows ``mark`` (all of it without one)."""
    mark, address = mark or entry.mark, entry.address or before.address
    return replace(before, source=wanted.source, name=entry.name, address=address, entry=mark, since="")


def waits(kept: Kept) -> bool:
    """Whether its page could not be had for now, so that it is asked for again."""
    return not kept.path and kept.entry == WAITING


def _allowed(before: Kept, oldest: date | None) -> bool:
    """Whether ``before`` was refused for its age, and is not too old any more."""
    too_old = not before.path and bool(before.date) and not waits(before)
    return too_old and (oldest is None or before.date >= oldest.isoformat())


def _newest(jobs: list[Job], most: int) -> list[Job]:
    """The newest ``most`` of ``jobs``, the oldest of them first. Those without a date count as new, in the
    order of their list, which has its newest at the top. Those whose own pages failed come last, or three dead pages
    would hold back all others for ever."""
    places = {id(job): -place for place, job in enumerate(jobs)}
    ordered = sorted(jobs, key=lambda job: (job.entry.day or date.max, job.entry.dated or "", places[id(job)]))
    return sorted(ordered[-most:], key=_failed)


def _failed(job: Job) -> bool:
    return job.before is not None and waits(job.before) and job.before.why != NOT_ASKED
