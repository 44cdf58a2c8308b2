"""The way to a page from the top: the pages above it, by its address, which is made to say that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from digest.model import OutPath, Page
from digest.pages import paths
from digest.pages.shapes import Link
from digest.texts import Texts

Trail = tuple[Link, ...]


@dataclass(frozen=True)
class Trails:
    """Says what stands above a page; ``titles`` are those of all pages by their paths, so that a trail leads to pages
    that there are."""

    texts: Texts
    titles: Mapping[OutPath, str]

    def __call__(self, page: OutPath) -> Trail:
        """The pages above the one at ``page``, the uppermost first; it is not among them, nor is the front page."""
        *folders, last = page.split("/")
        if last != paths.INDEX or not folders:
            return ()
        archived = folders[0].isdigit() or folders[0] == "undated"
        links = [Link(paths.section("archive"), self.texts("trail.archive"))] if archived else []
        for depth in range(1, len(folders)):
            above = paths.section("/".join(folders[:depth]))
            if above in self.titles:
                links.append(Link(above, self._day(folders[:depth]) or self.titles[above]))
        return tuple(links)

    def _day(self, folders: list[str]) -> str:
        """What to call a year, a month or a day below what stands above it, so that nothing is said twice; nothing for
        another page."""
        if not all(folder.isdigit() for folder in folders):
            return ""
        year, month, day = (*map(int, folders), 1, 1)[:3]
        if len(folders) == 1:
            return folders[0]
        return self.texts.bare_day(date(year, month, day)) if len(folders) > 2 else self.texts.bare_month(month)


def trails(texts: Texts, pages: Iterable[Page]) -> Trails:
    """The trails of a site of ``pages``."""
    return Trails(texts, {page.path: str(page.it["title"]) for page in pages if page.path.endswith(paths.INDEX)})
