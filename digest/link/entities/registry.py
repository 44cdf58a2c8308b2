"""The entities that have had a page, so that nothing that comes later gives them another address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest.errors import ContentError
from digest.model import Entity, EntityKind

FILE_NAME = "entities.jsonl"
_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Kept:
    """An entity as it was first shown: its kind is a part of its address."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Registry:
    """The entities kept so far, by the slug of their page."""

    rows: Mapping[str, Kept] = field(default_factory=dict)

    def text(self) -> str:
        """The registry as JSON lines, in the order of the slugs."""
        rows = (
            {"slug": slug, "kind": self.rows[slug].kind, "name": self.rows[slug].name} for slug in sorted(self.rows)
        )
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)

    def grown(self, entities: Iterable[Entity]) -> Registry:
        """The registry with ``entities`` added; one whose slug is known already stays as it is kept, but for what its
        editor decided since."""
        return Registry({**self.rows, **{one.slug: Kept(one.kind, one.name) for one in entities}})


def parsed(text: str, where: str = FILE_NAME) -> Registry:
    """The registry that ``text`` holds; raises :class:`ContentError` naming the line of ``where`` that is none."""
    rows: dict[str, Kept] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            slug, kept = _row(line, f"{where}:{number}")
            rows[slug] = kept
    return Registry(rows)


def _row(line: str, where: str) -> tuple[str, Kept]:
    hint = 'a line is {"slug": …, "kind": "person", "organisation" or "place", "name": …}; restore it or remove it'
    try:
        table: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ContentError(f"is no JSON: {error}", where=where, hint=hint) from None
    slug, kind, name = (table.get(key) if isinstance(table, dict) else None for key in ("slug", "kind", "name"))
    if not (isinstance(slug, str) and slug and isinstance(name, str) and name and kind in _KINDS):
        raise ContentError("names no entity", where=where, hint=hint)
    return slug, Kept(kind, name)


def kept(folder: Path) -> Registry:
    """The registry in the ledger's ``folder``, an empty one where there is none; raises :class:`ContentError` where it
    cannot be read."""
    path = folder / FILE_NAME
    if not path.is_file():
        return Registry()
    try:
        return parsed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            f"cannot be read: {error}", where=str(path), hint="restore it from your repository"
        ) from None
