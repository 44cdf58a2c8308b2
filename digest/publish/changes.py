"""What differs between two sites, by the hashes of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that are new, that have other bytes, and that are gone, each in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    @property
    def marked(self) -> list[tuple[str, str]]:
        """Every path with the letter that Git has for what became of it: A, M or D."""
        found = [("A", path) for path in self.added] + [("M", path) for path in self.changed]
        return sorted([*found, *(("D", path) for path in self.removed)], key=lambda one: one[1])

    @property
    def said(self) -> str:
        """``3 files new, 2 changed, 1 gone``."""
        counts = [(self.added, "new"), (self.changed, "changed"), (self.removed, "gone")]
        parts = [f"{len(paths)} {word}" for paths, word in counts if paths]
        first, _, rest = parts[0].partition(" ") if parts else ("0", "", "changed")
        return ", ".join([f"{first} file{'' if first == '1' else 's'} {rest}", *parts[1:]])


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """What became of the files ``before``, a hash by path, in those ``after``."""
    return Changes(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
    )
