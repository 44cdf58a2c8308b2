"""The entities that have had a page, so that nothing that comes later gives them another address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest import rows
from digest.contracts import line
from digest.errors import MachineError
from digest.model import Entity, EntityKind

FILE_NAME = "entities.jsonl"
KIND = "entities"
_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
_SLUG = re.compile(r"(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_OLD = b'{"slug": '


@dataclass(frozen=True, slots=True)
class Kept:
    """An entity as it was first shown: its kind is a part of its address."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Registry:
    """The entities kept so far, by the slug of their page."""

    rows: Mapping[str, Kept] = field(default_factory=dict)

    def data(self) -> bytes:
        """The registry as a file of the ledger, in the order of the slugs."""
        return rows.written(KIND, [_table(slug, self.rows[slug]) for slug in sorted(self.rows)])

    def grown(self, entities: Iterable[Entity]) -> Registry:
        """The registry with ``entities`` added; one whose slug is known already stays as it is kept, but for what its
        editor decided since."""
        return Registry({**self.rows, **{one.slug: Kept(one.kind, one.name) for one in entities}})


def parsed(data: bytes, where: str = FILE_NAME) -> Registry:
    """The registry in a file's ``data``; raises :class:`ContentError` with the line of ``where`` that is wrong.

    A file without a first line that counts the others is of an earlier digest; its lines are checked alike.
    """
    if not data:
        rows.refuse(f"{where}:1", "is empty", f"{rows.RESTORE}; remove it where no name ever had a page")
    found: dict[str, Kept] = {}
    before = ""
    for place, row, as_written in _lines(data, where):
        slug, kept = _row(place, row)
        if as_written(_table(slug, kept)) != row:
            rows.refuse(place, "is not written as digest writes it")
        if slug <= before:
            rows.refuse(
                place, "stands out of its place: the lines are sorted by slug and none stands twice", rows.EITHER
            )
        found[slug], before = kept, slug
    return Registry(found)


def _lines(data: bytes, where: str) -> Iterator[tuple[str, str, Any]]:
    """The lines of the file with their places, and how each is written."""
    if data.startswith(_OLD):
        for number, row in enumerate(rows.older(where, data), 1):
            yield f"{where}:{number}", row, lambda table: json.dumps(table, ensure_ascii=False)
    else:
        for place, row in rows.read(KIND, where, data):
            yield place, row, line


def _table(slug: str, kept: Kept) -> dict[str, str]:
    return {"slug": slug, "kind": kept.kind, "name": kept.name}


def _row(where: str, row: str) -> tuple[str, Kept]:
    table: Any = rows.parsed(where, row)
    slug, kind, name = (table.get(key) if isinstance(table, dict) else None for key in ("slug", "kind", "name"))
    if not (isinstance(slug, str) and _SLUG.fullmatch(slug) and isinstance(name, str) and name and kind in _KINDS):
        rows.refuse(where, "names no person, organisation or place with a slug such as 'anna-reed'")
    return slug, Kept(kind, name)


def kept(folder: Path) -> Registry:
    """The registry in the ledger's ``folder``, an empty one where there is none; raises :class:`ContentError` where it
    is damaged."""
    path = folder / FILE_NAME
    if not path.exists():
        return Registry()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    return parsed(data, f"{folder.name}/{FILE_NAME}")
