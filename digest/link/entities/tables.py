"""The file ``entities.toml`` as a hand writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from digest import border
from digest.model import EntityKind
from digest.toml import Part

_Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(border.said)]


class Decision(Part):
    """One ``[[entity]]``: its ``name`` as it is to be shown, its kind, and the names that mean the same."""

    name: _Name
    kind: EntityKind | None = None
    also: tuple[_Name, ...] = ()


class Split(Part):
    """One ``[[split]]``: in these ``articles`` (paths below the content folder), ``name`` means ``into``."""

    name: _Name
    into: _Name
    articles: Annotated[tuple[str, ...], Field(min_length=1)]


class Tables(Part):
    """All that the file says."""

    hide: tuple[_Name, ...] = ()
    entity: tuple[Decision, ...] = ()
    split: tuple[Split, ...] = ()
