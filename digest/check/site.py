"""A built site as it lies in its folder: the value that every rule looks at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from digest.check.base import Base, base
from digest.check.finding import Fault, Finding
from digest.check.sheet import Page
from digest.errors import DigestError
from digest.ledger import Ledger
from digest.write import Manifest

STATUS = "status.json"
FEEDS = ("feed.xml", "rss.xml", "archive.xml", "feed.json")
"""The names of files that are feeds."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A file of the output folder: its ``size`` in bytes, its SHA-256, and its ``data``: of a text the whole, of
    anything else the beginning."""

    size: int
    sha256: str
    data: bytes = b""

    def line(self, piece: bytes) -> int | None:
        """The line of the first ``piece`` in it."""
        at = self.data.find(piece)
        return self.data.count(b"\n", 0, at) + 1 if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the output: the ``base_url`` that is configured, the manifest of what digest ``made``, the
    files beside it that it did not (``foreign``), the ``ledger``, the ``damage`` it has, and what there is to tell
    where it is ``gone``."""

    base_url: str
    made: Manifest
    foreign: tuple[str, ...] = ()
    ledger: Ledger | None = None
    damage: DigestError | None = None
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The ``files`` of the site by path, what was kept of its ``pages``, the tables below ``data/`` and the
    status, what stands ``around`` it, and what was found while the pages were read. ``base`` is where it was built to
    stand."""

    files: Mapping[str, Lying]
    pages: Mapping[str, Page]
    tables: Mapping[str, Any]
    around: Surroundings
    base: Base
    found: tuple[Finding, ...] = ()

    def below(self, folder: str) -> Iterator[tuple[str, Any]]:
        """The tables in ``folder`` by their path."""
        return ((path, table) for path, table in self.tables.items() if path.startswith(folder))

    @property
    def status(self) -> Mapping[str, Any]:
        """What status.json says; nothing where there is none that can be read."""
        return as_table(self.tables.get(STATUS))

    def feeds(self) -> Iterator[tuple[str, Lying]]:
        """The feeds by their path."""
        return ((path, file) for path, file in self.files.items() if path.rpartition("/")[2] in FEEDS)

    @property
    def articles(self) -> dict[str, Mapping[str, Any]]:
        """The data of every article by its id."""
        return {PurePosixPath(path).stem: as_table(table) for path, table in self.below("data/articles/")}

    @property
    def readable(self) -> bool:
        """Whether all its data could be read, so that what they lack is not there."""
        return all(path in self.tables for path in self.files if path.startswith("data/") and path.endswith(".json"))

    @property
    def days(self) -> set[date]:
        """The days of the articles and the editions, as their data have them."""
        editions = [as_table(as_table(table).get("edition")) for _, table in self.below("data/editions/")]
        return set(_days([*self.articles.values(), *editions]))

    @property
    def corrected(self) -> set[date]:
        """The days on which something was put right, as their data have them."""
        tables = [as_table(one) for _, one in self.below("data/editions/")]
        stories = [as_table(one) for _, one in self.below("data/stories/")]
        found = [as_table(one.get("edition")).get("corrections") for one in tables]
        found += [as_table(one.get("story")).get("corrections") for one in stories]
        found += [one.get("corrected") for one in self.articles.values()]
        return set(_days(as_table(one) for some in found for one in as_list(some)))


def _days(found: Iterable[Mapping[str, Any]]) -> Iterator[date]:
    """The day of each table that has one."""
    for one in found:
        with suppress(ValueError):
            yield date.fromisoformat(str(one.get("day")))


def as_table(found: Any) -> Mapping[str, Any]:
    """``found`` if it is a table, else an empty one."""
    return found if isinstance(found, dict) else {}


def as_list(found: Any) -> list[Any]:
    """``found`` if it is a list, else an empty one."""
    return found if isinstance(found, list) else []


def table_of(path: str, data: bytes) -> tuple[Any, Fault | None]:
    """The JSON in ``data``, or what is wrong with it."""
    try:
        return json.loads(data), None
    except json.JSONDecodeError as error:
        return None, Fault("error", path, f"is no JSON: {error.msg}", "build again", error.lineno)
    except (ValueError, RecursionError) as error:
        return None, Fault("error", path, f"is no JSON: {error}", "build again")


def articles_by_page(tables: Mapping[str, Any], where: Base) -> dict[str, Mapping[str, Any]]:
    """The data of every article by the path of its page."""
    found: dict[str, Mapping[str, Any]] = {}
    for path, table in tables.items():
        if path.startswith("data/articles/"):
            target = where.target("index.html", str(as_table(table).get("url", "")))
            found[target.path] = as_table(table)
    return found


def originals(articles: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Where ``articles`` first stood, as they say: addresses that strangers wrote."""
    return frozenset(str(as_table(one.get("article")).get("url") or "") for one in articles) - {""}


def stands_at(configured: str, status: Mapping[str, Any], canonical: str) -> Base:
    """Where a site was built to stand: as it is ``configured``, unless all that it says of itself says otherwise."""
    said = str(status.get("base_url", canonical))
    if canonical and canonical != configured and said == canonical and canonical.startswith("http"):
        return base(canonical if canonical.endswith("/") else f"{canonical}/")
    return base(configured)
