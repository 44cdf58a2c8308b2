"""Where the articles of a run stand: which paths and addresses are taken, by whichever source. All sources of a run
share one, so that two that lead to one page do not both write it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from threading import Lock

from digest import border
from digest.fetch.addresses import identity
from digest.fetch.article import Form
from digest.fetch.choosing import Job, New
from digest.fetch.compose import Piece, file_of, path_of
from digest.fetch.earlier import same_but_for_the_run
from digest.fetch.store import Content
from digest.ingest.at_fetch import without_cuts
from digest.model import Url


@dataclass(frozen=True, slots=True)
class Place:
    """Where ``piece`` belongs: at ``path``, which is free; or it is the article at ``elsewhere``, which has its
    address, or which digest has ``written`` in a run of which nothing is on record; or another source takes it in this
    run (``later``)."""

    piece: Piece
    path: str = ""
    elsewhere: str = ""
    written: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Which entry of which source is to be taken from an address, with its title."""

    source: str
    name: str
    title: str


@dataclass(slots=True)
class Shelf:
    """The shelf of a run: the paths ``taken`` in small letters, the paths of articles by the identities of their
    addresses (``known``), and which entry is to be taken from an address (``planned``). Threads share it."""

    content: Content
    taken: set[str]
    known: dict[str, str]
    planned: Mapping[str, Claim]
    _titles: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def place(self, job: New, one: Piece, form: Form) -> Place:
        """The place of the new article ``one`` of ``job``, read in ``form``; its path and addresses are taken from
        then on."""
        with self._lock:
            if not job.offer.apart:
                found = self._where(job, one, form)
                if found.elsewhere or found.later:
                    return found
                one = found.piece
            first = path_of(one, ())
            if first in self.taken and (sha256 := self._written(first, one)):
                return Place(one, elsewhere=first, written=sha256)
            path = path_of(one, self.taken)
            self.taken.add(path)
            self._titles[path] = _folded(one.title)
            if not job.offer.apart:
                self.known |= {identity(address): path for address in (one.url, job.entry.address) if address}
                if form.landed:
                    self.known.setdefault(identity(form.landed), path)
            return Place(one, path)

    def free(self, path: str) -> None:
        """Gives back what was taken for an article that is not written at ``path`` after all."""
        with self._lock:
            self.taken.discard(path)
            self.known = {address: other for address, other in self.known.items() if other != path}

    def _where(self, job: New, one: Piece, form: Form) -> Place:
        """The place of ``one`` by its addresses. One that is another article's is not believed: sites say on all pages
        that they are their front page, or send everybody to one page that asks for consent."""
        titles = [_folded(title) for title in (one.title, form.article.title.value) if title]
        own: Url | None = None
        for address in dict.fromkeys(each for each in (one.url, form.landed) if each):
            path = self.known.get(identity(address))
            claim = self.planned.get(identity(address))
            if path and self._is_at(path, titles):
                return Place(replace(one, url=address), elsewhere=path)
            if not path and claim and (claim.source, claim.name) != (one.source, job.entry.name):
                if not claim.title or _folded(claim.title) in titles:
                    return Place(one, later=True)
            elif not path:
                own = own or address
        return Place(replace(one, url=own or job.entry.address))

    def _is_at(self, path: str, titles: list[str]) -> bool:
        """Whether the article at ``path``, be its file there or not, has one of ``titles``."""
        if path in self._titles:
            return self._titles[path] in titles
        return is_titled(path, self.content.head(path), titles)

    def _written(self, path: str, one: Piece) -> str:
        """The SHA-256 of the file at ``path`` if that is what digest would write of ``one``."""
        data = self.content.read(path)
        return (self.content.hash_of(path) or "") if data and same_but_for_the_run(data, file_of(one)) else ""


def claims(jobs: Iterator[tuple[str, Job]]) -> dict[str, Claim]:
    """Which entry is taken from which address, of ``jobs`` with their sources, by the identities of the addresses."""
    found: dict[str, Claim] = {}
    for source, job in jobs:
        if job.offer.at:
            found.setdefault(job.offer.at, Claim(source, job.entry.name, job.entry.title))
    return found


def is_titled(path: str, head: bytes, titles: Iterable[str]) -> bool:
    """Whether the article at ``path``, whose file begins with ``head``, has one of ``titles``."""
    stem, text = PurePosixPath(path).stem, _folded(without_cuts(head.decode("utf-8", "replace")))
    folded = [_folded(title) for title in titles]
    return any(border.slug(title) in stem or title in text or _quoted(title) in text for title in folded)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
