"""The error tree: what is raised when going on makes no sense, and the value that is kept when it does.

::

    DigestError                 says what, where, and what to do; knows its exit code
    ├── ContentError    (1)     the articles cannot be used as they are
    │   └── SourceError         one file or entry: it costs itself, never the build
    ├── SettingsError   (2)     digest.toml or a command's words are wrong
    │   └── OutputError         the output folder is not ours to write to
    └── MachineError    (3)     disk, memory, network or a program failed us

An expected failure of one item ends as a :class:`Skipped` in the result; every other exception is a bug and crashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class DigestError(Exception):
    """Something a person can put right: ``what`` happened, ``where``, and a ``hint`` on what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class ContentError(DigestError):
    """The articles cannot be used as they are."""

    exit_code = 1


class SourceError(ContentError):
    """One file or feed entry cannot be used; the others can."""


class SettingsError(DigestError):
    """The configuration or the command's words are wrong."""

    exit_code = 2


class OutputError(SettingsError):
    """The output folder is not one that may be written to."""


class MachineError(DigestError):
    """The machine failed: disk, memory, network, a missing program."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Skipped:
    """One item that was left out at ``stage``: which, why, and what to do about it."""

    stage: str
    item: str
    why: str
    hint: str = ""

    @classmethod
    def of(cls, stage: str, item: str, error: DigestError) -> Skipped:
        """The record of ``error`` having cost ``item``."""
        return cls(stage, item, error.what, error.hint)
