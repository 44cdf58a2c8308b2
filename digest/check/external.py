"""Links to elsewhere: whether something stands there. Each is asked for once, politely, and what was found is kept for
some days."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Literal, get_args
from urllib.parse import urlsplit

from digest import border
from digest.check.finding import Fault
from digest.check.site import Site
from digest.model import Url
from digest.web import Asker, WebError

Verdict = Literal["good", "moved", "dead", "untold"]
_KEPT = {"good": timedelta(days=14), "moved": timedelta(days=14)}
_KEPT_OTHERWISE = timedelta(days=1)
_GONE = frozenset({0, 404, 410})
_SILENT = 2
"""So many questions in a row that a host did not answer in time, and it is asked no more."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found at ``address`` at the moment ``asked`` (ISO, UTC): ``why`` says it in words, ``to`` is where it
    has moved to for good."""

    address: str
    asked: str
    verdict: Verdict
    why: str = ""
    to: str = ""

    def holds(self, now: datetime) -> bool:
        """Whether that is still believed at ``now``: 14 days where it was good, one where it was not."""
        passed = now - datetime.fromisoformat(self.asked)
        return timedelta(0) <= passed < _KEPT.get(self.verdict, _KEPT_OTHERWISE)


@dataclass(frozen=True, slots=True)
class Linked:
    """An address elsewhere: the page and line of the first link to it, and on how many pages there is one."""

    path: str
    line: int
    pages: int
    home: bool = False


_OUTLETS = "sources/"


def linked(site: Site, homes: Collection[str] = ()) -> dict[Url, Linked]:
    """Every address elsewhere that the pages of ``site`` lead to, in order. Those of ``homes`` come from digest.toml
    (``home``); a home that an outlet's page alone leads to was made of the outlet's domain by digest, and is left
    out."""
    found: dict[Url, list[tuple[str, int]]] = defaultdict(list)
    for path in sorted(site.pages):
        for line, address in site.pages[path].outside:
            whole = border.url(address)
            if whole:
                found[whole].append((path, line))
    return {
        address: Linked(*places[0], len(places), address in homes)
        for address, places in sorted(found.items())
        if address in homes or urlsplit(address).path != "/" or not all(_of_outlet(path) for path, _ in places)
    }


def _of_outlet(path: str) -> bool:
    return path.startswith(_OUTLETS)


def ask(
    addresses: Iterable[Url], asker: Asker, now: datetime, threads: int, told: Callable[[Known], None]
) -> list[Known]:
    """What stands at ``addresses``: hosts at once, by so many ``threads``, the addresses of one host one after the
    other, until two in a row were not answered in time: then the rest of them cannot be told. ``told`` is given each
    answer as soon as it is there. Who interrupts it waits for the questions under way, and no more."""
    hosts: dict[str, list[Url]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    known: list[Known] = []
    stop = Event()

    def of_host(some: Sequence[Url]) -> list[Known]:
        found, silent = [], 0
        for address in some:
            if stop.is_set():
                break
            one, late = _asked(address, asker, now) if silent < _SILENT else (_unasked(address, now), True)
            silent = silent + 1 if late else 0
            found.append(one)
            told(one)
        return found

    with ThreadPoolExecutor(threads) as pool:
        going = [pool.submit(of_host, some) for some in hosts.values()]
        try:
            for one in as_completed(going):
                known += one.result()
        finally:
            stop.set()
    return known


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _unasked(address: Url, now: datetime) -> Known:
    return Known(address, _moment(now), "untold", f"was not asked: its server was silent {_SILENT} times in a row")


def _asked(address: Url, asker: Asker, now: datetime) -> tuple[Known, bool]:
    """What stands at ``address``, and whether no answer came in time."""
    moment = _moment(now)
    try:
        answer = asker.there(address)
    except WebError as error:
        dead = error.why.status in _GONE and not (error.why.again or error.why.refused)
        return Known(address, moment, "dead" if dead else "untold", error.what), error.why.late
    if answer.moved:
        return Known(address, moment, "moved", to=answer.moved), False
    return Known(address, moment, "good"), False


def faults(links: Mapping[Url, Linked], known: Mapping[str, Known]) -> Iterator[Fault]:
    """What is to be said of ``links``, given what is ``known`` of their addresses."""
    for address, place in links.items():
        one = known.get(address)
        if one is None or one.verdict == "good":
            continue
        more = f" (and {place.pages - 1} more pages)" if place.pages > 2 else " (and another page)"
        where = more if place.pages > 1 else ""
        if one.verdict == "dead":
            mend = "mend 'home' below [[source]] in digest.toml" if place.home and _of_outlet(place.path) else ""
            what, hint = f"{address} {one.why}{where}", mend or "mend the link in the article, or take it out"
            yield Fault("warning", place.path, what, hint, place.line)
        elif one.verdict == "moved":
            what = f"{address} has moved for good to {one.to}{where}"
            there = " as 'home' below [[source]] in digest.toml" if place.home and _of_outlet(place.path) else ""
            yield Fault("note", place.path, what, f"write the new address{there}", place.line)
        else:
            what = f"{address} cannot be told: {one.why}{where}"
            yield Fault("note", place.path, what, "open it in a browser if it matters", place.line)


def parsed(data: bytes) -> dict[str, Known]:
    """What an earlier check kept; a line that cannot be read is as if it were not there."""
    found: dict[str, Known] = {}
    for row in data.decode("utf-8", "replace").splitlines():
        try:
            table = json.loads(row)
            one = _known(table)
        except (ValueError, AttributeError, TypeError):
            continue
        found[one.address] = one
    return found


def _known(table: Mapping[str, object]) -> Known:
    """A line as it was kept; raises ValueError or TypeError where it is none."""
    address, asked, why, to = (str(table.get(name, "")) for name in ("address", "asked", "why", "to"))
    if datetime.fromisoformat(asked).tzinfo is None:
        raise ValueError(asked)
    return Known(address, asked, _verdict(table), why, to)


def _verdict(table: Mapping[str, object]) -> Verdict:
    said = table.get("verdict")
    for one in get_args(Verdict):
        if said == one:
            verdict: Verdict = one
            return verdict
    raise ValueError(said)


def text(known: Iterable[Known], now: datetime) -> bytes:
    """``known`` as lines of JSON by address, without what is no longer believed at ``now``."""
    rows = []
    for one in sorted(known, key=lambda one: one.address):
        if one.holds(now):
            table = {"address": one.address, "asked": one.asked, "verdict": one.verdict, "why": one.why, "to": one.to}
            rows.append(json.dumps({name: value for name, value in table.items() if value}, ensure_ascii=False))
    return "".join(f"{row}\n" for row in rows).encode()
