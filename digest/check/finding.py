"""What a rule has to say: a fault, and, once it is known which rule said it, a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the file at ``path`` of the site, in its ``line`` (from 1) where there is one: ``what``, and a
    ``hint`` on what to do. ``path`` is empty where it is about the whole site."""

    level: Level
    path: str
    what: str
    hint: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A :class:`Fault` and the name of the ``rule`` that found it."""

    rule: str
    level: Level
    path: str
    line: int | None
    what: str
    hint: str = ""

    @classmethod
    def of(cls, rule: str, fault: Fault) -> Finding:
        """The finding of ``fault`` by ``rule``."""
        return cls(rule, fault.level, fault.path, fault.line, fault.what, fault.hint)

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Its place in a list: by rule, the worst first, then by file and line."""
        return (self.rule, LEVELS.index(self.level), self.path, self.line or 0, self.what)
