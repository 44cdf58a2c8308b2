"""Whole pages of outlets that do not exist, as text: ``tests/data/pages/*.txt``, in which ``<<<`` and ``>>>`` stand
around the story."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "pages"


@dataclass(frozen=True, slots=True)
class Saved:
    """A page: its ``lines``, and where its story stands in them, ``first`` and ``last`` both in it."""

    name: str
    lines: tuple[str, ...]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The page as a file."""
        return "\n".join(self.lines) + "\n"

    @property
    def title(self) -> str:
        """The headline, without the outlet that follows it in the page's first line."""
        return self.lines[0].partition(" | ")[0]

    @property
    def story(self) -> list[str]:
        """The story's lines."""
        return list(self.lines[self.first : self.last + 1])


def saved(path: Path) -> Saved:
    """The page in ``path``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first, after = lines.index("<<<"), lines.index(">>>")
    return Saved(path.stem, (*lines[:first], *lines[first + 1 : after], *lines[after + 1 :]), first, after - 2)


PAGES = [saved(path) for path in sorted(FOLDER.glob("*.txt"))]
