"""What a check finds, and the small change that puts it right where that is safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note", "good"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note", "good")
"""From what must be done to what is well."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file: the characters from ``start`` to ``end`` become ``text``, and ``done`` says so. In YAML
    (``values`` given) what is said there anew is the scalars ``values`` and nothing else."""

    path: str
    start: int
    end: int
    text: str
    done: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file by its path from the folder of digest.toml, and a line, 0 for none."""

    path: str = ""
    line: int = 0

    @classmethod
    def of(cls, where: str) -> Place:
        """The place that an error names: a path, and perhaps a line behind a colon."""
        path, _, line = where.rpartition(":")
        return cls(path, int(line)) if path and line.isdecimal() else cls(where)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: the ``name`` of its check, how bad, ``where``, ``what`` it is, ``why`` it matters, and what to do
    (``fix``). ``edit`` is what ``--fix`` does, None where a person must decide."""

    name: str
    level: Level
    where: Place
    what: str
    why: str = ""
    fix: str = ""
    edit: Edit | None = None

    @property
    def fixable(self) -> bool:
        """Whether ``--fix`` puts it right."""
        return self.edit is not None
