"""Which entries are taken, which are known, and whose files are left alone. Decided from what is given, without a look
at the disk or the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from digest.fetch.addresses import identity
from digest.fetch.entries import Entry
from digest.fetched import Kept

WAITING = "waits"
"""Stands on record for an entry whose page could not be had for now."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: the ``kept`` of a source by name, the identities of all addresses on ``record``, those of
    the files in ``content`` with their paths, and ``hash_of`` a file of the content folder, None where it is gone."""

    kept: Mapping[str, Kept]
    record: AbstractSet[str]
    content: Mapping[str, str]
    hash_of: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the ``source`` may bring: so many articles in a run, none that is older than ``oldest``."""

    source: str
    articles: int
    oldest: date | None
    today: str


@dataclass(frozen=True, slots=True)
class Job:
    """An entry to be taken; ``before`` is what is on record of it, if anything."""

    entry: Entry
    before: Kept | None = None

    @property
    def update(self) -> bool:
        """Whether a file that digest wrote is to be replaced."""
        return self.before is not None and bool(self.before.path)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done about the entries of a source: ``jobs`` in the order in which they are written, ``noted`` is what
    goes on record without a question, ``left`` the changed articles whose files an editor touched, and how many are
    ``known``, ``old``, or left for a ``later`` run."""

    jobs: tuple[Job, ...] = ()
    noted: tuple[Kept, ...] = ()
    left: tuple[Kept, ...] = ()
    known: int = 0
    old: int = 0
    later: int = 0


@dataclass(slots=True)
class _Sorted:
    """The entries as they are sorted."""

    new: list[Job] = field(default_factory=list)
    updates: list[Job] = field(default_factory=list)
    noted: list[Kept] = field(default_factory=list)
    left: list[Kept] = field(default_factory=list)
    known: int = 0
    old: int = 0


def plan(entries: Iterable[Entry], known: Known, wanted: Wanted, claimed: AbstractSet[str]) -> Plan:
    """What to do about ``entries``; ``claimed`` are the identities of addresses that other sources take in this run.
    Of more new ones than a run may bring the newest are chosen; they are written from the oldest on."""
    found = _Sorted()
    taken = set(claimed)
    names: set[str] = set()
    for entry in entries:
        if entry.name in names:
            continue
        names.add(entry.name)
        before = known.kept.get(entry.name)
        if before is not None:
            _sort_known(found, entry, before, known)
        elif entry.address and identity(entry.address) in taken | known.record:
            found.known += 1
        elif entry.address and identity(entry.address) in known.content:
            path = known.content[identity(entry.address)]
            found.noted.append(Kept(wanted.source, entry.name, entry.address, path, "", entry.mark, wanted.today))
            found.known += 1
        elif wanted.oldest and entry.day and entry.day < wanted.oldest:
            found.old += 1
        else:
            found.new.append(Job(entry))
        if entry.address:
            taken.add(identity(entry.address))
    new, updates = _newest(found.new, wanted.articles), found.updates[: wanted.articles]
    later = len(found.new) + len(found.updates) - len(new) - len(updates)
    return Plan((*new, *updates), tuple(found.noted), tuple(found.left), found.known, found.old, later)


def _sort_known(found: _Sorted, entry: Entry, before: Kept, known: Known) -> None:
    """Sorts an entry that is on record: as it was, changed, changed by the editor too, or refused until now."""
    if before.entry == entry.mark and not waits(before):
        found.known += 1
    elif not before.path:
        found.new.append(Job(entry, before))
    elif before.sha256 and known.hash_of(before.path) == before.sha256:
        found.updates.append(Job(entry, before))
    else:
        noted = replace(before, entry=entry.mark)
        found.noted.append(noted)
        found.known += 1
        if known.hash_of(before.path) is not None and before.sha256:
            found.left.append(noted)


def waits(kept: Kept) -> bool:
    """Whether its page could not be had for now, so that it is asked for again."""
    return not kept.path and kept.entry == WAITING


def _newest(jobs: list[Job], most: int) -> list[Job]:
    """The newest ``most`` of ``jobs``, the oldest of them first. Those without a date count as new, in the
    order of their list, which has its newest at the top."""
    places = {id(job): -place for place, job in enumerate(jobs)}
    ordered = sorted(jobs, key=lambda job: (job.entry.day or date.max, job.entry.dated or "", places[id(job)]))
    return ordered[-most:]
